import { type Database, statement, type Transaction } from '#database';
import { type Caller, isUuid, notFound, type Uuid } from '#kernel';
import { isKnown } from './article-readers.js';

const visible = statement<{ id: Uuid }>(
  'published-article.visible',
  `SELECT a.id FROM article a
   WHERE a.desk_id = $1 AND (a.id = $2 OR a.slug = $3) AND a.status = 'published' AND ($4 OR a.audience = 'public')`,
);

/** An article is named by its id or its slug; for a statement, as two values. */
export function named(idOrSlug: string): [Uuid | null, string | null] {
  const id = idOrSlug.toLowerCase();
  return isUuid(id) ? [id, null] : [null, idOrSlug];
}

/**
 * The id of an article that somebody may read: published, and for them. All else does not exist for readers.
 *
 * @throws Problem `not-found`
 */
export async function findPublished(reader: Database | Transaction, caller: Caller, idOrSlug: string): Promise<Uuid> {
  const values = [caller.deskId, ...named(idOrSlug), isKnown(caller)];
  const row =
    'readFirst' in reader ? await reader.readFirst(caller, visible, values) : await reader.first(visible, values);
  if (!row) throw notFound();
  return row.id;
}
