import { lockOf, statement, type Transaction } from '#database';
import type { Uuid } from '#kernel';
import { textOfMarkdown } from '#rich-text';
import type { ArticleAudience } from './article.entity.js';
import { configurationOf, foldedWords, vocabularyOf } from './article-words.js';

/** Publishing happens one article at a time on a desk, for articles share the rows of `article_word`. */
const alone = statement<never>(
  'article.index-alone',
  `SELECT pg_advisory_xact_lock(${lockOf('articleWords', '$1::uuid::text')})`,
);
const forget = statement<{ language: string; vocabulary: string[] }>(
  'article.unindex',
  `DELETE FROM article_text WHERE desk_id = $1 AND article_id = $2 AND language = ANY ($3::text[])
   RETURNING language, vocabulary`,
);
const index = statement<never>(
  'article.index',
  `INSERT INTO article_text (desk_id, article_id, language, audience, title, plain, title_words, body_words, vocabulary)
   SELECT $1, $2, $3, $4, $5, $6, strip(to_tsvector($7::regconfig, $8) || to_tsvector('pg_catalog.simple', $8)),
     strip(to_tsvector($7::regconfig, $9) || to_tsvector('pg_catalog.simple', $9)), $10::text[]`,
);
const lessUsed = statement<never>(
  'article-word.less',
  `UPDATE article_word SET uses = uses - 1 WHERE desk_id = $1 AND language = $2 AND word = ANY ($3::text[])`,
);
const unused = statement<never>(
  'article-word.unused',
  `DELETE FROM article_word WHERE desk_id = $1 AND language = $2 AND word = ANY ($3::text[]) AND uses < 1`,
);
const moreUsed = statement<never>(
  'article-word.more',
  `INSERT INTO article_word (desk_id, language, word, uses) SELECT $1, $2, unnest($3::text[]), 1
   ON CONFLICT (desk_id, language, word) DO UPDATE SET uses = article_word.uses + 1`,
);

/** What readers get to see of an article in one language. */
export interface PublishedText {
  readonly articleId: Uuid;
  readonly language: string;
  readonly audience: ArticleAudience;
  readonly title: string;
  /** Markdown */
  readonly body: string;
}

/** Lets a text be found, in the place of the one that was found before. */
export async function indexWords(tx: Transaction, text: PublishedText): Promise<void> {
  const { articleId, language, audience, title, body } = text;
  await forgetWords(tx, articleId, [language]);
  const plain = textOfMarkdown(body);
  const vocabulary = vocabularyOf(title, plain);
  const words = foldedWords(title).join(' ');
  const all = `${words} ${foldedWords(plain).join(' ')}`;
  const configuration = configurationOf(language);
  const values = [articleId, language, audience, title, plain, configuration, words, all, vocabulary];
  await tx.run(index, [tx.deskId, ...values]);
  await tx.run(moreUsed, [tx.deskId, language, vocabulary]);
}

/** Lets the texts of an article in these languages no longer be found. */
export async function forgetWords(tx: Transaction, articleId: Uuid, languages: readonly string[]): Promise<void> {
  await tx.run(alone, [tx.deskId]);
  for (const { language, vocabulary } of await tx.run(forget, [tx.deskId, articleId, languages])) {
    await tx.run(lessUsed, [tx.deskId, language, vocabulary]);
    await tx.run(unused, [tx.deskId, language, vocabulary]);
  }
}
