import { familyScopes, mayReadFamily } from '#change-feed';
import { type Caller, Problem } from '#kernel';

/** What endpoints can hear of: all but themselves. */
const families = Object.keys(familyScopes).filter((family) => family !== 'webhookEndpoint');

/**
 * @throws Problem `unprocessable` for what nobody hears of, `insufficient-scope` for a key that would read through an
 *   endpoint what it may not read otherwise
 */
export function requireMayHear(caller: Caller, kinds: readonly string[]): void {
  const unknown = kinds.flatMap((kind, place) =>
    families.includes(familyOf(kind)) ? [] : [{ pointer: `/kinds/${place}`, code: 'unknown', detail: offered }],
  );
  if (unknown.length > 0)
    throw new Problem('unprocessable', 'See `errors` for what nobody hears of.', { errors: unknown });
  const denied = kinds.find((kind) => !mayRead(caller, kind));
  if (denied === undefined) return;
  const scopes = [...new Set(['tickets:read', familyScopes[familyOf(denied)]])].join('` and `');
  throw new Problem('insufficient-scope', `To send \`${denied}\` somewhere, a key needs \`${scopes}\`.`);
}

/** Whether the caller may read what is sent of a kind of event. Tickets go with events of every family. */
export function mayRead(caller: Caller, kind: string): boolean {
  return mayReadFamily(caller, 'ticket') && (kind === testKind || mayReadFamily(caller, familyOf(kind)));
}

export const testKind = 'webhook.test';

const offered = `Name kinds of these families: ${families.join(', ')}.`;

function familyOf(kind: string): string {
  return kind.split('.', 1)[0] ?? '';
}
