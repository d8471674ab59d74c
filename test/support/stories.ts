import type { Person, TestDesk } from './desks.js';
import type { Answer } from './http.js';

/** A caller that stories are told of: a person, or the desk's key. */
export type Teller = Pick<Person, 'call'> | Pick<TestDesk, 'call'>;

/** Stories repeat themselves: where the desk points out look-alikes, their tellers insist. */
export async function file(
  by: Teller,
  requestType: string,
  fields: object,
  more: object = {},
): Promise<Answer['body']> {
  return (await by.call('post', '/v1/tickets', { body: { requestType, fields, insist: true, ...more }, expect: 201 }))
    .body;
}

export async function read(by: Teller, ticket: string): Promise<Answer['body']> {
  return (await by.call('get', `/v1/tickets/${ticket}`, { expect: 200 })).body;
}

export async function say(by: Teller, ticket: string, body: string, more: object = {}): Promise<Answer['body']> {
  return (await by.call('post', `/v1/tickets/${ticket}/comments`, { body: { body, ...more }, expect: 201 })).body;
}

export async function move(by: Teller, ticket: string, transition: string, more: object = {}): Promise<Answer['body']> {
  return (await by.call('post', `/v1/tickets/${ticket}/transitions`, { body: { transition, ...more }, expect: 201 }))
    .body;
}

/** A change of a versioned resource, based on the version just read. */
export async function change(
  by: Teller,
  method: 'put' | 'patch',
  path: string,
  body: object,
  resource = path,
): Promise<Answer['body']> {
  const { headers } = await by.call('get', resource, { expect: 200 });
  return (await by.call(method, path, { body, headers: { 'if-match': headers['etag'] ?? '' }, expect: 200 })).body;
}

export async function history(by: Teller, ticket: string): Promise<Answer['body'][]> {
  return (await by.call('get', `/v1/tickets/${ticket}/history`, { expect: 200 })).body.items;
}

export async function list(by: Teller, query: string): Promise<Answer['body'][]> {
  return (await by.call('get', `/v1/tickets?${query}`, { expect: 200 })).body.items;
}

export const subjectsOf = (tickets: readonly { subject: string }[]): string[] => tickets.map(({ subject }) => subject);
