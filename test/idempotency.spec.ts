import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type Person, TestDesk } from './support/desks.js';
import { type Answer, call } from './support/http.js';
import { eventually, service } from './support/running.js';

let counter = 0;
/** A new key, and a new name, for each use. */
const fresh = (word: string) => `${word}-${process.pid}-${++counter}`;
const keyed = (key: string) => ({ 'idempotency-key': key });

describe('a request with an Idempotency-Key', () => {
  let desk: TestDesk;
  let owner: pg.Client;
  let admin: Person;

  beforeAll(async () => {
    owner = new pg.Client({ connectionString: service().databaseUrl });
    await owner.connect();
    desk = await TestDesk.open('road');
    admin = await desk.person({ name: 'Anne Admin', role: 'admin' });
  });
  afterAll(() => owner.end());

  const found = async (name: string): Promise<number> => {
    const { body } = await desk.call('get', `/v1/organizations?q=${name}`, { expect: 200 });
    return body.items.length;
  };
  const create = (name: string, key: string): Promise<Answer> =>
    desk.call('post', '/v1/organizations', { body: { name }, headers: keyed(key) });
  const stored = async () => {
    const { rows } = await owner.query(
      'SELECT digest, fingerprint, body, sealed_body, created_at FROM idempotency WHERE desk_id = $1 ORDER BY created_at',
      [desk.id],
    );
    return rows;
  };

  it('gives the same answer when it is repeated, says so, and does nothing more', async () => {
    const [name, key] = [fresh('acme'), fresh('key')];
    const first = await create(name, key);
    expect(first.status).toBe(201);
    expect(first.headers['idempotency-replayed']).toBeUndefined();

    const second = await create(name, key);

    expect(second.status).toBe(201);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(JSON.stringify(second.body)).toBe(JSON.stringify(first.body));
    expect(second.headers['etag']).toBe(first.headers['etag']);
    expect(await found(name)).toBe(1);
  });

  it('is refused when the key comes with another body', async () => {
    const [name, key] = [fresh('acme'), fresh('key')];
    await create(name, key);

    const other = await create(fresh('other'), key);

    expect(other.status).toBe(422);
    expect(other.body.code).toBe('idempotency-key-reused');
    expect((await create(name, key)).status).toBe(201);
  });

  it('has one effect when it comes twenty times at once', async () => {
    const [name, key] = [fresh('acme'), fresh('key')];

    const answers = await Promise.all(Array.from({ length: 20 }, () => create(name, key)));

    const made = answers.filter(({ status }) => status === 201);
    const waiting = answers.filter(({ status }) => status === 409);
    expect(made.length + waiting.length).toBe(20);
    expect(made.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1);
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
    for (const { body, headers } of waiting) {
      expect(body.code).toBe('in-progress');
      expect(headers['retry-after']).toBe('1');
    }
    expect(await found(name)).toBe(1);
    const after = await create(name, key);
    expect(after.headers['idempotency-replayed']).toBe('true');
  });

  it('has no second effect when the first ends just after it looked', async () => {
    const [name, key] = [fresh('acme'), fresh('key')];
    await create(name, key);
    // The first request as it is before its end: its row written, not yet seen.
    const [row] = (await stored()).slice(-1);
    await owner.query('DELETE FROM organization WHERE desk_id = $1 AND name = $2', [desk.id, name]);
    await owner.query('DELETE FROM idempotency WHERE desk_id = $1 AND digest = $2', [desk.id, row.digest]);
    await owner.query('BEGIN');
    await owner.query(
      'INSERT INTO idempotency (desk_id, digest, fingerprint, body, created_at) VALUES ($1, $2, $3, $4, $5)',
      [desk.id, row.digest, row.fingerprint, JSON.stringify(row.body), row.created_at],
    );

    const second = create(name, key);
    await eventually('the second request waits', async () => {
      const { rowCount } = await owner.query(
        `SELECT FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))`,
      );
      return rowCount === 0 ? undefined : true;
    });
    await owner.query('COMMIT');

    expect((await second).status).toBe(409);
    expect((await second).body.code).toBe('in-progress');
    expect(await found(name)).toBe(0);
  });

  it('is another request for another caller, path or desk', async () => {
    const [name, key] = [fresh('acme'), fresh('key')];
    const mine = await create(name, key);

    const admins = await admin.call('post', '/v1/organizations', { body: { name }, headers: keyed(key) });
    expect(admins.status).toBe(409);
    expect(admins.body.code).toBe('already-exists');

    const path = `/v1/organizations/${mine.body.id}`;
    const elsewhere = await desk.call('patch', path, {
      body: { name },
      headers: { ...keyed(key), 'if-match': mine.headers['etag'] ?? '' },
    });
    expect(elsewhere.status).toBe(200);
    expect(elsewhere.headers['idempotency-replayed']).toBeUndefined();

    const otherDesk = await TestDesk.open('road');
    const foreign = await otherDesk.call('post', '/v1/organizations', { body: { name }, headers: keyed(key) });
    expect(foreign.status).toBe(201);
    expect(foreign.body.id).not.toBe(mine.body.id);
  });

  it('is not kept when it was refused: the key is free for the mended request', async () => {
    const [taken, name, key] = [fresh('acme'), fresh('acme'), fresh('key')];
    await create(taken, fresh('key'));
    const kept = (await stored()).length;

    const refused = await create(taken, key);
    expect(refused.status).toBe(409);
    const malformed = await desk.call('post', '/v1/organizations', { body: { nom: name }, headers: keyed(key) });
    expect(malformed.status).toBe(400);
    expect(await stored()).toHaveLength(kept);

    expect((await create(name, key)).status).toBe(201);
    expect(await stored()).toHaveLength(kept + 1);
  });

  it('keeps an answer that holds a secret sealed, and gives it again to whoever has the key', async () => {
    const key = fresh('key');
    const body = { name: 'telephone system', scopes: ['tickets:read'] };
    const first = await admin.call('post', '/v1/api-keys', { body, headers: keyed(key), expect: 201 });
    const second = await admin.call('post', '/v1/api-keys', { body, headers: keyed(key), expect: 201 });

    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(second.body.key).toBe(first.body.key);
    expect(first.headers['cache-control']).toBe('no-store');
    const row = (await stored()).at(-1);
    expect(row.body).toBeNull();
    expect(row.sealed_body.length).toBeGreaterThan(100);
    expect(row.sealed_body.includes(first.body.key)).toBe(false);
    const { rows } = await owner.query(
      'SELECT count(*)::int AS clear FROM idempotency i WHERE desk_id = $1 AND i::text LIKE $2',
      [desk.id, `%${first.body.key}%`],
    );
    expect(rows[0].clear).toBe(0);
    const raw = await owner.query('SELECT count(*)::int AS raw FROM idempotency i WHERE i::text LIKE $1', [`%${key}%`]);
    expect(raw.rows[0].raw).toBe(0);
  });

  it('gives the same answer for a message that came over HTTP, and refuses the key with another one', async () => {
    const mailDesk = await TestDesk.open('supplyon');
    const key = fresh('key');
    const bring = (subject: string) =>
      mailDesk.call('post', '/v1/inbound-mails', {
        body: { source: Buffer.from(`From: a@b.example\r\nSubject: ${subject}\r\n\r\nHello`).toString('base64') },
        headers: keyed(key),
      });
    const first = await bring('One');
    const again = await bring('One');
    expect([first.status, again.status, again.headers['idempotency-replayed']]).toEqual([201, 201, 'true']);
    expect(again.body).toEqual(first.body);
    expect(await bring('Two')).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    const { items } = (await mailDesk.call('get', '/v1/inbound-mails', { expect: 200 })).body;
    expect(items).toHaveLength(1);
  });

  it('is forgotten after seven days', async () => {
    const timely = await TestDesk.open('road');
    const [name, key] = [fresh('acme'), fresh('key')];
    const again = () => timely.call('post', '/v1/organizations', { body: { name }, headers: keyed(key) });
    await again();
    await timely.moveClock({ by: 'P6DT23H' });
    expect((await again()).headers['idempotency-replayed']).toBe('true');
    await timely.moveClock({ by: 'PT2H' });
    expect((await again()).body.code).toBe('already-exists');
  });

  it('is refused when the key is none', async () => {
    for (const key of ['with space', 'é', 'x'.repeat(256)]) {
      const refused = await call('post', '/v1/organizations', {
        token: desk.key,
        body: { name: fresh('acme') },
        headers: keyed(key),
      });
      expect(refused.body.errors[0].pointer).toBe('/header/Idempotency-Key');
    }
  });
});
