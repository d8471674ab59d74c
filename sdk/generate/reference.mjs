// The page that lists the SDK's calls, as Markdown: which operation each one is, what it takes and gives, what can go
// wrong. What the SDK brings beside them, its README says.
import { operationsOf } from './resources.mjs';

const opening = `# SDK calls

Every operation of the API is one call of the SDK. Whatever is to say about one stands behind its link, and as a doc
comment in your editor. Path parameters come first, then the body, then the query. Each call takes \`timeout\`,
\`retries\`, \`signal\`, \`headers\`, \`ifMatch\` and \`idempotencyKey\` as its last argument. What the SDK can do beside these:
[its guide](../sdk/README.md).
`;

const nameOf = (type) => type.replace(/^schema\./, '').replace(/^(Body|Result)<.*/, '');

const problemsOf = ({ answers }) => {
  const refusals = answers.filter(([status]) => /^[45]/.test(status));
  return refusals.flatMap(([, { description = '' }]) =>
    [...description.matchAll(/`([a-z-]+)`: /g)].map(([, code]) => code),
  );
};
const linked = (codes) => codes.map((code) => `[${code}](/docs/problems/${code})`).join(', ');

/** Problems that a third of all operations can give. */
function commonProblems(operations) {
  const all = operations.flatMap(problemsOf);
  return [...new Set(all)].filter((code) => all.filter((each) => each === code).length * 3 > operations.length).sort();
}

function call(described, common) {
  const { id, tag, group, name, operation, inPath, body, query, result, isList, ifMatch } = described;
  const given = [...inPath.map((parameter) => parameter.name), ...(body ? [body.isOptional ? 'body?' : 'body'] : [])];
  if (query.length > 0) given.push(query.some(({ required }) => required) ? 'query' : 'query?');
  if (ifMatch?.isRequired) given.push('{ ifMatch }');
  const facts = [`[${id}](/docs/reference#/${tag}/${id})`];
  if (body && nameOf(body.type)) facts.push(`takes \`${nameOf(body.type)}\``);
  if (query.length > 0) facts.push(`query: ${query.map((parameter) => `\`${parameter.name}\``).join(', ')}`);
  if (nameOf(result) && result !== 'void') facts.push(`gives \`${nameOf(result)}\`${isList ? ', page by page' : ''}`);
  const own = problemsOf(described).filter((code) => !common.includes(code));
  if (own.length > 0) facts.push(`may say ${linked(own)}`);
  return `### guichet.${group}.${name}(${given.join(', ')})

${(operation.summary ?? id).replace(/\.$/, '')}: ${facts.join('; ')}.
`;
}

/** @param document an OpenAPI document @returns the text of the page */
export function writeReference(document) {
  const operations = operationsOf(document);
  const common = commonProblems(operations);
  const tags = [...new Set(operations.map(({ tag }) => tag))].sort();
  const sections = tags.map((tag) => {
    const calls = operations.filter((operation) => operation.tag === tag).map((each) => call(each, common));
    const about = document.tags?.find(({ name }) => name === tag)?.description ?? '';
    return [`## ${tag}\n\n${about}\n`, ...calls].join('\n');
  });
  return [opening, `What many calls may say is not repeated below: ${linked(common)}.\n`, ...sections].join('\n');
}
