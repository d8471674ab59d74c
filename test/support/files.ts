import { readdir } from 'node:fs/promises';
import http, { type ClientRequest } from 'node:http';
import path from 'node:path';
import request from 'supertest';
import { conform } from './contract.js';
import type { Person } from './desks.js';
import type { Answer } from './http.js';
import { eventually, service } from './running.js';

/** The smallest picture. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

export interface UploadOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly expect?: number;
  /** Another instance of the API than the one all tests share. */
  readonly at?: string;
}

/** Uploads a file as a browser does; the answer is held against the specification. */
export async function upload(
  by: { readonly token: string },
  name: string,
  content: Buffer | string,
  { headers = {}, expect: expected = 201, at = service().url }: UploadOptions = {},
): Promise<Answer> {
  const answer = await request(at)
    .post('/v1/attachments')
    .set({ authorization: `Bearer ${by.token}`, ...headers })
    .attach('file', Buffer.from(content), { filename: name, contentType: 'image/png' });
  if (answer.status !== expected) throw new Error(`upload of ${name}: ${answer.status} ${answer.text}`);
  conform('post', '/v1/attachments', answer);
  return { status: answer.status, body: JSON.parse(answer.text), headers: answer.headers };
}

/** Asks for a link and follows it. */
export async function fetchFile(
  by: Pick<Person, 'call'>,
  id: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const link = await by.call('post', `/v1/attachments/${id}/links`, { expect: 201 });
  return follow(link.body.url, headers);
}

/** The service calls itself by its public name; the tests reach it where it listens. */
export function follow(link: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(new URL(new URL(link).pathname, service().url), { headers });
}

/** Names of all that the store holds of an attachment. */
export async function storedFiles(id: string): Promise<string[]> {
  const folder = service().environment['FILES_DIR'] ?? '';
  const entries = await readdir(folder, { recursive: true }).catch(() => []);
  return entries.map((entry) => path.basename(entry)).filter((name) => name.startsWith(id));
}

/** Names of all that the store holds of a desk. */
export async function filesOfDesk(deskId: string): Promise<string[]> {
  const folder = path.join(service().environment['FILES_DIR'] ?? '', deskId);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

/** Begins an upload that does not end: most of a file is sent, and the connection stays open. */
export async function beginUpload(by: { readonly token: string }, at = service().url): Promise<ClientRequest> {
  const headers = { authorization: `Bearer ${by.token}`, 'content-type': 'multipart/form-data; boundary=x' };
  const sending = http.request(`${at}/v1/attachments`, { method: 'POST', headers, agent: false });
  sending.on('error', () => undefined);
  sending.write('--x\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\n');
  sending.write(Buffer.alloc(300_000, 'words '));
  return sending;
}

/** Waits until the worker has looked at a file. */
export function seenBy(
  by: Pick<Person, 'call'>,
  id: string,
  fits: (view: Answer['body']) => boolean,
): Promise<Answer['body']> {
  return eventually('the file as expected', async () => {
    const { body } = await by.call('get', `/v1/attachments/${id}`, { expect: 200 });
    return fits(body) ? body : undefined;
  });
}
