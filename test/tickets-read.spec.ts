import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Person, TestDesk } from './support/desks.js';

const any = { 'if-match': '*' };
const english = { 'accept-language': 'en' };
const numbersOf = (answer: { body: { items: { number: string }[] } }) => answer.body.items.map(({ number }) => number);

/** Gives the general form of `road` a field that is the desk's own affair. */
const withCause = (source: string) =>
  source
    .replace(
      '\nforms:\n',
      `\n  cause:\n    kind: text\n    labels: { fr: Cause, en: Cause }\n    agentOnly: true\n\nforms:\n`,
    )
    .replace(
      'generalQuestion: { fields: [subject, description, account]',
      'generalQuestion: { fields: [subject, description, account, cause]',
    );

describe('reading tickets', () => {
  let desk: TestDesk;
  let camille: Person;
  let bruno: Person;
  let yan: Person;
  let nora: Person;
  /** Tickets of Camille's, oldest first; the second one is shared with her colleague Bruno. */
  let hers: { id: string; number: string }[];

  const file = async (who: Person, subject: string, more: object = {}) => {
    const body = { requestType: 'generalQuestion', fields: { subject, description: 'Voir plus haut.' }, ...more };
    return (await who.call('post', '/v1/tickets', { body, expect: 201 })).body;
  };

  beforeAll(async () => {
    desk = await TestDesk.open('road', withCause);
    camille = await desk.person({ name: 'Camille Durand', organization: 'Flotte Lyon' });
    bruno = await desk.person({ name: 'Bruno Petit', organization: 'Flotte Lyon' });
    yan = await desk.person({ name: 'Yan Étranger', organization: 'Autre' });
    nora = await desk.person({ name: 'Nora Agent', role: 'agent', groups: ['support'] });
    hers = [
      await file(camille, 'Borne électrique en panne'),
      await file(camille, 'Facture de mars', { sharedWithOrganization: true }),
      await file(camille, 'Carte E-1024 refusée'),
    ];
    await file(yan, 'Borne perdue');
  });

  describe('in lists', () => {
    it('gives each customer what they asked for and what colleagues share, newest first', async () => {
      const mine = await camille.call('get', '/v1/tickets', { expect: 200 });
      expect(numbersOf(mine)).toEqual([hers[2]?.number, hers[1]?.number, hers[0]?.number]);
      const brunos = await bruno.call('get', '/v1/tickets', { expect: 200 });
      expect(numbersOf(brunos)).toEqual([hers[1]?.number]);
      expect(numbersOf(await bruno.call('get', '/v1/tickets?view=requested', { expect: 200 }))).toEqual([]);
      expect(numbersOf(await bruno.call('get', '/v1/tickets?view=organization', { expect: 200 }))).toEqual([
        hers[1]?.number,
      ]);
      expect(numbersOf(await nora.call('get', '/v1/tickets', { expect: 200 }))).toHaveLength(4);
    });

    it('shows summary, status and date of filing in the reader’s language, and what may be done', async () => {
      const { body } = await camille.call('get', '/v1/tickets?limit=1', { headers: english, expect: 200 });
      expect(body.items[0]).toMatchObject({
        subject: 'Carte E-1024 refusée',
        requestType: { key: 'generalQuestion', label: 'General question' },
        status: { key: 'waitingForSupport', label: 'Waiting for support', category: 'open', ball: 'support' },
        createdAt: expect.any(String),
        requester: { id: camille.id, name: 'Camille Durand' },
        group: null,
        assignee: null,
        unread: false,
      });
      expect(body.items[0].requester.email).toBeUndefined();
      expect(body.items[0].allowedActions).toContainEqual(
        expect.objectContaining({ action: 'comment', label: 'Comment', allowed: true, denial: null }),
      );
      const staff = await nora.call('get', '/v1/tickets?limit=1', { headers: english, expect: 200 });
      expect(staff.body.items[0]).toMatchObject({
        group: { key: 'support', label: 'Support' },
        requester: { email: yan.email },
        unread: true,
      });
    });

    it('leads from page to page by a cursor that fits no other list', async () => {
      const path = '/v1/tickets?view=requested&limit=2';
      const first = await camille.call('get', path, { expect: 200 });
      const cursor = encodeURIComponent(first.body.nextCursor);
      expect(first.headers['link']).toContain('rel="next"');
      const second = await camille.call('get', `${path}&cursor=${cursor}`, { expect: 200 });
      expect([...numbersOf(first), ...numbersOf(second)]).toEqual([...hers].reverse().map(({ number }) => number));
      expect(second.body.nextCursor).toBeNull();
      for (const other of [`/v1/tickets?limit=2&cursor=${cursor}`, `${path}&open=true&cursor=${cursor}`]) {
        expect((await camille.call('get', other, { expect: 400 })).body.code).toBe('invalid-cursor');
      }
      await bruno.call('get', `${path}&cursor=${cursor}`, { expect: 400 });
      await camille.call('get', `${path}&cursor=AAAA`, { expect: 400 });
    });

    it('comes rising and falling, by date, change and priority', async () => {
      const sorted = async (query: string) =>
        numbersOf(await nora.call('get', `/v1/tickets?${query}`, { expect: 200 }));
      const rising = await sorted('sort=createdAt');
      expect(await sorted('sort=-createdAt')).toEqual([...rising].reverse());
      expect(await sorted('sort=updatedAt')).toHaveLength(4);
      const urgent = hers[0]?.number ?? '';
      await nora.call('patch', `/v1/tickets/${urgent}`, { body: { priority: 'urgent' }, headers: any, expect: 200 });
      expect((await sorted('sort=-priority&open=true'))[0]).toBe(urgent);
      expect((await sorted('sort=priority&open=true')).at(-1)).toBe(urgent);
      const pages: string[] = [];
      for (let cursor = ''; ; ) {
        const page = await nora.call('get', `/v1/tickets?sort=-priority&open=true&limit=1${cursor}`, { expect: 200 });
        pages.push(...numbersOf(page));
        if (page.body.nextCursor === null) break;
        cursor = `&cursor=${encodeURIComponent(page.body.nextCursor)}`;
      }
      expect(pages).toEqual(await sorted('sort=-priority&open=true'));
      const refused = await nora.call('get', '/v1/tickets?sort=-priority', { expect: 400 });
      expect(refused.body.errors[0].pointer).toBe('/query/sort');
    });

    it('is narrowed by every filter', async () => {
      const found = async (query: string) =>
        numbersOf(await nora.call('get', `/v1/tickets?${query}`, { expect: 200 })).length;
      const [first] = hers;
      expect(await found(`number=${first?.number}`)).toBe(1);
      expect(await found(`requester=${yan.id}`)).toBe(1);
      expect(await found('status=waitingForSupport&status=waitingForCustomer')).toBe(4);
      expect(await found('status=resolved,closed')).toBe(0);
      expect(await found('category=open')).toBe(4);
      expect(await found('category=open&status=closed')).toBe(0);
      expect(await found('open=false')).toBe(0);
      expect(await found('type=bug')).toBe(0);
      expect(await found('priority=urgent')).toBe(1);
      expect(await found('channel=portal')).toBe(4);
      expect(await found('group=support')).toBe(4);
      expect(await found(`assignee=${nora.id}`)).toBe(0);
      expect(await found('view=unassigned')).toBe(4);
      expect(await found('view=assigned')).toBe(0);
      expect(await found('createdAfter=2100-01-01T00:00:00Z')).toBe(0);
      expect(await found('createdBefore=2100-01-01T00:00:00Z&updatedAfter=2000-01-01T00:00:00%2B02:00')).toBe(4);
    });

    it('refuses a filter that it does not understand, and says why', async () => {
      for (const query of [
        'status=lost',
        'type=lost',
        'group=lost',
        'view=mine',
        'statuses=open',
        'limit=101',
        'open=maybe',
        'createdAfter=yesterday',
        'createdAfter=2026-01-01T00:00:60Z',
        'requester=me',
        'fields=secret',
        'include=secret',
      ]) {
        const refused = await nora.call('get', `/v1/tickets?${query}`, { expect: 400 });
        expect(refused.body.errors[0].pointer).toBe(`/query/${query.split('=')[0]}`);
      }
    });

    it('keeps what is the desk’s own affair from customers', async () => {
      for (const query of ['view=assigned', 'view=unassigned', 'group=support', 'group=lost']) {
        await camille.call('get', `/v1/tickets?${query}`, { expect: 403 });
      }
    });

    it('shows just the members asked for', async () => {
      const { body } = await nora.call(
        'get',
        '/v1/tickets?limit=1&fields=assignee&include=fields,targets,nextActions',
        {
          expect: 200,
        },
      );
      expect(Object.keys(body.items[0]).sort()).toEqual([
        'assignee',
        'createdAt',
        'escalatedAt',
        'fields',
        'id',
        'mergedAt',
        'nextActions',
        'number',
        'open',
        'priority',
        'requestType',
        'status',
        'subject',
        'targets',
        'updatedAt',
        'version',
      ]);
      expect(body.items[0].fields.subject).toBe('Borne perdue');
    });
  });

  describe('by search', () => {
    const found = async (who: Person, q: string) =>
      numbersOf(await who.call('get', `/v1/tickets?q=${encodeURIComponent(q)}`, { expect: 200 }));

    it('finds words without their accents, and the last one by its beginning', async () => {
      expect(await found(camille, 'borne elec')).toEqual([hers[0]?.number]);
      expect(await found(camille, 'élec borne')).toEqual([]);
      expect(await found(camille, 'e-1024')).toEqual([hers[2]?.number]);
      expect(await found(camille, '1024')).toEqual([hers[2]?.number]);
    });

    it('finds only what the reader may see', async () => {
      expect(await found(camille, 'borne')).toHaveLength(1);
      expect(await found(bruno, 'borne')).toEqual([]);
      expect(await found(nora, 'borne')).toHaveLength(2);
      expect(await found(bruno, hers[0]?.number ?? '')).toEqual([]);
    });

    it('lets an agent find a caller’s tickets by number, name or address', async () => {
      const [, , last] = hers;
      expect(await found(nora, last?.number ?? '')).toEqual([last?.number]);
      expect(await found(nora, `#${last?.number}`)).toEqual([last?.number]);
      expect((await found(nora, 'Camille Dur')).sort()).toEqual(hers.map(({ number }) => number).sort());
      expect((await found(nora, camille.email.toUpperCase())).sort()).toEqual(hers.map(({ number }) => number).sort());
      expect(await found(nora, 'etranger')).toHaveLength(1);
      expect(await found(bruno, 'Camille')).toEqual([]);
    });

    it('takes whatever is typed', async () => {
      for (const q of ["it's & (a | !b) :* <->", '\\', '"', '%_', '???', '🙂', 'a'.repeat(200), 'to_tsquery(1)']) {
        expect(await found(nora, q)).toEqual([]);
      }
    });

    it('can be narrowed and paged like any list', async () => {
      const path = '/v1/tickets?q=camille&limit=2';
      const first = await nora.call('get', path, { expect: 200 });
      const second = await nora.call('get', `${path}&cursor=${encodeURIComponent(first.body.nextCursor)}`, {
        expect: 200,
      });
      expect(new Set([...numbersOf(first), ...numbersOf(second)]).size).toBe(3);
      expect(numbersOf(await nora.call('get', '/v1/tickets?q=camille&open=false', { expect: 200 }))).toEqual([]);
    });
  });

  describe('one by one', () => {
    it('shows by id and by number all that its reader may know', async () => {
      const [first] = hers;
      const byId = await camille.call('get', `/v1/tickets/${first?.id}`, { headers: english, expect: 200 });
      const byNumber = await camille.call('get', `/v1/tickets/${first?.number}`, { headers: english, expect: 200 });
      expect(byNumber.body).toEqual(byId.body);
      expect(byId.body).toMatchObject({
        fields: { subject: 'Borne électrique en panne', description: 'Voir plus haut.' },
        organization: { name: 'Flotte Lyon' },
        language: 'fr',
        sharedWithOrganization: false,
        followUpOf: null,
        followUps: [],
      });
      const denied = byId.body.allowedActions.find(({ action }: { action: string }) => action === 'transition:resolve');
      expect(denied).toMatchObject({ label: 'Resolve', allowed: false, denial: { code: 'not-your-role' } });
    });

    it('keeps fields for agents only, and changes of them, from customers', async () => {
      const ticket = await file(camille, 'Un secret');
      const before = await camille.call('get', `/v1/tickets/${ticket.id}`, { expect: 200 });
      const body = { fields: { cause: 'Panne du réseau' } };
      const changed = await nora.call('patch', `/v1/tickets/${ticket.id}`, { body, headers: any, expect: 200 });
      expect(changed.body.fields.cause).toBe('Panne du réseau');
      const after = await camille.call('get', `/v1/tickets/${ticket.id}`, { expect: 200 });
      expect(after.body).toEqual(before.body);
      expect(after.headers['etag']).toBe(before.headers['etag']);
      const history = `/v1/tickets/${ticket.id}/history`;
      expect(JSON.stringify((await camille.call('get', history, { expect: 200 })).body)).not.toMatch(/cause/i);
      const staff = await nora.call('get', history, { headers: english, expect: 200 });
      expect(staff.body.items.at(-1)).toMatchObject({
        kind: 'ticket.changed',
        summary: 'Nora Agent changed: Cause.',
        changes: [{ what: 'fields.cause', label: 'Cause', from: null, to: 'Panne du réseau' }],
      });
    });

    it('need not be sent again while it says the same', async () => {
      const path = `/v1/tickets/${hers[1]?.number}`;
      const { etag = '' } = (await nora.call('get', path, { expect: 200 })).headers;
      const headers = { 'if-none-match': etag };
      await nora.call('get', path, { headers, expect: 304 });
      await nora.call('put', `${path}/read-marker`, { body: {}, expect: 200 });
      const again = await nora.call('get', path, { headers, expect: 200 });
      expect(again.body.unread).toBe(false);
    });

    it('is not found by who may not see it, nor by what is no ticket', async () => {
      const [first] = hers;
      for (const who of [bruno, yan]) {
        for (const path of ['', '/history']) {
          await who.call('get', `/v1/tickets/${first?.number}${path}`, { expect: 404 });
        }
        await who.call('put', `/v1/tickets/${first?.id}/read-marker`, { body: {}, expect: 404 });
      }
      for (const odd of ['0', '999999999', 'x', '%00', '01890a5d-ac96-774b-bcce-b302099a8057']) {
        await nora.call('get', `/v1/tickets/${odd}`, { expect: 404 });
      }
    });
  });

  it('is marked as read up to what was shown, and never back', async () => {
    const ticket = await file(camille, 'À lire');
    const path = `/v1/tickets/${ticket.id}`;
    const unread = async () => (await nora.call('get', path, { expect: 200 })).body.unread;
    expect(await unread()).toBe(true);
    await nora.call('put', `${path}/read-marker`, { body: { readAt: '2020-01-01T00:00:00Z' }, expect: 200 });
    expect(await unread()).toBe(true);
    await nora.call('put', `${path}/read-marker`, { body: { readAt: ticket.updatedAt }, expect: 200 });
    expect(await unread()).toBe(false);
    const back = await nora.call('put', `${path}/read-marker`, {
      body: { readAt: '2020-01-01T00:00:00Z' },
      expect: 200,
    });
    expect(back.body).toEqual({ ticketId: ticket.id, readAt: ticket.updatedAt });
    await nora.call('put', `${path}/read-marker`, { body: { readAt: '2020-01-01T00:00:60Z' }, expect: 400 });
    await desk.call('put', `${path}/read-marker`, { body: {}, expect: 403 });
  });

  describe('with a conversation', () => {
    let id: string;
    const say = (who: Person, body: object) =>
      who.call('post', `/v1/tickets/${id}/comments`, { body, headers: any, expect: 201 });
    const see = async (who: Person) => (await who.call('get', `/v1/tickets/${id}`, { expect: 200 })).body;
    const found = async (who: Person, q: string) =>
      (await who.call('get', `/v1/tickets?q=${q}`, { expect: 200 })).body.items.map((item: { id: string }) => item.id);

    beforeAll(async () => {
      id = (await file(camille, 'Conversation')).id;
    });

    it('is unread for the side that did not speak last, until that side answers', async () => {
      await say(nora, { body: 'Avez-vous essayé le câble zébré ?' });
      expect([(await see(camille)).unread, (await see(nora)).unread]).toEqual([true, false]);
      await say(camille, { body: 'Oui, sans succès.' });
      expect([(await see(camille)).unread, (await see(nora)).unread]).toEqual([false, true]);
    });

    it('is found by what was said in public, and by notes for staff alone', async () => {
      await say(nora, { body: 'Le transformateur est fichu.', visibility: 'internal' });
      expect(await found(camille, 'zebre')).toEqual([id]);
      expect(await found(nora, 'zebre')).toEqual([id]);
      expect(await found(nora, 'transformateur%20zebre')).toEqual([id]);
      expect(await found(camille, 'transformateur')).toEqual([]);
    });

    it('shows customers nothing of a note: neither state, order, history nor tag', async () => {
      const history = async (who: Person) =>
        (await who.call('get', `/v1/tickets/${id}/history`, { expect: 200 })).body.items.map(
          ({ kind }: { kind: string }) => kind,
        );
      const before = await camille.call('get', `/v1/tickets/${id}`, { expect: 200 });
      const told = await history(camille);
      await say(nora, { body: 'Encore une note.', visibility: 'internal' });
      const after = await camille.call('get', `/v1/tickets/${id}`, { expect: 200 });
      expect(after.headers['etag']).toBe(before.headers['etag']);
      expect(after.body).toEqual(before.body);
      expect(await history(camille)).toEqual(told);
      expect(told).not.toContain('note.added');
      expect((await history(nora)).filter((kind: string) => kind === 'note.added')).toHaveLength(2);
    });
  });

  it('is counted, status by status, among what the reader may see', async () => {
    const counted = async (who: Person, query = '') =>
      (await who.call('get', `/v1/tickets/count${query}`, { headers: english, expect: 200 })).body;
    const mine = await counted(bruno);
    expect(mine).toMatchObject({ total: 1, capped: false });
    expect(mine.byStatus[0]).toEqual({
      status: { key: 'waitingForSupport', label: 'Waiting for support', category: 'open', ball: 'support' },
      count: 1,
    });
    expect((await counted(bruno, '?open=false')).total).toBe(0);
    expect((await counted(bruno, '?open=true')).total).toBe(1);
    expect((await counted(nora, '?view=unassigned')).total).toBeGreaterThan(3);
    await bruno.call('get', '/v1/tickets/count?view=unassigned', { expect: 403 });
  });

  it('tells a ticket’s history in the reader’s language, page by page, either way round', async () => {
    const ticket = await file(camille, 'Une histoire');
    const path = `/v1/tickets/${ticket.number}`;
    await nora.call('put', `${path}/assignment`, { body: { assignee: nora.id }, headers: any, expect: 200 });
    await nora.call('put', `${path}/request-type`, {
      body: { requestType: 'financialQuestion' },
      headers: any,
      expect: 200,
    });
    await nora.call('put', `${path}/visibility`, { body: { sharedWithOrganization: true }, headers: any, expect: 200 });
    const told = async (who: Person, language: string, query = '') =>
      (await who.call('get', `${path}/history${query}`, { headers: { 'accept-language': language }, expect: 200 }))
        .body;
    const { items } = await told(camille, 'en');
    expect(items.map(({ summary }: { summary: string }) => summary)).toEqual([
      'Camille Durand filed the request.',
      'Nora Agent assigned the request to Nora Agent.',
      'Nora Agent changed the request type from “General question” to “Financial question”.',
      'Nora Agent changed: Seen by colleagues.',
    ]);
    expect(items[1].actor).toEqual({ kind: 'person', id: nora.id, name: 'Nora Agent', onBehalfOf: null });
    expect(items[1].changes).toEqual([{ what: 'assignee', label: 'Assignee', from: null, to: 'Nora Agent' }]);
    expect((await told(camille, 'fr')).items[0].summary).toBe('Camille Durand a créé la demande.');
    const falling: string[] = [];
    for (let cursor = ''; ; ) {
      const page = await told(bruno, 'en', `?sort=-at&limit=2${cursor}`);
      falling.push(...page.items.map(({ id }: { id: string }) => id));
      if (page.nextCursor === null) break;
      cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
    }
    expect(falling).toEqual(items.map(({ id }: { id: string }) => id).reverse());
  });

  it('keeps values readable in the history that a change of type leaves no place for', async () => {
    const ticket = await file(camille, 'Mauvais type', {
      requestType: 'financialQuestion',
      fields: { subject: 'Mauvais type', description: 'x', account: 'C-1', invoice: 'F-77' },
    });
    const path = `/v1/tickets/${ticket.id}`;
    const body = { requestType: 'generalQuestion' };
    const moved = await nora.call('put', `${path}/request-type`, { body, headers: any, expect: 200 });
    expect(moved.body.fields).toMatchObject({ subject: 'Mauvais type', account: 'C-1' });
    expect(moved.body.fields.invoice).toBeUndefined();
    const { items } = (await camille.call('get', `${path}/history`, { headers: english, expect: 200 })).body;
    expect(items.at(-1).changes).toContainEqual({
      what: 'fields.invoice',
      label: 'Invoice number',
      from: 'F-77',
      to: null,
    });
  });
});

describe('the lists of a desk', () => {
  it('are those of its blueprint, with labels and columns', async () => {
    const desk = await TestDesk.open('samsara');
    const dana = await desk.person({ name: 'Dana Driver' });
    const { body } = await dana.call('get', '/v1/ticket-lists', { headers: english, expect: 200 });
    expect(body.items[0]).toMatchObject({
      key: 'myOpenTickets',
      label: 'My open tickets',
      view: 'requested',
      categories: ['open', 'waitingOnCustomer', 'onHold'],
      columns: [{ key: 'number', label: 'Number' }, {}, {}, {}, { key: 'updatedAt', label: 'Updated' }],
    });
    const query = body.items[0].categories.map((each: string) => `category=${each}`).join('&');
    await dana.call('get', `/v1/tickets?view=${body.items[0].view}&${query}`, { expect: 200 });
  });

  it('show the columns that each person chose, in their order, for ever', async () => {
    const desk = await TestDesk.open('trackoe');
    const [ana, leo] = [await desk.person({ name: 'Ana Sousa' }), await desk.person({ name: 'Leo Roux' })];
    const columns = '/v1/me/ticket-columns';
    const keys = (answer: { body: { columns: { key: string }[] } }) => answer.body.columns.map(({ key }) => key);
    const before = await ana.call('get', columns, { expect: 200 });
    expect(before.body.chosen).toBe(false);
    expect(keys(before)).toEqual(['number', 'subject', 'type', 'module', 'status', 'updatedAt']);
    const body = { columns: ['status', 'number', 'module'] };
    await ana.call('put', columns, { body, expect: 428 });
    const headers = { 'if-match': before.headers['etag'] ?? '' };
    await ana.call('put', columns, { body, headers, expect: 200 });
    const after = await ana.call('get', columns, { expect: 200 });
    expect(after.body.chosen).toBe(true);
    expect(keys(after)).toEqual(['status', 'number', 'module']);
    await ana.call('put', columns, { body, headers, expect: 412 });
    expect(keys(await leo.call('get', columns, { expect: 200 }))).toEqual(keys(before));
  });

  it('show no column that the desk does not have', async () => {
    const desk = await TestDesk.open('road');
    const ana = await desk.person({ name: 'Ana Sousa' });
    const set = (columns: unknown) =>
      ana.call('put', '/v1/me/ticket-columns', { body: { columns }, headers: any, expect: 400 });
    expect((await set(['number', 'module'])).body.errors[0]).toMatchObject({
      pointer: '/columns/1',
      code: 'unknown-column',
    });
    for (const odd of [[], ['number', 'number'], ['secret'], 'number', null]) {
      expect((await set(odd)).body.errors[0].pointer).toBe('/columns');
    }
    await desk.call('get', '/v1/me/ticket-columns', { expect: 403 });
  });
});
