import { type Database, statement } from '#database';
import { type Desk, deskColumns, nowAt } from '#desks';
import { Problem, type Uuid } from '#kernel';
import type { PublishableKeyIdentity, RequestPlace } from './identity.js';
import { parseToken, sameHash } from './secret-token.js';
import { unknownCredentials } from './unknown-credentials.js';

/** A publishable key that is good, with its desk. */
export interface PageState extends Desk {
  readonly keyId: Uuid;
  readonly requestTypes: readonly string[];
  readonly hash: Buffer;
  readonly origins: readonly string[];
  readonly endedAt: Date | null;
}

const pageState = statement<PageState>(
  'credentials.page',
  `SELECT ${deskColumns}, k.id AS "keyId", k.request_types AS "requestTypes", k.hash, k.origins, k.ended_at AS "endedAt"
   FROM desk d JOIN publishable_key k ON k.desk_id = $1 AND k.id = $2 WHERE d.id = $1`,
);

/** What a publishable key says, while it is good. @throws Problem `invalid-credentials`, `expired-credentials` (401) */
export async function readPage(database: Database, bearer: string): Promise<PageState> {
  const token = parseToken('gpk', bearer);
  if (!token) throw unknownCredentials();
  const { deskId, id, hash } = token;
  const state = await database.readFirst({ deskId }, pageState, [deskId, id]);
  if (state?.status !== 'active' || !sameHash(state.hash, hash)) throw unknownCredentials();
  if (state.endedAt && state.endedAt <= nowAt(state)) {
    throw new Problem('expired-credentials', 'The publishable key was revoked. Put its successor into the page.');
  }
  return state;
}

/**
 * The page that a publishable key stands in. Any program can say any `Origin`; browsers say the right one, so that a key
 * copied into another page does not work there. The service's own frame asks from the service's origin: whose page it may
 * be shown in, its `frame-ancestors` says to the browser.
 *
 * @throws Problem as `readPage`, `forbidden` (403; a page that it does not name)
 */
export async function identifyPage(
  database: Database,
  bearer: string,
  { origin, isOwnPage }: RequestPlace,
): Promise<PublishableKeyIdentity> {
  const state = await readPage(database, bearer);
  if (!isOwnPage && (origin === undefined || !state.origins.includes(origin))) {
    const detail = 'This key works in pages of its own origins alone, and `Origin` names none of them.';
    throw new Problem('forbidden', detail);
  }
  return { kind: 'publishable', desk: state, keyId: state.keyId };
}
