import type { Transaction } from '#database';
import type { EventDraft } from '#history';
import type { Caller, Uuid } from '#kernel';

/** What a bound file hangs on. */
export interface Bound {
  readonly ticketId: Uuid;
  readonly commentId: Uuid | null;
  readonly boundAt: Date;
}

/**
 * What files need of the tickets they hang on. Tickets stand later in the list of libs: they provide it, and the API
 * hands it over.
 */
export abstract class AttachedTickets {
  /**
   * Holds whatever the caller may read against what is true now.
   *
   * @throws Problem `not-found` when the caller does not see the ticket, or not what the file hangs on
   */
  abstract requireSeen(caller: Caller, bound: Bound): Promise<void>;

  /**
   * A command about a file of a ticket: locks the ticket first, as every command does, then works, then writes the
   * event that the work gave, if any.
   *
   * @throws Problem `not-found`, and what `work` throws
   */
  abstract change<T>(
    caller: Caller,
    ticketId: Uuid,
    work: (tx: Transaction) => Promise<{ readonly answer: T; readonly event: EventDraft | null }>,
  ): Promise<T>;
}
