import { type Node, nodeAt, nodesIn, operationsOf } from './openapi-node.js';

/** Headers of answers, described once. */
const headers = {
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
  'Content-Language': {
    description: 'The language of what a person is meant to read (BCP 47).',
    schema: { type: 'string' },
  },
  'Retry-After': { description: 'Seconds until another try makes sense (RFC 9110).', schema: { type: 'integer' } },
  ETag: {
    description: 'The version of what is answered, for `If-Match` and `If-None-Match`.',
    schema: { type: 'string' },
  },
  Link: {
    description: 'The address of the next page, as `rel="next"` (RFC 8288), where there is one.',
    schema: { type: 'string' },
  },
  'Idempotency-Replayed': {
    description: '`true` when this is the kept answer of an earlier request with the same `Idempotency-Key`.',
    schema: { type: 'string', enum: ['true'] },
  },
  Allow: { description: 'The methods that this address has (RFC 9110).', schema: { type: 'string' } },
} as const satisfies Readonly<Record<string, Node>>;
type HeaderName = keyof typeof headers;

const everywhere: readonly HeaderName[] = ['X-Request-Id', 'RateLimit', 'RateLimit-Policy', 'Content-Language'];

const successDescriptions: Readonly<Record<string, string>> = {
  200: 'What was asked for.',
  201: 'It was made.',
  202: 'It was taken on and will be done.',
  204: 'It is done; there is nothing to say.',
};

/**
 * Says of every answer what no controller repeats: the headers, and 304 where a reader can ask whether anything is new.
 *
 * @param document changed in place
 */
export function describeAnswers(document: Node): void {
  for (const { method, operation } of operationsOf(document)) {
    const responses = nodeAt(operation, 'responses');
    const isRepeatable = sends(operation, 'Idempotency-Key');
    for (const [status, response] of nodesIn(responses)) {
      response['description'] ||= successDescriptions[status] ?? 'The answer.';
      const names = [...everywhere];
      if (status === '429' || status === '503') names.push('Retry-After');
      if (/^2/.test(status)) {
        const members = answeredMembers(document, response);
        if (members.includes('version')) names.push('ETag');
        if (members.includes('nextCursor')) names.push('Link');
        if (isRepeatable) names.push('Idempotency-Replayed');
        if (method === 'get' && members.includes('version')) responses['304'] = notModified();
      }
      response['headers'] = referencesTo(names);
    }
  }
  const components = nodeAt(document, 'components');
  document['components'] = { ...components, headers: used(document) };
}

function notModified(): Node {
  return {
    description: 'Nothing has changed since the version that `If-None-Match` names.',
    headers: referencesTo([...everywhere, 'ETag']),
  };
}

function referencesTo(names: readonly HeaderName[]): Node {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

/** Whether the operation takes a header. */
export function sends(operation: Node, name: string): boolean {
  const parameters = Array.isArray(operation['parameters']) ? operation['parameters'] : [];
  return parameters.some((parameter) => parameter?.in === 'header' && parameter.name === name);
}

/** Names of the members of a JSON answer that always come; nothing for other answers. */
function answeredMembers(document: Node, response: Node): string[] {
  const schema = nodeAt(nodeAt(nodeAt(response, 'content'), 'application/json'), 'schema');
  const reference = schema['$ref'];
  const name = typeof reference === 'string' ? reference.split('/').at(-1) : undefined;
  const described = name ? nodeAt(nodeAt(nodeAt(document, 'components'), 'schemas'), name) : schema;
  const required = Array.isArray(described['required']) ? described['required'] : [];
  return Object.keys(nodeAt(described, 'properties')).filter((member) => required.includes(member));
}

/** The headers that some answer refers to. */
function used(document: Node): Node {
  const text = JSON.stringify(document['paths']);
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => text.includes(`"#/components/headers/${name}"`)),
  );
}
