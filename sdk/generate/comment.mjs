// Doc comments out of the OpenAPI document's words.

const sentence = (text) => (text && !/[.!?:)]$/.test(text.trim()) ? `${text.trim()}.` : (text ?? '').trim());
const oneLine = (text) => sentence(text?.replace(/\s+/g, ' '));

/**
 * @param source an operation as resources.mjs describes it, or `{ text }`
 * @returns the comment with its line end; nothing where there is nothing to say
 */
export function comment({ text, operation, inPath = [], body, query = [], answers = [] }, indent = '') {
  const lines = [];
  if (operation) {
    lines.push(sentence(operation.summary ?? operation.operationId));
    if (operation.description) lines.push('', operation.description.trim());
    lines.push('');
    for (const { name, description } of inPath) if (description) lines.push(`@param ${name} ${oneLine(description)}`);
    if (body?.description) lines.push(`@param body ${oneLine(body.description)}`);
    const named = query.map(({ name }) => `\`${name}\``);
    if (named.length) lines.push(`@param query ${named.join(', ')}`);
    for (const [status, { description }] of answers) {
      if (/^[45]/.test(status)) lines.push(`@throws {GuichetProblem} ${status}: ${oneLine(description)}`);
    }
    if (operation.deprecated) lines.push('@deprecated');
  } else if (text) {
    lines.push(text.trim());
  }
  if (lines.at(-1) === '') lines.pop();
  if (lines.length === 0) return '';
  const safe = lines.join('\n').replaceAll('*/', '*\\/').split('\n');
  if (safe.length === 1) return `${indent}/** ${safe[0]} */\n`;
  return [`${indent}/**`, ...safe.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`, ''].join('\n');
}
