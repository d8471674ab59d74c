import { hash } from 'node:crypto';
import { type Caller, Problem } from '#kernel';

/**
 * Optimistic concurrency. A single resource carries `version`, an integer that grows with every change its reader can
 * see. Its ETag is that number, the language of the answer and a digest of it, `"7.fr-1c0ffee1"`; `If-Match` compares
 * the number alone. The digest is there because an answer also says what is no change of the resource: labels of the
 * desk, names of people, what is unread, what has become late.
 */
export function etagOf(version: number, language: string, answer: object): string {
  return `"${version}.${language}-${hash('sha1', JSON.stringify(answer)).slice(0, 8)}"`;
}

/**
 * @param current the version of the locked row, as this caller sees it
 * @param changed names what changed since, for the problem document; asked only when the versions differ
 * @throws Problem `stale` (412) when `If-Match` names another version, `precondition-required` (428) when it is missing
 *   although required
 */
export function requireVersion(
  caller: Caller,
  current: number,
  required: boolean,
  changedFields: readonly string[] = [],
): void {
  if (caller.ifMatch === null) {
    if (!required) return;
    throw new Problem('precondition-required', 'Send `If-Match` with the ETag of the version you have read.');
  }
  const named = caller.ifMatch.split(',').map((tag) => tag.trim());
  const fits = named.some((tag) => tag === '*' || /^"(\d+)(\.[A-Za-z0-9-]+)?"$/.exec(tag)?.[1] === String(current));
  if (fits) return;
  throw new Problem(
    'stale',
    'Somebody changed it meanwhile. Read it again and repeat your change on the new version.',
    {
      members: { currentVersion: current, ...(changedFields.length > 0 ? { changedFields } : {}) },
    },
  );
}
