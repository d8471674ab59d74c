import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PackedProject } from './packed.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
let packed: PackedProject;
let project: string;

const program = `
import { openForms, type Forms } from '@guichet/sdk/embed';
import { createGuichet, GuichetNetworkError, GuichetProblem, type Guichet, type Ticket } from '@guichet/sdk';

export const guichet: Guichet = createGuichet({ baseUrl: 'https://help.example.com', credentials: { apiKey: 'key' } });

export const forms: Forms = openForms({ baseUrl: 'https://help.example.com', key: 'gpk_key', desk: 'road' });

export async function file(): Promise<string> {
  await forms.submit({ requestType: 'question', fields: { subject: 'Lamp' }, email: 'ana@home.example' });
  // @ts-expect-error: the work is the SDK's to do
  await forms.submit({ requestType: 'question', fields: {}, email: 'a@b.example', proof: { challenge: '', answer: 1 } });
  return (await forms.form('question')).form.fields[0]?.label ?? '';
}

export async function use(): Promise<void> {
  const ticket: Ticket = await guichet.tickets.get('123456', { signal: new AbortController().signal });
  const { data, etag, requestId } = await guichet.tickets.get(ticket.id).withResponse();
  const texts: (string | undefined)[] = [data.id, etag, requestId];
  for await (const each of guichet.tickets.list({ limit: 10 })) texts.push(each.id);
  for await (const { items, nextCursor } of guichet.tickets.list().pages()) texts.push(items[0]?.id, nextCursor ?? '');
  await guichet.tickets.update(ticket.id, (current) => ({ fields: { subject: current.id } }));
  // @ts-expect-error: there is no such operation
  guichet.tickets.burn();
  // @ts-expect-error: the version is missing
  await guichet.tickets.update(ticket.id, { fields: { subject: 'New' } });
}

export function read(error: unknown): 'stale' | undefined {
  if (error instanceof GuichetNetworkError) return undefined;
  if (!(error instanceof GuichetProblem)) throw error;
  // @ts-expect-error: there is no such code
  if (error.code === 'burnt') return undefined;
  return error.code === 'stale' ? error.code : undefined;
}
`;

function compile(...options: string[]): string {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const shared = ['--strict', '--target', 'es2022', '--lib', 'es2022,dom', '--noEmit', 'program.ts'];
  try {
    return execFileSync(process.execPath, [tsc, ...shared, ...options], { cwd: project, encoding: 'utf8' });
  } catch (error) {
    return String((error as { stdout?: unknown }).stdout);
  }
}

beforeAll(() => {
  packed = new PackedProject();
  project = packed.place;
  writeFileSync(packed.at('program.ts'), program);
});
afterAll(() => packed.remove());

describe('the packed SDK in a project of its own', () => {
  it.each([
    ['Node', ['--module', 'nodenext', '--moduleResolution', 'nodenext']],
    ['a bundler', ['--module', 'esnext', '--moduleResolution', 'bundler']],
  ])('type-checks under strict as %s resolves it', (_, options) => {
    expect(compile(...options)).toBe('');
  });

  it('runs', () => {
    const script = "import('@guichet/sdk').then((sdk) => console.log(Object.keys(sdk).sort().join()))";
    const names = execFileSync(process.execPath, ['-e', script], { cwd: project, encoding: 'utf8' });
    expect(names.trim()).toBe('GuichetNetworkError,GuichetProblem,GuichetTimeoutError,createGuichet');
    const embedded = execFileSync(process.execPath, ['-e', script.replace('sdk', 'sdk/embed')], {
      cwd: project,
      encoding: 'utf8',
    });
    expect(embedded.trim()).toBe('GuichetNetworkError,GuichetProblem,GuichetTimeoutError,openForms,openFormsBy');
  });

  it('verifies webhooks from a path of its own, which brings nothing else', () => {
    const script = "import('@guichet/sdk/webhooks').then((sdk) => console.log(Object.keys(sdk).sort().join()))";
    const names = execFileSync(process.execPath, ['-e', script], { cwd: project, encoding: 'utf8' });
    expect(names.trim()).toBe('WebhookVerificationError,signTestEvent,verifyWebhook');
    const webhooks = readFileSync(path.join(project, 'package/dist/webhooks.js'), 'utf8');
    expect([...webhooks.matchAll(/from '([^']+)'/g)].map(([, from]) => from)).toEqual(['./clock.js']);
  });

  it('holds what runs, what types it and under which licence, and nothing else', () => {
    const files = readdirSync(path.join(project, 'package'), { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => !/^dist(\/.*)?$/.test(file)).sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'package.json',
    ]);
    expect(files.filter((file) => /\.(js|d\.ts)$/.test(file)).length).toBeGreaterThan(10);
  });
});
