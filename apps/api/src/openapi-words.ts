import { callersKey } from '#http';
import { isNode, type Node, nodeAt, nodesIn, operationsOf } from './openapi-node.js';

/** Members that mean the same wherever they stand. */
const members: Readonly<Record<string, string>> = {
  createdAt: 'When it was made',
  email: 'E-mail address',
  id: 'Its id',
  items: 'The items of this page',
  name: 'Its name, as people read it',
  nextCursor: 'Send it as `cursor` to get the next page; `null` on the last one',
  slug: 'Its name in paths: lower-case letters, digits and hyphens',
  subject: 'What it is about, in one line',
  updatedAt: 'When it last changed',
  version: 'Grows with every change that you can see; the number in the `ETag`',
};

/** Describes the members that no DTO describes because they mean the same everywhere. */
export function describeMembers(document: Node): void {
  for (const [, schema] of nodesIn(nodeAt(nodeAt(document, 'components'), 'schemas'))) {
    for (const [name, property] of nodesIn(schema['properties'])) {
      const words = members[name];
      if (words && !property['description']) property['description'] = words;
    }
  }
}

const callers: Readonly<Record<string, string>> = {
  customer: 'customers',
  agent: 'agents',
  admin: 'admins',
  guest: 'guests of the ticket',
  key: 'API keys',
  publishable: 'publishable keys',
  operator: 'the operator',
};

/** Says under every operation whom it is for. */
export function describeCallers(document: Node): void {
  for (const { operation } of operationsOf(document)) {
    const { [callersKey]: access, description } = operation;
    delete operation[callersKey];
    // OpenAPI 3.1: an empty requirement says that credentials can be left out.
    if (isNode(access) && access['knowsCallers'] === true) {
      operation['security'] = [{}, ...(Array.isArray(operation['security']) ? operation['security'] : [])];
    }
    const paragraphs = [description, isNode(access) ? sentenceOn(access) : undefined];
    operation['description'] = paragraphs.filter(Boolean).join('\n\n');
  }
}

function sentenceOn({ who, scope, knowsCallers, onBehalf }: Node): string {
  const listed = Array.isArray(who) ? who.map(String) : [];
  if (listed.includes('anonymous')) {
    if (!knowsCallers) return 'Needs no credentials.';
    return `Needs no credentials; with those of the desk (an API key’s with the scope \`${scope}\`) more may be seen.`;
  }
  const names = listed.map((kind) =>
    kind === 'key' && scope ? `API keys with the scope \`${scope}\`` : callers[kind],
  );
  if (onBehalf === true) names.push('agents in a customer’s place');
  const last = names.pop();
  return `For ${names.length > 0 ? `${names.join(', ')} and ` : ''}${last}.`;
}
