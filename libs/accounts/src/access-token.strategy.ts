import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import jwt from 'jsonwebtoken';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { isUuid, Problem, Settings, systemClock } from '#kernel';
import { type AccessClaims, accessTokenType, audience, claimsOf, issuerOf, onBehalfAudience } from './access-token.js';
import { SigningKeys } from './signing-keys.service.js';
import { unknownCredentials } from './unknown-credentials.js';

/** How long a verified signature is not verified again. What is remembered is the signature alone, never a right. */
const rememberedMs = 30_000;
const mostRemembered = 10_000;

type KeyReceiver = (error: unknown, key?: string | Buffer) => void;

/**
 * Verifies access tokens: passport-jwt with one allowed algorithm, and for each token the key that it names among the
 * keys of the desk that it names. A token of one desk can thus never be taken for another's.
 */
@Injectable()
export class AccessTokenStrategy extends PassportStrategy(Strategy, 'access-token') {
  private readonly verified = new Map<string, { claims: AccessClaims; until: number }>();

  constructor(keys: SigningKeys, settings: Settings) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      algorithms: ['ES256'],
      issuer: issuerOf(settings),
      audience: [audience, onBehalfAudience],
      secretOrKeyProvider: (_request: unknown, token: string, done: KeyReceiver) => {
        findKey(keys, token).then(
          // The types of passport-jwt say text or bytes; jsonwebtoken, which gets it, wants a KeyObject most.
          (key) => Reflect.apply(done, undefined, [null, key]),
          (error: unknown) => done(error),
        );
      },
    });
  }

  validate(payload: unknown): AccessClaims | false {
    return claimsOf(payload) ?? false;
  }

  /** @throws Problem `expired-credentials` or `invalid-credentials` (401) */
  async verify(token: string): Promise<AccessClaims> {
    // What could not stand in the header is no token: the strategy would not see it, and say that none was sent.
    if (!/^\S+$/.test(token)) throw unknownCredentials();
    const now = systemClock.now().getTime();
    const known = this.verified.get(token);
    if (known && known.until > now) return known.claims;
    this.verified.delete(token);
    const claims = await this.attempt(token);
    this.verified.set(token, { claims, until: Math.min(now + rememberedMs, claims.exp * 1000) });
    for (const oldest of this.verified.keys()) {
      if (this.verified.size <= mostRemembered) break;
      this.verified.delete(oldest);
    }
    return claims;
  }

  /** Runs the strategy as passport does: on a copy that is told the outcome. */
  private attempt(token: string): Promise<AccessClaims> {
    return new Promise((resolve, reject) => {
      const attempt = Object.assign(Object.create(this), {
        success: resolve,
        fail: (reason: unknown) => reject(refusalOf(reason)),
        error: (error: unknown) => reject(error),
      });
      attempt.authenticate({ headers: { authorization: `Bearer ${token}` } });
    });
  }
}

async function findKey(keys: SigningKeys, token: string) {
  const decoded = jwt.decode(token, { complete: true });
  const { header, payload } = decoded ?? {};
  const desk = typeof payload === 'object' && payload !== null ? payload['desk'] : undefined;
  if (header?.typ !== accessTokenType || header.alg !== 'ES256') throw unknownCredentials();
  if (typeof desk !== 'string' || !isUuid(desk) || typeof header.kid !== 'string' || !isUuid(header.kid)) {
    throw unknownCredentials();
  }
  const key = await keys.verifier(desk, header.kid);
  if (!key) throw unknownCredentials();
  return key;
}

/** What is not about the token itself (the database is away) stays what it is. */
function refusalOf(reason: unknown): unknown {
  if (reason instanceof jwt.TokenExpiredError) {
    return new Problem('expired-credentials', 'The access token has expired. Renew it with the refresh token.');
  }
  return reason === undefined || reason instanceof jwt.JsonWebTokenError ? unknownCredentials() : reason;
}
