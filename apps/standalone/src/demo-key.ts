import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { PublishableKeys } from '#accounts';
import { inFolder } from '#database';
import { DeskRegistry, systemCaller } from '#desks';

/** What a partner who builds the form into their page has: the key stands in the page, the secret on their server. */
export interface DemoKey {
  readonly key: string;
  readonly secret: string;
}

/** The desk whose form is shown, in two languages. */
const slug = 'support-ops';

/**
 * The publishable key of the page that shows the form: kept in the data folder as a partner keeps theirs, made at the first
 * start and whenever the one that is kept is no good for this page.
 *
 * @param origin of the page
 */
export async function keepDemoKey(api: INestApplicationContext, dataDir: string, origin: string): Promise<DemoKey> {
  const file = path.resolve(dataDir, 'demo-key');
  const kept = inFolder(dataDir, () => (existsSync(file) ? keyIn(readFileSync(file, 'utf8')) : undefined));
  if (kept && (await isGood(api, kept.key, origin))) return kept;
  const desk = await api.get(DeskRegistry).bySlug(slug);
  const caller = systemCaller(desk, 'en', 'standalone-start');
  const { requestTypes } = await api.get(DeskRegistry).blueprint(caller);
  const draft = { name: 'the page of the first start', requestTypes: [...requestTypes.keys()], origins: [origin] };
  const { key, secret } = await api.get(PublishableKeys).create(caller, draft);
  inFolder(dataDir, () => {
    rmSync(file, { force: true });
    writeFileSync(file, `${JSON.stringify({ key, secret })}\n`, { mode: 0o600, flag: 'wx' });
  });
  return { key, secret };
}

/** The data may have been thrown away since, the key revoked, the port another one. */
async function isGood(api: INestApplicationContext, key: string, origin: string): Promise<boolean> {
  return api
    .get(PublishableKeys)
    .page(key)
    .then(
      ({ origins }) => origins.includes(origin),
      () => false,
    );
}

function keyIn(text: string): DemoKey | undefined {
  try {
    const { key, secret }: { key?: unknown; secret?: unknown } = Object(JSON.parse(text));
    return typeof key === 'string' && typeof secret === 'string' ? { key, secret } : undefined;
  } catch {
    return undefined;
  }
}
