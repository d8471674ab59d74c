import { createSecretKey, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isEmail } from 'class-validator';
import jwt from 'jsonwebtoken';
import { Database, Secrets, statement } from '#database';
import { type Caller, Problem, systemClock, type Uuid } from '#kernel';
import { hashOf, sameHash } from './secret-token.js';

/** Who looks at a partner's page, as the partner's server has said it. */
export interface VisitorIdentity {
  readonly email: string;
  /** What to call somebody whom the desk does not know yet; null: it was not said. */
  readonly name: string | null;
  /** The token's own name (`jti`), for tokens that are good once; null: this one is good for as long as it lasts. */
  readonly tokenId: string | null;
}

/** Seconds from `iat` to `exp` at most: a token that leaks from a page is worth nothing soon after. */
const longestLife = 600;
/** Seconds that the clocks of the partner's server and ours may differ. */
const leeway = 60;
const longestName = 200;
const longestTokenId = 200;

interface Key {
  readonly hash: Buffer;
  readonly secretSealed: Buffer | null;
  readonly oldSecretSealed: Buffer | null;
  readonly oldSecretUntil: Date | null;
}
const secretsOf = statement<Key>(
  'publishable-key.secrets',
  `SELECT hash, secret_sealed AS "secretSealed", old_secret_sealed AS "oldSecretSealed",
     old_secret_until AS "oldSecretUntil" FROM publishable_key WHERE desk_id = $1 AND id = $2`,
);

/** What the secrets of a desk's publishable keys are sealed for. */
export const visitorSealing = (deskId: Uuid) => `visitor-identity:${deskId}`;

/**
 * Visitors whom a partner's server names by a token it signs. HS256 with a secret of the publishable key's own, because it is
 * what who builds help into pages has done before (Intercom's and Zendesk's messengers take the same token), every
 * language signs it with one call, and nothing has to be registered here: a partner signs for itself alone, so that a
 * public key would gain nothing but that we could not sign, who need not. The algorithm is ours to say and never the token's
 * (RFC 8725 §3.1).
 *
 * The partner vouches for the address at its own door. Here nothing is proved by it: it says whose a new ticket is, and
 * opens none that there is.
 */
@Injectable()
export class VisitorIdentities {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
  ) {}

  /**
   * Whom a token names, for a caller with the publishable key that it was signed for.
   *
   * @throws Problem `unprocessable`, which says to whoever built it what is wrong with the token: of its claims not before
   *   its signature was found right
   */
  async read(caller: Caller, token: string): Promise<VisitorIdentity> {
    const key = await this.database.readFirst(caller, secretsOf, [caller.deskId, caller.keyId]);
    const claims = key && this.claimsOf(caller, key, token);
    if (!key || !claims) {
      throw refused('forged', 'It is not signed (HS256) with the secret of this publishable key.');
    }
    const { aud, iat, exp, nbf, email, name, jti } = claims;
    if (typeof aud !== 'string' || !sameHash(hashOf(aud), key.hash)) {
      throw refused('other-audience', 'Its `aud` has to be the publishable key of the page, `gpk_…`.');
    }
    requireTimely({ iat, exp, nbf });
    if (
      !isEmail(email, { allow_utf8_local_part: true }) ||
      /\p{Cc}/u.test(String(email)) ||
      String(email).length > 254
    ) {
      throw refused('no-email', 'Its `email` has to be the visitor’s mail address.');
    }
    if (name !== undefined && (typeof name !== 'string' || name.trim() === '' || name.length > longestName)) {
      throw refused('bad-name', `Its \`name\` is a text of 1 to ${longestName} characters, or left out.`);
    }
    if (jti !== undefined && (typeof jti !== 'string' || jti === '' || jti.length > longestTokenId)) {
      throw refused('bad-jti', `Its \`jti\` is a text of 1 to ${longestTokenId} characters, or left out.`);
    }
    return { email: String(email), name: name ?? null, tokenId: jti ?? null };
  }

  /** What a token says that was signed with a secret of the key's; undefined: it was not. */
  private claimsOf(caller: Caller, key: Key, token: string): Claims | undefined {
    const { secretSealed, oldSecretSealed, oldSecretUntil } = key;
    const isOldGood = oldSecretUntil !== null && oldSecretUntil > caller.now;
    for (const sealed of [secretSealed, isOldGood ? oldSecretSealed : null]) {
      const claims = sealed && signedBy(this.open(caller.deskId, sealed), token);
      if (claims) return claims;
    }
    return undefined;
  }

  private open(deskId: Uuid, sealed: Buffer): KeyObject {
    return createSecretKey(this.secrets.open(visitorSealing(deskId), sealed));
  }
}

type Claims = Readonly<Partial<Record<'aud' | 'iat' | 'exp' | 'nbf' | 'email' | 'name' | 'jti', unknown>>>;

function signedBy(secret: KeyObject, token: string): Claims | undefined {
  try {
    // Its times are judged below, where it can be said what is wrong with them.
    const options = { algorithms: ['HS256' as const], ignoreExpiration: true, ignoreNotBefore: true };
    const claims = jwt.verify(token, secret, options);
    return typeof claims === 'object' ? claims : undefined;
  } catch {
    return undefined;
  }
}

/** By the machine's clock, as with every token: a partner's server knows nothing of the clock of a test desk. */
function requireTimely({ iat, exp, nbf = iat }: Pick<Claims, 'iat' | 'exp' | 'nbf'>): void {
  const seconds = systemClock.now().getTime() / 1000;
  if (!isInstant(iat) || !isInstant(exp) || !isInstant(nbf)) {
    throw refused('no-times', 'It has to say `iat` and `exp`, in seconds.');
  }
  if (exp - iat > longestLife) {
    throw refused('too-long', `Its \`exp\` may lie at most ${longestLife} seconds after \`iat\`.`);
  }
  if (Math.max(iat, nbf) > seconds + leeway) {
    throw refused('too-early', 'Its `iat` or `nbf` lies ahead. Set the clock of the server that signs.');
  }
  if (exp <= seconds) throw refused('expired', 'It has expired. Sign another.');
}

const isInstant = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

function refused(code: string, reason: string): Problem {
  const detail = `The token that names the visitor is refused. ${reason}`;
  return new Problem('unprocessable', detail, { errors: [{ pointer: '/identity', code: `identity-${code}`, detail }] });
}
