import { Injectable } from '@nestjs/common';
import { Database, statement, type Transaction } from '#database';
import { type Caller, Problem, type Role, type Uuid } from '#kernel';
import { type LimitName, sourceOf } from '#limits';
import { emailKeyOf } from './email.js';
import { PasswordHashes } from './password-hashes.service.js';
import type { PersonStatus } from './person.entity.js';
import { SecondFactors } from './second-factors.service.js';
import type { SessionTokensDto } from './session.dto.js';
import { type SessionOrigin, Sessions } from './sessions.service.js';
import { Throttle } from './throttle.service.js';

interface Candidate {
  readonly id: Uuid | null;
  readonly role: Role | null;
  readonly status: PersonStatus | null;
  readonly passwordHash: string | null;
  /** Whether a session of this account was begun from this source in the last 90 days. */
  readonly familiar: boolean;
}

/** Gives one row for known and unknown addresses alike. */
const candidate = statement<Candidate>(
  'sign-in.candidate',
  `SELECT p.id, p.role, p.status, p.password_hash AS "passwordHash", EXISTS (
     SELECT FROM session s WHERE s.desk_id = $1 AND s.person_id = p.id AND s.source_address = $3
       AND s.created_at > $4::timestamptz - interval '90 days') AS familiar
   FROM (SELECT $2::text AS email_key) asked
   LEFT JOIN address a ON a.desk_id = $1 AND a.email_key = asked.email_key
   LEFT JOIN person p ON p.desk_id = $1 AND p.id = a.person_id`,
);
const lockPerson = statement<{ passwordHash: string | null; status: PersonStatus; role: Role }>(
  'sign-in.lock',
  `SELECT password_hash AS "passwordHash", status, role FROM person WHERE desk_id = $1 AND id = $2 FOR UPDATE`,
);

/**
 * Signing in by password. Whatever is wrong (nobody there, no password, wrong password, suspended), the answer is the
 * same and takes as long: one look, one count of each kind, one argon2 verification (ASVS 5.0, 6.3.8).
 *
 * How wrong passwords are slowed (the limits `sign-in…`): one source gets ten tries at one account in a quarter of an
 * hour. All sources from which that account was never signed in to share fifty an hour: 10,000 guesses from 100
 * addresses get at most a hundred answers even where they straddle two windows. A source that has signed in to the
 * account before does not take part in that, so strangers cannot lock its owner out; from a new place the owner still
 * gets in by a mail link.
 */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly throttle: Throttle,
    private readonly hashes: PasswordHashes,
    private readonly sessions: Sessions,
    private readonly factors: SecondFactors,
  ) {}

  /**
   * @throws Problem `invalid-credentials`, `second-factor-required` (401; the password was right), `locked` (423),
   *   `too-many-requests` (429), `unavailable` (503)
   */
  async byPassword(
    caller: Caller,
    given: { email: string; password: string; code?: string },
    userAgent: string | null,
  ): Promise<SessionTokensDto> {
    const account = emailKeyOf(given.email);
    const origin: SessionOrigin = { sourceAddress: caller.sourceAddress, userAgent };
    const source = sourceOf(caller.sourceAddress);
    // Counted and committed before the password is looked at: parallel guesses cannot slip through.
    const { found, refused } = await this.database.transaction(caller, async (tx) => {
      const found = await tx.first(candidate, [tx.deskId, account, source, tx.now]);
      return { found, refused: await this.count(tx, account, source, found?.familiar ?? false) };
    });
    if (refused) throw refused;
    const mayTry = found?.status === 'active' ? found.passwordHash : null;
    const right = await this.hashes.fits(given.password, mayTry);
    if (!right || !found?.id) throw wrong();
    const personId = found.id;
    // Not in the transaction below, which a refusal undoes: the right password is no guess, whatever comes then.
    await this.database.transaction(caller, (tx) => this.uncount(tx, account, source, found.familiar));
    await this.factors.count(caller, personId, given.code, 'password');
    const opened = await this.database.command(caller, async (tx) => {
      const person = await tx.first(lockPerson, [tx.deskId, personId]);
      if (person?.status !== 'active' || person.passwordHash !== found.passwordHash) throw wrong();
      await this.factors.require(tx, personId, given.code, 'password');
      return this.sessions.start(tx, { id: personId, role: person.role }, origin, 'password');
    });
    return this.sessions.tokensOf(caller.deskId, opened);
  }

  private async count(tx: Transaction, account: string, source: string, familiar: boolean) {
    const here: readonly [LimitName, string] = ['sign-in', `${account} ${source}`];
    const asStranger: (readonly [LimitName, string])[] = [
      ['sign-in-source', source],
      ['sign-in-account', account],
    ];
    const counted = [here, ...(familiar ? [] : asStranger)];
    let refused = await this.throttle.usedUp(tx, counted);
    for (const [limit, subject] of counted) refused ??= await this.throttle.take(tx, limit, subject);
    return refused;
  }

  private async uncount(tx: Transaction, account: string, source: string, familiar: boolean): Promise<void> {
    await this.throttle.forget(tx, 'sign-in', `${account} ${source}`);
    if (familiar) return;
    await this.throttle.giveBack(tx, 'sign-in-source', source);
    await this.throttle.giveBack(tx, 'sign-in-account', account);
  }
}

function wrong(): Problem {
  return new Problem(
    'invalid-credentials',
    'Address and password do not fit together. Check both, or ask for a link to set a new password.',
  );
}
