import { Problem } from '#kernel';

/** Names of socket errors and SQLSTATE classes that mean: the database is away or overloaded, not: you are wrong. */
const awaySocket = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);
const awayState = /^(08|53|57P|58|XX)/;
/**
 * Deadlock, serialization failure, statement or lock timeout; a row that was there is gone since (two accounts became
 * one meanwhile): the same request may well succeed when repeated.
 */
const retryState = new Set(['40001', '40P01', '57014', '55P03', '23503']);
/** Errors without a code, by their text: of the pool, of the driver, and of TypeORM, which lets go of what broke. */
const awayMessage =
  /timeout exceeded when trying to connect|Query read timeout|Connection terminated|Client has encountered a connection error|not queryable|Query runner already released/;

/** SQLSTATE 22021 and 22P05: text that PostgreSQL cannot hold (U+0000). */
const unstorable = new Set(['22021', '22P05']);

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** What a failure of the database means for the caller; anything unknown is returned as it came (and becomes a 500). */
export function asProblem(error: unknown): unknown {
  if (error instanceof Problem || !(error instanceof Error)) return error;
  const code = codeOf(error);
  if (awaySocket.has(code) || awayState.test(code) || awayMessage.test(error.message)) {
    return new Problem('unavailable', 'The database does not answer. Try again shortly.', {
      retryAfter: 2,
      cause: error,
    });
  }
  if (retryState.has(code)) {
    return new Problem('unavailable', 'Too much at once. Try again shortly.', { retryAfter: 1, cause: error });
  }
  if (unstorable.has(code)) {
    return new Problem('invalid-request', 'A text contains the character U+0000, which cannot be stored.', {
      cause: error,
    });
  }
  return error;
}

/** Whether a write failed because a row with the same key exists (SQLSTATE 23505), and on which constraint. */
export function uniqueViolation(error: unknown): string | undefined {
  if (codeOf(error) !== '23505') return undefined;
  return typeof error === 'object' && error !== null && 'constraint' in error ? String(error.constraint) : '';
}
