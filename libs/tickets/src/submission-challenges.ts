import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { sameHash, Throttle } from '#accounts';
import { Secrets, type Transaction } from '#database';
import { type Caller, Problem, Settings } from '#kernel';
import type { WorkProofDto } from './submission.dto.js';
import type { SubmissionChallengeDto } from './submission-challenge.dto.js';

/** Milliseconds that somebody may take to fill in a form. As long as a used one is remembered, see `limit-table`. */
const lifetime = 3_600_000;

/**
 * Work that strangers' machines do before a form or a file is taken (as in Hashcash), asked and judged here, by nobody else's
 * service. A challenge holds what it takes to judge it and our signature, so that nothing is stored until it is used:
 *
 *     <bits>.<key>.<instant it was given, in ms>.<16 random bytes>.<HMAC-SHA-256 of all before it, and of the desk>
 */
@Injectable()
export class SubmissionChallenges {
  constructor(
    private readonly secrets: Secrets,
    private readonly throttle: Throttle,
    private readonly settings: Settings,
  ) {}

  give(caller: Caller): SubmissionChallengeDto {
    const bits = this.settings.submissionWorkBits;
    const text = `${bits}.${caller.keyId}.${caller.now.getTime()}.${randomBytes(16).toString('base64url')}`;
    const expiresAt = new Date(caller.now.getTime() + lifetime).toISOString();
    return { challenge: `${text}.${this.sign(caller, text).toString('base64url')}`, bits, expiresAt };
  }

  /**
   * Looks at the answer alone; nothing is used up by it.
   *
   * @param at where the proof stands in the request
   * @throws Problem `unprocessable`
   */
  check(caller: Caller, proof: WorkProofDto | undefined, at = '/proof'): void {
    if (!proof) {
      if (this.settings.submissionWorkBits === 0) return;
      throw refused(at, 'required', 'Ask for a challenge (`submissionChallengeCreate`) and send its answer along.');
    }
    const [bits = '', keyId, given = '', random, signature = ''] = proof.challenge.split('.');
    const signed = this.sign(caller, [bits, keyId, given, random].join('.'));
    if (!sameHash(signed, Buffer.from(signature, 'base64url')) || keyId !== caller.keyId) {
      throw refused(
        at,
        'unknown',
        'This challenge was not given to this key. Ask for one with the key that sends the form.',
      );
    }
    if (Number(given) + lifetime <= caller.now.getTime()) {
      throw refused(at, 'expired', 'This challenge is too old. Ask for another.');
    }
    const digest = createHash('sha256').update(`${proof.challenge}.${proof.answer}`).digest();
    if (leadingZeros(digest) < Number(bits)) {
      throw refused(at, 'wrong', `The answer’s hash does not begin with ${bits} bits that are zero.`);
    }
  }

  /** In the transaction of the effect: a repeated request gets its answer, another one is refused. */
  async use(tx: Transaction, proof: WorkProofDto | undefined, at = '/proof'): Promise<void> {
    if (!proof || !(await this.throttle.take(tx, 'submission-challenge', proof.challenge))) return;
    throw refused(at, 'used', 'This challenge was used for another form or file. Ask for another.');
  }

  private sign({ deskId }: Caller, text: string): Buffer {
    return this.secrets.digest('submission-challenge', `${deskId}.${text}`);
  }
}

function leadingZeros(digest: Buffer): number {
  const byte = digest.findIndex((each) => each !== 0);
  return byte < 0 ? digest.length * 8 : byte * 8 + Math.clz32(digest.readUInt8(byte)) - 24;
}

function refused(pointer: string, code: string, detail: string): Problem {
  return new Problem('unprocessable', detail, { errors: [{ pointer, code: `proof-${code}`, detail }] });
}
