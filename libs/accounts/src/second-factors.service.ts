import { Injectable } from '@nestjs/common';
import { Database, Secrets, statement, type Transaction } from '#database';
import { eventOf, record } from '#history';
import { type Caller, Problem, type Uuid } from '#kernel';
import type { LimitName } from '#limits';
import { recoveryCodeUsed } from './accounts.events.js';
import { Throttle } from './throttle.service.js';
import { bareCode, totpStep } from './totp.js';

/**
 * Where somebody gives a code: all are past a first proof, and each has tries of its own. Whoever knows the password
 * alone uses up those after a password, so that the owner still gets in by a mail link.
 */
export type CodePlace = 'password' | 'link' | 'session';

/** Three of a million codes are right at a time: thirty tries a day find one in three hundred years on the average. */
const limits: readonly LimitName[] = ['second-factor', 'second-factor-daily'];

interface Authenticator {
  readonly secretSealed: Buffer;
  readonly lastStep: number;
}

const lock = statement<Authenticator>(
  'totp.lock',
  `SELECT secret_sealed AS "secretSealed", last_step AS "lastStep" FROM totp
   WHERE desk_id = $1 AND person_id = $2 AND confirmed_at IS NOT NULL FOR UPDATE`,
);
const use = statement<never>('totp.use', 'UPDATE totp SET last_step = $3 WHERE desk_id = $1 AND person_id = $2');
const useRecoveryCode = statement<{ digest: Buffer }>(
  'recovery-code.use',
  'DELETE FROM recovery_code WHERE desk_id = $1 AND person_id = $2 AND digest = $3 RETURNING digest',
);

/** Asks those who have an authenticator for its code, besides the proof they have given already. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
    private readonly throttle: Throttle,
  ) {}

  /**
   * Counts a try, in a transaction of its own, before the code is looked at: a refusal undoes the one that follows, and
   * parallel guesses cannot slip through.
   *
   * @throws Problem `too-many-requests` (429)
   */
  async count(caller: Caller, personId: Uuid, code: string | undefined, place: CodePlace): Promise<void> {
    if (code === undefined) return;
    const refused = await this.database.transaction(caller, async (tx) => {
      let refused: Problem | undefined;
      for (const limit of limits) refused ??= await this.throttle.take(tx, limit, `${place} ${personId}`);
      return refused;
    });
    if (refused) throw refused;
  }

  /**
   * Lets pass whoever has no authenticator, and whoever sends a code of theirs: it is used up by that. A code that was
   * sent has to be counted before.
   *
   * @throws Problem `second-factor-required` (401) which says what to send
   */
  async require(tx: Transaction, personId: Uuid, code: string | undefined, place: CodePlace): Promise<void> {
    const authenticator = await tx.first(lock, [tx.deskId, personId]);
    if (authenticator) {
      if (code === undefined) throw codeProblem('required', 'Send `code`.');
      if (!(await this.uses(tx, personId, authenticator, code))) throw codeProblem('wrong', wrongCode);
    }
    if (code === undefined) return;
    for (const limit of limits) await this.throttle.forget(tx, limit, `${place} ${personId}`);
  }

  /** What is kept of a recovery code. */
  digestOf(deskId: Uuid, personId: Uuid, code: string): Buffer {
    return this.secrets.digest('recovery-code', `${deskId} ${personId} ${bareCode(code)}`);
  }

  private async uses(tx: Transaction, personId: Uuid, known: Authenticator, code: string): Promise<boolean> {
    const typed = bareCode(code);
    if (/^\d{6}$/.test(typed)) {
      const step = totpStep(this.secrets.open('totp', known.secretSealed), typed, tx.now);
      if (step === undefined || step <= known.lastStep) return false;
      await tx.run(use, [tx.deskId, personId, step]);
      return true;
    }
    const used = await tx.first(useRecoveryCode, [tx.deskId, personId, this.digestOf(tx.deskId, personId, code)]);
    if (!used) return false;
    const actor = { kind: 'person', id: personId } as const;
    await record(tx, eventOf(recoveryCodeUsed, { actor, subjectId: personId, data: {} }));
    return true;
  }
}

/** Told to those alone who have shown another proof: it says that there is an authenticator. */
function codeProblem(code: 'required' | 'wrong', detail: string): Problem {
  return new Problem(
    'second-factor-required',
    'Send the same call again with `code`: the six digits that your authenticator shows now, or a recovery code.',
    { errors: [{ pointer: '/code', code, detail }] },
  );
}

export const wrongCode = 'This code is not right, or was used before. Wait for the next one, or use a recovery code.';
