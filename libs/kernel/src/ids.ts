import { v7, validate } from 'uuid';

/** A UUID (RFC 9562) in lower-case text form. */
export type Uuid = string;

/** A new UUIDv7 (RFC 9562 §5.7), ordered by the machine's time even on desks whose clock was moved. */
export function newId(): Uuid {
  return v7();
}

/** Whether a text is a UUID in canonical lower-case form. */
export function isUuid(text: string): boolean {
  return validate(text) && text === text.toLowerCase();
}
