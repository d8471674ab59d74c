import { Injectable } from '@nestjs/common';
import { Database, Secrets, statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { type Caller, Problem, type Role, systemClock, type Uuid } from '#kernel';
import type { PersonStatus } from './person.entity.js';
import { hashOf, type ParsedToken, parseToken } from './secret-token.js';
import type { SessionTokensDto } from './session.dto.js';
import { expiryOf, type OpenSession, Sessions } from './sessions.service.js';

/**
 * For so long a used token still gives the successor it gave before: parallel uses and a lost answer are no theft. By
 * the machine's clock, for it bounds a race on the network.
 */
const graceMs = 10_000;

interface Locked {
  readonly personId: Uuid;
  readonly role: Role;
  readonly status: PersonStatus;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly participantId: Uuid | null;
}
interface Token {
  readonly usedAt: Date | null;
  readonly successorSealed: Buffer | null;
}

/** The session's row is the lock of its whole family of tokens. */
const lockSession = statement<Locked>(
  'session.lock',
  `SELECT s.person_id AS "personId", p.role, p.status, s.created_at AS "createdAt", s.expires_at AS "expiresAt",
     s.ended_at AS "endedAt", s.participant_id AS "participantId"
   FROM session s JOIN person p ON p.desk_id = $1 AND p.id = s.person_id
   WHERE s.desk_id = $1 AND s.id = $2 FOR UPDATE OF s`,
);
const find = statement<Token>(
  'refresh-token.find',
  `SELECT used_at AS "usedAt", successor_sealed AS "successorSealed" FROM refresh_token
   WHERE desk_id = $1 AND hash = $2 AND session_id = $3`,
);
const use = statement<never>(
  'refresh-token.use',
  'UPDATE refresh_token SET used_at = $3, successor_sealed = $4 WHERE desk_id = $1 AND hash = $2',
);
const prolong = statement<never>(
  'session.prolong',
  'UPDATE session SET last_used_at = $3, expires_at = $4 WHERE desk_id = $1 AND id = $2',
);
const forgetUsed = statement<never>(
  'refresh-token.forget-unsealed',
  `UPDATE refresh_token SET successor_sealed = NULL
   WHERE desk_id = $1 AND session_id = $2 AND used_at < $3 AND successor_sealed IS NOT NULL`,
);

/** Exchanges refresh tokens: each works once, and using an old one again ends its whole family (RFC 9700 §4.14.2). */
@Injectable()
export class TokenRefresh {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly secrets: Secrets,
    private readonly sessions: Sessions,
  ) {}

  /** @throws Problem `invalid-credentials`, `expired-credentials` (401) */
  async exchange(outside: Caller, refreshToken: string): Promise<SessionTokensDto> {
    const token = parseToken('gr', refreshToken);
    if (!token) throw invalid();
    const desk = await this.desks.byId(token.deskId).catch((error: unknown) => {
      throw error instanceof Problem && error.code === 'not-found' ? invalid() : error;
    });
    if (desk.status !== 'active') throw invalid();
    const caller: Caller = {
      ...outside,
      deskId: desk.id,
      deskSlug: desk.slug,
      blueprintVersion: desk.blueprintVersion,
    };
    const outcome = await this.database.command(caller, (tx) => this.renew(tx, token));
    if (outcome === 'reused') throw over('This refresh token was used before, so its session has been ended.');
    return this.sessions.tokensOf(desk.id, outcome);
  }

  /** `reused` is an answer, not an exception: the end of the family has to be committed. */
  private async renew(tx: Transaction, token: ParsedToken): Promise<OpenSession | 'reused'> {
    const session = await tx.first(lockSession, [tx.deskId, token.id]);
    const found = await tx.first(find, [tx.deskId, token.hash, token.id]);
    if (!session) throw invalid();
    const isGuest = session.status === 'invited' && session.participantId !== null;
    if (session.endedAt !== null || session.expiresAt <= tx.now || (session.status !== 'active' && !isGuest)) {
      throw over('The session is over.');
    }
    if (!found) throw invalid();
    const opened = { sessionId: token.id, personId: session.personId, role: session.role };
    if (found.usedAt !== null) {
      const successor = await this.successorInGrace(tx, token.id, found);
      if (successor !== undefined) return { ...opened, refreshToken: successor };
      await this.sessions.endAll(tx, {
        personId: session.personId,
        sessionId: token.id,
        reason: 'refreshTokenReused',
      });
      return 'reused';
    }
    const now = systemClock.now();
    const refreshToken = await this.sessions.mintRefreshToken(tx, token.id);
    const sealed = this.secrets.seal('refresh-successor', Buffer.from(refreshToken));
    await tx.run(use, [tx.deskId, token.hash, now, sealed]);
    await tx.run(forgetUsed, [tx.deskId, token.id, new Date(now.getTime() - graceMs)]);
    const blueprint = await this.desks.blueprint(tx);
    await tx.run(prolong, [tx.deskId, token.id, tx.now, expiryOf(blueprint, session.createdAt, tx.now)]);
    return { ...opened, refreshToken };
  }

  /** What a token gave a moment ago, as long as that has not been used itself: then the first answer did arrive. */
  private async successorInGrace(tx: Transaction, sessionId: Uuid, token: Token): Promise<string | undefined> {
    const age = systemClock.now().getTime() - (token.usedAt?.getTime() ?? 0);
    if (age > graceMs || token.successorSealed === null) return undefined;
    const successor = this.secrets.open('refresh-successor', token.successorSealed).toString('utf8');
    const next = await tx.first(find, [tx.deskId, hashOf(successor), sessionId]);
    return next?.usedAt === null ? successor : undefined;
  }
}

function invalid(): Problem {
  return new Problem('invalid-credentials', 'The refresh token is not known. Sign in again.');
}

function over(why: string): Problem {
  return new Problem('expired-credentials', `${why} Sign in again.`);
}
