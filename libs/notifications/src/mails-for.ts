import { type Audience, type Blueprint, isEventKind, type Notification, notifiableEvents } from '#blueprint';
import { hasWords, isLinkPurpose, type MailDraft, type MailTemplate } from '#mail';
import { customerAudiences, membersOf } from './audience-members.js';
import { valuesOf } from './event-values.js';
import type { Reader, Readers } from './readers.js';
import { type ToldEvent, textOf } from './told-event.js';

/** Somebody who is told of an event, and as what. */
export interface Told {
  readonly reader: Reader;
  readonly audience: Audience;
}

/**
 * The mails that an event leads to: one for each address, in the order of the audiences. Pure.
 *
 * - Nobody is told of their own act, but for the requester, whose filing is confirmed.
 * - What is internal never reaches a customer.
 * - Who switched the mail about a ticket off gets none about it.
 * - What somebody wrote never reaches an address that was not proved: a fixed text goes there.
 * - A step that came with a comment is told by the comment's mail.
 */
export function mailsFor(event: ToldEvent, blueprint: Blueprint, readers: Readers): MailDraft[] {
  const told = toldOf(event, blueprint, readers);
  const heardAlready =
    event.kind === 'ticket.moved' && event.withComment
      ? new Set(toldOf({ ...event, kind: 'comment.added' }, blueprint, readers).map(({ reader }) => reader.email))
      : new Set<string>();
  return told
    .filter(({ reader }) => !heardAlready.has(reader.email))
    .map((one) => draftOf(event, blueprint, one))
    .filter((draft) => hasWords(blueprint, draft.template));
}

/** Who gets a mail about an event, each address once, as the first audience that has it. Pure. */
export function toldOf(event: ToldEvent, blueprint: Blueprint, readers: Readers): Told[] {
  const byAddress = new Map<string, Told>();
  for (const notification of notificationsOf(event, blueprint)) {
    for (const reader of membersOf(notification.audience, event, blueprint, readers)) {
      const key = reader.email.toLowerCase();
      if (byAddress.has(key) || !hears(reader, notification, event) || isSilenced(reader, event, readers)) continue;
      byAddress.set(key, { reader, audience: notification.audience });
    }
  }
  return [...byAddress.values()];
}

/** Somebody may not want mail about this ticket; what they cannot go on without comes all the same. */
function isSilenced({ id }: Reader, { kind, ticket }: ToldEvent, { silenced }: Readers): boolean {
  if (id === null || !ticket || notifiableEvents.get(kind)?.essential) return false;
  return silenced.has(`${ticket.id} ${id}`);
}

function hears(reader: Reader, { audience, optOut, statuses }: Notification, event: ToldEvent): boolean {
  // Lateness is the desk's own affair; a blueprint may still tell the requester that it is sorry.
  const isInternal = event.audience === 'staff' && event.kind !== 'ticket.late';
  if (isInternal && (customerAudiences.has(audience) || reader.role === 'customer') && audience !== 'addressee') {
    return false;
  }
  // Those who work for the desk do not rate their own work.
  if (event.kind === 'rating.asked' && reader.role !== 'customer') return false;
  if (optOut && reader.muted.includes(event.kind)) return false;
  if (statuses && !statuses.has(textOf(event.data, 'to') ?? '')) return false;
  const isOwnAct = event.actorKind === 'person' && event.actorId === reader.id;
  const isConfirmed = event.kind === 'ticket.filed' && audience === 'requester';
  return !isOwnAct || isConfirmed || audience === 'addressee';
}

/** They hear of an escalation where the desk says so. */
const keepers: ReadonlySet<Audience> = new Set(['consultant', 'successManager']);

/**
 * Who is told by the desk's rules. A timer and a missed target name audiences of their own, which hear of it unless the
 * desk has silenced them.
 */
function notificationsOf(event: ToldEvent, blueprint: Blueprint): readonly Notification[] {
  const { kind, data } = event;
  if (!isEventKind(kind)) return [];
  const told = blueprint.notifications.get(kind) ?? [];
  if (kind === 'ticket.escalated') {
    const named = blueprint.targets?.escalation.notify ?? [];
    return told.filter(({ audience }) => !keepers.has(audience) || named.includes(audience));
  }
  const named = kind === 'ticket.reminded' ? data['audiences'] : blueprint.targets?.whenLate.notify;
  if ((kind !== 'ticket.reminded' && kind !== 'ticket.late') || !Array.isArray(named)) return told;
  const byDefault = notifiableEvents.get(kind)?.toldByDefault ?? [];
  const ruled = told.filter(({ audience }) => kind === 'ticket.late' || named.includes(audience));
  const further = (notifiableEvents.get(kind)?.mayBeTold ?? []).filter(
    (audience) =>
      named.includes(audience) && !byDefault.includes(audience) && !told.some((known) => known.audience === audience),
  );
  return [
    ...ruled,
    ...further.map(
      (audience): Notification => ({
        event: kind,
        audience,
        channel: 'mail',
        optOut: true,
        statuses: null,
        subject: null,
        body: null,
      }),
    ),
  ];
}

function draftOf(event: ToldEvent, blueprint: Blueprint, { reader, audience }: Told): MailDraft {
  const { identity } = blueprint;
  const isCustomer = customerAudiences.has(audience);
  const wishes = [reader.language, isCustomer ? event.ticket?.language : null];
  const language = wishes.find((wish) => wish && identity.languages.includes(wish)) ?? identity.defaultLanguage;
  const wording = { language, timeZone: reader.timeZone ?? identity.timeZone };
  const purpose = audience === 'participants' && !reader.hasPassword ? 'viewTicket' : event.data['purpose'];
  const linkUntil = purpose === 'rating' || purpose === 'endSupportAccess' ? textOf(event.data, 'until') : undefined;
  const isFixed = isCustomer && !reader.proved;
  // An invitation goes to whom somebody named: nothing that anybody wrote or is called stands in it.
  const isBare = isFixed || event.kind === 'participant.invited';
  const inReplyTo = textOf(event.text, 'messageId');
  const values = valuesOf(event, blueprint, wording);
  return {
    eventId: event.id,
    ticketId: event.ticket?.id ?? null,
    personId: reader.id,
    template: isFixed ? unprovedTemplate(event.kind) : `${event.kind}/${audience}`,
    email: reader.email,
    language,
    data: {
      // A name may be what a stranger called themselves: it is not repeated to an address that is not proved.
      values: isBare ? fixedValues(values) : { ...values, ...(reader.proved ? { 'reader.name': reader.name } : {}) },
      ...(isLinkPurpose(purpose) ? { link: purpose } : {}),
      ...(inReplyTo === undefined ? {} : { inReplyTo }),
      ...(linkUntil === undefined ? {} : { linkUntil }),
      ...(reader.timeZone ? { timeZone: reader.timeZone } : {}),
    },
  };
}

function unprovedTemplate(kind: string): MailTemplate {
  return kind === 'ticket.filed' || kind === 'rating.asked' ? `${kind}/unproved` : 'ticket.news/unproved';
}

function fixedValues(values: Readonly<Record<string, string>>): Record<string, string> {
  const names = ['ticket.number', 'rating.question'];
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}
