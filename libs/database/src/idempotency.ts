import { type Caller, type IdempotencyEnvelope, Problem } from '#kernel';
import type { Secrets } from './secrets.js';
import { statement } from './statement.js';
import type { Transaction } from './transaction.js';

/**
 * Repeatable writes (the `Idempotency-Key` header). The answer of a command is stored in the transaction of its effect,
 * so either both are there or neither is. A key is scoped to caller, method and path and kept seven days; answers that
 * hold a secret are stored sealed under a key that needs the client's own idempotency key.
 */
const claim = statement<{
  free: boolean;
  fingerprint: Buffer | null;
  body: unknown;
  sealedBody: Buffer | null;
}>(
  'idempotency.claim',
  `WITH lock AS (SELECT pg_try_advisory_xact_lock($5::bigint) AS free)
   SELECT lock.free, i.fingerprint, i.body, i.sealed_body AS "sealedBody"
   FROM lock LEFT JOIN idempotency i
     ON i.desk_id = $1 AND i.digest = $2 AND i.created_at > $3::timestamptz - $4::interval`,
);

// The claim's snapshot may be older than its lock: then the first request's row is met only here, and not overwritten.
const keep = statement<{ kept: boolean }>(
  'idempotency.keep',
  `INSERT INTO idempotency (desk_id, digest, fingerprint, body, sealed_body, created_at)
   VALUES ($1, $2, $3, $4, $5, $6)
   ON CONFLICT (desk_id, digest) DO UPDATE
     SET fingerprint = excluded.fingerprint, body = excluded.body, sealed_body = excluded.sealed_body,
         created_at = excluded.created_at
     WHERE idempotency.created_at <= excluded.created_at - $7::interval
   RETURNING true AS kept`,
);

const keptFor = '7 days';

export class Idempotency {
  constructor(private readonly secrets: Secrets) {}

  /** The work of a caller's command, done once for each key: then its answer is given again. */
  repeatable<T>(caller: Caller, work: (tx: Transaction) => Promise<T>): (tx: Transaction) => Promise<T> {
    const envelope = caller.idempotency;
    if (!envelope) return work;
    return async (tx) => {
      const earlier = await this.replay(tx, caller, envelope);
      if (earlier) {
        envelope.onReplay();
        return earlier.answer as T;
      }
      const answer = await work(tx);
      await this.keep(tx, caller, envelope, answer);
      return answer;
    };
  }

  /** The stored answer of an earlier request with this key, or undefined when this request is the first. */
  private async replay(
    tx: Transaction,
    caller: Caller,
    envelope: IdempotencyEnvelope,
  ): Promise<{ answer: unknown } | undefined> {
    const digest = this.digest(caller, envelope);
    const found = await tx.first(claim, [tx.deskId, digest, tx.now, keptFor, digest.readBigInt64BE(0).toString()]);
    if (!found?.free) throw stillRunning();
    if (found.fingerprint === null) return undefined;
    if (!found.fingerprint.equals(envelope.fingerprint)) {
      throw new Problem('idempotency-key-reused', 'This Idempotency-Key was used with another body. Send a new key.');
    }
    if (found.sealedBody === null) return { answer: found.body };
    return { answer: JSON.parse(this.secrets.open(this.sealing(envelope), found.sealedBody).toString('utf8')) };
  }

  private async keep(tx: Transaction, caller: Caller, envelope: IdempotencyEnvelope, answer: unknown): Promise<void> {
    const json = JSON.stringify(answer ?? null);
    const sealed = envelope.sealed ? this.secrets.seal(this.sealing(envelope), Buffer.from(json)) : null;
    const values = [
      tx.deskId,
      this.digest(caller, envelope),
      envelope.fingerprint,
      sealed ? null : json,
      sealed,
      tx.now,
      keptFor,
    ];
    const kept = await tx.first(keep, values);
    if (!kept) throw stillRunning();
  }

  private digest(caller: Caller, envelope: IdempotencyEnvelope): Buffer {
    const who = caller.onBehalf?.sessionId ?? caller.personId ?? caller.keyId ?? caller.kind;
    const scope = JSON.stringify([caller.deskId, who, envelope.method, envelope.path, envelope.key]);
    return this.secrets.digest('idempotency', scope);
  }

  private sealing(envelope: IdempotencyEnvelope): string {
    return `idempotency:${envelope.key}`;
  }
}

function stillRunning(): Problem {
  const detail = 'The first request with this Idempotency-Key is still running; try again shortly.';
  return new Problem('in-progress', detail, { retryAfter: 1 });
}
