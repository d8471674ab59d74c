import type { Transaction } from '#database';
import type { Uuid } from '#kernel';
import type { QueuedMail } from './mail-queue.js';

/** Why mail did not arrive. */
export interface DeliveryTrouble {
  /** No mail will ever arrive there; else this one did not. */
  readonly final: boolean;
  /** What the mail server said */
  readonly said: string;
}

/** Somebody's address that was written to. */
export interface WrittenTo {
  readonly personId: Uuid | null;
  readonly email: string;
}

/** What is known of whether mail reaches an address. Whoever keeps the addresses provides this class. */
export abstract class Deliverability {
  /** Whether mail to it came back, so that none is sent there. */
  abstract isBounced(tx: Transaction, to: WrittenTo): Promise<boolean>;
  /** A mail to it was given up or came back. */
  abstract failed(tx: Transaction, to: WrittenTo, trouble: DeliveryTrouble): Promise<void>;
}

/** Whether somebody is waiting for it: a link that proves the address anew goes there even after mail came back. */
export function isAwaited({ data: { link } }: Pick<QueuedMail, 'data'>): boolean {
  return link === 'setPassword' || link === 'invitation' || link === 'proveAddress';
}

/**
 * Whether a status (RFC 3463) says of an address that it is no good: the permanent ones, but for what is about the mail
 * (its size, form or what a receiver holds of it) or about a mailbox that is full.
 */
export function isFinalStatus(status: string): boolean {
  return /^5\.\d{1,3}\.\d{1,3}$/.test(status) && !/^5\.(2\.[23]|3\.4|6\.\d+|7\.\d+)$/.test(status);
}
