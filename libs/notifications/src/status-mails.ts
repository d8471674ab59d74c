import { type Blueprint, type Labels, textIn } from '#blueprint';
import { statement, type Transaction } from '#database';
import type { Uuid } from '#kernel';
import type { MailDraft } from '#mail';
import { incidentStateName } from './incident-state-names.js';
import type { Readers } from './readers.js';
import { type ToldEvent, textOf } from './told-event.js';

interface Told {
  readonly updateId: Uuid;
  readonly titles: Labels;
  readonly texts: Labels;
  readonly state: string;
}
interface Subscriber {
  readonly id: Uuid;
  readonly email: string;
  readonly language: string;
}

const updates = statement<Told>(
  'incident.told',
  `SELECT u.id AS "updateId", i.titles, u.texts, u.state FROM incident_update u
   JOIN incident i ON i.desk_id = $1 AND i.id = u.incident_id WHERE u.desk_id = $1 AND u.id = ANY ($2::uuid[])`,
);
const subscribers = statement<Subscriber>(
  'status-subscription.told',
  'SELECT id, email, language FROM status_subscription WHERE desk_id = $1 AND proved_at IS NOT NULL ORDER BY id',
);
const asking = statement<Subscriber>(
  'status-subscription.asking',
  `SELECT id, email, language FROM status_subscription
   WHERE desk_id = $1 AND id = ANY ($2::uuid[]) AND proved_at IS NULL`,
);

/**
 * The mails of the status page: an update goes to every proved subscription; on a ticket it goes to the requester; and an
 * address that somebody gave is asked, in a fixed text, whether they meant it. None of these readers need an account.
 */
export async function statusMails(
  tx: Transaction,
  events: readonly ToldEvent[],
  blueprint: Blueprint,
  readers: Readers,
): Promise<MailDraft[]> {
  const told = events.filter(({ kind }) => kind === 'status.updated');
  const asked = events.filter(({ kind }) => kind === 'statusSubscription.asked');
  if (told.length + asked.length === 0) return [];
  const ids = told.map(({ data }) => textOf(data, 'updateId'));
  const known = new Map((await tx.run(updates, [tx.deskId, ids])).map((update) => [update.updateId, update]));
  const everybody = told.some(({ ticket }) => ticket === null) ? await tx.run(subscribers, [tx.deskId]) : [];
  return [
    ...told.flatMap((event) => {
      const update = known.get(textOf(event.data, 'updateId') ?? '');
      if (!update) return [];
      return event.ticket === null
        ? everybody.map((reader) => news(event, update, blueprint, reader))
        : requesterNews(event, update, blueprint, readers);
    }),
    ...(await questions(tx, asked, blueprint)),
  ];
}

function news(
  event: ToldEvent,
  update: Told,
  blueprint: Blueprint,
  { id, email, language: wished }: Subscriber,
): MailDraft {
  const language = offered(blueprint, wished);
  return {
    eventId: event.id,
    ticketId: null,
    personId: null,
    template: 'status.updated/addressee',
    email,
    language,
    data: { ...about(event, update, blueprint, language), subscription: { id, purpose: 'unsubscribe' } },
  };
}

function requesterNews(event: ToldEvent, update: Told, blueprint: Blueprint, readers: Readers): MailDraft[] {
  const { ticket } = event;
  const reader = ticket && readers.byId.get(ticket.requesterId);
  if (!reader || reader.status === 'suspended') return [];
  const language = offered(blueprint, reader.language ?? ticket.language);
  const { values, ...data } = about(event, update, blueprint, language);
  return [
    {
      eventId: event.id,
      ticketId: ticket.id,
      personId: reader.id,
      template: 'status.updated/addressee',
      email: reader.email,
      language,
      data: { ...data, values: { ...values, 'ticket.number': ticket.number } },
    },
  ];
}

async function questions(tx: Transaction, asked: readonly ToldEvent[], blueprint: Blueprint): Promise<MailDraft[]> {
  if (asked.length === 0) return [];
  const ids = asked.map(({ subjectId }) => subjectId);
  const found = new Map((await tx.run(asking, [tx.deskId, ids])).map((each) => [each.id, each]));
  return asked.flatMap((event): MailDraft[] => {
    const to = found.get(event.subjectId ?? '');
    if (!to) return [];
    return [
      {
        eventId: event.id,
        ticketId: null,
        personId: null,
        template: 'statusSubscription.asked/addressee',
        email: to.email,
        language: offered(blueprint, to.language),
        data: { values: {}, subscription: { id: to.id, purpose: 'confirmSubscription' } },
      },
    ];
  });
}

function about(event: ToldEvent, { titles, texts, state }: Told, { identity }: Blueprint, language: string) {
  return {
    values: {
      'incident.title': textIn(titles, language, identity.defaultLanguage),
      'incident.update': textIn(texts, language, identity.defaultLanguage),
      'incident.state': incidentStateName(state, language),
    },
    incidentId: textOf(event.data, 'incidentId') ?? '',
  };
}

function offered({ identity }: Blueprint, language: string): string {
  return identity.languages.includes(language) ? language : identity.defaultLanguage;
}
