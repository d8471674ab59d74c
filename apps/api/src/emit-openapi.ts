// Prints the OpenAPI document of the code as YAML. Needs no database: the application is only previewed.
import { readSettings } from '#kernel';
import { createApi } from './bootstrap.js';
import { describeApi, publishedYaml } from './openapi.js';

const app = await createApi(readSettings({ GUICHET_SECRET: 'x'.repeat(32), LOG_LEVEL: 'silent' }), { preview: true });
process.stdout.write(publishedYaml(describeApi(app)));
