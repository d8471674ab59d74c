// Before anything is measured: the API is heard at each operation, the bare server is told what it heard, and the
// answers of both are compared, whole. A yardstick that does less work than the API would flatter the API's rivals, one
// that does more would flatter the API.
import { isDeepStrictEqual } from 'node:util';
import { standingOf, views } from './bare-views.mjs';
import { apiProgram, root } from './data.mjs';
import { startProgram } from './processes.mjs';

const requestsCompared = 24;

/** @returns what the bare server is told: one recording and one set of tables for each operation */
export async function rehearse({ environment, desk, cast, operations }) {
  const recorder = new URL('recorder.mjs', import.meta.url).href;
  const api = await startProgram(['--import', recorder, apiProgram], environment);
  try {
    await cast.renew(api.url);
    const recordings = {};
    for (const [name, request] of Object.entries(operations)) {
      // The first request fills what is remembered (labels, blueprints, keys, verified tokens); the second is heard.
      await ask(api.url, request(0));
      recordings[name] = await record(api, request(0));
    }
    const { keys } = await (await fetch(`${api.url}/v1/desks/${desk.slug}/jwks`)).json();
    return { keys, issuer: environment.PUBLIC_URL, recordings, samples: await tablesOf(api.url, cast, operations) };
  } finally {
    await api.stop();
  }
}

async function record(api, request) {
  const told = () => new Promise((resolve) => api.child.once('message', resolve));
  // Ids of this moment tell themselves from older ones by the time in them.
  await new Promise((resolve) => setTimeout(resolve, 20));
  let answered = told();
  api.child.send('record');
  await answered;
  const at = Date.now();
  const answer = await ask(api.url, request);
  answered = told();
  api.child.send('recorded');
  const { steps } = await answered;
  const { person, ticket, body } = request;
  const facts = { person: person.id, session: person.session, ...(ticket ? { ticket } : {}) };
  const organizations = person.organization ? [person.organization] : [];
  return { steps, answer, at, facts, organizations, body: body && JSON.parse(body), number: answer.number };
}

async function tablesOf(url, { customers, agents }, operations) {
  const tables = {};
  for (const name of Object.keys(operations).filter((each) => each in views)) {
    const staff = name === 'listAsAgent';
    const whole = name === 'get';
    tables[name] = { staff, requestType: {}, status: {}, priority: {}, group: {}, actions: {} };
    for (const person of staff ? agents : customers.slice(0, 12)) {
      for (const ticket of await ticketsOf(url, person, whole)) learn(tables[name], ticket, person);
    }
  }
  return tables;
}

async function ticketsOf(url, person, whole) {
  const headers = { authorization: `Bearer ${person.token}`, 'accept-language': 'fr' };
  const { items } = await ask(url, { method: 'GET', path: '/v1/tickets?limit=100', headers });
  if (!whole) return items;
  const byStanding = new Map(items.map((item) => [standing(item, person), item]));
  const one = ({ id }) => ask(url, { method: 'GET', path: `/v1/tickets/${id}`, headers });
  return Promise.all([...byStanding.values()].map(one));
}

function standing({ status, open, requester }, person) {
  return standingOf({ status: status.key, open, own: requester.id === person.id });
}

function learn(tables, ticket, person) {
  for (const member of ['requestType', 'status', 'priority', 'group']) {
    if (ticket[member]) tables[member][ticket[member].key] = ticket[member];
  }
  tables.actions[standing(ticket, person)] = ticket.allowedActions;
}

/** @throws Error when the bare server answers anything else than the API */
export async function compare(apiUrl, bareUrl, operations) {
  for (const [name, request] of Object.entries(operations)) {
    for (let n = 0; n < requestsCompared; n += 1) {
      const expected = alike(await ask(apiUrl, request(n)), name);
      const got = alike(await ask(bareUrl, request(n)), name);
      if (!isDeepStrictEqual(got, expected)) {
        throw new Error(`bare answers ${name} ${n} otherwise:\n${JSON.stringify(got)}\n${JSON.stringify(expected)}`);
      }
    }
  }
}

/** What differs between two answers to the same request: cursors (bound to their maker), new ids, numbers, instants. */
function alike(answer, name) {
  const text = JSON.stringify({
    ...answer,
    ...('nextCursor' in answer ? { nextCursor: answer.nextCursor !== null } : {}),
  });
  if (name === 'get' || name.startsWith('list')) return JSON.parse(text);
  return JSON.parse(
    text
      .replace(/"(id|number)":"[^"]*"/g, '"$1":""')
      .replace(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '""')
      .replace(/"version":\d+/g, '"version":0'),
  );
}

async function ask(url, { method, path, headers, body }) {
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const answer = await fetch(`${url}${path}`, { method, headers: { ...headers, ...type }, body });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answers ${answer.status} ${text}`);
  return JSON.parse(text);
}

/** Starts the bare server on the same database, as the same role. */
export async function startBare(environment, bareDatabaseUrl, told) {
  const bare = await startProgram([`${root}/test/bench/bare.mjs`], {
    ...environment,
    BARE_DATABASE_URL: bareDatabaseUrl,
  });
  const ready = new Promise((resolve) => bare.child.once('message', resolve));
  bare.child.send(told);
  await ready;
  return bare;
}
