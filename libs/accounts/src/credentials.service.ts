import { Injectable, Logger } from '@nestjs/common';
import { everParticipates } from '#access';
import { Database, statement } from '#database';
import { type Desk, deskColumns, nowAt } from '#desks';
import { Problem, type Scope, systemClock, type Uuid } from '#kernel';
import type { AccessClaims } from './access-token.js';
import { AccessTokenStrategy } from './access-token.strategy.js';
import type { Identity, KeyIdentity, LinkHolder, OnBehalfIdentity, PersonIdentity, RequestPlace } from './identity.js';
import { isWithin } from './networks.js';
import { identifyPage } from './page-credentials.js';
import type { PersonStatus } from './person.entity.js';
import { type ParsedToken, parseToken, sameHash } from './secret-token.js';
import { unknownCredentials } from './unknown-credentials.js';

interface PersonState extends Omit<PersonIdentity, 'kind' | 'desk'>, Desk {
  readonly personStatus: PersonStatus;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
}

interface KeyState extends Desk {
  readonly hash: Buffer;
  readonly scopes: readonly Scope[];
  readonly addresses: readonly string[] | null;
  readonly expiresAt: Date | null;
  readonly endedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

/** Everything that may have changed since the token was made, in one statement: desk, session, person, memberships. */
const personState = statement<PersonState>(
  'credentials.person',
  `SELECT ${deskColumns}, p.id AS "personId", s.id AS "sessionId", p.role, p.language, p.status AS "personStatus",
     s.expires_at AS "expiresAt", s.ended_at AS "endedAt", s.participant_id AS "participantId",
     ${everParticipates('p.id')} AS participates,
     ARRAY(SELECT m.organization_id FROM membership m WHERE m.desk_id = $1 AND m.person_id = p.id
       ORDER BY m.organization_id)::text[] AS "organizationIds",
     ARRAY(SELECT g.group_key FROM group_member g WHERE g.desk_id = $1 AND g.person_id = p.id
       ORDER BY g.group_key) AS "groupKeys"
   FROM desk d
   JOIN session s ON s.desk_id = $1 AND s.id = $2
   JOIN person p ON p.desk_id = $1 AND p.id = s.person_id
   WHERE d.id = $1 AND p.id = $3`,
);
const keyState = statement<KeyState>(
  'credentials.key',
  `SELECT ${deskColumns}, k.hash, k.scopes, k.addresses, k.expires_at AS "expiresAt", k.ended_at AS "endedAt",
     k.last_used_at AS "lastUsedAt"
   FROM desk d JOIN api_key k ON k.desk_id = $1 AND k.id = $2 WHERE d.id = $1`,
);
const touchKey = statement<never>(
  'api-key.touch',
  `UPDATE api_key SET last_used_at = $3
   WHERE desk_id = $1 AND id = $2 AND (last_used_at IS NULL OR last_used_at < $3::timestamptz - interval '1 minute')`,
);

/** Characters of an access token at most. */
const longestToken = 4_000;

/** How often the use of a key is written down, at most. */
const touchEveryMs = 60_000;

/**
 * Finds out whom a bearer token stands for. Only signatures are ever remembered; whether the session, the person, the
 * key and the desk are still good is read anew with each request, so what ends is refused from the next request on.
 */
@Injectable()
export class Credentials {
  private readonly logger = new Logger('credentials');
  /** When this process last wrote down the use of a key, by the machine's clock. */
  private readonly touched = new Map<Uuid, number>();

  constructor(
    private readonly database: Database,
    private readonly accessTokens: AccessTokenStrategy,
  ) {}

  /**
   * @throws Problem `invalid-credentials` or `expired-credentials` (401), `forbidden` (403; a key, from a wrong address or
   *   page)
   */
  async identify(bearer: string, from: RequestPlace): Promise<Identity> {
    if (bearer.startsWith('gpk_')) return identifyPage(this.database, bearer, from);
    if (!bearer.startsWith('gk_')) return this.identifyPerson(bearer);
    const key = parseToken('gk', bearer);
    if (!key) throw unknownCredentials();
    return this.identifyKey(key, from.address);
  }

  /**
   * What an access token says, if its session and its person are still good. Of an agent in a customer's place only the
   * token itself is looked at.
   *
   * @throws Problem `invalid-credentials` or `expired-credentials` (401)
   */
  async inspect(token: string): Promise<AccessClaims> {
    if (token.length > longestToken) throw unknownCredentials();
    const claims = await this.accessTokens.verify(token);
    if (claims.onBehalf === null) await this.personNow(claims.desk, claims.sid, claims.sub);
    return claims;
  }

  /**
   * Whom a signed link stands for that was made for a session or a key: read as anew as for a bearer token, so that the
   * link ends with them.
   *
   * @throws Problem `invalid-credentials` or `expired-credentials` (401)
   */
  async recall(holder: LinkHolder): Promise<PersonIdentity | KeyIdentity> {
    if (holder.kind === 'key') return this.keyNow(holder.deskId, holder.keyId, () => true);
    return this.personNow(holder.deskId, holder.sessionId, holder.personId);
  }

  private async identifyPerson(token: string): Promise<PersonIdentity | OnBehalfIdentity> {
    if (token.length > longestToken) throw unknownCredentials();
    const claims = await this.accessTokens.verify(token);
    const { desk, sid, sub, onBehalf } = claims;
    if (onBehalf !== null) return { kind: 'onBehalf', claims: { ...claims, onBehalf } };
    return this.personNow(desk, sid, sub);
  }

  private async personNow(deskId: Uuid, sid: Uuid, sub: Uuid): Promise<PersonIdentity> {
    const state = await this.database.readFirst({ deskId }, personState, [deskId, sid, sub]);
    if (state?.status !== 'active' || !maySignIn(state)) throw unknownCredentials();
    if (state.endedAt !== null || state.expiresAt <= nowAt(state)) {
      throw new Problem('expired-credentials', 'The session is over. Sign in again.');
    }
    const { personId, sessionId, language, participantId } = state;
    const known = { kind: 'person', desk: state, personId, sessionId, language, participantId } as const;
    // A link lets in to one ticket, whatever else its owner may be.
    if (participantId !== null) {
      return { ...known, role: 'customer', organizationIds: [], groupKeys: [], participates: true };
    }
    const { role, organizationIds, groupKeys, participates } = state;
    return { ...known, role, organizationIds, groupKeys, participates };
  }

  private async identifyKey(token: ParsedToken, from: string): Promise<KeyIdentity> {
    const { deskId, id, hash } = token;
    const key = await this.keyNow(deskId, id, (state) => sameHash(state.hash, hash));
    // Told to whoever has the whole key alone: it says that the key is good.
    if (key.addresses !== null && !isWithin(key.addresses, from)) {
      throw new Problem(
        'forbidden',
        `This API key may not be used from ${from}. An admin of the desk says from where.`,
      );
    }
    this.noteUse(deskId, id, nowAt(key.desk));
    return key;
  }

  private async keyNow(deskId: Uuid, id: Uuid, isRight: (state: KeyState) => boolean): Promise<KeyIdentity> {
    const state = await this.database.readFirst({ deskId }, keyState, [deskId, id]);
    if (state?.status !== 'active' || !isRight(state)) throw unknownCredentials();
    const now = nowAt(state);
    if ((state.endedAt && state.endedAt <= now) || (state.expiresAt && state.expiresAt <= now)) {
      throw new Problem('expired-credentials', 'The API key has expired or was revoked. Use its successor.');
    }
    return { kind: 'key', desk: state, keyId: id, scopes: state.scopes, addresses: state.addresses };
  }

  /** Beside the request, not in it: a key's last use is worth no waiting, and losing one costs nothing. */
  private noteUse(deskId: Uuid, keyId: Uuid, now: Date): void {
    const present = systemClock.now().getTime();
    if (present - (this.touched.get(keyId) ?? 0) < touchEveryMs) return;
    if (this.touched.size >= 10_000) this.touched.clear();
    this.touched.set(keyId, present);
    this.database
      .transaction({ deskId, requestId: '' }, (tx) => tx.run(touchKey, [deskId, keyId, now]))
      .catch((error: unknown) => this.logger.warn(`the use of a key could not be noted: ${String(error)}`));
  }
}

/** A guest has no account; suspended people are refused everywhere. */
function maySignIn({ personStatus, participantId }: PersonState): boolean {
  return personStatus === 'active' || (personStatus === 'invited' && participantId !== null);
}
