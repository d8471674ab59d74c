import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { faultOf, operationAt, type Parameter, specification } from './contract.js';

/** A request as it came over the wire. */
export interface Asked {
  /** In lower case. */
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

// Addresses and headers are text: what they stand for is read out of it, as the service does.
const ajv = new Ajv2020({ strict: false, allErrors: true, coerceTypes: 'array' });
addFormats.default(ajv);
ajv.addSchema(specification, 'openapi');

const placeNames = { path: 'path', query: 'query', header: 'header' } as const;

/** Everything in a request that the specification does not say; empty where it is as it should be. */
export function faultsOfRequest({ method, url, headers, body }: Asked): string[] {
  const found = operationAt(method, url);
  if (!found) return [`${method} ${url} is not in openapi.yaml`];
  const { path, operation } = found;
  const { pathname, searchParams } = new URL(url, 'http://service');
  const query: Record<string, string | string[]> = {};
  for (const name of new Set(searchParams.keys())) {
    const all = searchParams.getAll(name);
    query[name] = all.length > 1 ? all : (all[0] ?? '');
  }
  const given = { path: segmentsOf(path, pathname), query, header: headers };
  const parameters = (operation.parameters ?? []).map(resolved);
  const faults = Object.values(placeNames).flatMap((place) => {
    const known = parameters.filter((each) => each.in === place);
    return faultsOf(given[place], known, place !== 'header').map((fault) => `${place}: ${fault}`);
  });
  const type = String(headers['content-type'] ?? '').split(';')[0] ?? '';
  const content = operation.requestBody?.content;
  if (body !== '' && !content) faults.push('body: there is none');
  else if (body !== '' && !content?.[type]) faults.push(`body: comes as ${type || 'nothing'}`);
  else if (body !== '' && type === 'application/json') {
    const fault = faultOf(JSON.parse(body), 'paths', path, method, 'requestBody', 'content', type, 'schema');
    if (fault) faults.push(`body: ${fault}`);
  }
  return faults.map((fault) => `${method} ${url}: ${fault}`);
}

function faultsOf(values: object, parameters: readonly Parameter[], isClosed: boolean): string[] {
  const named = (name: string) => (isClosed ? name : name.toLowerCase());
  const validate = ajv.compile({
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [named(name), absolute(schema)])),
    required: parameters.filter(({ required }) => required).map(({ name }) => named(name)),
    additionalProperties: !isClosed,
  });
  return validate({ ...values }) ? [] : [ajv.errorsText(validate.errors)];
}

/** The same schema, with references that lead into the specification from anywhere. */
const absolute = (schema: unknown): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"openapi#/'));

function resolved(parameter: Parameter): Parameter {
  const name = parameter.$ref?.split('/').at(-1);
  return name === undefined ? parameter : (specification.components.parameters[name] ?? parameter);
}

function segmentsOf(template: string, pathname: string): Record<string, string> {
  const given = pathname.split('/');
  const pairs = template
    .split('/')
    .map((part, place) => [/^\{(.+)\}$/.exec(part)?.[1], decodeURIComponent(given[place] ?? '')] as const);
  return Object.fromEntries(pairs.flatMap(([name, value]) => (name === undefined ? [] : [[name, value]])));
}
