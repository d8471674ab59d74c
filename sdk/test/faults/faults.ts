import type { Socket } from 'node:net';
import type { Random } from '../../../test/support/random.js';
import type { DeskInMemory, Order, Said } from './desk-in-memory.js';

/** A request on its way through a bad network to the desk. */
export interface Passage {
  readonly desk: DeskInMemory;
  readonly order: Order;
  readonly socket: Socket;
  readonly random: Random;
  /** Lets so many milliseconds go by for the client. */
  pass(milliseconds: number): void;
}

export type Fault = (passage: Passage) => void;

/** Milliseconds that the client gives to each try. */
export const timeout = 30_000;

interface Wire {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const asWire = ({ status, body, headers }: Said): Wire => ({
  status,
  body: JSON.stringify(body),
  headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json', ...headers },
});

function head({ status, headers = {} }: Wire, framing: string): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Said\r\n${lines.join('')}${framing}\r\n\r\n`;
}
const framed = (wire: Wire) => head(wire, `content-length: ${Buffer.byteLength(wire.body)}`) + wire.body;
const half = (text: string) => text.slice(0, Math.ceil(text.length / 2));

const done = ({ desk, order }: Passage) => asWire(desk.do(order));
const send = ({ socket }: Passage, text: string) => void socket.write(text);
const cut = ({ socket }: Passage, text = '') =>
  void (text ? socket.write(text, () => socket.destroy()) : socket.destroy());

/** A gateway's word for it, in one of the ways in which gateways speak. */
function failure({ random }: Passage, status: number, headers: Readonly<Record<string, string>> = {}): Wire {
  const problem = { status, code: status === 429 ? 'too-many-requests' : 'unavailable', title: 'No', detail: 'No.' };
  const [type, body] = random.pick([
    ['application/problem+json', JSON.stringify(problem)],
    ['text/html', '<h1>Sorry</h1>'],
    ['application/json', '["sorry"]'],
    ['text/plain', ''],
  ]);
  return { status, body, headers: { 'content-type': type, ...headers } };
}
const later = ({ random }: Passage) =>
  random.pick(['0', '1', `${random.below(50)}`, '61', '3600', 'Thu, 01 Jan 1970 00:00:09 GMT', 'soon', '-1']);

/** The answer as it is meant. */
export const faultless: Fault = (passage) => send(passage, framed(done(passage)));

/** Everything that may happen to a request, by what it is called in reports. */
export const faults: Readonly<Record<string, Fault>> = {
  'cut before the effect': (passage) => cut(passage),
  'cut after the effect': (passage) => {
    done(passage);
    cut(passage);
  },
  'failed before the effect': (passage) =>
    send(passage, framed(failure(passage, passage.random.pick([500, 502, 503])))),
  'failed before the effect, come again': (passage) =>
    send(passage, framed(failure(passage, passage.random.pick([500, 502, 503]), { 'retry-after': later(passage) }))),
  'failed after the effect': (passage) => {
    done(passage);
    send(passage, framed(failure(passage, passage.random.pick([500, 502, 503, 504]))));
  },
  'too many requests': (passage) => send(passage, framed(failure(passage, 429, { 'retry-after': later(passage) }))),
  'too slow, and never done': ({ pass }) => pass(timeout),
  'done, and too slow to say it': (passage) => {
    const answer = framed(done(passage));
    passage.pass(timeout);
    send(passage, answer);
  },
  'still at it when the time is over': ({ desk, order, pass }) => {
    desk.begin(order);
    pass(timeout);
  },
  'slow, but in time': (passage) => {
    passage.pass(timeout - 1);
    faultless(passage);
  },
  'stuck in the middle of the answer': (passage) => {
    const wire = done(passage);
    send(passage, head(wire, `content-length: ${Buffer.byteLength(wire.body)}`) + half(wire.body));
    passage.pass(timeout);
  },
  'cut in the middle of the answer': (passage) => {
    const wire = done(passage);
    cut(passage, head(wire, `content-length: ${Buffer.byteLength(wire.body)}`) + half(wire.body));
  },
  'cut in the middle of a chunk': (passage) => {
    const wire = done(passage);
    const chunk = `${Buffer.byteLength(wire.body).toString(16)}\r\n${half(wire.body)}`;
    cut(passage, head(wire, 'transfer-encoding: chunked') + chunk);
  },
  'cut between the chunks': (passage) => {
    const wire = done(passage);
    const part = half(wire.body);
    cut(passage, `${head(wire, 'transfer-encoding: chunked')}${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`);
  },
  'shortened unnoticed': (passage) => {
    const wire = done(passage);
    send(passage, framed({ ...wire, body: half(wire.body) }));
  },
  'emptied unnoticed': (passage) => send(passage, framed({ ...done(passage), body: '' })),
  'emptied chunk by chunk': (passage) => send(passage, `${head(done(passage), 'transfer-encoding: chunked')}0\r\n\r\n`),
  'delivered twice': (passage) => {
    done(passage);
    faultless(passage);
  },
  'answered twice': (passage) => send(passage, framed(done(passage)).repeat(2)),
  'its body doubled': (passage) => {
    const wire = done(passage);
    send(passage, framed({ ...wire, body: wire.body.repeat(2) }));
  },
  'another page in its place': (passage) => {
    if (passage.random.isLucky(0.5)) done(passage);
    const headers = { 'content-type': 'text/html' };
    send(passage, framed({ status: 200, body: '<h1>Welcome to the hotel</h1>', headers }));
  },
  'bytes that are no text': (passage) => {
    const body = Buffer.from(Array.from({ length: 40 }, () => passage.random.below(256)));
    if (passage.random.isLucky(0.5)) done(passage);
    passage.socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n`);
    passage.socket.write(body);
  },
  'not HTTP at all': (passage) => {
    if (passage.random.isLucky(0.5)) done(passage);
    cut(passage, 'SSH-2.0-OpenSSH_9.2\r\n');
  },
};
