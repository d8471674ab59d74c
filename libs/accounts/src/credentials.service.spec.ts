import { describe, expect, it } from '@jest/globals';
import { Database } from '#database';
import { AccessTokenStrategy } from './access-token.strategy.js';
import { Credentials } from './credentials.service.js';
import { mintToken } from './secret-token.js';

const deskId = '01890a5d-ac96-774b-bcce-b302099a8057';
const id = '01890a5d-ac96-774b-bcce-b302099a8058';

const from = { address: '192.0.2.1', origin: 'https://www.partner.example', isOwnPage: false };

/** Credentials over a database that says when it is asked. */
function credentials(): Credentials {
  const asked = async () => {
    throw new Error('the database was asked');
  };
  const database: Database = Object.assign(Object.create(Database.prototype), { read: asked, readFirst: asked });
  const tokens: AccessTokenStrategy = Object.assign(Object.create(AccessTokenStrategy.prototype), { verify: asked });
  return new Credentials(database, tokens);
}

describe.each(['gk', 'gpk'] as const)('a key (%s) whose checksum is wrong', (prefix) => {
  it('is refused before the database is asked', async () => {
    const key = mintToken(prefix, deskId, id);
    const typo = key.slice(0, -1) + (key.endsWith('A') ? 'B' : 'A');
    for (const wrong of [
      typo,
      `${prefix}_`,
      `${prefix}_${'a'.repeat(100_000)}`,
      mintToken('gr', deskId, id).replace('gr', prefix),
    ]) {
      await expect(credentials().identify(wrong, from)).rejects.toMatchObject({ code: 'invalid-credentials' });
    }
    await expect(credentials().identify(key, from)).rejects.toThrow('the database was asked');
  });
});
