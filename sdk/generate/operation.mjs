// What one operation of the OpenAPI document is, in the terms of the SDK.

const camel = (words) => words.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());

function singular(tag) {
  if (/(ss|us|is)$/.test(tag) || !tag.endsWith('s')) return tag;
  return tag.endsWith('ies') ? `${tag.slice(0, -3)}y` : tag.slice(0, -1);
}

/** The name of an operation within its tag: without the tag's noun where it begins with it, else whole. */
export function methodName(tag, operationId) {
  for (const noun of [camel(tag), singular(camel(tag))]) {
    const rest = operationId.startsWith(noun) ? operationId.slice(noun.length) : '';
    if (/^[A-Z]/.test(rest)) return rest[0].toLowerCase() + rest.slice(1);
  }
  return operationId;
}

function reader(document) {
  const resolve = (node) => {
    if (!node?.$ref) return node;
    const found = node.$ref
      .slice(2)
      .split('/')
      .reduce((at, key) => at?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], document);
    if (!found) throw new Error(`${node.$ref} points at nothing.`);
    return resolve(found);
  };
  const has = (schema, property) => {
    const { properties = {}, allOf = [] } = resolve(schema) ?? {};
    return property in properties || allOf.some((part) => has(part, property));
  };
  return { resolve, has };
}

const isJson = (type) => /^application\/(.+\+)?json\b/.test(type);

/** How TypeScript calls a schema: its exported name where it has one, else `otherwise`. */
function typeOf(schema, otherwise) {
  const name = /^#\/components\/schemas\/([A-Z][A-Za-z0-9]*)$/.exec(schema?.$ref ?? '')?.[1];
  return name ? `schema.${name}` : otherwise;
}

/** @throws Error naming the operation, where the document asks for something that the SDK cannot do */
export function describeOperation(document, path, method) {
  const { resolve, has } = reader(document);
  const item = document.paths[path];
  const operation = item[method];
  const { operationId: id, tags = [] } = operation;
  if (!id || tags.length !== 1) throw new Error(`${method} ${path} needs an operationId and exactly one tag.`);
  if (/[\s:*]/.test(path)) throw new Error(`${path}: blanks, ":" and "*" have a meaning of their own in the table.`);

  const parameters = new Map();
  for (const parameter of [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolve)) {
    parameters.set(`${parameter.in} ${parameter.name.toLowerCase()}`, parameter);
  }
  const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => {
    const parameter = parameters.get(`path ${name.toLowerCase()}`);
    if (!parameter) throw new Error(`${id}: the path parameter ${name} is not declared.`);
    return parameter;
  });
  const query = [...parameters.values()].filter((parameter) => parameter.in === 'query');

  const requestBody = resolve(operation.requestBody);
  const bodyTypes = Object.keys(requestBody?.content ?? {});
  const isForm = bodyTypes.includes('multipart/form-data');
  if (bodyTypes.length && !isForm && !bodyTypes.some(isJson))
    throw new Error(`${id}: no JSON among its bodies (${bodyTypes}).`);
  const bodySchema = isForm ? undefined : requestBody?.content[bodyTypes.find(isJson)].schema;

  const answers = Object.entries(operation.responses).map(([status, response]) => [status, resolve(response)]);
  const good = answers.filter(([status]) => /^2/.test(status));
  if (good.length === 0) throw new Error(`${id}: no 2xx answer is documented.`);
  const contents = good.map(([, { content = {} }]) => Object.entries(content));
  const full = contents.filter((content) => content.length > 0);
  const json = full.flatMap((content) => content.filter(([type]) => isJson(type)));
  const isList = method === 'get' && json.some(([, { schema }]) => has(schema, 'items') && has(schema, 'nextCursor'));
  const only = contents.length === 1 && json.length === 1 ? json[0][1].schema : undefined;

  const ifMatch = parameters.get('header if-match');
  return {
    id,
    tag: tags[0],
    group: camel(tags[0]),
    name: methodName(tags[0], id),
    path,
    method,
    inPath,
    query,
    operation,
    answers,
    isList,
    isText: full.length > 0 && json.length === 0,
    needsNoCredentials: (operation.security ?? document.security ?? []).length === 0,
    body: requestBody && {
      type: isForm ? 'FormData' : typeOf(bodySchema, `Body<'${id}'>`),
      isOptional: !requestBody.required,
      description: requestBody.description,
    },
    result: full.length === 0 ? 'void' : typeOf(only, `Result<'${id}'>`),
    ifMatch: ifMatch && { isRequired: ifMatch.required === true },
  };
}
