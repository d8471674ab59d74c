import { act, type Command, isDone, someTicket, versionOf } from './turn.js';

// What clients do beside tickets: accounts, keys, articles, status, mail that comes in.

export const organization: Command = async (turn) => {
  const { admin, customers } = turn.desk;
  const name = turn.word();
  const made = await act(turn, admin, 'organizationCreate', ['POST', '/v1/organizations'], {
    body: { name },
    events: ['organization.created'],
    trace: { table: 'organization', word: name },
  });
  if (!isDone(made)) return;
  const path = `/v1/organizations/${made.body.id}`;
  const member = `${path}/members/${turn.random.pick(customers).id}`;
  await act(turn, admin, 'memberAdd', ['PUT', member], { events: ['organization.memberAdded'] });
  await act(turn, admin, 'memberRemove', ['DELETE', member], { events: ['organization.memberRemoved'] });
};

export const person: Command = async (turn) => {
  const { admin } = turn.desk;
  const word = turn.word();
  const made = await act(turn, admin, 'personCreate', ['POST', '/v1/people'], {
    body: { name: 'Nora New', email: `${word}@nowhere.example`, invite: false },
    events: ['person.created'],
    trace: { table: 'address', word },
  });
  if (!isDone(made)) return;
  const path = `/v1/people/${made.body.id}`;
  const ifMatch = made.etag;
  const body = { name: 'Nora Newer' };
  await act(turn, admin, 'personUpdate', ['PATCH', path], { body, ifMatch, events: ['person.changed'] });
  await act(turn, admin, 'personSuspend', ['POST', `${path}/suspension`], { events: ['person.suspended'] });
  await act(turn, admin, 'personResume', ['DELETE', `${path}/suspension`], { events: ['person.resumed'] });
};

export const group: Command = async (turn) => {
  const path = `/v1/groups/supportOps/members/${turn.desk.agents[0].id}`;
  await act(turn, turn.desk.admin, 'groupMemberAdd', ['PUT', path]);
  await act(turn, turn.desk.admin, 'groupMemberRemove', ['DELETE', path]);
};

export const me: Command = async (turn) => {
  const who = turn.random.pick(turn.desk.customers);
  const ifMatch = await versionOf(turn, who, '/v1/me');
  const body = { timeZone: turn.random.pick(['Europe/Paris', 'Europe/Berlin', 'America/New_York']) };
  await act(turn, who, 'meUpdate', ['PATCH', '/v1/me'], { body, ifMatch });
};

export const apiKey: Command = async (turn) => {
  const { admin } = turn.desk;
  const made = await act(turn, admin, 'apiKeyCreate', ['POST', '/v1/api-keys'], {
    body: { name: turn.word(), scopes: ['tickets:read'] },
    events: ['apiKey.created'],
  });
  if (!isDone(made)) return;
  const path = `/v1/api-keys/${made.body.id}`;
  await act(turn, admin, 'apiKeyRevoke', ['DELETE', path], { events: ['apiKey.revoked'] });
};

export const article: Command = async (turn) => {
  const { admin } = turn.desk;
  const title = turn.word();
  const made = await act(turn, admin, 'articleCreate', ['POST', '/v1/articles'], {
    body: { title, body: 'Change the bulb.', audience: 'public' },
    events: ['article.created'],
    trace: { table: 'article_revision', word: title },
  });
  if (!isDone(made)) return;
  const path = `/v1/articles/${made.body.id}/publication`;
  const ifMatch = made.etag;
  const put = await act(turn, admin, 'articlePublish', ['PUT', path], { ifMatch, events: ['article.published'] });
  const vote = `/v1/desks/${turn.desk.desk.slug}/articles/${made.body.id}/vote`;
  await act(turn, turn.random.pick(turn.desk.customers), 'articleVote', ['PUT', vote], { body: { helpful: true } });
  await act(turn, admin, 'articleWithdraw', ['DELETE', path], { ifMatch: put.etag, events: ['article.withdrawn'] });
};

export const incident: Command = async (turn) => {
  const { admin } = turn.desk;
  const body = { titles: { en: turn.word() }, state: 'identified', texts: { en: 'No light.' } };
  const made = await act(turn, admin, 'incidentCreate', ['POST', '/v1/status/incidents'], {
    body,
    events: ['incident.opened'],
  });
  const ticket = someTicket(turn);
  if (!isDone(made) || !ticket) return;
  const path = `/v1/status/incidents/${made.body.id}`;
  await act(turn, admin, 'incidentLink', ['PUT', `${path}/tickets/${ticket.id}`], {
    events: ['ticket.incidentLinked'],
  });
  const word = turn.word();
  await act(turn, admin, 'incidentUpdate', ['POST', `${path}/updates`], {
    body: { state: 'resolved', texts: { en: word } },
    trace: { table: 'incident_update', word },
  });
};

export const inboundMail: Command = async (turn) => {
  const word = turn.word();
  const source = `From: list@shop.example\r\nList-Id: <${word}.example>\r\nSubject: ${word}\r\n\r\nNews.`;
  await act(turn, turn.desk.key, 'inboundMail', ['POST', '/v1/inbound-mails'], {
    body: { source: Buffer.from(source).toString('base64') },
    trace: { table: 'inbound_mail', word },
    // The same message again is the same mail, whatever the key; the answer counts how often it came.
    again: false,
  });
};
