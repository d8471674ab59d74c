import { Injectable } from '@nestjs/common';
import { DateTime, Duration } from 'luxon';
import type { Blueprint } from '#blueprint';
import { Database, statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { type Actor, actorOf, eventOf, record, systemActor } from '#history';
import { type Page, pageOf } from '#http';
import {
  type Caller,
  decodeCursor,
  encodeCursor,
  isUuid,
  newId,
  notFound,
  personOf,
  type Role,
  systemClock,
  type Uuid,
} from '#kernel';
import { sourceOf } from '#limits';
import { accessTokenSeconds } from './access-token.js';
import { AccessTokens } from './access-tokens.service.js';
import { sessionEnded, sessionStarted } from './accounts.events.js';
import { AgentPresence, agentIsIn } from './agent-presence.js';
import { hashOf, mintToken } from './secret-token.js';
import type { SessionDto, SessionTokensDto } from './session.dto.js';
import { RefreshTokenRow, type SessionEnd, SessionRow } from './session.entity.js';

/** A session with the refresh token that was just made for it: what a command answers, before the access token. */
export interface OpenSession {
  readonly sessionId: Uuid;
  readonly personId: Uuid;
  readonly role: Role;
  readonly refreshToken: string;
}

export interface SessionOrigin {
  readonly sourceAddress: string;
  readonly userAgent: string | null;
}

const live = statement<SessionRow>(
  'session.list',
  `SELECT id, person_id AS "personId", user_agent AS "userAgent", source_address AS "sourceAddress",
     created_at AS "createdAt", last_used_at AS "lastUsedAt", expires_at AS "expiresAt"
   FROM session
   WHERE desk_id = $1 AND person_id = $2 AND ended_at IS NULL AND expires_at > $3
     AND ($4::timestamptz IS NULL OR (created_at, id) < ($4, $5::uuid))
   ORDER BY created_at DESC, id DESC LIMIT $6`,
);
const end = statement<{ id: Uuid; personId: Uuid }>(
  'session.end',
  `UPDATE session SET ended_at = $4, end_reason = $5
   WHERE desk_id = $1 AND person_id = $2 AND ($3::uuid IS NULL OR id = $3) AND ($6::uuid IS NULL OR id <> $6)
     AND ended_at IS NULL AND expires_at > $4
   RETURNING id, person_id AS "personId"`,
);
const forgetTokens = statement<never>(
  'refresh-token.forget',
  'DELETE FROM refresh_token WHERE desk_id = $1 AND session_id = ANY($2::uuid[])',
);

/** Signed-in devices: begun by sign-in or by a link, listed and ended by their owner. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly accessTokens: AccessTokens,
    private readonly agents: AgentPresence,
  ) {}

  /**
   * Begins a session for a person who has just shown that they are this person, and whose row is locked.
   *
   * @throws Problem `locked` (423) while an agent works in their place and the desk lets nobody sign in beside
   * @param participantId for a guest: the participant whose one ticket the session opens
   */
  async start(
    tx: Transaction,
    person: { readonly id: Uuid; readonly role: Role },
    origin: SessionOrigin,
    by: 'password' | 'link',
    participantId: Uuid | null = null,
  ): Promise<OpenSession> {
    const barredUntil = participantId === null ? await this.agents.barredUntil(tx, person.id) : null;
    if (barredUntil !== null) throw agentIsIn(barredUntil, tx.now);
    const blueprint = await this.desks.blueprint(tx);
    const sessionId = newId();
    await tx.manager.insert(SessionRow, {
      deskId: tx.deskId,
      id: sessionId,
      personId: person.id,
      participantId,
      userAgent: origin.userAgent?.slice(0, 300) ?? null,
      sourceAddress: sourceOf(origin.sourceAddress),
      createdAt: tx.now,
      lastUsedAt: tx.now,
      expiresAt: expiryOf(blueprint, tx.now, tx.now),
      endedAt: null,
      endReason: null,
    });
    const refreshToken = await this.mintRefreshToken(tx, sessionId);
    const actor: Actor = { kind: 'person', id: person.id };
    await record(tx, eventOf(sessionStarted, { actor, subjectId: person.id, data: { sessionId, by } }));
    return { sessionId, personId: person.id, role: person.role, refreshToken };
  }

  async mintRefreshToken(tx: Transaction, sessionId: Uuid): Promise<string> {
    const token = mintToken('gr', tx.deskId, sessionId);
    const row = { deskId: tx.deskId, hash: hashOf(token), sessionId, createdAt: systemClock.now() };
    await tx.manager.insert(RefreshTokenRow, { ...row, usedAt: null, successorSealed: null });
    return token;
  }

  /** The tokens of a session for its owner; the access token is made anew each time. */
  async tokensOf(deskId: Uuid, session: OpenSession): Promise<SessionTokensDto> {
    const accessToken = await this.accessTokens.make({ deskId, ...session });
    return { accessToken, tokenType: 'Bearer', expiresIn: accessTokenSeconds, ...session };
  }

  async list(caller: Caller, query: { limit: number; cursor?: string }): Promise<Page<SessionDto>> {
    const personId = personOf(caller);
    const binding = `sessions ${caller.deskId} ${personId}`;
    const [createdAt, id] = query.cursor ? decodeCursor(query.cursor, binding, 2) : [null, null];
    const values = [caller.deskId, personId, caller.now, createdAt, id, query.limit + 1];
    const rows = await this.database.read(caller, live, values);
    return pageOf(
      rows,
      query.limit,
      (row) => viewOf(row, caller),
      (row) => encodeCursor([row.createdAt.toISOString(), row.id], binding),
    );
  }

  /** Ends one of the caller's sessions: `current` or an id. Its tokens are refused from the next request on. */
  async end(caller: Caller, session: string): Promise<null> {
    const personId = personOf(caller);
    const sessionId = session === 'current' ? caller.sessionId : session;
    if (sessionId === null || !isUuid(sessionId)) throw notFound();
    if (caller.participantId !== null && sessionId !== caller.sessionId) throw notFound();
    return this.database.command(caller, async (tx) => {
      const reason = sessionId === caller.sessionId ? 'signedOut' : 'ended';
      const ended = await this.endAll(tx, { personId, sessionId, reason, actor: actorOf(caller) });
      if (ended === 0) throw notFound();
      return null;
    });
  }

  /**
   * Ends sessions of a person: one, or all, or all but one.
   *
   * @returns how many were still live
   */
  async endAll(
    tx: Transaction,
    of: { personId: Uuid; reason: SessionEnd; actor?: Actor; sessionId?: Uuid; except?: Uuid | null },
  ): Promise<number> {
    const values = [tx.deskId, of.personId, of.sessionId ?? null, tx.now, of.reason, of.except ?? null];
    const ended = await tx.run(end, values);
    if (ended.length === 0) return 0;
    const ids = ended.map(({ id }) => id);
    await tx.run(forgetTokens, [tx.deskId, ids]);
    const actor = of.actor ?? systemActor;
    const tell = (sessionId: Uuid) =>
      eventOf(sessionEnded, { actor, subjectId: of.personId, data: { sessionId, reason: of.reason } });
    await record(tx, ...ids.map(tell));
    return ended.length;
  }
}

/** The earlier of: unused for too long from `now` on, and the longest length since `createdAt`. */
export function expiryOf(blueprint: Blueprint, createdAt: Date, now: Date): Date {
  const { idle, longest } = blueprint.access.sessions;
  const after = (from: Date, duration: string) =>
    DateTime.fromJSDate(from, { zone: blueprint.identity.timeZone }).plus(Duration.fromISO(duration));
  return DateTime.min(after(now, idle), after(createdAt, longest)).toJSDate();
}

function viewOf(row: SessionRow, caller: Caller): SessionDto {
  return {
    id: row.id,
    isCurrent: row.id === caller.sessionId,
    userAgent: row.userAgent,
    sourceAddress: row.sourceAddress,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}
