import type { MailDraft } from '#mail';

/**
 * Small news of a ticket: nobody waits for them, and they come in bursts when an agent takes a request in hand. All else
 * (answers, what confirms or asks something, alerts, reminders, links) goes out at once.
 */
const smallNews: ReadonlySet<string> = new Set([
  'ticket.assigned',
  'ticket.moved',
  'ticket.typeChanged',
  'ticket.changed',
  'participant.added',
  'participant.removed',
]);

/** The mail as it is queued at a desk that bundles: small news wait for more (see `bundleMails`). Pure. */
export function held(draft: MailDraft): MailDraft {
  const isSmall = draft.ticketId !== null && draft.personId !== null && draft.data.link === undefined;
  const [event = ''] = draft.template.split('/');
  return isSmall && smallNews.has(event) ? { ...draft, data: { ...draft.data, held: true } } : draft;
}
