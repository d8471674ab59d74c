import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Response } from 'supertest';
import { parse } from 'yaml';

/**
 * Holds every answer against the committed specification: an undocumented operation, status or content type, or a body
 * that breaks its schema, fails the test in which it is seen.
 */
interface Specification {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
  };
}
/** As much of JSON Schema as the specification uses for requests. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly additionalProperties?: boolean | Schema;
  readonly example?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}
export interface Parameter {
  readonly $ref?: string;
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly required?: boolean;
  readonly schema: Schema;
}
export interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

export const specification: Specification = parse(readFileSync('openapi.yaml', 'utf8'));
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
addFormats.default(ajv);
ajv.addSchema(specification, 'openapi');

const routes = Object.keys(specification.paths)
  .map((path) => ({ path, pattern: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`) }))
  // A literal segment goes before a parameter, as in the router.
  .sort((a, b) => a.path.split('{').length - b.path.split('{').length);

/** Every operation of the specification, for tests that must cover all of them. */
export const operations = Object.entries(specification.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method, path, ...operation })),
);

type Judged = Pick<Response, 'status' | 'text' | 'type'> & {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
};

/** The operation that a request is meant for. */
export function operationAt(method: string, url: string): { path: string; operation: Operation } | undefined {
  const asked = url.split('?')[0] ?? '';
  const path = routes.find(({ pattern, path }) => pattern.test(asked) && specification.paths[path]?.[method])?.path;
  const operation = path === undefined ? undefined : specification.paths[path]?.[method];
  return path === undefined || operation === undefined ? undefined : { path, operation };
}

/** What is wrong with a value, by the schema at those steps into the specification; undefined where nothing is. */
export function faultOf(value: unknown, ...steps: readonly (string | number)[]): string | undefined {
  const escaped = (step: string | number) =>
    String(step).replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D');
  const pointer = `openapi#/${steps.map(escaped).join('/')}`;
  const validate = ajv.getSchema(pointer) ?? ajv.compile({ $ref: pointer });
  return validate(value) ? undefined : ajv.errorsText(validate.errors);
}

export function conform(method: string, url: string, answer: Judged): void {
  saysItsLimits(`${method} ${url}`, answer.status, (name) => answer.headers[name]?.toString());
  const found = operationAt(method, url);
  if (!found) {
    if ([404, 405, 429].includes(answer.status)) return;
    throw new Error(`${method} ${url.split('?')[0]} is not in openapi.yaml, yet it answers ${answer.status}`);
  }
  const { path, operation } = found;
  // Given by the server before it is known which operation is meant; see /docs/problems/headers-too-large.
  if (answer.status === 431) return;
  const described = operation.responses[String(answer.status)];
  if (!described)
    throw new Error(`${method} ${path} answers ${answer.status}, which openapi.yaml does not say: ${answer.text}`);
  const type = answer.type;
  if (!described.content) {
    if (answer.text) throw new Error(`${method} ${path} ${answer.status} has a body where openapi.yaml says none`);
    return;
  }
  if (!described.content[type])
    throw new Error(`${method} ${path} ${answer.status} comes as ${type}, which openapi.yaml does not say`);
  // What is no JSON has no schema to hold.
  if (!/\bjson$/.test(type)) return;
  const content = ['responses', answer.status, 'content', type, 'schema'] as const;
  const fault = faultOf(JSON.parse(answer.text), 'paths', path, method, ...content);
  if (fault) throw new Error(`${method} ${path} ${answer.status} breaks its schema: ${fault}\n${answer.text}`);
}

/** No answer of any status goes out without the limit it was counted for, and no 429 without when to come again. */
export function saysItsLimits(what: string, status: number, header: (name: string) => string | null | undefined): void {
  const policies = (header('ratelimit-policy') ?? '')
    .split(', ')
    .map((each) => /^"([a-z-]+)";q=\d+;w=\d+$/.exec(each)?.[1]);
  const [, name, left] = /^"([a-z-]+)";r=(\d+);t=[1-9]\d*$/.exec(header('ratelimit') ?? '') ?? [];
  const isTold = policies.every((each) => each !== undefined) && name !== undefined;
  if (!isTold || (status !== 429 && !policies.includes(name))) {
    throw new Error(`${what} ${status}: RateLimit is ${header('ratelimit')}, its policy ${header('ratelimit-policy')}`);
  }
  if (status === 429 && (left !== '0' || !/^[1-9]\d*$/.test(header('retry-after') ?? ''))) {
    throw new Error(`${what} 429: RateLimit is ${header('ratelimit')}, Retry-After ${header('retry-after')}`);
  }
}
