// Whether other people's generators get along with openapi.yaml: their clients compile under `strict` and, where a service
// is named, sign in and file a ticket with it. They are installed into a folder of their own, which is removed again.
//   GUICHET_URL=… GUICHET_DESK=… GUICHET_EMAIL=… GUICHET_PASSWORD=… GUICHET_TYPE=… npm run openapi:generators
// GUICHET_TYPE is a request type whose form asks for a subject and a description.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const start = `
const { GUICHET_URL: baseUrl = '', GUICHET_DESK: desk = '', GUICHET_EMAIL: email = '' } = process.env;
const { GUICHET_PASSWORD: password = '', GUICHET_TYPE: requestType = '' } = process.env;
const person = { email, password };
const draft = { requestType, fields: { subject: 'A lamp', description: 'It is dark.' } };
`;

/** What each is called at npm, how it is run, and how one files a ticket with what it makes. */
const generators = [
  {
    packages: ['@hey-api/openapi-ts@0.99.0'],
    program: 'openapi-ts',
    options: ['-i', 'openapi.yaml', '-o', 'hey', '-c', '@hey-api/client-fetch'],
    filing: `
import { createClient } from './hey/client';
import { sessionCreate, ticketCreate } from './hey';
${start}
const open = createClient({ baseUrl });
const { data: session } = await sessionCreate({ client: open, path: { desk }, body: person, throwOnError: true });
const client = createClient({ baseUrl, auth: session.accessToken });
const { data } = await ticketCreate({ client, body: draft, throwOnError: true });
console.log(data.number);
`,
  },
  {
    packages: ['oazapfts@7.5.0', '@oazapfts/runtime'],
    program: 'oazapfts',
    options: ['openapi.yaml', 'oazapfts.ts'],
    filing: `
import { defaults, sessionCreate, ticketCreate } from './oazapfts';
${start}
defaults.baseUrl = baseUrl;
const session = await sessionCreate(desk, person);
if (session.status !== 201) throw new Error(JSON.stringify(session));
defaults.headers = { authorization: 'Bearer ' + session.data.accessToken };
const filed = await ticketCreate(draft);
if (filed.status !== 201) throw new Error(JSON.stringify(filed));
console.log(filed.data.number);
`,
  },
  {
    packages: ['swagger-typescript-api@13.13.0'],
    program: 'swagger-typescript-api',
    options: ['generate', '-p', 'openapi.yaml', '-o', 'swagger', '-n', 'api.ts'],
    filing: `
import { Api } from './swagger/api';
${start}
const { data: session } = await new Api({ baseUrl }).v1.sessionCreate(desk, person);
const headers = { authorization: 'Bearer ' + session.accessToken };
const { data } = await new Api({ baseUrl, baseApiParams: { headers, format: 'json' } }).v1.ticketCreate(draft);
console.log(data.number);
`,
  },
];

const root = fileURLToPath(new URL('..', import.meta.url));
const place = mkdtempSync(path.join(tmpdir(), 'guichet-generators-'));
const run = (program, options) =>
  execFileSync(program, options, { cwd: place, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const strict = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'esnext'];
const surroundings = ['--moduleResolution', 'bundler', '--lib', 'es2022,dom,dom.iterable', '--types', 'node'];

try {
  writeFileSync(path.join(place, 'package.json'), '{ "type": "module", "private": true }');
  copyFileSync(path.join(root, 'openapi.yaml'), path.join(place, 'openapi.yaml'));
  const packages = generators.flatMap((generator) => generator.packages);
  run('npm', [
    'install',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '@types/node@20',
    'typescript@5.9',
    ...packages,
  ]);
  for (const { program, options, filing, packages } of generators) {
    const file = path.join(place, `${program}-program.ts`);
    const told = [];
    try {
      run(path.join(place, 'node_modules', '.bin', program), options);
      told.push('generates');
      writeFileSync(file, filing);
      run(process.execPath, [tsc, ...strict, ...surroundings, file]);
      told.push('compiles under strict');
      if (process.env.GUICHET_URL) {
        const outfile = path.join(place, `${program}-program.mjs`);
        await build({ entryPoints: [file], bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'error' });
        told.push(`files ticket ${run(process.execPath, [outfile]).trim()}`);
      }
    } catch (error) {
      told.push(`FAILED: ${error.stdout || ''}${error.stderr || error.message}`);
      process.exitCode = 1;
    }
    console.log(`${packages[0]}: ${told.join(', ')}`);
  }
} finally {
  rmSync(place, { recursive: true, force: true });
}
