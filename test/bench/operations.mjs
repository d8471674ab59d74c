// What is measured: for each operation the n-th request. The same requests go to the API and to the bare server.
import { randomUUID } from 'node:crypto';
import { sentences } from './texts.mjs';

const bearer = ({ token }) => ({ authorization: `Bearer ${token}`, 'accept-language': 'fr' });
const anyOf = (list, n) => list[n % list.length];
const further = (list, n, step) => anyOf(list, Math.floor(n / step));

/** @param {{ customers: object[], agents: object[] }} cast */
export function operationsOf({ customers, agents }) {
  return {
    get(n) {
      const customer = anyOf(customers, n);
      const ticket = further(customer.tickets, n, customers.length);
      return { method: 'GET', path: `/v1/tickets/${ticket}`, headers: bearer(customer), person: customer, ticket };
    },
    list(n) {
      const customer = anyOf(customers, n);
      return { method: 'GET', path: '/v1/tickets?limit=50', headers: bearer(customer), person: customer };
    },
    listAsAgent(n) {
      const agent = anyOf(agents, n);
      return { method: 'GET', path: '/v1/tickets?limit=50', headers: bearer(agent), person: agent };
    },
    file(n) {
      const customer = anyOf(customers, n);
      const fields = {
        subject: anyOf(subjects, n * 1009),
        description: anyOf(asks, n * 1009),
        location: `Paris, niveau ${n % 7}`,
        account: `C-${100_000 + n}`,
      };
      const body = JSON.stringify({ requestType: 'bug', fields });
      return { method: 'POST', path: '/v1/tickets', headers: writing(customer), body, person: customer };
    },
    comment(n) {
      const customer = anyOf(customers, n);
      const ticket = further(customer.waiting, n, customers.length);
      const body = JSON.stringify({
        body: `Bonjour, toujours le même message E-${n % 60} à l'écran, et rien ne démarre.`,
      });
      const path = `/v1/tickets/${ticket}/comments`;
      return { method: 'POST', path, headers: writing(customer), body, person: customer, ticket };
    },
  };
}

/** What is filed is worded as what is there already: a search finds words among new tickets as among old ones. */
const texts = ['fr', 'en'].flatMap((language) => sentences(language, 1_000));
const subjects = texts.filter(({ part }) => part === 'subject').map(({ body }) => body);
const asks = texts.filter(({ part }) => part === 'ask').map(({ body }) => body);

/** As the SDK sends every write: with a key that makes it repeatable. */
function writing(person) {
  return { ...bearer(person), 'idempotency-key': randomUUID() };
}

/** Look-alikes asked for while a ticket is typed: each the next keystroke of a subject, every fourth with all the rest. */
export function lookAlikesOf({ customers }) {
  const typed = subjects.slice(0, 40).flatMap((subject) => Array.from(subject, (_, end) => subject.slice(0, end + 1)));
  return (n) => {
    const person = anyOf(customers, n);
    // A stride without a common factor mixes beginnings and ends.
    const subject = anyOf(typed, n * 7);
    const fields = n % 4 === 0 ? { subject, description: anyOf(asks, n) } : { subject };
    const body = JSON.stringify({ fields });
    return { method: 'POST', path: '/v1/tickets/look-alikes', headers: bearer(person), body, person };
  };
}

/** What is searched for: rare and common words, several, a beginning, a number, nothing at all. */
const searches = [
  'borne',
  'charger',
  'E-17',
  'PAR-4711',
  'badge refusé Lyon',
  'invoice march',
  'remboursement',
  'câble bloqué',
  'refund Nice',
  'technic',
  'itinérance Voltéa',
  '04A1F2',
  'zzyzx',
  'firmware',
  'session facturée deux fois',
  'Martin',
];

/** Requests of a search by agents (the whole desk) and by customers (their own) in turn. */
export function searchesOf({ customers, agents }) {
  return (n) => {
    const person = n % 2 === 0 ? anyOf(agents, n) : anyOf(customers, n);
    const q = encodeURIComponent(further(searches, n, 2));
    return { method: 'GET', path: `/v1/tickets?limit=25&q=${q}`, headers: bearer(person), person };
  };
}
