import { type Blueprint, type RequestType, renderSubject, textIn } from '#blueprint';
import { searchableText } from './search-words.js';
import type { TicketRow } from './ticket.entity.js';

/** A ticket's subject as the desk writes it, from what was typed. */
export function subjectOf(
  blueprint: Blueprint,
  type: RequestType,
  fields: Readonly<Record<string, unknown>>,
  people: { readonly requester: string; readonly organization: string | null },
  language: string,
): string {
  const typed = typeof fields['subject'] === 'string' ? fields['subject'] : '';
  const ofFields = Object.entries(fields).map(([key, value]) => [`field.${key}`, shown(value)]);
  return renderSubject(type.subjectTemplate, {
    ...Object.fromEntries(ofFields),
    subject: typed,
    organization: people.organization ?? '',
    requester: people.requester,
    type: textIn(type.labels, language, blueprint.identity.defaultLanguage),
  });
}

/** The module that a ticket is about: the value of the form's field of that kind. */
export function moduleOf(type: RequestType, fields: Readonly<Record<string, unknown>>): string | null {
  const field = type.form.fields.find(({ kind }) => kind === 'module');
  const value = field && fields[field.key];
  return typeof value === 'string' ? value : null;
}

/** What everybody on the ticket may find it by. Fields for agents only are left out. */
export function wordsOf(
  number: string,
  subject: string,
  type: RequestType | undefined,
  fields: Readonly<Record<string, unknown>>,
): string {
  const open = Object.entries(fields).filter(([key]) => type?.form.fieldsByKey.get(key)?.agentOnly === false);
  return searchableText(number, subject, ...open.flatMap(([, value]) => textsIn(value)));
}

/** The words of a ticket as it is. */
export function ticketWords(blueprint: Blueprint, ticket: Readonly<TicketRow>): string {
  return wordsOf(ticket.number, ticket.subject, blueprint.requestTypes.get(ticket.typeKey), ticket.fields);
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn);
  return [];
}

function shown(value: unknown): string {
  return textsIn(value).join(' ');
}
