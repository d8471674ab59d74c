// Regenerates src/generated from the committed contract:
//   node sdk/generate.mjs [openapi.yaml]
// schema.ts holds the types of every operation and schema, resources.ts the methods, table.ts what they send where.
// The same contract always gives
// the same bytes, so that a difference in CI means that the contract changed and the SDK was not regenerated.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';
import { writeResources } from './generate/resources.mjs';

const source = argv[2] ?? fileURLToPath(new URL('../openapi.yaml', import.meta.url));
const target = new URL('src/generated/', import.meta.url);
const document = parse(readFileSync(source, 'utf8'));

const { resources, table } = writeResources(document);
// Without `defaultNonNullable: false` a request property with a default would be required of the caller.
const types = await openapiTypescript(document, {
  defaultNonNullable: false,
  rootTypes: true,
  rootTypesNoSchemaPrefix: true,
});

mkdirSync(target, { recursive: true });
for (const [file, text] of Object.entries({ schema: astToString(types), resources, table })) {
  const origin = '// Generated from openapi.yaml by `npm run sdk`. Change the API, not this file.\n';
  writeFileSync(new URL(`${file}.ts`, target), `${origin}${text}`);
}
