import { statement } from '#database';
import { eventOf } from '#history';
import { Problem, type Uuid } from '#kernel';
import type { TicketEdit } from '#tickets';
import { obstacleTo, type RatingObstacle, type RatingStanding } from './rating-standing.js';
import { ratingChanged, ratingGiven } from './ratings.events.js';

const put = statement<never>(
  'rating.put',
  `INSERT INTO rating AS r (desk_id, ticket_id, person_id, mark, scale, words, given_at, changed_at, version)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $7, 1)
   ON CONFLICT (desk_id, ticket_id) DO UPDATE SET person_id = excluded.person_id, mark = excluded.mark,
     scale = excluded.scale, words = excluded.words, version = r.version + 1,
     changed_at = CASE WHEN (r.mark, r.scale, r.words) IS DISTINCT FROM (excluded.mark, excluded.scale, excluded.words)
       THEN excluded.changed_at ELSE r.changed_at END`,
);

export interface GivenRating {
  readonly mark: number;
  readonly words: string | null;
}

const obstacles: Readonly<Record<RatingObstacle, string>> = {
  notAsked: 'This ticket is not to be rated: the desk asks when it is closed.',
  reopened: 'This ticket is open again. It can be rated once it is closed.',
  over: 'The time to rate this ticket, or to change its rating, is over.',
};

/**
 * Records what a ticket's requester says of it, first or anew. Whoever calls it has locked the ticket, read the standing
 * under the lock and writes the edit. What says the same as before leaves no trace in the history.
 *
 * @throws Problem `conflict` when the ticket cannot be rated now, `unprocessable` for a mark beyond the scale
 */
export async function recordRating(
  edit: TicketEdit,
  personId: Uuid,
  standing: RatingStanding,
  { mark, words }: GivenRating,
): Promise<void> {
  const { tx, ticket, blueprint } = edit;
  const obstacle = obstacleTo(ticket, standing, blueprint, tx.now);
  const { scale } = standing;
  if (obstacle !== null || scale === null) throw new Problem('conflict', obstacles[obstacle ?? 'notAsked']);
  if (mark < 1 || mark > scale) {
    throw new Problem('unprocessable', `Marks of this desk go from 1 to ${scale}.`, {
      errors: [{ pointer: '/mark', code: 'out-of-range', detail: `Send a whole number from 1 to ${scale}.` }],
    });
  }
  await tx.run(put, [tx.deskId, ticket.id, personId, mark, scale, words, tx.now]);
  const actor = { kind: 'person', id: personId } as const;
  const about = { actor, subjectId: personId };
  if (standing.mark === null) {
    edit.tell(eventOf(ratingGiven, { ...about, data: { mark, scale }, text: { words } }));
  } else if (standing.mark !== mark || standing.words !== words) {
    const text = { words, wordsBefore: standing.words };
    edit.tell(eventOf(ratingChanged, { ...about, data: { mark, markBefore: standing.mark, scale }, text }));
  } else return;
  edit.set({}, 'customers');
}
