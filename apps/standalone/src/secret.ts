import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inFolder, makeDataFolder } from '#database';

/** What an installation keeps to itself: the settings `GUICHET_SECRET` and `OPERATOR_TOKEN`. */
const secretNames = ['secret', 'operator-token'] as const;
type SecretName = (typeof secretNames)[number];

/** Where a secret is kept. */
export function secretFile(dataDir: string, name: SecretName): string {
  return path.resolve(dataDir, name);
}

/**
 * A secret of this installation: kept in the data folder, readable by its owner alone, made at the first start. What
 * `secret` seals is lost with it; another `operator-token` may take its place at any time.
 *
 * @returns 32 random bytes in base64url
 */
export function keepSecret(dataDir: string, name: SecretName): string {
  makeDataFolder(dataDir);
  const file = secretFile(dataDir, name);
  return inFolder(dataDir, () => {
    if (!existsSync(file)) {
      writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
    }
    return readFileSync(file, 'utf8').trim();
  });
}

/** Forgets every secret; the next `keepSecret` makes another. */
export function forgetSecrets(dataDir: string): void {
  inFolder(dataDir, () => {
    for (const name of secretNames) rmSync(secretFile(dataDir, name), { force: true });
  });
}
