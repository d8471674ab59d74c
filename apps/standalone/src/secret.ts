import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inFolder, makeDataFolder } from '#database';

const fileOf = (dataDir: string) => path.join(dataDir, 'secret');

/**
 * The secret of this installation (the setting `GUICHET_SECRET`): kept in the data folder, readable by its owner alone,
 * made at the first start. What it seals is lost with it.
 *
 * @returns 32 random bytes in base64url
 */
export function keepSecret(dataDir: string): string {
  const file = fileOf(makeDataFolder(dataDir));
  return inFolder(dataDir, () => {
    if (!existsSync(file)) {
      writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
    }
    return readFileSync(file, 'utf8').trim();
  });
}

/** Forgets the secret; the next `keepSecret` makes another. */
export function forgetSecret(dataDir: string): void {
  inFolder(dataDir, () => rmSync(fileOf(dataDir), { force: true }));
}
