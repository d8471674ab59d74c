import { type Caller, Problem } from '#kernel';

/**
 * Optimistic concurrency. A single resource carries `version`, an integer that grows with every change its reader can
 * see. Its ETag is that number and the language of the answer, `"7.fr"`; `If-Match` compares the number alone.
 */
export function etagOf(version: number, language: string): string {
  return `"${version}.${language}"`;
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
