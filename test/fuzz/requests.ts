import { operations, type Parameter, specification } from '../support/contract.js';
import type { Random } from '../support/random.js';
import { hostileText, hostileValue, tortured } from './hostile.js';
import { type Ids, valid } from './values.js';

/** A request as its bytes go out. */
export interface FuzzRequest {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

type Operation = (typeof operations)[number];

/** What may stand in a path for a parameter. */
export type PathValue = (operation: string, parameter: string, random: Random) => string;

export interface Surroundings {
  readonly ids: Ids;
  readonly pathValue: PathValue;
  readonly etags: readonly string[];
}

/** Moves the clock for everybody, hence only ever asked wrongly. */
const neverValid = new Set(['testClockMove']);

export function someRequest(random: Random, around: Surroundings): FuzzRequest {
  const operation = random.maybe(operations);
  if (!operation) throw new Error('there are no operations');
  const parameters = (operation.parameters ?? []).map(parameterOf);
  const headers: Record<string, string> = {};
  const path = pathOf(operation, parameters, random, around);
  for (const parameter of parameters) addHeader(parameter, headers, random, around);
  if (random.isLucky(0.1)) Object.assign(headers, oddHeader(random));
  const body = bodyOf(operation, headers, random, around);
  return {
    operation: operation.operationId,
    method: operation.method.toUpperCase(),
    path,
    headers,
    ...(body === undefined ? {} : { body }),
  };
}

function parameterOf(parameter: Parameter): Parameter {
  if (!parameter.$ref) return parameter;
  return specification.components.parameters[parameter.$ref.split('/').at(-1) ?? ''] ?? parameter;
}

function pathOf(operation: Operation, parameters: readonly Parameter[], random: Random, around: Surroundings): string {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = random.isLucky(0.1) ? hostileText(random) : around.pathValue(operation.operationId, name, random);
    return encoded(value) || '-';
  });
  const query = parameters
    .filter((each) => each.in === 'query' && (each.required || random.isLucky(0.3)))
    .flatMap(({ name, schema }) => {
      const value = random.isLucky(0.3) ? hostileText(random) : valid(schema, random, around.ids, name);
      return [value].flat().map((each) => `${encoded(name)}=${encoded(String(each))}`);
    });
  if (random.isLucky(0.03))
    query.push(random.pick(['limit=1&limit=2', 'x=1', '&&&', 'q[]=1', '__proto__=1', '%ff=%ff']));
  return query.length > 0 ? `${path}?${query.join('&')}` : path;
}

/** As a client would; what cannot be encoded goes out as the bytes of a broken one. */
function encoded(text: string): string {
  try {
    return encodeURIComponent(text).slice(0, 6000);
  } catch {
    return '%ed%a0%80';
  }
}

function addHeader(
  { in: place, name, required }: Parameter,
  headers: Record<string, string>,
  random: Random,
  around: Surroundings,
): void {
  if (place !== 'header' || !(required ? random.isLucky(0.95) : random.isLucky(0.3))) return;
  headers[name.toLowerCase()] = headerText(headerValue(name, random, around));
}

function headerValue(name: string, random: Random, { etags }: Surroundings): string {
  const etag = random.maybe(etags) ?? '"1"';
  const values: Readonly<Record<string, readonly [string, ...string[]]>> = {
    'Accept-Language': ['fr', 'de, en;q=0.5', '*', 'xx', 'en;q=2', ';;;', hostileText(random)],
    'Idempotency-Key': [
      `key-${random.below(1e9)}`,
      `key-${random.below(5)}`,
      'a b',
      'é',
      'x'.repeat(300),
      hostileText(random),
    ],
    'If-Match': [etag, etag, '*', '"999999"', 'W/"1"', '1', '""', '"1', '"1","2"', hostileText(random)],
    'If-None-Match': [etag, '*', 'W/"1"', '"', hostileText(random)],
    Range: [
      'bytes=0-3',
      'bytes=-1',
      'bytes=5-1',
      'bytes=0-0,2-2',
      'bytes=999999999999999999999-',
      'lines=1',
      hostileText(random),
    ],
  };
  return random.pick(values[name] ?? [hostileText(random)]);
}

function oddHeader(random: Random): Record<string, string> {
  const [name, value] = random.pick([
    ['accept', 'text/csv'],
    ['accept', 'application/json;q=0'],
    ['accept', ';;'],
    ['accept-encoding', 'gzip;q=x, br'],
    ['x-request-id', hostileText(random)],
    ['x-forwarded-for', '10.0.0.1, ::1, <script>'],
    ['x-forwarded-host', 'evil.example'],
    ['traceparent', '00-zz-zz-zz'],
    ['content-encoding', 'gzip'],
    ['x-http-method-override', 'DELETE'],
    ['origin', 'null'],
    ['expect', '100-continue'],
    ['if-modified-since', 'never'],
    ['cookie', `a=${hostileText(random)}`],
    ['x-large', 'a'.repeat(4000)],
  ]);
  return { [String(name)]: headerText(String(value)) };
}

/** Node sends no header with these. */
const headerText = (text: string): string => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '?').slice(0, 4000);

function bodyOf(
  operation: Operation,
  headers: Record<string, string>,
  random: Random,
  around: Surroundings,
): string | Buffer | undefined {
  const [type, content] = random.maybe(Object.entries(operation.requestBody?.content ?? {})) ?? [];
  if (!type || !content) {
    if (!random.isLucky(0.03)) return undefined;
    headers['content-type'] = 'application/json';
    return '{}';
  }
  headers['content-type'] = random.isLucky(0.97)
    ? type
    : random.pick([
        'text/plain',
        'application/xml',
        'application/json; charset=utf-16',
        'multipart/form-data',
        'x',
        '',
      ]);
  if (type.startsWith('multipart/')) return multipart(headers, random);
  if (type === 'message/rfc822') return mail(random);
  const value = valid(content.schema, random, around.ids);
  if (neverValid.has(operation.operationId) || random.isLucky(0.3)) spoil(value, random);
  if (type === 'application/x-www-form-urlencoded') return form(value);
  const text = JSON.stringify(value) ?? 'null';
  return random.isLucky(0.12) || neverValid.has(operation.operationId) ? tortured(random, text) : text;
}

/** Breaks a value in one place. */
function spoil(value: unknown, random: Random): void {
  if (typeof value !== 'object' || value === null) return;
  const name = random.maybe(Object.keys(value));
  const chance = random.next();
  if (chance < 0.2 || name === undefined) Reflect.set(value, hostileText(random), hostileValue(random));
  else if (chance < 0.45) Reflect.deleteProperty(value, name);
  else if (chance < 0.6) spoil(Reflect.get(value, name), random);
  else Reflect.set(value, name, hostileValue(random));
}

function form(value: unknown): string {
  return Object.entries(Object(value))
    .map(
      ([name, each]) => `${encoded(name)}=${encoded(typeof each === 'string' ? each : (JSON.stringify(each) ?? ''))}`,
    )
    .join('&');
}

function multipart(headers: Record<string, string>, random: Random): string {
  headers['content-type'] = 'multipart/form-data; boundary=x';
  const name = headerText(random.isLucky(0.5) ? hostileText(random) : 'a.txt').replaceAll('"', '');
  const part = `--x\r\nContent-Disposition: form-data; name="${random.pick(['file', 'file', 'other'])}"; filename="${name}"\r\n`;
  const whole = `${part}Content-Type: ${random.pick(['text/plain', 'image/png', 'x'])}\r\n\r\n${hostileText(random)}words\r\n--x--\r\n`;
  return random.isLucky(0.7) ? whole : whole.slice(0, random.below(whole.length));
}

function mail(random: Random): string {
  const lines = [
    'From: Ana <ana@nowhere.example>',
    'Subject: =?utf-8?B?8J+Yhg==?=',
    `X-Odd: ${headerText(hostileText(random))}`,
  ];
  return `${lines.join('\r\n')}\r\nContent-Type: ${random.pick(['text/plain', 'text/html', 'multipart/mixed; boundary=y', 'x/y; charset=zz'])}\r\n\r\n${hostileText(random)}\r\n`;
}
