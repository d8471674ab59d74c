import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PersonRow } from '#accounts';
import { DeskRow } from '#desks';
import { TicketRow } from '#tickets';
import { ArticleRow } from './article.entity.js';

/** Whether an article helped one reader. */
@Entity('article_vote')
@ForeignKey(() => ArticleRow, ['deskId', 'articleId'], ['deskId', 'id'])
@ForeignKey(() => PersonRow, ['deskId', 'personId'], ['deskId', 'id'], { onDelete: 'CASCADE' })
export class ArticleVoteRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid', { name: 'article_id' }) articleId: string;
  /** Keyed digest of the person, or of the network that a stranger came from */
  @PrimaryColumn('bytea') voter: Buffer;
  /** null: a stranger */
  @Column('uuid', { name: 'person_id', nullable: true }) personId: string | null;
  @Column('boolean') helpful: boolean;
  @Column('timestamptz') at: Date;
}

/** What a signed-in reader said under an article. */
@Entity('article_comment')
@Index('article_comment_article', ['deskId', 'articleId', 'createdAt', 'id'])
@ForeignKey(() => ArticleRow, ['deskId', 'articleId'], ['deskId', 'id'])
export class ArticleCommentRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'article_id' }) articleId: string;
  @Column('uuid', { name: 'author_id' }) authorId: string;
  @Column('boolean', { name: 'by_staff' }) byStaff: boolean;
  /** Plain text; empty once redacted. */
  @Column('text') body: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'redacted_at', nullable: true }) redactedAt: Date | null;
  @Column('integer', { default: 1 }) version: number;
}

/** Articles that were shown to somebody who was about to ask, and what came of it. */
@Entity('article_suggestion')
@Index('article_suggestion_created', ['deskId', 'createdAt'])
@ForeignKey(() => DeskRow, ['deskId'], ['id'])
@ForeignKey(() => TicketRow, ['deskId', 'ticketId'], ['deskId', 'id'])
export class ArticleSuggestionRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  /** null: a stranger */
  @Column('uuid', { name: 'person_id', nullable: true }) personId: string | null;
  @Column('text') language: string;
  /** null: not known, or not yet */
  @Column('text', { nullable: true }) outcome: 'solved' | 'filed' | null;
  /** The article that solved it */
  @Column('uuid', { name: 'solved_by', nullable: true }) solvedBy: string | null;
  /** The ticket that was filed all the same */
  @Column('uuid', { name: 'ticket_id', nullable: true }) ticketId: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'settled_at', nullable: true }) settledAt: Date | null;
}

/** One article among those shown. */
@Entity('article_suggestion_item')
@ForeignKey(() => ArticleSuggestionRow, ['deskId', 'suggestionId'], ['deskId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey(() => ArticleRow, ['deskId', 'articleId'], ['deskId', 'id'])
export class ArticleSuggestionItemRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid', { name: 'suggestion_id' }) suggestionId: string;
  @PrimaryColumn('uuid', { name: 'article_id' }) articleId: string;
  @Column('timestamptz', { name: 'opened_at', nullable: true }) openedAt: Date | null;
}
