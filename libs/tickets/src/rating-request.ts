import { addBusinessTime, type Blueprint } from '#blueprint';
import { type EventDraft, eventOf, systemActor } from '#history';
import { calendarOf } from './due-instants.js';
import { ratingAsked } from './tickets.events.js';

/**
 * Asks the requester to rate how the ticket was handled, when a step leads where the desk asks: once per closing, so not
 * again on the way from one such status to another (resolved, then closed), and anew when it was open in between.
 *
 * @returns null when the step does not ask
 */
export function ratingRequest(blueprint: Blueprint, from: string, to: string, now: Date): EventDraft | null {
  const { satisfaction } = blueprint;
  if (!satisfaction?.askedIn.has(to) || satisfaction.askedIn.has(from)) return null;
  const until = addBusinessTime(calendarOf(blueprint, null), now, satisfaction.changeableFor);
  const data = { purpose: 'rating', until: until.toISOString(), scale: satisfaction.scale } as const;
  return eventOf(ratingAsked, { actor: systemActor, data });
}
