import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DeskRow } from '#desks';
import { type ArticleAudience, ArticleRow } from './article.entity.js';

/** The published words of an article in one language: all that searches and suggestions ever see. */
@Entity('article_text')
@Index('article_text_titles', ['deskId', 'language', 'titleWords'], { type: 'gin' })
@Index('article_text_bodies', ['deskId', 'language', 'bodyWords'], { type: 'gin' })
@ForeignKey(() => ArticleRow, ['deskId', 'articleId'], ['deskId', 'id'])
export class ArticleTextRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid', { name: 'article_id' }) articleId: string;
  @PrimaryColumn('text') language: string;
  @Column('text') audience: ArticleAudience;
  @Column('text') title: string;
  /** The body without its marks */
  @Column('text') plain: string;
  @Column('tsvector', { name: 'title_words' }) titleWords: string;
  /** Of body and title */
  @Column('tsvector', { name: 'body_words' }) bodyWords: string;
  /** Its different words, folded: what it has in `article_word` */
  @Column('text', { array: true }) vocabulary: string[];
}

/** A word that published articles use: what a misspelt one may have been meant to be. */
@Entity('article_word')
@Index('article_word_trigrams', ['deskId', 'language', 'word'], { type: 'gin' })
@ForeignKey(() => DeskRow, ['deskId'], ['id'])
export class ArticleWordRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('text') language: string;
  @PrimaryColumn('text') word: string;
  /** How many articles use it */
  @Column('integer') uses: number;
}
