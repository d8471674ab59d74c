import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { DeskRow } from '#desks';

export const articleStatuses = ['draft', 'published', 'archived'] as const;
export type ArticleStatus = (typeof articleStatuses)[number];

/** Who may read it once it is published: everybody, or whoever is signed in at the desk. */
export const articleAudiences = ['public', 'customers'] as const;
export type ArticleAudience = (typeof articleAudiences)[number];

/** An article of a desk's knowledge base, whatever its languages. */
@Entity('article')
@Unique('article_slug', ['deskId', 'slug'])
@Index('article_created', ['deskId', 'createdAt', 'id'])
@Index('article_published', ['deskId', 'publishedAt', 'id'], { where: "status = 'published'" })
@ForeignKey(() => DeskRow, ['deskId'], ['id'])
export class ArticleRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  /** Its name in paths */
  @Column('text') slug: string;
  @Column('text') status: ArticleStatus;
  @Column('text') audience: ArticleAudience;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
  /** When what readers see was published last */
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt: Date | null;
  /** Grows with every change that its writers see. */
  @Column('integer', { default: 1 }) version: number;
  /** Grows with every change that its readers see. */
  @Column('integer', { name: 'public_version', default: 0 }) publicVersion: number;
}

/** What was written once, in one language. Rows are added, never changed. */
@Entity('article_revision')
@ForeignKey(() => ArticleRow, ['deskId', 'articleId'], ['deskId', 'id'])
export class ArticleRevisionRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid', { name: 'article_id' }) articleId: string;
  @PrimaryColumn('text') language: string;
  /** From 1, per article and language */
  @PrimaryColumn('integer') number: number;
  @Column('text') title: string;
  /** Markdown */
  @Column('text') body: string;
  /** Rendered and sanitised when it was written; sanitised again when it is shown. */
  @Column('text') html: string;
  @Column('boolean', { name: 'machine_translated' }) machineTranslated: boolean;
  @Column('text', { name: 'saved_by_kind' }) savedByKind: 'person' | 'key' | 'system';
  @Column('uuid', { name: 'saved_by', nullable: true }) savedBy: string | null;
  @Column('timestamptz', { name: 'saved_at' }) savedAt: Date;
}

/** An article in one language: which revision is worked on, which one readers see. */
@Entity('article_translation')
@ForeignKey(
  () => ArticleRevisionRow,
  ['deskId', 'articleId', 'language', 'latest'],
  ['deskId', 'articleId', 'language', 'number'],
)
@ForeignKey(
  () => ArticleRevisionRow,
  ['deskId', 'articleId', 'language', 'published'],
  ['deskId', 'articleId', 'language', 'number'],
)
export class ArticleTranslationRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid', { name: 'article_id' }) articleId: string;
  @PrimaryColumn('text') language: string;
  @Column('integer') latest: number;
  @Column('integer', { nullable: true }) published: number | null;
}
