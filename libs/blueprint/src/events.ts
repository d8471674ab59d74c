/**
 * What a desk can tell people about: each event kind, who hears of it unless the blueprint says otherwise, and which
 * variables its template may use. The names are those of the history's events (`noun.pastTense`).
 */
import type { Audience } from './vocabulary.js';

export interface NotifiableEvent {
  /** Audiences told by default. */
  readonly toldByDefault: readonly Audience[];
  /** Audiences that may be told at all. */
  readonly mayBeTold: readonly Audience[];
  /** Mails without which a person cannot go on (links, answers owed): never silenced, no opt-out. */
  readonly essential: boolean;
  /** Names a template may use, beside `commonVariables`. */
  readonly variables: readonly string[];
}

/** Usable in every template. */
export const commonVariables = ['desk.name', 'desk.contact', 'portal.link', 'reader.name'] as const;

const ticketVariables = [
  'ticket.number',
  'ticket.subject',
  'ticket.type',
  'ticket.status',
  'ticket.priority',
  'ticket.link',
  'requester.name',
  'requester.organization',
  'group.name',
  'actor.name',
];
const customers: Audience[] = ['requester', 'participants'];
const support: Audience[] = ['assignee', 'group', 'agents', 'admins'];
const keepers: Audience[] = ['consultant', 'successManager'];
const everyone: Audience[] = [...customers, ...support, ...keepers, 'alertAddress'];

const aboutTicket = (toldByDefault: Audience[], variables: string[] = [], mayBeTold = everyone): NotifiableEvent => ({
  toldByDefault,
  mayBeTold,
  essential: false,
  variables: [...ticketVariables, ...variables],
});
const aboutPerson = (variables: string[]): NotifiableEvent => ({
  toldByDefault: ['addressee'],
  mayBeTold: ['addressee'],
  essential: true,
  variables,
});
const aboutDesk = (toldByDefault: Audience[], variables: string[]): NotifiableEvent => ({
  toldByDefault,
  mayBeTold: ['agents', 'admins'],
  essential: false,
  variables,
});

const events = {
  'ticket.filed': aboutTicket(['requester', 'group', 'alertAddress']),
  'ticket.assigned': aboutTicket(['assignee']),
  'ticket.moved': aboutTicket(['requester', 'participants', 'assignee'], ['ticket.statusBefore', 'reason']),
  'ticket.typeChanged': aboutTicket(['requester'], ['ticket.typeBefore']),
  'ticket.changed': aboutTicket([]),
  'ticket.reminded': aboutTicket(['requester'], ['reason', 'nextAction', 'nextActionAt']),
  'ticket.late': aboutTicket(['assignee'], ['target', 'dueAt']),
  'ticket.escalated': aboutTicket(['assignee', 'group', 'consultant', 'successManager'], ['reason']),
  'ticket.merged': aboutTicket(['requester', 'participants'], ['into.number', 'into.link']),
  'ticket.unmerged': aboutTicket(['requester', 'participants']),
  'comment.added': aboutTicket(['requester', 'participants', 'assignee'], ['comment.text']),
  'note.added': aboutTicket(['assignee'], ['comment.text'], support),
  'participant.added': aboutTicket(['requester'], ['participant.name']),
  'participant.removed': aboutTicket(['requester'], ['participant.name']),
  'participant.invited': { ...aboutPerson(['link', 'until']), variables: ['link', 'until', 'ticket.number'] },
  'rating.asked': aboutTicket(['requester'], ['rating.link', 'rating.question', 'until'], ['requester']),
  'rating.given': aboutTicket(['assignee'], ['rating.mark', 'rating.words'], support),
  'supportAccess.offered': { ...aboutTicket(['requester'], ['reason', 'until']), essential: true },
  'supportAccess.activated': aboutTicket(['requester', 'assignee'], ['until']),
  'supportAccess.started': { ...aboutTicket(['requester'], ['link', 'until']), essential: true },
  'supportAccess.ended': { ...aboutTicket(['requester', 'assignee']), essential: true },
  'account.requested': aboutDesk(['agents'], ['person.name', 'person.address', 'link']),
  'account.requestReceived': aboutPerson([]),
  'account.approved': aboutPerson(['link', 'until']),
  'account.declined': aboutPerson(['reason']),
  'account.invited': aboutPerson(['link', 'until']),
  'password.linkAsked': aboutPerson(['link', 'until']),
  'password.changed': aboutPerson([]),
  'signIn.linkAsked': aboutPerson(['link', 'until']),
  'secondFactor.added': aboutPerson([]),
  'secondFactor.removed': aboutPerson([]),
  'address.proofAsked': aboutPerson(['link', 'until']),
  'mail.unsolicited': aboutPerson([]),
  'mail.toFinal': aboutPerson(['ticket.number', 'ticket.link']),
  'numbers.runningOut': aboutDesk(['admins'], ['numbers.used', 'numbers.left']),
  'status.updated': aboutPerson([
    'incident.title',
    'incident.state',
    'incident.update',
    'ticket.number',
    'link',
    'unsubscribe.link',
  ]),
  'statusSubscription.asked': aboutPerson(['link', 'until']),
} satisfies Record<string, NotifiableEvent>;

export type EventKind = keyof typeof events;

/** Every event kind a blueprint may speak of, in the order people would meet them. */
export const notifiableEvents: ReadonlyMap<string, NotifiableEvent> = new Map(Object.entries(events));

export function isEventKind(word: string): word is EventKind {
  return Object.hasOwn(events, word);
}
