import { describe, expect, it } from '@jest/globals';
import { Authenticator } from './support/authenticator.js';
import { asOwner } from './support/database-rows.js';
import { linkToken, password, TestDesk } from './support/desks.js';
import { call } from './support/http.js';

/** Every row that a desk has, in whatever table, as text. Bytes stand in it in hexadecimal. */
async function everythingOf(desk: TestDesk): Promise<string> {
  const tables = await asOwner(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'desk_id' ORDER BY 1`,
    [],
  );
  expect(tables.length).toBeGreaterThan(30);
  const texts = [];
  for (const { name } of tables) {
    const [{ rows }] = await asOwner(`SELECT json_agg(t)::text AS rows FROM ${name} t WHERE desk_id = $1`, [desk.id]);
    texts.push(rows ?? '');
  }
  return texts.join('\n').toLowerCase();
}

describe('of what opens an account', () => {
  it('nothing stands in the database but hashes, whatever kind of secret it is', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const ada = await desk.person({ name: 'Ada', role: 'admin' });
    const authenticator = await Authenticator.of(desk, ana);
    const headers = { 'idempotency-key': 'kept' };
    const code = await authenticator.freshCode(desk);
    const signedIn = await desk.visit('post', '/sessions', { body: { email: ana.email, password, code }, headers });
    const renewed = await call('post', '/v1/tokens', { body: { refreshToken: ana.refreshToken }, expect: 201 });
    const key = { name: 'k', scopes: ['accounts:read'] };
    const page = { name: 'p', requestTypes: ['generalQuestion'], origins: ['https://www.partner.example'] };
    const made = await ada.call('post', '/v1/api-keys', { body: key, headers, expect: 201 });
    const published = await ada.call('post', '/v1/publishable-keys', { body: page, headers, expect: 201 });
    const place = `/v1/publishable-keys/${published.body.id}/secret-rotations`;
    const rotated = await ada.call('post', place, { body: {}, headers, expect: 201 });
    await desk.visit('post', '/password-links', { body: { email: ana.email }, expect: 202 });
    const link = linkToken(await desk.mailTo(ana.email, (mail) => linkToken(mail) !== undefined)) ?? '';

    const kept = await everythingOf(desk);
    expect(kept).toContain(ana.email);
    const secrets: readonly string[] = [
      password,
      authenticator.secret,
      ...authenticator.recoveryCodes,
      ana.token,
      signedIn.body.accessToken,
      published.body.secret,
      rotated.body.secret,
      ...[desk.key, made.body.key, published.body.key, link].map((token) => token.slice(-36)),
      ...[ana.refreshToken, signedIn.body.refreshToken, renewed.body.refreshToken].map((token) => token.slice(-36)),
    ];
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(10);
      for (const bytes of [secret, Buffer.from(secret).toString('hex'), Buffer.from(secret).toString('base64')]) {
        expect(kept.includes(bytes.toLowerCase())).toBe(false);
      }
    }
  });

  it('a password is kept as argon2id, at a cost that the OWASP recommends', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const [row] = await asOwner('SELECT password_hash AS hash FROM person WHERE desk_id = $1 AND id = $2', [
      desk.id,
      ana.id,
    ]);
    expect(row.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('a password counts to its last character, however long it is', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana' });
    const long = `${'eight words and a few more make it long '.repeat(3)}é!`;
    const change = { currentPassword: password, newPassword: long };
    await ana.call('put', '/v1/me/password', { body: change, expect: 204 });
    const attempt = async (given: string) =>
      (await desk.visit('post', '/sessions', { body: { email: ana.email, password: given } })).status;
    expect(await attempt(`${long.slice(0, -1)}?`)).toBe(401);
    expect(await attempt(long.slice(0, -1))).toBe(401);
    expect(await attempt(`${long} `)).toBe(401);
    expect(await attempt(long)).toBe(201);
    const { maxLength } = (await desk.visit('get', '/password-policy', { expect: 200 })).body;
    const tooLong = { currentPassword: long, newPassword: 'plum drift '.repeat(100).slice(0, maxLength + 1) };
    const refused = await ana.call('put', '/v1/me/password', { body: tooLong, expect: 422 });
    expect(refused.body.errors).toMatchObject([{ pointer: '/newPassword', code: 'too-long' }]);
  });
});
