import { Injectable } from '@nestjs/common';
import { Database, Secrets, statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, eventOf, record } from '#history';
import { type Caller, isUuid, notFound, Problem, personOf, type Uuid } from '#kernel';
import { recoveryCodesRenewed, secondFactorAdded, secondFactorRemoved } from './accounts.events.js';
import { Passwords } from './passwords.service.js';
import { findPerson, readPerson } from './people.finders.js';
import { SecondFactors, wrongCode } from './second-factors.service.js';
import { Sessions } from './sessions.service.js';
import type { RecoveryCodesDto, TotpDto, TotpSecretDto } from './totp.dto.js';
import { RecoveryCodeRow } from './totp.entity.js';
import { newRecoveryCode, newTotpSecret, recoveryCodeCount, totpStep, totpUri } from './totp.js';

interface State {
  readonly confirmedAt: Date | null;
  readonly codesLeft: number;
}

const state = statement<State>(
  'totp.state',
  `SELECT t.confirmed_at AS "confirmedAt",
     (SELECT count(*)::integer FROM recovery_code c WHERE c.desk_id = $1 AND c.person_id = $2) AS "codesLeft"
   FROM totp t WHERE t.desk_id = $1 AND t.person_id = $2`,
);
const begin = statement<{ personId: Uuid }>(
  'totp.begin',
  `INSERT INTO totp AS t (desk_id, person_id, secret_sealed, created_at, last_step) VALUES ($1, $2, $3, $4, 0)
   ON CONFLICT (desk_id, person_id) DO UPDATE SET secret_sealed = excluded.secret_sealed, created_at = excluded.created_at
     WHERE t.confirmed_at IS NULL
   RETURNING person_id AS "personId"`,
);
const pending = statement<{ secretSealed: Buffer }>(
  'totp.pending',
  `SELECT secret_sealed AS "secretSealed" FROM totp
   WHERE desk_id = $1 AND person_id = $2 AND confirmed_at IS NULL FOR UPDATE`,
);
const confirm = statement<never>(
  'totp.confirm',
  'UPDATE totp SET confirmed_at = $3, last_step = $4 WHERE desk_id = $1 AND person_id = $2',
);
const remove = statement<{ confirmedAt: Date | null }>(
  'totp.remove',
  'DELETE FROM totp WHERE desk_id = $1 AND person_id = $2 RETURNING confirmed_at AS "confirmedAt"',
);

/** A person's authenticator (TOTP, RFC 6238) and the recovery codes beside it. Whoever has one is asked for its code. */
@Injectable()
export class Totp {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly secrets: Secrets,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly factors: SecondFactors,
  ) {}

  async get(caller: Caller): Promise<TotpDto> {
    const row = await this.database.readFirst(caller, state, [caller.deskId, personOf(caller)]);
    const confirmedAt = row?.confirmedAt?.toISOString() ?? null;
    return { enrolled: confirmedAt !== null, confirmedAt, recoveryCodesLeft: row?.codesLeft ?? 0 };
  }

  /**
   * Makes a secret, which counts once a code of it was sent. One that was never confirmed is replaced. A stolen session
   * must not shut its owner out, hence the password.
   *
   * @throws Problem `unprocessable` (wrong password), `conflict` (there is one), `too-many-requests`
   */
  async enrol(caller: Caller, given: { password: string }): Promise<TotpSecretDto> {
    const personId = personOf(caller);
    const right = await this.passwords.isCurrent(caller, given.password);
    const { identity } = await this.desks.blueprint(caller);
    const person = await readPerson(this.database, caller.deskId, personId);
    return this.database.command(caller, async (tx) => {
      await this.passwords.requireRight(tx, personId, right, '/password');
      const { bytes, text } = newTotpSecret();
      const made = await tx.first(begin, [tx.deskId, personId, this.secrets.seal('totp', bytes), tx.now]);
      if (!made)
        throw new Problem('conflict', 'An authenticator is set up already. Remove it before you set up another.');
      return { secret: text, uri: totpUri(bytes, identity.name, person?.addresses[0]?.email ?? personId) };
    });
  }

  /**
   * Puts the authenticator to use. Sessions begun without it end, but for the caller's own.
   *
   * @throws Problem `conflict` (nothing waits), `unprocessable` (wrong code), `too-many-requests`
   */
  async confirm(caller: Caller, given: { code: string }): Promise<RecoveryCodesDto> {
    const personId = personOf(caller);
    await this.factors.count(caller, personId, given.code, 'session');
    return this.database.command(caller, async (tx) => {
      const row = await tx.first(pending, [tx.deskId, personId]);
      if (!row) throw new Problem('conflict', 'No authenticator waits to be confirmed. Set one up first.');
      const step = totpStep(this.secrets.open('totp', row.secretSealed), given.code.replace(/\s/g, ''), tx.now);
      if (step === undefined) throw notRight();
      await tx.run(confirm, [tx.deskId, personId, tx.now, step]);
      const about = { actor: actorOf(caller), subjectId: personId };
      await record(tx, eventOf(secondFactorAdded, { ...about, data: {} }));
      await this.sessions.endAll(tx, { personId, reason: 'secondFactorAdded', except: caller.sessionId });
      return this.newCodes(tx, personId);
    });
  }

  /** New recovery codes in the place of the old ones. @throws Problem `unprocessable` (wrong code), `conflict` */
  async renewCodes(caller: Caller, given: { code: string }): Promise<RecoveryCodesDto> {
    return this.proved(caller, given.code, async (tx, personId) => {
      await tx.manager.delete(RecoveryCodeRow, { deskId: tx.deskId, personId });
      const about = { actor: actorOf(caller), subjectId: personId };
      await record(tx, eventOf(recoveryCodesRenewed, { ...about, data: {} }));
      return this.newCodes(tx, personId);
    });
  }

  /** @throws Problem `unprocessable` (wrong code), `conflict` (there is none), `too-many-requests` */
  async remove(caller: Caller, given: { code: string }): Promise<null> {
    return this.proved(caller, given.code, async (tx, personId) => {
      await this.removed(tx, caller, personId, 'person');
      return null;
    });
  }

  /**
   * Takes away the authenticator of somebody who has lost it and the recovery codes too. They are told by mail.
   *
   * @throws Problem `not-found`, `forbidden` (one's own), `conflict` (there is none)
   */
  async removeOf(caller: Caller, personId: string): Promise<null> {
    return this.database.command(caller, async (tx) => {
      const person = isUuid(personId) ? await findPerson(tx, personId) : undefined;
      if (person?.id !== personId) throw notFound();
      if (person.id === caller.personId) {
        throw new Problem('forbidden', 'Remove your own authenticator with one of its codes, or a recovery code.');
      }
      await this.removed(tx, caller, person.id, 'admin');
      return null;
    });
  }

  private async removed(tx: Transaction, caller: Caller, personId: Uuid, by: 'person' | 'admin'): Promise<void> {
    const gone = await tx.first(remove, [tx.deskId, personId]);
    if (!gone?.confirmedAt) throw noneYet();
    await record(tx, eventOf(secondFactorRemoved, { actor: actorOf(caller), subjectId: personId, data: { by } }));
  }

  /** Work for which a code is asked of somebody who is signed in. */
  private async proved<T>(
    caller: Caller,
    code: string,
    work: (tx: Transaction, personId: Uuid) => Promise<T>,
  ): Promise<T> {
    const personId = personOf(caller);
    await this.factors.count(caller, personId, code, 'session');
    return this.database.command(caller, async (tx) => {
      const row = await tx.first(state, [tx.deskId, personId]);
      if (!row?.confirmedAt) throw noneYet();
      await this.factors.require(tx, personId, code, 'session').catch((error: unknown) => {
        throw error instanceof Problem && error.code === 'second-factor-required' ? notRight() : error;
      });
      return work(tx, personId);
    });
  }

  private async newCodes(tx: Transaction, personId: Uuid): Promise<RecoveryCodesDto> {
    const recoveryCodes = Array.from({ length: recoveryCodeCount }, newRecoveryCode);
    const rows = recoveryCodes.map((code) => ({
      deskId: tx.deskId,
      personId,
      digest: this.factors.digestOf(tx.deskId, personId, code),
    }));
    await tx.manager.insert(RecoveryCodeRow, rows);
    return { recoveryCodes };
  }
}

function noneYet(): Problem {
  return new Problem('conflict', 'No authenticator is set up.');
}

/** To somebody who is signed in: their session is good, the code is not. */
function notRight(): Problem {
  return new Problem('unprocessable', 'The code is not right.', {
    errors: [{ pointer: '/code', code: 'wrong', detail: wrongCode }],
  });
}
