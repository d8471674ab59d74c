import { describe, expect, it } from '@jest/globals';
import { Database } from '#database';
import { AccessTokenStrategy } from './access-token.strategy.js';
import { Credentials } from './credentials.service.js';
import { mintToken } from './secret-token.js';

const deskId = '01890a5d-ac96-774b-bcce-b302099a8057';
const id = '01890a5d-ac96-774b-bcce-b302099a8058';

/** Credentials over a database that says when it is asked. */
function credentials(): Credentials {
  const asked = async () => {
    throw new Error('the database was asked');
  };
  const database: Database = Object.assign(Object.create(Database.prototype), { read: asked, readFirst: asked });
  const tokens: AccessTokenStrategy = Object.assign(Object.create(AccessTokenStrategy.prototype), { verify: asked });
  return new Credentials(database, tokens);
}

describe('an API key whose checksum is wrong', () => {
  it('is refused before the database is asked', async () => {
    const key = mintToken('gk', deskId, id);
    const typo = key.slice(0, -1) + (key.endsWith('A') ? 'B' : 'A');
    for (const wrong of [typo, 'gk_', `gk_${'a'.repeat(100_000)}`, mintToken('gr', deskId, id).replace('gr_', 'gk_')]) {
      await expect(credentials().identify(wrong, '192.0.2.1')).rejects.toMatchObject({ code: 'invalid-credentials' });
    }
    await expect(credentials().identify(key, '192.0.2.1')).rejects.toThrow('the database was asked');
  });
});
