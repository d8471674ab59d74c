import { Injectable } from '@nestjs/common';
import { Database } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf } from '#history';
import { requireVersion } from '#http';
import { type Caller, isStaff, Problem, personOf } from '#kernel';
import { findTicket, lockTicket, TicketEdit, type TicketRow } from '#tickets';
import type { RatingDto, RatingSetDto } from './rating.dto.js';
import { ratingView } from './rating.view.js';
import { recordRating } from './rating-recording.js';
import { readStanding } from './rating-standing.js';

/** Ratings by those who are signed in. Without signing in, see `RatingLinks`. */
@Injectable()
export class Ratings {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /**
   * @param ticket id or number
   * @throws Problem `not-found`, `forbidden` for whoever is neither the requester nor works for the desk
   */
  async get(caller: Caller, ticket: string): Promise<RatingDto> {
    const blueprint = await this.desks.blueprint(caller);
    const row = await findTicket(this.database, caller, blueprint, ticket);
    if (!isStaff(caller) && !isRequester(caller, row)) {
      throw new Problem('forbidden', 'A rating is between the requester and the desk.');
    }
    return ratingView(row, await readStanding(this.database, caller.deskId, row.id), blueprint, caller);
  }

  /**
   * @param ticket id or number
   * @throws Problem `not-found`, `forbidden`, `stale`, `conflict`, `unprocessable`
   */
  async set(caller: Caller, ticket: string, { mark, words }: RatingSetDto): Promise<RatingDto> {
    const personId = personOf(caller);
    return this.database.command(caller, async (tx) => {
      const blueprint = await this.desks.blueprint(tx);
      const locked = await lockTicket(tx, caller, blueprint, ticket);
      // Who works for the desk rates nobody's work, least of all their own.
      if (isStaff(caller) || !isRequester(caller, locked.ticket)) {
        throw new Problem('forbidden', 'Only the customer whose ticket it is rates it.');
      }
      const before = await readStanding(tx, tx.deskId, locked.ticket.id);
      requireVersion(caller, before.version, true);
      const edit = new TicketEdit(tx, blueprint, locked, actorOf(caller));
      await recordRating(edit, personId, before, { mark, words: cleanWords(words) });
      await edit.write();
      const after = await readStanding(tx, tx.deskId, locked.ticket.id);
      return ratingView(locked.ticket, after, blueprint, { language: caller.language, now: tx.now });
    });
  }
}

function isRequester(caller: Caller, ticket: Readonly<TicketRow>): boolean {
  return caller.personId !== null && caller.personId === ticket.requesterId;
}

/** Empty words are none. */
export function cleanWords(words: string | null | undefined): string | null {
  const trimmed = words?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
