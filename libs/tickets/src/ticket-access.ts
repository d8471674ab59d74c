import type { Participation } from '#access';
import type { Blueprint, TransitionActor } from '#blueprint';
import { type Caller, isStaff, Problem } from '#kernel';
import { actionTexts } from './action-texts.js';
import { type EscalatedStanding, escalationDenial } from './escalation-rule.js';
import type { TicketRow } from './ticket.entity.js';
import type { TicketVerb, VerbDenial } from './ticket-verbs.js';

// Who may do more with a ticket than see it. Seeing is the finder's to say (see `ticket-visibility.ts`).

/** The part of a ticket that decides about rights. */
export type TicketStanding = EscalatedStanding &
  Pick<TicketRow, 'requesterId' | 'organizationId' | 'sharedWithOrganization' | 'mergedInto'> & {
    /** What the caller has by taking part in it, if they do. */
    readonly participation: Participation | null;
  };

/** A ticket as somebody sees it. */
export type SeenTicket = TicketRow &
  Pick<TicketStanding, 'participation'> & {
    /** Whether others were merged into it. */
    readonly hasMerged: boolean;
  };

/**
 * The part the caller plays on a ticket they see. Colleagues of the requester take part when the desk lets them comment,
 * participants when their role does; null: they only read.
 */
export function partOf(caller: Caller, ticket: TicketStanding, blueprint: Blueprint): TransitionActor | null {
  if (isStaff(caller)) return 'agent';
  if (caller.onBehalf?.mayWrite === false) return null;
  if (isRequester(caller, ticket)) return 'requester';
  if (ticket.participation?.role === 'comment') return 'participant';
  return isColleague(caller, ticket, blueprint) && blueprint.access.colleagues.may === 'comment' ? 'participant' : null;
}

/** From when on the conversation exists for the caller, who sees the ticket (ISO 8601 UTC); null: all of it. */
export function historyFrom(caller: Caller, ticket: TicketStanding, blueprint: Blueprint): string | null {
  if (isStaff(caller) || isRequester(caller, ticket) || isColleague(caller, ticket, blueprint)) return null;
  return ticket.participation?.historyFrom ?? null;
}

function isRequester(caller: Caller, ticket: TicketStanding): boolean {
  return caller.personId !== null && caller.participantId === null && caller.personId === ticket.requesterId;
}

/** Whether the desk shows the ticket to the caller because their organization asked. */
function isColleague(caller: Caller, ticket: TicketStanding, blueprint: Blueprint): boolean {
  const { see } = blueprint.access.colleagues;
  if (caller.participantId !== null || ticket.organizationId === null || see === 'own') return false;
  return (
    caller.organizationIds.includes(ticket.organizationId) && (see === 'organization' || ticket.sharedWithOrganization)
  );
}

/** Those who were let in share on where the desk lets them; colleagues where it names them. Guests are here to answer. */
function maySetSharing(caller: Caller, ticket: TicketStanding, blueprint: Blueprint): boolean {
  const { sharing } = blueprint;
  const part = partOf(caller, ticket, blueprint);
  if (sharing === null || part === null || part === 'system' || caller.participantId !== null) return false;
  if (part !== 'participant') return sharing.by.has(part);
  if (ticket.participation?.role === 'comment' && sharing.mayInvite) return true;
  return isColleague(caller, ticket, blueprint) && sharing.by.has('participant');
}

/** What an agent may do in a customer's place, where the customer could. */
const inTheirPlace: ReadonlySet<TicketVerb> = new Set(['comment', 'changeFields']);

/** @returns null when the caller, who sees the ticket, may do it; else why not */
export function denialOf(
  caller: Caller,
  verb: TicketVerb,
  ticket: TicketStanding,
  blueprint: Blueprint,
): VerbDenial | null {
  if (caller.onBehalf && !inTheirPlace.has(verb)) return 'not-your-role';
  const part = partOf(caller, ticket, blueprint);
  const final = blueprint.statuses.get(ticket.statusKey)?.final ?? false;
  if (ticket.mergedInto !== null && !leadOn.has(verb)) return part === null ? 'not-your-role' : 'merged';
  switch (verb) {
    case 'comment':
      if (part === null) return 'not-your-role';
      return final && blueprint.followUp.refuseComments ? 'final' : null;
    case 'addNote':
    case 'link':
      return part === 'agent' ? null : 'not-your-role';
    case 'assign':
    case 'setPriority':
    case 'changeType':
      if (part !== 'agent') return 'not-your-role';
      return final ? 'final' : null;
    case 'changeFields':
      if (part !== 'agent' && part !== 'requester') return 'not-your-role';
      if (final) return 'final';
      return part === 'agent' || ticket.isOpen ? null : 'not-open';
    case 'setVisibility': {
      const { see, chosenBy } = blueprint.access.colleagues;
      if (see !== 'chosen') return 'not-offered';
      return chosenBy.some((who) => who === part) ? null : 'not-your-role';
    }
    case 'share':
      if (blueprint.sharing === null) return 'not-offered';
      return maySetSharing(caller, ticket, blueprint) ? null : 'not-your-role';
    case 'escalate':
      if (part === null || caller.participantId !== null) return 'not-your-role';
      return escalationDenial(ticket, blueprint, caller.now);
    case 'followUp':
      if (part === null || caller.participantId !== null) return 'not-your-role';
      return final && blueprint.followUp.offer ? null : 'not-offered';
    case 'merge':
      if (part !== 'agent') return 'not-your-role';
      return final ? 'final' : null;
    case 'unmerge':
      if (part !== 'agent') return 'not-your-role';
      return ticket.mergedInto === null ? 'not-merged' : null;
  }
}

/** What can be done with a merged ticket: what is said lands on the one that goes on. */
const leadOn: ReadonlySet<TicketVerb> = new Set(['comment', 'addNote', 'unmerge']);

/** Whether the caller, who sees the ticket, may do this with it. */
export function may(caller: Caller, verb: TicketVerb, ticket: TicketStanding, blueprint: Blueprint): boolean {
  return denialOf(caller, verb, ticket, blueprint) === null;
}

/** @throws Problem `forbidden` (403), `ticket-final` or `conflict` (409) when the caller may not */
export function requireMay(
  caller: Caller,
  verb: TicketVerb,
  ticket: TicketStanding & Pick<TicketRow, 'id' | 'number'>,
  blueprint: Blueprint,
): void {
  const denial = denialOf(caller, verb, ticket, blueprint);
  if (denial === null) return;
  const detail = actionTexts(caller.language).denials[denial];
  if (denial === 'not-your-role') throw new Problem('forbidden', detail);
  if (denial === 'final') throw ticketFinal(caller, ticket, blueprint);
  throw new Problem('conflict', detail);
}

/** A final ticket takes nothing more; the problem says how to go on. */
export function ticketFinal(caller: Caller, ticket: Pick<TicketRow, 'id' | 'number'>, blueprint: Blueprint): Problem {
  const texts = actionTexts(caller.language);
  if (!blueprint.followUp.offer) return new Problem('ticket-final', texts.denials.final);
  return new Problem('ticket-final', texts.followUpHint(ticket.number), {
    members: {
      followUp: { operationId: 'ticketCreate', method: 'POST', path: '/v1/tickets', body: { followUpOf: ticket.id } },
    },
  });
}
