import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { withOwner } from './support/database-rows.js';
import { type Person, TestDesk } from './support/desks.js';
import { EventListener, type Told } from './support/event-listener.js';
import { call } from './support/http.js';
import { eventually, service } from './support/running.js';
import { file, say } from './support/stories.js';

const dark = { subject: 'Lamp', description: 'It does not shine.' };

/** All that there is from a place on, page by page, until the feed says that there is no more. */
async function readOn(reader: Pick<Person, 'call'>, cursor: string | null, query = '', limit = 100) {
  const items: Told[] = [];
  let next = cursor;
  for (;;) {
    const at = next === null ? '' : `&cursor=${next}`;
    const { body } = await reader.call('get', `/v1/events?limit=${limit}${at}${query}`, { expect: 200 });
    items.push(...body.items);
    next = body.nextCursor;
    if (next === null) return { items, cursor: body.resumeCursor };
  }
}

/** Reads on until an event is there. */
async function readUntil(reader: Pick<Person, 'call'>, cursor: string | null, isLast: (event: Told) => boolean) {
  const items: Told[] = [];
  let at = cursor;
  return eventually('the feed to tell of it', async () => {
    const part = await readOn(reader, at);
    items.push(...part.items);
    at = part.cursor;
    return items.some(isLast) ? { items, cursor: part.cursor } : undefined;
  });
}

describe('the change feed', () => {
  let desk: TestDesk;
  let admin: Person;
  let jan: Person; // agent
  let eva: Person;
  let olaf: Person; // a stranger to Eva
  beforeAll(async () => {
    desk = await TestDesk.open('samsara');
    [admin, jan, eva, olaf] = await Promise.all([
      desk.person({ name: 'Ada Admin', role: 'admin' }),
      desk.person({ name: 'Jan Agent', role: 'agent' }),
      desk.person({ name: 'Eva', organization: 'Acme' }),
      desk.person({ name: 'Olaf', organization: 'Zeta' }),
    ]);
  });

  it('tells each thing once and in order to readers who come back with the cursor, whatever the size of their pages', async () => {
    const from = (await readOn(admin, null)).cursor;
    const tickets = await Promise.all(
      Array.from({ length: 12 }, (_, place) => file(place % 2 ? eva : olaf, 'question', dark)),
    );
    const ids = new Set(tickets.map(({ id }) => id));
    const seen = await eventually('all of them', async () => {
      const { items } = await readOn(admin, from, '&kinds=ticket.filed');
      return items.length >= ids.size ? items : undefined;
    });
    expect(seen.map(({ ticketId }) => ticketId).sort()).toEqual([...ids].sort());
    for (const limit of [1, 3]) expect((await readOn(admin, from, '&kinds=ticket.*', limit)).items).toEqual(seen);
  });

  it('misses nothing that commits late, and tells nothing twice', async () => {
    await withOwner(async (owner) => {
      const late = '01890000-0000-7000-8000-0000000000f1';
      const from = (await readOn(admin, null)).cursor;
      await owner.query('BEGIN');
      await owner.query(
        `INSERT INTO event (desk_id, id, kind, audience, actor_kind, at, request_id, data)
         VALUES ($1, $2, 'test.late', 'staff', 'system', $3, 'late', '{}')`,
        [desk.id, late, new Date()],
      );
      await owner.query('INSERT INTO unsealed_event (desk_id, event_id) VALUES ($1, $2)', [desk.id, late]);
      const { id } = await file(eva, 'question', dark);
      const before = await readUntil(admin, from, ({ ticketId }) => ticketId === id);
      expect(before.items.map((event) => event.id)).not.toContain(late);
      await owner.query('COMMIT');
      const after = await readUntil(admin, before.cursor, (event) => event.id === late);
      const all = [...before.items, ...after.items].map((event) => event.id);
      expect(new Set(all).size).toBe(all.length);
    });
  });

  it('tells customers what is public on what they see, and nothing of what it holds', async () => {
    const [from, hers] = [(await readOn(eva, null)).cursor, (await readOn(olaf, null)).cursor];
    const ticket = await file(eva, 'question', dark);
    await jan.call('post', `/v1/tickets/${ticket.id}/comments`, {
      body: { body: 'Between us.', visibility: 'internal' },
      expect: 201,
    });
    await say(jan, ticket.id, 'Which lamp?');
    const isLast = ({ kind, ticketId }: Told) => kind === 'comment.added' && ticketId === ticket.id;
    const { items } = await readUntil(eva, from, isLast);
    expect(items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['ticket.filed', 'comment.added']));
    expect(items.map(({ kind }) => kind)).not.toContain('note.added');
    expect(items.every(({ ticketId, data }) => ticketId === ticket.id && data === null)).toBe(true);
    const whole = await readUntil(jan, null, isLast);
    expect(whole.items.map(({ kind }) => kind)).toContain('note.added');
    expect(whole.items.map(({ kind }) => kind)).not.toContain('session.started');
    expect((await readOn(admin, null)).items.map(({ kind }) => kind)).toContain('session.started');
    const other = await file(olaf, 'question', dark);
    const { items: his } = await readUntil(olaf, hers, ({ ticketId }) => ticketId === other.id);
    expect(new Set(his.map(({ ticketId }) => ticketId))).toEqual(new Set([other.id]));
    // No cursor says how much there is that is not theirs.
    expect(Buffer.from(from, 'base64url').toString('latin1')).not.toMatch(/\d{2}/);
  });

  it('tells an API key what its scopes let it read', async () => {
    const keyOf = async (...scopes: string[]) =>
      (await admin.call('post', '/v1/api-keys', { body: { name: 'feed', scopes }, expect: 201 })).body.key;
    const families = async (token: string) => {
      const { items } = await readOn({ call: (method, at, more) => call(method, at, { ...more, token }) }, null);
      return new Set(items.map(({ kind }) => kind.split('.')[0]));
    };
    await file(eva, 'question', dark);
    expect(await families(await keyOf('events:read'))).toEqual(new Set());
    const tickets = await families(await keyOf('events:read', 'tickets:read'));
    expect([tickets.has('ticket'), tickets.has('person'), tickets.has('session')]).toEqual([true, false, false]);
    expect(await families(await keyOf('events:read', 'accounts:read'))).toContain('person');
    await call('get', '/v1/events', { token: await keyOf('tickets:read'), expect: 403 });
  });

  it('refuses cursors that are not its own and those older than thirty days', async () => {
    const old = await TestDesk.open('samsara');
    const ada = await old.person({ name: 'Ada Admin', role: 'admin' });
    await eventually('the first events', async () => ((await readOn(ada, null)).items.length > 0 ? true : undefined));
    const { body } = await ada.call('get', '/v1/events?limit=1', { expect: 200 });
    const foreign = (await readOn(admin, null)).cursor;
    for (const cursor of [foreign, 'AAAA', `${body.resumeCursor.slice(0, -2)}AA`]) {
      const refused = await ada.call('get', `/v1/events?cursor=${cursor}`, { expect: 400 });
      expect(refused.body.code).toBe('invalid-cursor');
    }
    await old.moveClock({ by: 'P31D' });
    const later = await old.signIn(ada.email);
    expect((await later.call('get', `/v1/events?cursor=${body.resumeCursor}`, { expect: 410 })).body.code).toBe(
      'no-longer-kept',
    );
    // Anew from what is kept, or from now.
    await later.call('get', '/v1/events', { expect: 200 });
    const now = (await later.call('get', '/v1/events?from=now', { expect: 200 })).body;
    expect(now).toMatchObject({ items: [], nextCursor: null });
  });

  describe('as a stream', () => {
    const open: EventListener[] = [];
    afterEach(async () => {
      await Promise.all(open.splice(0).map((listener) => listener.leave()));
    });
    const listen = async (token: string, headers: Record<string, string> = {}, query = '') => {
      const listener = await EventListener.open(token, headers, query);
      open.push(listener);
      return listener;
    };

    it('tells of things as they happen, and after a reconnection of what came meanwhile', async () => {
      const first = await listen(eva.token, {}, '?from=now');
      const one = await file(eva, 'question', dark);
      const heard = await first.until(({ ticketId, kind }) => ticketId === one.id && kind === 'ticket.filed');
      await first.leave();
      const two = await file(eva, 'question', dark);
      const second = await listen(eva.token, { 'last-event-id': heard.cursor });
      await second.until(({ ticketId }) => ticketId === two.id);
      const again = second.events.filter(({ event }) => event.id === heard.event.id);
      expect(again).toEqual([]);
    });

    it('ends when the listener is suspended, signs out or loses the key, without a word more', async () => {
      const [kim, lou] = await Promise.all([desk.person({ name: 'Kim' }), desk.person({ name: 'Lou' })]);
      const body = { name: 'stream', scopes: ['events:read', 'tickets:read'] };
      const key = (await admin.call('post', '/v1/api-keys', { body, expect: 201 })).body;
      const [hers, his, its] = await Promise.all([
        listen(kim.token, {}, '?from=now'),
        listen(lou.token, {}, '?from=now'),
        listen(key.key, {}, '?from=now'),
      ]);
      await admin.call('post', `/v1/people/${kim.id}/suspension`, { expect: 201 });
      await hers.ended;
      await lou.call('delete', '/v1/sessions/current', { expect: 204 });
      await his.ended;
      await admin.call('delete', `/v1/api-keys/${key.id}`, { expect: 204 });
      await its.ended;
    });

    it('is refused as a page would be', async () => {
      const answer = await fetch(`${service().url}/v1/events`, { headers: { accept: 'text/event-stream' } });
      expect(answer.status).toBe(401);
      await answer.body?.cancel();
    });
  });
});
