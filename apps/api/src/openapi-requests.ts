import { sends } from './openapi-answers.js';
import { type Node, nodeAt, nodesIn, nodesOf, operationsOf } from './openapi-node.js';

/** What a parameter in a path names, wherever it stands. */
const pathParameters: Readonly<Record<string, string>> = {
  address: 'Id of an address of yours.',
  apiKey: 'Id of an API key.',
  article: 'Id of an article; for its readers its slug too.',
  attachment: 'Id of a file.',
  comment: 'Id of a comment.',
  component: 'Id of a component of the status page.',
  desk: 'Slug of the desk, such as `road`.',
  erasure: 'Id of the receipt for an erasure.',
  delivery: 'Id of a delivery.',
  endpoint: 'Id of an endpoint.',
  grant: 'Id of a grant of support access.',
  group: 'Key of a group, as the desk’s blueprint names it.',
  hold: 'Id of a legal hold.',
  incident: 'Id of an incident.',
  key: 'Id of an API key, or of a publishable key.',
  language: 'A language of the desk (BCP 47), such as `fr`.',
  number: 'Number of a version, from 1.',
  link: 'What `attachmentLinkCreate` put at the end of an address.',
  merge: 'Id of a merge of accounts that waits for you.',
  mail: 'Id of a message that came in.',
  organization: 'Id of an organization.',
  other: 'Id or number of another ticket.',
  person: 'Id of a person.',
  request: 'Id of an account request.',
  session: 'Id of a session, or `current`.',
  suggestion: 'Id of articles that were shown together.',
  participant: 'Id of a participant.',
  ticket: 'Id or number of a ticket.',
  type: 'Key of a request type, as the desk’s blueprint names it.',
  version: 'Version of the blueprint, from 1.',
};

/** Headers that many operations take, described once under `components`. */
const headerParameters: Readonly<Record<string, Node>> = {
  AcceptLanguage: {
    name: 'Accept-Language',
    in: 'header',
    required: false,
    description:
      'The languages you read, best first (RFC 9110). The answer comes in the best one that the desk offers; `Content-Language` tells which.',
    schema: { type: 'string', maxLength: 500 },
    example: 'fr-CA, fr;q=0.9, en;q=0.5',
  },
  IfNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description:
      'The `ETag` of the version you have. When nothing has changed since, the answer is 304 without a body.',
    schema: { type: 'string', maxLength: 500 },
  },
};

/**
 * Describes what requests carry: names every path parameter the same way everywhere, adds the headers that the service
 * reads on every call, and moves headers that are said in the same words many times to `components`.
 *
 * @param document changed in place; answers are described already
 */
export function describeRequests(document: Node): void {
  const shared = new Map(Object.entries(headerParameters));
  const names = new Map([...shared].map(([name, parameter]) => [JSON.stringify(parameter), name]));
  for (const { operation } of operationsOf(document)) {
    const parameters = nodesOf(operation['parameters']);
    for (const [type, content] of nodesIn(nodeAt(nodeAt(operation, 'requestBody'), 'content'))) {
      if (type.startsWith('message/')) content['schema'] = { type: 'string', format: 'binary' };
    }
    for (const parameter of parameters) {
      if (parameter['in'] !== 'path') continue;
      const description = pathParameters[String(parameter['name'])];
      if (description) parameter['description'] = description;
      const schema = nodeAt(parameter, 'schema');
      parameter['schema'] = Object.keys(schema).length > 0 ? schema : { type: 'string' };
    }
    for (const name of headersOf(operation)) {
      const parameter = headerParameters[name];
      if (parameter) parameters.push(parameter);
    }
    operation['parameters'] = parameters.map((parameter) => {
      if (parameter['in'] !== 'header') return parameter;
      const text = JSON.stringify(parameter);
      const name = names.get(text) ?? componentName(parameter);
      names.set(text, name);
      shared.set(name, parameter);
      return { $ref: `#/components/parameters/${name}` };
    });
  }
  document['components'] = { ...nodeAt(document, 'components'), parameters: Object.fromEntries(shared) };
}

function headersOf(operation: Node): string[] {
  const isConditional = '304' in nodeAt(operation, 'responses') && !sends(operation, 'If-None-Match');
  return ['AcceptLanguage', ...(isConditional ? ['IfNoneMatch'] : [])];
}

/** `Idempotency-Key` → `IdempotencyKey`; a header that must come has a name of its own. */
function componentName(parameter: Node): string {
  const name = String(parameter['name']).replaceAll('-', '');
  return parameter['required'] === true ? `${name}Required` : name;
}
