import type { Audience, Blueprint } from '#blueprint';
import type { Reader, Readers } from './readers.js';
import { type ToldEvent, textOf } from './told-event.js';

/** Audiences made of customers: what is internal never reaches them. */
export const customerAudiences: ReadonlySet<Audience> = new Set(['requester', 'participants']);

/** Who is in an audience of an event. Whether they are told is decided elsewhere. */
export function membersOf(audience: Audience, event: ToldEvent, blueprint: Blueprint, readers: Readers): Reader[] {
  const { ticket, data } = event;
  switch (audience) {
    case 'requester':
      return known(readers, ticket?.requesterId).filter(({ status }) => status !== 'suspended');
    case 'assignee': {
      if (event.kind === 'ticket.assigned' && data['assigneeId'] === data['assigneeBefore']) return [];
      return known(readers, ticket?.assigneeId).filter(({ status }) => status === 'active');
    }
    case 'group': {
      if (event.kind === 'ticket.assigned' && data['group'] === data['groupBefore']) return [];
      const group = ticket?.group;
      return group ? readers.staff.filter(({ groups }) => groups.includes(group)) : [];
    }
    case 'agents':
      return readers.staff.filter(({ role }) => role === 'agent');
    case 'admins':
      return readers.staff.filter(({ role }) => role === 'admin');
    case 'alertAddress': {
      const addresses = blueprint.requestTypes.get(ticket?.type ?? '')?.alertAddresses ?? [];
      return addresses.map((email) => ({ ...nobody, email, proved: true }));
    }
    case 'addressee':
      return addresseeOf(event, readers);
    case 'participants':
      return participantsOf(event, readers);
    case 'consultant':
    case 'successManager': {
      const contact = ticket?.contacts?.[audience];
      return contact ? [{ ...nobody, ...contact, proved: true }] : [];
    }
  }
}

const nobody: Reader = {
  id: null,
  role: null,
  status: 'active',
  name: '',
  language: null,
  timeZone: null,
  email: '',
  proved: false,
  hasPassword: false,
  groups: [],
  muted: [],
};

/** Those who took part when it happened, and still do. */
function participantsOf({ ticket, at }: ToldEvent, readers: Readers): Reader[] {
  const there = readers.participants.get(ticket?.id ?? '') ?? [];
  return there
    .filter(({ since }) => since <= at)
    .flatMap(({ personId }) => known(readers, personId))
    .filter(({ role, status }) => role === 'customer' && status !== 'suspended');
}

function known(readers: Readers, id: string | null | undefined): Reader[] {
  const reader = id ? readers.byId.get(id) : undefined;
  return reader ? [reader] : [];
}

/**
 * The one whom an event is about, at the address it is about: one of the person's own (`data.addressId`), one that is
 * nobody's yet (`text.address`), else the person's first.
 */
function addresseeOf(event: ToldEvent, readers: Readers): Reader[] {
  const person = event.subjectId === null ? undefined : readers.byId.get(event.subjectId);
  if (person?.status === 'suspended') return [];
  const email = event.address?.email ?? textOf(event.text, 'address');
  if (email === undefined) return person ? [person] : [];
  const language = person?.language ?? textOf(event.text, 'language') ?? null;
  return [{ ...(person ?? nobody), language, email, proved: event.address?.proved ?? false }];
}
