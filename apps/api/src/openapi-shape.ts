import type { OpenAPIObject } from '@nestjs/swagger';
import { describeAnswers } from './openapi-answers.js';
import { isNode, type Node, nodeAt, nodesIn, operationsOf, walk } from './openapi-node.js';
import { describeRequests } from './openapi-requests.js';
import { describeCallers, describeMembers } from './openapi-words.js';

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

/** DTO classes are schemas under their plain names. */
function withPlainNames(document: Node): Node {
  const components = nodeAt(document, 'components');
  const named = nodesIn(components['schemas']).map(([name, schema]) => [withoutSuffix(name), schema] as const);
  if (new Set(named.map(([name]) => name)).size !== named.length)
    throw new Error('two schemas differ only in the suffix Dto');
  return { ...document, components: { ...components, schemas: Object.fromEntries(named) } };
}

/** A list without an entry says that no credentials are needed; no list at all would say nothing. */
function withSecurity(document: Node): Node {
  for (const { operation } of operationsOf(document)) operation['security'] ??= [];
  return document;
}

/** Sorted members, so that the document changes only where the API does. The order of lists means something and stays. */
function sorted(node: Node): Node {
  return Object.fromEntries(Object.entries(node).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const order = ['openapi', 'info', 'servers', 'tags', 'security', 'paths', 'webhooks', 'components'];

/** The document as it is published: OpenAPI 3.1 throughout, plain names, an order that does not change by itself. */
export function shaped(document: OpenAPIObject): Node {
  const plain: Node = JSON.parse(JSON.stringify(document));
  describeAnswers(plain);
  describeRequests(plain);
  describeMembers(plain);
  describeCallers(plain);
  const whole = withSecurity(withPlainNames(plain));
  const result = walk(whole, (node) => sorted(renamed(withoutLoneAllOf(withoutNullable(node)))));
  if (!isNode(result)) throw new Error('the document is not an object');
  return Object.fromEntries(order.filter((key) => result[key] !== undefined).map((key) => [key, result[key]]));
}
