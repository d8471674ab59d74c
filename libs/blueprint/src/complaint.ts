/** One thing that is wrong with a blueprint, and where. */
export interface Complaint {
  /** RFC 6901, from the root of the document. */
  readonly pointer: string;
  /** From 1; only when the blueprint was given as text. */
  readonly line?: number;
  readonly column?: number;
  readonly code: ComplaintCode;
  /** What is wrong and what to do about it, in English. */
  readonly detail: string;
}

export const complaintCodes = [
  // The text itself
  'too-large',
  'too-deep',
  'too-many-aliases',
  'syntax',
  // Its structure
  'unknown-key',
  'missing',
  'wrong-type',
  'not-allowed',
  'out-of-range',
  'bad-key',
  'bad-format',
  // Its meaning
  'duplicate',
  'unknown-name',
  'missing-language',
  'unknown-language',
  'unreachable-status',
  'dead-end',
  'ambiguous',
  'timer-loop',
  'unknown-variable',
  'bad-template',
  'bad-condition',
  'contradiction',
  'unused',
] as const;
export type ComplaintCode = (typeof complaintCodes)[number];
