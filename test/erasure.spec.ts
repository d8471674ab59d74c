import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { lockOf } from '#database';
import { published } from './support/articles.js';
import { tablesOf } from './support/catalogue.js';
import { linkToken, type Person, type TestDesk } from './support/desks.js';
import { storedFiles, upload } from './support/files.js';
import { type LoggedService, openLoggedService } from './support/logged-service.js';
import { openMailDesk, send } from './support/mail-client.js';
import { expectProblem, raw } from './support/raw.js';
import { eventually, service as running } from './support/running.js';
import { change, file, history, list, move, read, say } from './support/stories.js';

const run = promisify(execFile);

/** Every way in which the word may lie somewhere: as it is, as bytes, inside of Base64. */
function spellings(word: string): string[] {
  const bytes = Buffer.from(word);
  const aligned = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift, 'x'), bytes]).toString('base64');
    // Without the characters that hold bits of what stands around it.
    return text.slice(shift === 0 ? 0 : 4, -4);
  });
  const plain = [word, ...aligned];
  return [...plain, ...plain.map((text) => Buffer.from(text).toString('hex'))];
}

/** Names of the tables that hold it in any row, in any column. */
async function tablesWith(owner: pg.Client, word: string): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of await tablesOf(owner)) {
    const { rows } = await owner.query(
      `SELECT EXISTS (SELECT FROM ${name} t WHERE EXISTS (
         SELECT FROM unnest($1::text[]) AS spelling WHERE strpos(lower(t::text), lower(spelling)) > 0)) AS found`,
      [spellings(word)],
    );
    if (rows[0].found) found.push(name);
  }
  return found;
}

async function filesWith(folder: string, word: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries.filter((each) => each.isFile())) {
    const name = path.join(entry.parentPath, entry.name);
    const content = await readFile(name);
    if (content.includes(word) || name.includes(word)) found.push(name);
  }
  return found;
}

const word = 'zqxcanaryvbnm';

describe('erasing a person', () => {
  let service: LoggedService;
  let owner: pg.Client;
  let desk: TestDesk;
  let address: string;
  let admin: Person;
  let agent: Person;
  beforeAll(async () => {
    service = await openLoggedService('erasure');
    owner = await service.database.asOwner();
    ({ desk, address } = await openMailDesk('supplyon', (source) =>
      source
        .replace('unsolicited: quarantine', 'unsolicited: file, requestType: question')
        .replace('articles: { helpful: true }', 'articles: { comments: signedIn, helpful: true }'),
    ));
    admin = await desk.person({ name: 'Eve Admin', role: 'admin' });
    agent = await desk.person({ name: 'Dan Agent', role: 'agent' });
    // Where nobody listens: what is sent there waits.
    const hook = { url: 'http://127.0.0.1:9/', kinds: ['ticket.*', 'comment.*', 'note.*', 'person.*', 'rating.*'] };
    await admin.call('post', '/v1/webhook-endpoints', { body: hook, expect: 201 });
  });
  afterAll(() => service.end());

  const erase = (id: string) => admin.call('post', `/v1/people/${id}/erasure`, { expect: 201 });

  /** Somebody whose every word holds the canary, through every door there is for them. */
  async function loud(name: string): Promise<{ person: Person; tickets: string[]; files: string[] }> {
    const person = await desk.person({ name: `${name} ${word}` });
    await change(person, 'patch', '/v1/me', { name: `${name} ${word} again` });
    const second = `${word}.${name.toLowerCase()}.second@${desk.slug}.example`;
    await person.call('post', '/v1/me/addresses', { body: { email: second }, expect: 202 });
    const proof = linkToken(await desk.mailTo(second));
    await desk.visit('post', '/link-redemptions', { body: { token: proof }, expect: 201 });

    const { id: attached } = (await upload(person, `${word}.txt`, `the ${word} itself`)).body;
    const { id: waiting } = (await upload(person, `waiting-${word}.txt`, `not attached ${word}`)).body;
    const fields = { subject: `Lamp ${word}`, description: `It does not shine, ${word}.` };
    const first = await file(person, 'question', fields, { attachmentIds: [attached] });
    const said = await person.call('post', `/v1/tickets/${first.id}/comments`, {
      body: { body: `Still dark ${word}.` },
      headers: { 'idempotency-key': `key-${name}` },
      expect: 201,
    });
    await change(person, 'patch', `/v1/tickets/${first.id}/comments/${said.body.id}`, {
      body: `Still rather dark ${word}.`,
    });
    await say(agent, first.id, `Dear ${word}, we look into it.`);
    await say(agent, first.id, `${word} is impatient.`, { visibility: 'internal' });
    await change(agent, 'patch', `/v1/tickets/${first.id}`, { fields: { description: `It flickers, ${word}.` } });
    await person.call('get', `/v1/tickets?q=${word}`, { expect: 200 });
    await move(agent, first.id, 'close');
    await change(person, 'put', `/v1/tickets/${first.id}/rating`, { mark: 2, words: `Meh ${word}` });

    await send({
      from: `"${name} ${word}" <${second}>`,
      to: address,
      subject: `By mail ${word}`,
      text: `As a mail ${word}.`,
      attachments: [{ filename: `mailed-${word}.txt`, content: `mailed ${word}` }],
    });
    const mailed = await eventually('the ticket made of the mail', async () =>
      (await list(person, 'view=requested')).find(({ subject }) => subject.includes('By mail')),
    );
    const article = await published(agent, { title: 'Lamps', slug: `lamps-${name.toLowerCase()}`, audience: 'public' });
    const page = `/v1/desks/${desk.slug}/articles/${article.slug}`;
    await person.call('post', `${page}/comments`, { body: { body: `It did not help ${word}.` }, expect: 201 });
    await person.call('put', `${page}/vote`, { body: { helpful: false }, expect: 200 });
    await desk.visit('post', '/sessions', {
      body: { email: person.email, password: `wrong ${word}` },
      headers: { 'user-agent': `Browser ${word}` },
      expect: 401,
    });
    await desk.visit('post', '/sessions', {
      body: { email: person.email, password: 'Guichet-2026-ok' },
      headers: { 'user-agent': `Browser ${word}` },
      expect: 201,
    });
    return { person, tickets: [first.id, mailed.id], files: [attached, waiting] };
  }

  it('leaves nothing of what they wrote, by any door, in any table, file, index, queue or log', async () => {
    const { person, tickets, files } = await loud('Ina');
    await eventually('webhooks to hold it', async () => {
      const { rows } = await owner.query('SELECT FROM webhook_message WHERE strpos(body, $1) > 0', [word]);
      return rows.length > 0 ? true : undefined;
    });
    // Mail that cannot be sent waits in the queue with all it says; of a desk whose mail is shown, it stays.
    await eventually('all mail to have gone out', async () => {
      const { rows } = await owner.query(
        `SELECT (SELECT count(*) FROM mail WHERE status = 'queued') + (SELECT count(*) FROM relay) AS left`,
      );
      return Number(rows[0].left) === 0 ? true : undefined;
    });
    await owner.query(`UPDATE mail SET rendered = jsonb_build_object('text', 'Shown ${word}') WHERE ticket_id = $1`, [
      tickets[0],
    ]);
    await owner.query(
      `INSERT INTO mail (desk_id, id, ticket_id, template, email, language, data, status, next_at, created_at)
       SELECT desk_id, gen_random_uuid(), id, 'comment.added/assignee', 'dan@desk.example', 'en',
         '{"values": {"comment.text": "${word}"}}', 'queued', '2100-01-01T00:00:00Z', created_at
       FROM ticket WHERE id = $1`,
      [tickets[0]],
    );
    await owner.query(`INSERT INTO relay (desk_id, event_id, next_at)
      SELECT desk_id, event_id, '2100-01-01T00:00:00Z' FROM event_text WHERE body::text LIKE '%${word}%'`);

    // Each door has left it where it should: the search below would find it there.
    const before = await tablesWith(owner, word);
    expect(before).toEqual(
      expect.arrayContaining([
        ...['address', 'article_comment', 'attachment', 'comment', 'event_text', 'idempotency', 'inbound_mail'],
        ...['inbound_source', 'mail', 'person', 'rating', 'reply_address', 'session', 'ticket', 'ticket_text'],
      ]),
    );
    expect((await filesWith(service.filesDir, word)).length).toBeGreaterThanOrEqual(2);
    expect(await list(agent, `view=all&q=${word}`)).not.toEqual([]);

    const { body: receipt } = await erase(person.id);
    expect(await tablesWith(owner, word)).toEqual([]);
    await eventually('the files to be gone', async () =>
      (await filesWith(service.filesDir, word)).length === 0 ? true : undefined,
    );
    for (const id of files) expect(await storedFiles(id)).toEqual([]);
    expect(service.log()).not.toContain(word);
    expect(await list(agent, `view=all&q=${word}`)).toEqual([]);

    expect(receipt).toMatchObject({ personId: person.id, erasedBy: { kind: 'person', id: admin.id } });
    expect(receipt.counts).toMatchObject({ addresses: 2, tickets: 2, comments: 3, ratings: 1, articleComments: 1 });
    expect(JSON.stringify(receipt)).not.toContain('ina');
    expect((await admin.call('get', `/v1/erasures/${receipt.id}`, { expect: 200 })).body).toEqual(receipt);
    expect((await admin.call('get', '/v1/erasures', { expect: 200 })).body.items[0]).toEqual(receipt);

    // Nobody is there any more, and whoever held their credentials is nobody.
    await admin.call('get', `/v1/people/${person.id}`, { expect: 404 });
    await admin.call('post', `/v1/people/${person.id}/erasure`, { expect: 404 });
    await admin.call('delete', `/v1/people/${person.id}/suspension`, { expect: 404 });
    await person.call('get', '/v1/me', { expect: 401 });
    await desk.visit('post', '/sessions', {
      body: { email: person.email, password: 'Guichet-2026-ok' },
      expect: 401,
    });
    const people = (await admin.call('get', '/v1/people?limit=100', { expect: 200 })).body.items;
    expect(people.map(({ id }: { id: string }) => id)).not.toContain(person.id);

    // The ticket is still counted and can still be read; it says who it was of by the pseudonym alone.
    const left = await read(agent, tickets[0] ?? '');
    expect(left).toMatchObject({ subject: '', fields: {}, requester: { name: receipt.pseudonym } });
    const told = await history(agent, tickets[0] ?? '');
    expect(told.at(-1)).toMatchObject({
      kind: 'ticket.erased',
      actor: { id: admin.id },
      summary: 'Eve Admin erased what somebody had written here, with their account.',
    });
    expect(told[0].actor).toMatchObject({ id: person.id, name: receipt.pseudonym });

    // A retry of what was answered before neither shows it again nor does it again.
    const again = await raw(
      'POST',
      `/v1/tickets/${tickets[0]}/comments`,
      { authorization: `Bearer ${person.token}`, 'idempotency-key': 'key-Ina', 'content-type': 'application/json' },
      JSON.stringify({ body: `Still dark ${word}.` }),
    );
    expect([again.status, again.text.includes(word)]).toEqual([401, false]);
    expect(await tablesWith(owner, word)).toEqual([]);
  });

  it('leaves the audit chain whole: it still verifies, and names the person by their id', async () => {
    const gone = await desk.person({ name: 'Ole' });
    const ticket = await file(gone, 'question', { subject: 'Door', description: 'Shut.' });
    const sealed = () =>
      eventually('all to be in the chain', async () => {
        const { body } = await admin.call('get', '/v1/audit/head', { expect: 200 });
        return body.unsealed === 0 ? body : undefined;
      });
    const before = await sealed();
    await erase(gone.id);
    const after = await sealed();
    const { text } = await raw('GET', '/v1/audit/export', { authorization: `Bearer ${admin.token}` });
    const name = path.join(service.filesDir, '..', 'export.ndjson');
    await writeFile(name, text);
    const { stdout } = await run(process.execPath, ['apps/audit/verify.mjs', name, after.hash]);
    expect(stdout).toBe(`verified ${after.position} entries, head ${after.hash}\n`);
    const entries = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(entries[before.position]).toMatchObject({ hash: before.hash });
    const filed = entries.find(({ event }) => event?.kind === 'ticket.filed' && event.ticketId === ticket.id);
    expect(filed.event.actorId).toBe(gone.id);
    expect(entries.find(({ event }) => event?.kind === 'person.erased' && event.subjectId === gone.id)).toBeDefined();
  });

  it('takes from tickets that others see what the person wrote, and leaves what the others did', async () => {
    const [mia, tom] = await Promise.all([
      desk.person({ name: 'Mia', organization: 'Acme' }),
      desk.person({ name: 'Tom', organization: 'Acme' }),
    ]);
    const shared = await file(mia, 'question', { subject: 'Mias question', description: 'Mias words' });
    await mia.call('post', `/v1/tickets/${shared.id}/participants`, {
      body: { email: tom.email, role: 'comment' },
      expect: 201,
    });
    const invited = linkToken(
      await desk.mailTo(tom.email, (mail) => linkToken(mail) !== undefined).catch(() => never()),
    );
    if (invited) await desk.visit('post', '/link-redemptions', { body: { token: invited }, expect: 201 });
    await say(mia, shared.id, 'Said by Mia');
    await say(tom, shared.id, 'Said by Tom');
    await say(agent, shared.id, 'Said by Dan');
    const { body: receipt } = await erase(mia.id);
    const left = await read(tom, shared.id);
    expect(left).toMatchObject({ subject: '', fields: {}, requester: { name: receipt.pseudonym } });
    const { items } = (await tom.call('get', `/v1/tickets/${shared.id}/comments`, { expect: 200 })).body;
    expect(items.map(({ body }: { body: string | null }) => body)).toEqual([null, 'Said by Tom', 'Said by Dan']);
    expect(await list(tom, 'q=Tom')).toHaveLength(1);
    expect(await list(tom, 'q=Mias')).toEqual([]);
  });

  it('leaves what agents wrote for the desk, under a pseudonym, and their keys at work', async () => {
    const zoe = await desk.person({ name: 'Zoe Zimmer', role: 'admin' });
    const customer = await desk.person({ name: 'Per' });
    const ticket = await file(customer, 'question', { subject: 'Roof', description: 'Leaks.' });
    await say(zoe, ticket.id, 'We come tomorrow.');
    const made = await zoe.call('post', '/v1/api-keys', {
      body: { name: 'Zimmers key', scopes: ['tickets:read'] },
      expect: 201,
    });
    const { body: receipt } = await erase(zoe.id);
    const [said] = (await customer.call('get', `/v1/tickets/${ticket.id}/comments`, { expect: 200 })).body.items;
    expect(said).toMatchObject({ body: 'We come tomorrow.', author: { name: receipt.pseudonym } });
    expect(await tablesWith(owner, 'Zimmer')).toEqual([]);
    const answer = await raw('GET', '/v1/tickets', { authorization: `Bearer ${made.body.key}` });
    expect(answer.status).toBe(200);
  });

  /** A transaction of somebody else, and those who wait for it. */
  async function inTheWay() {
    const client = new pg.Client({ connectionString: running().databaseUrl });
    await client.connect();
    await client.query('BEGIN');
    const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
    const waiting = (pid: number) =>
      eventually('somebody to wait for it', async () => {
        // Of people alone: beside the desk they lock themselves.
        const { rows: found } = await owner.query(
          `SELECT pid FROM pg_stat_activity a WHERE $1 = ANY(pg_blocking_pids(pid))
             AND (SELECT count(*) FROM pg_locks l WHERE l.pid = a.pid AND l.locktype = 'advisory') >= 2`,
          [pid],
        );
        return found.length > 0 ? Number(found[0].pid) : undefined;
      });
    const over = async () => {
      await client.query('COMMIT');
      await client.end();
    };
    return { client, waiting, over, pid: Number(rows[0].pid) };
  }

  it('waits until what the person has begun is over, and takes that away too', async () => {
    const late = await desk.person({ name: 'Finn' });
    const ticket = await file(late, 'question', { subject: 'Gate', description: 'Open.' });
    const lock = await inTheWay();
    await lock.client.query('SELECT FROM ticket WHERE id = $1 FOR UPDATE', [ticket.id]);
    const saying = say(late, ticket.id, 'Written justbeforehand.');
    const begun = await lock.waiting(lock.pid);
    const erasing = erase(late.id);
    await lock.waiting(begun);
    await lock.over();
    await saying;
    await erasing;
    expect(await tablesWith(owner, 'justbeforehand')).toEqual([]);
  });

  it('leaves no door open to a request that was let in before', async () => {
    const late = await desk.person({ name: 'Pia' });
    const ticket = await file(late, 'question', { subject: 'Gate', description: 'Open.' });
    const lock = await inTheWay();
    await lock.client.query(`SELECT pg_advisory_xact_lock(${lockOf('person', '$1')})`, [late.id]);
    await lock.client.query('UPDATE person SET erased_at = created_at WHERE id = $1', [late.id]);
    const saying = raw(
      'POST',
      `/v1/tickets/${ticket.id}/comments`,
      { authorization: `Bearer ${late.token}`, 'content-type': 'application/json' },
      JSON.stringify({ body: 'Written toolate.' }),
    );
    await lock.waiting(lock.pid);
    await lock.over();
    expectProblem(await saying, 401, 'invalid-credentials');
    expect(await tablesWith(owner, 'toolate')).toEqual([]);
  });

  it('leaves no door open to an agent who files for the person meanwhile', async () => {
    const late = await desk.person({ name: 'Ida' });
    const lock = await inTheWay();
    await lock.client.query(`SELECT pg_advisory_xact_lock(${lockOf('person', '$1')})`, [late.id]);
    await lock.client.query('UPDATE person SET erased_at = created_at WHERE id = $1', [late.id]);
    const fields = { subject: 'Gate', description: 'Told toolately.' };
    const filing = raw(
      'POST',
      '/v1/tickets',
      { authorization: `Bearer ${agent.token}`, 'content-type': 'application/json' },
      JSON.stringify({ requestType: 'question', channel: 'phone', requester: { personId: late.id }, fields }),
    );
    await lock.waiting(lock.pid);
    await lock.over();
    expectProblem(await filing, 422, 'unprocessable');
    expect(await tablesWith(owner, 'toolately')).toEqual([]);
  });

  it('is for admins, not for oneself, and never for the last of them', async () => {
    const someone = await desk.person({ name: 'Kim' });
    await agent.call('post', `/v1/people/${someone.id}/erasure`, { expect: 403 });
    await someone.call('post', `/v1/people/${someone.id}/erasure`, { expect: 403 });
    await admin.call('post', `/v1/people/${admin.id}/erasure`, { expect: 403 });
    const { body } = await desk.call('post', `/v1/people/${admin.id}/erasure`, { expect: 409 });
    expect(body.code).toBe('conflict');
    await admin.call('get', `/v1/people/${admin.id}`, { expect: 200 });
  });

  it('can be asked for by the person; admins see who has asked until it is done', async () => {
    const asker = await desk.person({ name: 'Ada' });
    const { body } = await asker.call('post', '/v1/me/erasure-request', { expect: 201 });
    expect((await asker.call('post', '/v1/me/erasure-request', { expect: 201 })).body).toEqual(body);
    const asked = async () =>
      (await admin.call('get', '/v1/erasure-requests', { expect: 200 })).body.items.map(
        ({ personId }: { personId: string }) => personId,
      );
    expect(await asked()).toEqual([asker.id]);
    await erase(asker.id);
    expect(await asked()).toEqual([]);
  });

  it('waits while a legal hold keeps the person, or a ticket of theirs', async () => {
    const held = await desk.person({ name: 'Lou' });
    const ticket = await file(held, 'question', { subject: 'Fence', description: 'Broken.' });
    const hold = async (body: object) =>
      (await admin.call('post', '/v1/legal-holds', { body: { ...body, reason: 'Case 12' }, expect: 201 })).body;
    for (const target of [{ personId: held.id }, { ticketId: ticket.id }]) {
      const set = await hold(target);
      expect(set).toMatchObject({ ...target, reason: 'Case 12', setBy: { id: admin.id } });
      const refused = await admin.call('post', `/v1/people/${held.id}/erasure`, { expect: 409 });
      expect(refused.body).toMatchObject({ code: 'legal-hold', holds: [set.id] });
      expect((await admin.call('get', '/v1/legal-holds', { expect: 200 })).body.items[0]).toEqual(set);
      await admin.call('delete', `/v1/legal-holds/${set.id}`, { expect: 204 });
      await admin.call('delete', `/v1/legal-holds/${set.id}`, { expect: 404 });
    }
    expect((await read(held, ticket.id)).subject).toBe('Fence');
    await admin.call('post', '/v1/legal-holds', { body: { reason: 'Nobody' }, expect: 422 });
    const both = { personId: held.id, ticketId: ticket.id, reason: 'Both' };
    await admin.call('post', '/v1/legal-holds', { body: both, expect: 422 });
    await admin.call('post', '/v1/legal-holds', { body: { personId: ticket.id, reason: 'Who' }, expect: 422 });
    const kinds = (
      await eventually('the log to tell of it', async () => {
        const { body } = await admin.call('get', `/v1/audit/entries?person=${held.id}&limit=100`, { expect: 200 });
        const some = body.items.filter(({ kind }: { kind: string }) => kind.startsWith('legalHold.'));
        return some.length === 2 ? some : undefined;
      })
    ).map(({ kind }: { kind: string }) => kind);
    expect(kinds).toEqual(['legalHold.set', 'legalHold.lifted']);
    await erase(held.id);
  });
});

function never(): never {
  throw new Error('no invitation came');
}
