/** An object of the OpenAPI document. What is in it is looked at, never believed. */
export type Node = Record<string, unknown>;

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The member of that name when it is an object, else an empty one. */
export function nodeAt(node: unknown, key: string): Node {
  const value = isNode(node) ? node[key] : undefined;
  return isNode(value) ? value : {};
}

/** The members that are objects, with their names. */
export function nodesIn(node: unknown): [string, Node][] {
  return Object.entries(isNode(node) ? node : {}).filter((entry): entry is [string, Node] => isNode(entry[1]));
}

/** The elements that are objects. */
export function nodesOf(list: unknown): Node[] {
  return Array.isArray(list) ? list.filter(isNode) : [];
}

/** Applies `change` to every object of the document, inside out. */
export function walk(value: unknown, change: (node: Node) => Node): unknown {
  if (Array.isArray(value)) return value.map((item) => walk(item, change));
  if (!isNode(value)) return value;
  return change(Object.fromEntries(Object.entries(value).map(([key, member]) => [key, walk(member, change)])));
}

/** Every operation of the document, with its path and method. */
export function* operationsOf(document: Node): Generator<{ path: string; method: string; operation: Node }> {
  for (const [path, methods] of nodesIn(document['paths'])) {
    for (const [method, operation] of nodesIn(methods)) yield { path, method, operation };
  }
}
