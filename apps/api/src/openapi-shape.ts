import type { OpenAPIObject } from '@nestjs/swagger';

type Node = Record<string, unknown>;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Applies `change` to every object of the document, inside out. */
function walk(value: unknown, change: (node: Node) => Node): unknown {
  if (Array.isArray(value)) return value.map((item) => walk(item, change));
  if (!isNode(value)) return value;
  return change(Object.fromEntries(Object.entries(value).map(([key, member]) => [key, walk(member, change)])));
}

/** OpenAPI 3.0's `nullable` as JSON Schema 2020-12 says it, which is what OpenAPI 3.1 uses. */
function withoutNullable(node: Node): Node {
  if (node['nullable'] === undefined || isNode(node['nullable'])) return node;
  const { nullable, ...schema } = node;
  if (nullable !== true) return schema;
  if (typeof schema['type'] === 'string') {
    const nulled: Node = { ...schema, type: [schema['type'], 'null'] };
    if (Array.isArray(schema['enum'])) nulled['enum'] = [...schema['enum'], null];
    return nulled;
  }
  const { description, example, allOf, ...rest } = schema;
  const options =
    Array.isArray(allOf) && allOf.length === 1 ? allOf : [allOf === undefined ? rest : { allOf, ...rest }];
  return {
    ...(description === undefined ? {} : { description }),
    ...(example === undefined ? {} : { example }),
    anyOf: [...options, { type: 'null' }],
  };
}

/** A single-reference `allOf` is what 3.0 needed to say something beside `$ref`; 3.1 allows siblings. */
function withoutLoneAllOf(node: Node): Node {
  const { allOf, ...rest } = node;
  if (!Array.isArray(allOf) || allOf.length !== 1 || !isNode(allOf[0]) || Object.keys(allOf[0]).join() !== '$ref')
    return node;
  return { ...allOf[0], ...rest };
}

/** DTO classes carry a suffix that means nothing to a reader of the document. */
function withoutSuffix(name: string): string {
  return name.replace(/Dto$/, '');
}

function renamed(node: Node): Node {
  const reference = node['$ref'];
  return typeof reference === 'string' ? { ...node, $ref: withoutSuffix(reference) } : node;
}

const sharedHeaders: Readonly<Record<string, Node>> = {
  'X-Request-Id': {
    description: 'Names this request; given back when the client sent one. Tell it when you ask for help.',
    schema: { type: 'string' },
  },
  RateLimit: {
    description: 'What is left of the quota and when it is full again (draft-ietf-httpapi-ratelimit-headers).',
    schema: { type: 'string' },
  },
  'RateLimit-Policy': {
    description: 'The quota: how many requests in how many seconds (draft-ietf-httpapi-ratelimit-headers).',
    schema: { type: 'string' },
  },
  'Retry-After': { description: 'Seconds until another try makes sense (RFC 9110).', schema: { type: 'integer' } },
  ETag: {
    description: 'The version of what is answered, for `If-Match` and `If-None-Match`.',
    schema: { type: 'string' },
  },
};

const successDescriptions: Readonly<Record<string, string>> = {
  200: 'What was asked for.',
  201: 'It was made.',
  202: 'It was taken on and will be done.',
  204: 'It is done; there is nothing to say.',
};

/** Whether an answer is a single resource with a `version`, hence with an `ETag` (see the answer interceptor). */
function isVersioned(response: Node, schemas: Node): boolean {
  const content = isNode(response['content']) ? response['content']['application/json'] : undefined;
  const reference = isNode(content) && isNode(content['schema']) ? content['schema']['$ref'] : undefined;
  const schema = typeof reference === 'string' ? schemas[reference.split('/').at(-1) ?? ''] : undefined;
  return isNode(schema) && isNode(schema['properties']) && schema['properties']['version'] !== undefined;
}

/** A versioned resource need not be sent again to somebody who has it. */
function offerNotModified(operation: Node, schemas: Node): void {
  const responses = isNode(operation['responses']) ? operation['responses'] : {};
  if (!isNode(responses['200']) || !isVersioned(responses['200'], schemas)) return;
  responses['304'] = { description: 'It still is what `If-None-Match` names; there is no body.' };
  const parameters = Array.isArray(operation['parameters']) ? operation['parameters'] : [];
  const ifNoneMatch = {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description: 'The `ETag` of what the client has already.',
    schema: { type: 'string', maxLength: 1000 },
  };
  operation['parameters'] = [...parameters, ifNoneMatch];
}

/** Headers and descriptions that every answer has and no controller repeats. */
function withSharedParts(document: Node): Node {
  const paths = isNode(document['paths']) ? document['paths'] : {};
  const components = isNode(document['components']) ? document['components'] : {};
  const schemas = isNode(components['schemas']) ? components['schemas'] : {};
  for (const operations of Object.values(paths)) {
    for (const [method, operation] of Object.entries(isNode(operations) ? operations : {})) {
      if (method === 'get' && isNode(operation)) offerNotModified(operation, schemas);
      // A list without an entry says that no credentials are needed; no list at all would say nothing.
      if (isNode(operation)) operation['security'] ??= [];
      const responses = isNode(operation) && isNode(operation['responses']) ? operation['responses'] : {};
      for (const [status, response] of Object.entries(responses)) {
        if (!isNode(response)) continue;
        if (!response['description']) response['description'] = successDescriptions[status] ?? 'The answer.';
        const names = ['X-Request-Id', 'RateLimit', 'RateLimit-Policy'];
        if (status === '429' || status === '503') names.push('Retry-After');
        if (status === '304' || isVersioned(response, schemas)) names.push('ETag');
        response['headers'] = Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
      }
    }
  }
  const named = Object.entries(schemas).map(([name, schema]) => [withoutSuffix(name), schema] as const);
  if (new Set(named.map(([name]) => name)).size !== named.length)
    throw new Error('two schemas differ only in the suffix Dto');
  return {
    ...document,
    components: { ...components, headers: { ...sharedHeaders }, schemas: Object.fromEntries(named) },
  };
}

/** Sorted members, so that the document changes only where the API does. The order of lists means something and stays. */
function sorted(node: Node): Node {
  return Object.fromEntries(Object.entries(node).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const order = ['openapi', 'info', 'servers', 'tags', 'security', 'paths', 'webhooks', 'components'];

/** The document as it is published: OpenAPI 3.1 throughout, plain names, an order that does not change by itself. */
export function shaped(document: OpenAPIObject): Node {
  const plain: Node = JSON.parse(JSON.stringify(document));
  const whole = withSharedParts(plain);
  const result = walk(whole, (node) => sorted(renamed(withoutLoneAllOf(withoutNullable(node)))));
  if (!isNode(result)) throw new Error('the document is not an object');
  return Object.fromEntries(order.filter((key) => result[key] !== undefined).map((key) => [key, result[key]]));
}
