// Prints the OpenAPI document of the code as YAML. Needs no database: the application is only previewed.
import { stringify } from 'yaml';
import { readSettings } from '#kernel';
import { createApi } from './bootstrap.js';
import { describeApi } from './openapi.js';

const app = await createApi(readSettings({ GUICHET_SECRET: 'x'.repeat(32), LOG_LEVEL: 'silent' }), { preview: true });
process.stdout.write(stringify(describeApi(app), { aliasDuplicateObjects: false, lineWidth: 120 }));
