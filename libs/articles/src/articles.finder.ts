import { type Database, statement, type Transaction } from '#database';
import { type Caller, isUuid, notFound, type Uuid } from '#kernel';
import type { ArticleRow } from './article.entity.js';
import { type SeenRevision, type WholeArticle, wholeArticle } from './article.view.js';

const byId = statement<WholeArticle>(
  'article.get',
  `SELECT ${wholeArticle} FROM article a WHERE a.desk_id = $1 AND a.id = $2`,
);
const lock = statement<Omit<ArticleRow, 'deskId'>>(
  'article.lock',
  `SELECT a.id, a.slug, a.status, a.audience, a.created_at AS "createdAt", a.updated_at AS "updatedAt",
     a.published_at AS "publishedAt", a.version, a.public_version AS "publicVersion"
   FROM article a WHERE a.desk_id = $1 AND a.id = $2 FOR UPDATE`,
);
const revision = statement<SeenRevision>(
  'article.revision',
  `SELECT r.article_id AS "articleId", r.language, r.number, r.title, r.body, r.html,
     r.machine_translated AS "machineTranslated", r.saved_by AS "savedBy", r.saved_at AS "savedAt",
     t.published IS NOT DISTINCT FROM r.number AS published
   FROM article_translation t JOIN article_revision r
     ON r.desk_id = $1 AND r.article_id = t.article_id AND r.language = t.language AND r.number = coalesce($4, t.latest)
   WHERE t.desk_id = $1 AND t.article_id = $2 AND t.language = $3`,
);

/** An article as its writers see it. @throws Problem `not-found` */
export async function findArticle(reader: Database | Transaction, caller: Caller, id: string): Promise<WholeArticle> {
  const found = isUuid(id) ? await ask(reader, caller, id) : undefined;
  if (!found) throw notFound();
  return found;
}

async function ask(reader: Database | Transaction, caller: Caller, id: Uuid): Promise<WholeArticle | undefined> {
  const values = [caller.deskId, id];
  return 'readFirst' in reader ? reader.readFirst(caller, byId, values) : reader.first(byId, values);
}

/** Locks an article until the transaction ends. @throws Problem `not-found` */
export async function lockArticle(tx: Transaction, id: string): Promise<Omit<ArticleRow, 'deskId'>> {
  const found = isUuid(id) ? await tx.first(lock, [tx.deskId, id]) : undefined;
  if (!found) throw notFound();
  return found;
}

/**
 * What was written in a language, last or as a certain version. undefined: nothing.
 *
 * @param number counts from 1; null for the last one
 */
export async function findRevision(
  reader: Database | Transaction,
  caller: Caller,
  articleId: string,
  language: string,
  number: number | null,
): Promise<SeenRevision | undefined> {
  if (!isUuid(articleId)) return undefined;
  const values = [caller.deskId, articleId, language, number];
  return 'readFirst' in reader ? reader.readFirst(caller, revision, values) : reader.first(revision, values);
}
