import type { Transaction } from '#database';
import type { Caller, Uuid } from '#kernel';

/**
 * Lets people in to one ticket by a link that came by mail. Who is on a ticket is a later lib's to know: it provides this
 * class.
 */
export abstract class TicketGuests {
  /**
   * Makes the link's owner take part in the link's ticket. The ticket is locked first, as in every command.
   *
   * @param use uses the link up, which proves the address it was sent to
   * @returns the participant they are
   * @throws Problem `link-expired` when the ticket is not shared with them, or no longer
   */
  abstract admit(
    tx: Transaction,
    caller: Caller,
    link: { readonly personId: Uuid; readonly ticketId: Uuid | null },
    use: () => Promise<void>,
  ): Promise<Uuid>;
}
