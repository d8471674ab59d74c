import { type Behaviour, empty, hang, json, problem } from '../unreliable-service.js';

const stream: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const kind of ['ticket.filed', 'comment.added']) response.write(`id: ${kind}\ndata: {"kind":"${kind}"}\n\n`);
};

/** What the calls of `program.js` need of a service; it fails once before it files. */
export function serviceOfProgram(page: string): Behaviour {
  let asked = 0;
  const routes: Readonly<Record<string, Behaviour>> = {
    'GET /': (response) => response.writeHead(200, { 'content-type': 'text/html' }).end(page),
    'GET /favicon.ico': empty(404),
    'POST /v1/tickets': (...exchange) => (asked++ === 0 ? empty(503) : json(201, { id: 't1' }))(...exchange),
    'GET /v1/tickets?limit=1': json(200, { items: [{ subject: 'a' }], nextCursor: 'b' }),
    'GET /v1/tickets?limit=1&cursor=b': json(200, { items: [{ subject: 'b' }], nextCursor: null }),
    'GET /v1/tickets/t1': json(200, { subject: 'Dark' }, { etag: '"1"' }),
    'PATCH /v1/tickets/t1': (response, asked) => {
      const { fields } = JSON.parse(asked.body);
      (asked.headers['if-match'] === '"1"' ? json(200, fields, { etag: '"2"' }) : problem(412, 'stale'))(
        response,
        asked,
      );
    },
    'GET /v1/tickets/none': problem(404, 'not-found'),
    'GET /v1/tickets/late': hang,
    'POST /v1/attachments/uploads': problem(409, 'no-direct-upload'),
    'POST /v1/attachments': (response, asked) =>
      json(201, { id: asked.body.includes('light') ? 'kept' : 'lost' })(response, asked),
    'GET /v1/events': stream,
    'GET /v1/request-types': json(200, { items: [{ key: 'bug' }] }),
  };
  return (response, request) => (routes[`${request.method} ${request.url}`] ?? empty(501))(response, request);
}

/** What the program gives where all of it works. */
export const expected = {
  filed: 't1',
  subjects: ['a', 'b'],
  changed: 'Dark!',
  etag: '"2"',
  code: 'not-found',
  id: 'kept',
  kinds: ['ticket.filed', 'comment.added'],
  late: 'GuichetTimeoutError',
  left: 'gone',
  type: 'ticket.filed',
  length: 1,
};
