import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { withOwner } from './support/database-rows.js';
import { type Person, TestDesk } from './support/desks.js';
import { expectProblem, raw } from './support/raw.js';
import { eventually, service } from './support/running.js';
import { file, say } from './support/stories.js';

const dark = { subject: 'Lamp', description: 'It does not shine.' };

/** Waits until all that was committed is in the chain. */
const sealed = (admin: Pick<Person, 'call'>) =>
  eventually('the chain to have all events', async () => {
    const { body } = await admin.call('get', '/v1/audit/head', { expect: 200 });
    return body.unsealed === 0 && body.position > 0 ? body : undefined;
  });

async function exported(admin: { readonly token: string }, query = ''): Promise<string[]> {
  const answer = await raw('GET', `/v1/audit/export${query}`, { authorization: `Bearer ${admin.token}` });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/x-ndjson']);
  return answer.text.trimEnd().split('\n');
}

describe('the audit log', () => {
  let place: string;
  beforeAll(() => {
    place = mkdtempSync(path.join(tmpdir(), 'guichet-audit-'));
  });
  afterAll(() => rmSync(place, { recursive: true, force: true }));

  /** What the verifier says of a file with these lines. */
  function verified(lines: readonly string[], ...more: string[]): Promise<{ code: number; said: string }> {
    const name = path.join(place, 'export.ndjson');
    writeFileSync(name, `${lines.join('\n')}\n`);
    return new Promise((resolve) => {
      execFile(process.execPath, ['apps/audit/verify.mjs', name, ...more], (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: (out + err).trim() }),
      );
    });
  }

  async function busyDesk() {
    const desk = await TestDesk.open('samsara');
    const admin = await desk.person({ name: 'Eve Admin', role: 'admin' });
    const eva = await desk.person({ name: 'Eva' });
    const ticket = await file(eva, 'question', dark);
    for (const word of ['one', 'two', 'three']) await say(eva, ticket.id, word);
    return { desk, admin, eva, ticket };
  }

  it('has each change once, and none of what was refused', async () => {
    const { desk, admin, eva, ticket } = await busyDesk();
    await eva.call('post', `/v1/tickets/${ticket.id}/comments`, { body: { body: '' }, expect: 400 });
    const head = await sealed(admin);
    const { rows } = await withOwner((owner) =>
      owner.query('SELECT id FROM event WHERE desk_id = $1 ORDER BY id', [desk.id]),
    );
    const lines = (await exported(admin)).map((line) => JSON.parse(line));
    expect(lines.slice(1, -1).map(({ event }) => event.id)).toHaveLength(rows.length);
    expect(new Set(lines.slice(1, -1).map(({ event }) => event.id))).toEqual(new Set(rows.map(({ id }) => id)));
    expect(lines.slice(1, -1).map(({ position }) => position)).toEqual(rows.map((_, place) => place + 1));
    expect(lines.at(-1)).toEqual({ head: { position: head.position, hash: head.hash } });
    const said = lines.filter(({ event }) => event?.kind === 'comment.added' && event.ticketId === ticket.id);
    expect(said.map(({ event }) => [event.actorId, event.audience])).toEqual(Array(3).fill([eva.id, 'public']));
  });

  it('is exported and verified by a command that knows nothing of the service, whole and from any place', async () => {
    const { admin } = await busyDesk();
    const { position, hash } = await sealed(admin);
    const whole = await exported(admin);
    expect(await verified(whole, hash)).toEqual({ code: 0, said: `verified ${position} entries, head ${hash}` });
    const rest = await exported(admin, '?after=3');
    expect(rest).toHaveLength(position - 3 + 2);
    expect(await verified(rest, hash)).toEqual({ code: 0, said: `verified ${position - 3} entries, head ${hash}` });
    const none = await exported(admin, `?after=${position}`);
    expect((await verified(none, hash)).said).toBe(`verified 0 entries, head ${hash}`);
    const beyond = await raw('GET', `/v1/audit/export?after=${position + 1}`, {
      authorization: `Bearer ${admin.token}`,
    });
    expectProblem(beyond, 404, 'not-found');
  });

  it('shows whatever is done to an export: changed, removed, swapped, added, cut off, another desk’s', async () => {
    const { admin } = await busyDesk();
    const { position, hash } = await sealed(admin);
    const lines = await exported(admin);
    const at = (place: number) => lines[place] ?? '';
    const changed = (place: number, change: (entry: { event: Record<string, unknown> }) => void) => {
      const entry = JSON.parse(at(place));
      change(entry);
      return lines.with(place, JSON.stringify(entry));
    };
    const broken = async (file: readonly string[]) => (await verified(file, hash)).said;

    const altered = changed(3, ({ event }) => Object.assign(event, { actorId: null }));
    expect(await broken(altered)).toBe('broken at line 4: it does not have the hash it says');
    const hidden = changed(2, ({ event }) => Object.assign(event, { more: 1 }));
    expect(await broken(hidden)).toMatch(/^broken at line 3:/);
    expect(await broken(lines.toSpliced(4, 1))).toBe('broken at line 5: it is entry 5, not 4');
    expect(await broken(lines.with(4, at(5)).with(5, at(4)))).toMatch(/^broken at line 5:/);
    expect(await broken(lines.toSpliced(4, 0, at(4)))).toMatch(/^broken at line 6:/);
    const added = JSON.stringify({ ...JSON.parse(at(4)), position: position + 1, previous: hash });
    expect(await broken(lines.toSpliced(-1, 0, added))).toMatch(/^broken at line \d+: it does not have the hash/);
    expect(await broken(lines.slice(0, -1))).toMatch(/the file ends without its head$/);
    expect(await broken(lines.toSpliced(-2, 1))).toMatch(/says that the chain ends at entry/);
    // One that was cut off and given a head of its own tells only to whoever noted the real one.
    const { position: last, hash: lastHash } = JSON.parse(at(-3 + lines.length));
    const shorter = [...lines.slice(0, -2), JSON.stringify({ head: { position: last, hash: lastHash } })];
    expect((await verified(shorter)).code).toBe(0);
    expect(await verified(shorter, hash)).toMatchObject({ code: 1, said: expect.stringContaining(`not ${hash}`) });

    const other = await busyDesk();
    await sealed(other.admin);
    const foreign = JSON.parse((await exported(other.admin))[0] ?? '');
    const moved = lines.with(0, JSON.stringify({ ...JSON.parse(at(0)), desk: foreign.desk }));
    expect(await broken(moved)).toBe('broken at line 1: it does not begin this desk’s chain');
    expect(await broken([])).toMatch(/^broken at line 1:/);
    expect(await broken(['no JSON'])).toBe('broken at line 1: it is no JSON');
  });

  it('shows to an exporter what was done to the rows in the database, by whoever owns it', async () => {
    const { desk, admin } = await busyDesk();
    const { hash } = await sealed(admin);
    await withOwner(async (owner) => {
      await owner.query(
        `UPDATE event SET data = '{"by":"nobody"}' WHERE (desk_id, id) = (
           SELECT desk_id, event_id FROM audit_link WHERE desk_id = $1 AND position = 4)`,
        [desk.id],
      );
    });
    expect(await verified(await exported(admin), hash)).toEqual({
      code: 1,
      said: 'broken at line 5: it does not have the hash it says',
    });
  });

  it('takes in what commits late, although its event is older than those already in the chain', async () => {
    const { desk, admin } = await busyDesk();
    const { position, hash } = await sealed(admin);
    const late = '01890000-0000-7000-8000-0000000000e1';
    await withOwner(async (owner) => {
      await owner.query('BEGIN');
      await owner.query(
        `INSERT INTO event (desk_id, id, kind, audience, actor_kind, at, request_id, data)
         VALUES ($1, $2, 'test.late', 'staff', 'system', '2020-01-01T00:00:00Z', 'late', '{}')`,
        [desk.id, late],
      );
      await owner.query('INSERT INTO unsealed_event (desk_id, event_id) VALUES ($1, $2)', [desk.id, late]);
      const ticket = await file(admin, 'question', dark);
      // Sealed past the transaction that is still open, and nobody waited for it.
      await eventually('the ticket in the chain', async () => {
        const { body } = await admin.call('get', `/v1/audit/entries?ticket=${ticket.id}`, { expect: 200 });
        return body.items.length > 0 ? true : undefined;
      });
      await owner.query('COMMIT');
    });
    const found = await eventually('the late one', async () => {
      const { body } = await admin.call('get', '/v1/audit/entries?kind=test.late', { expect: 200 });
      return body.items[0];
    });
    expect(found).toMatchObject({ id: late, actor: { kind: 'system', id: null } });
    expect(found.position).toBeGreaterThan(position + 1);
    const end = await sealed(admin);
    expect((await verified(await exported(admin), end.hash)).code).toBe(0);
    const since = await exported(admin, `?after=${position}`);
    expect(JSON.parse(since[0] ?? '')).toMatchObject({ after: position, previous: hash });
  });

  it('is one chain, whoever seals it: many workers, many writers at once', async () => {
    const desk = await TestDesk.open('samsara');
    const admin = await desk.person({ name: 'Eve Admin', role: 'admin' });
    const more = [1, 2].map(() => service().startProcess('apps/worker/src/main.js', service().environment));
    await Promise.all(more.map(({ ready }) => ready));
    await Promise.all(Array.from({ length: 30 }, () => file(admin, 'question', dark)));
    const head = await sealed(admin);
    for (const { child } of more) child.kill('SIGTERM');
    const lines = await exported(admin);
    expect((await verified(lines, head.hash)).code).toBe(0);
    const filed = lines.map((line) => JSON.parse(line)).filter(({ event }) => event?.kind === 'ticket.filed');
    expect(new Set(filed.map(({ event }) => event.ticketId)).size).toBe(30);
  });

  it('is read in its order, by ticket, kind and person, a page at a time', async () => {
    const { admin, eva, ticket } = await busyDesk();
    await sealed(admin);
    const { body: of } = await admin.call('get', `/v1/audit/entries?ticket=${ticket.id}&kind=comment.added`, {
      expect: 200,
    });
    expect(of.items.map(({ actor }: { actor: { id: string } }) => actor.id)).toEqual(Array(3).fill(eva.id));
    const { body: one } = await admin.call('get', `/v1/audit/entries?person=${eva.id}&limit=2`, { expect: 200 });
    const next = `/v1/audit/entries?person=${eva.id}&limit=2&cursor=${encodeURIComponent(one.nextCursor)}`;
    const { body: two } = await admin.call('get', next, { expect: 200 });
    const places = [...one.items, ...two.items].map(({ position }: { position: number }) => position);
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
    expect(places).toHaveLength(4);
    await admin.call('get', next.replace('person', 'ticket'), { expect: 400 });
  });

  it('cannot be changed by the service: neither events nor links, not even by raw SQL', async () => {
    const { desk, admin } = await busyDesk();
    await sealed(admin);
    const url = new URL(service().databaseUrl);
    const { applicationUrl } = await import('#database');
    const { readSettings } = await import('#kernel');
    const application = new pg.Client({
      connectionString: applicationUrl(
        readSettings({ DATABASE_URL: url.toString(), GUICHET_SECRET: process.env['TEST_SECRET'] }),
      ),
    });
    await application.connect();
    await application.query(`SET app.desk_id = '${desk.id}'`);
    expect((await application.query('SELECT FROM audit_link')).rowCount).toBeGreaterThan(3);
    for (const table of ['audit_link', 'event']) {
      for (const sql of [
        `UPDATE ${table} SET desk_id = desk_id`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table} CASCADE`,
      ]) {
        await expect(application.query(sql)).rejects.toThrow(`permission denied for table ${table}`);
      }
    }
    await application.end();
  });

  it('says of what was written no more than a digest that cannot be guessed', async () => {
    const { desk, admin, ticket } = await busyDesk();
    const agent = await desk.person({ name: 'Dan Agent', role: 'agent' });
    const path = `/v1/tickets/${ticket.id}/comments`;
    const [comment] = (await agent.call('get', path, { expect: 200 })).body.items;
    await agent.call('post', `${path}/${comment.id}/redaction`, { body: { reason: 'Spam' }, expect: 200 });
    await agent.call('post', `${path}/${comment.id}/redaction`, { body: {}, expect: 200 });
    const other = (await agent.call('get', path, { expect: 200 })).body.items[1];
    await agent.call('post', `${path}/${other.id}/redaction`, { body: { reason: 'Spam' }, expect: 200 });
    await sealed(admin);
    const entries = (await exported(admin)).map((line) => JSON.parse(line)).filter(({ event }) => event);
    const redacted = entries.filter(({ event }) => event.kind === 'comment.redacted');
    const digests = redacted.map(({ event }) => event.textDigest);
    expect(digests).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/)]);
    // The same word twice, and nothing tells.
    expect(digests[0]).not.toBe(digests[1]);
    expect(JSON.stringify(entries)).not.toContain('Spam');
  });
});
