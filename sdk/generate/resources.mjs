// Writes what `guichet.<tag>.<verb>()` is made of, out of the OpenAPI document: one TypeScript interface a tag, with
// the document's own words as doc comments, and one short table that the runtime builds the functions from. The table
// is text, a few bytes an operation, because it is shipped to browsers; the interfaces cost nothing there.
import { comment } from './comment.mjs';
import { describeOperation } from './operation.mjs';

const methods = { get: 'g', post: 'p', put: 'u', patch: 'a', delete: 'd' };
const prefix = '/v1/';

const pascal = (words) => words.replace(/(^|-)([a-z])/g, (_, _dash, letter) => letter.toUpperCase());

/** A parameter can be left out only when all behind it can: one before a required one takes `undefined` instead. */
function parameterList(parameters) {
  const lastRequired = parameters.findLastIndex(({ isOptional }) => !isOptional);
  return parameters
    .map(({ name, type, isOptional }, index) => {
      if (!isOptional) return `${name}: ${type}`;
      return index > lastRequired ? `${name}?: ${type}` : `${name}: ${type} | undefined`;
    })
    .join(', ');
}

function signatures({ id, name, inPath, body, query, result, isList, ifMatch }, readable) {
  const before = inPath.map((parameter) => ({ name: parameter.name, type: `Path<'${id}', '${parameter.name}'>` }));
  const after = [];
  if (query.length > 0) {
    after.push({ name: 'query', type: `Query<'${id}'>`, isOptional: !query.some(({ required }) => required) });
  }
  const options = { name: 'options', type: 'CallOptions', isOptional: true };
  const matching = { name: 'options', type: 'CallOptions & IfMatch' };
  const answer = isList ? `List<${result}>` : `Call<${result}>`;
  const line = (...own) => `  ${name}(${parameterList([...before, ...own])}): ${answer};`;

  const lines = [];
  if (body && ifMatch && readable) {
    lines.push(line({ name: 'change', type: `Change<${readable.result}, ${body.type}>` }, ...after, options));
  }
  lines.push(line(...(body ? [{ name: 'body', ...body }] : []), ...after, ifMatch?.isRequired ? matching : options));
  return lines;
}

function tableEntry(operation) {
  const { name, method, path, body, query, isList, isText, needsNoCredentials } = operation;
  const flags = [body && 'b', query.length > 0 && 'q', isList && 'l', isText && 't', needsNoCredentials && 'n'];
  const template = path.replace(/\{[^}]+\}/g, '*');
  const short = template.startsWith(prefix) ? template.slice(prefix.length) : template;
  return `${name}:${methods[method]}${flags.filter(Boolean).join('')}:${short}`;
}

/**
 * Every operation of the document, whatever the order of its paths.
 *
 * @throws Error where two operations would have one name
 */
export function operationsOf(document) {
  const operations = Object.keys(document.paths)
    .sort()
    .flatMap((path) =>
      Object.keys(methods)
        .filter((method) => document.paths[path][method])
        .map((method) => [path, method]),
    )
    .map(([path, method]) => describeOperation(document, path, method));

  const taken = new Map();
  for (const { group, name, id } of operations) {
    const call = `guichet.${group}.${name}()`;
    if (taken.has(call)) throw new Error(`${taken.get(call)} and ${id} would both be ${call}: rename one.`);
    taken.set(call, id);
  }
  return operations;
}

/** The text of `resources.ts` and of `table.ts`. The same document always gives the same text. */
export function writeResources(document) {
  const operations = operationsOf(document);
  const tags = [...new Set(operations.map(({ tag }) => tag))].sort();
  const ofTag = (tag) => operations.filter((operation) => operation.tag === tag);
  const about = (tag) => document.tags?.find(({ name }) => name === tag)?.description ?? '';

  const interfaces = tags.map((tag) => {
    const members = ofTag(tag).flatMap((operation) => {
      const readable = ofTag(tag).find(({ path, method }) => path === operation.path && method === 'get');
      const text = comment(operation, '  ');
      return signatures(operation, readable).map((line) => `${text}${line}`);
    });
    return `${comment({ text: about(tag) })}export interface ${pascal(tag)}Resource {\n${members.join('\n')}\n}\n`;
  });
  const tree = tags.map(
    (tag) => `${comment({ text: about(tag) }, '  ')}  readonly ${ofTag(tag)[0].group}: ${pascal(tag)}Resource;`,
  );
  const table = tags.map((tag) => `  ${ofTag(tag)[0].group}: '${ofTag(tag).map(tableEntry).join(' ')}',`);

  const resources = [
    "import type { Body, Call, CallOptions, Change, IfMatch, List, Path, Query, Result } from '../call.js';",
    "import type * as schema from './schema.js';",
    '',
    ...interfaces,
    '/** Every operation of the API, by tag. */',
    `export interface Resources {\n${tree.join('\n')}\n}\n`,
  ].join('\n');
  return {
    resources,
    table: `// name:method and flags:path of each operation.\nexport const table = {\n${table.join('\n')}\n};\n`,
  };
}
