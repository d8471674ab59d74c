import { beforeAll, describe, expect, it } from '@jest/globals';
import { linkToken, type Person, TestDesk } from './support/desks.js';
import { expectProblem, raw } from './support/raw.js';
import { eventually } from './support/running.js';
import { change, file, read } from './support/stories.js';

const silent = { subject: 'Gateway is silent', description: 'Truck 7, since noon, in Lyon.' };

describe('the status page', () => {
  let desk: TestDesk;
  let ana: Person; // customer
  let dan: Person; // agent

  beforeAll(async () => {
    desk = await TestDesk.open('samsara');
    [ana, dan] = await Promise.all([
      desk.person({ name: 'Ana Lind' }),
      desk.person({ name: 'Dan Brook', role: 'agent' }),
    ]);
  });

  const open = async (titles: object, more: object = {}) =>
    (
      await dan.call('post', '/v1/status/incidents', {
        body: { titles, state: 'investigating', texts: { en: 'We look into it.' }, ...more },
        expect: 201,
      })
    ).body;
  const say = async (id: string, state: string, texts: object, expect_ = 201) =>
    (await dan.call('post', `/v1/status/incidents/${id}/updates`, { body: { state, texts }, expect: expect_ })).body;
  const subscribe = async (email: string, headers = {}) =>
    (await desk.visit('post', '/status/subscriptions', { body: { email }, headers, expect: 202 })).body;
  const confirm = (token: string | undefined, expect_ = 200) =>
    desk.visit('post', '/status/subscription-confirmations', { body: { token }, expect: expect_ });
  const subscribed = async (name: string, headers = {}) => {
    const email = desk.addressOf(name);
    await subscribe(email, headers);
    await confirm(linkToken(await desk.mailTo(email)));
    return email;
  };

  it('shows each component in the reader’s language, and as bad as its worst open incident', async () => {
    const component = { names: { en: 'Gateways', fr: 'Boîtiers' }, position: 1 };
    const { body: gateways } = await dan.call('post', '/v1/status/components', { body: component, expect: 201 });
    const cameras = await dan.call('post', '/v1/status/components', {
      body: { names: { en: 'Cameras' }, state: 'degraded' },
      expect: 201,
    });
    const { id } = await open({ en: 'Silence' }, { components: [{ id: gateways.id, state: 'majorOutage' }] });
    const page = (await desk.visit('get', '/status', { headers: { 'accept-language': 'fr' }, expect: 200 })).body;
    expect(page).toMatchObject({
      state: 'majorOutage',
      components: [
        { name: 'Cameras', state: 'degraded' },
        { name: 'Boîtiers', state: 'majorOutage' },
      ],
      incidents: [{ id, components: [{ name: 'Boîtiers' }], updates: [{ state: 'investigating' }] }],
    });
    await say(id, 'resolved', { en: 'Over.' });
    const calm = (await desk.visit('get', '/status', { expect: 200 })).body;
    expect(calm).toMatchObject({ state: 'degraded', incidents: [] });
    const path = `/v1/status/components/${cameras.body.id}`;
    const headers = { 'if-match': `"${cameras.body.version}"` };
    await dan.call('patch', path, { body: { state: 'operational' }, expect: 428 });
    const mended = await dan.call('patch', path, { body: { state: 'operational' }, headers, expect: 200 });
    await dan.call('delete', path, { headers, expect: 412 });
    expect((await desk.visit('get', '/status', { expect: 200 })).body.state).toBe('operational');
    await dan.call('delete', path, { headers: { 'if-match': `"${mended.body.version}"` }, expect: 204 });
    expect((await dan.call('get', '/v1/status/components', { expect: 200 })).body.items).toHaveLength(1);
  });

  it('refuses texts that are missing, of no language of the desk, or that would break a subject', async () => {
    const refused = [
      [{ fr: 'Silence' }, '/titles/en'],
      [{ en: 'Silence', it: 'Silenzio' }, '/titles/it'],
      [{ en: 'Silence\r\nBcc: everybody@nowhere.example' }, '/titles/en'],
      [{ en: 7 }, '/titles/en'],
      [{ en: 'x'.repeat(201) }, '/titles/en'],
    ] as const;
    for (const [titles, pointer] of refused) {
      const body = { titles, state: 'identified', texts: { en: 'x' } };
      const answer = await dan.call('post', '/v1/status/incidents', { body, expect: 422 });
      expect(answer.body.errors).toMatchObject([{ pointer }]);
    }
    const elsewhere = { id: '01900000-0000-7000-8000-000000000000', state: 'degraded' };
    const body = { titles: { en: 'x' }, state: 'identified', texts: { en: 'x' }, components: [elsewhere] };
    await dan.call('post', '/v1/status/incidents', { body, expect: 422 });
    await dan.call('post', '/v1/status/incidents', { body: { ...body, components: [], state: 'done' }, expect: 400 });
  });

  it('lists incidents page by page with a cursor that fits no other list, and says nothing of one that is over', async () => {
    const first = await open({ en: 'First' });
    const second = await open({ en: 'Second' });
    const page = (await desk.visit('get', '/status/incidents?limit=1', { expect: 200 })).body;
    expect(page.items).toMatchObject([{ title: 'Second' }]);
    const rest = await desk.visit('get', `/status/incidents?limit=1&cursor=${page.nextCursor}`, { expect: 200 });
    expect(rest.body.items).toMatchObject([{ title: 'First' }]);
    await desk.visit('get', `/articles?cursor=${page.nextCursor}`, { expect: 400 });
    const renamed = await change(
      dan,
      'patch',
      `/v1/status/incidents/${first.id}`,
      { titles: { en: 'Once' } },
      `/v1/desks/${desk.slug}/status/incidents/${first.id}`,
    );
    expect(renamed).toMatchObject({ title: 'Once', version: 2 });
    for (const { id } of [first, second]) await say(id, 'resolved', { en: 'Over.' });
    await say(first.id, 'monitoring', { en: 'Again?' }, 409);
  });

  describe('by mail', () => {
    it('asks an address once in a fixed text, and tells it nothing until the link in it was used by POST', async () => {
      const email = desk.addressOf('Vera Visitor');
      const known = await subscribe(email);
      expect(await subscribe(desk.addressOf('Nobody Knows'))).toEqual(known);
      const question = await desk.mailTo(email);
      const { id } = await open({ en: 'Secret incident' });
      for (const method of ['GET', 'HEAD']) {
        const link = /https?:\S+#token=\S+/.exec(question.parsed.text ?? '')?.[0] ?? '';
        expect(link).toContain('/links#token=gs_');
        await raw(method, `/v1/desks/${desk.slug}/status/subscription-confirmations`);
      }
      await say(id, 'resolved', { en: 'Over.' });
      await subscribed('Other Reader');
      await say((await open({ en: 'Later' })).id, 'resolved', { en: 'Over.' });
      await desk.mailTo(desk.addressOf('Other Reader'), ({ parsed }) => parsed.subject === 'Later: over');
      expect(desk.mailsTo(email).map(({ parsed }) => parsed.subject)).toEqual([question.parsed.subject]);
      const token = linkToken(question);
      await confirm(token);
      await confirm(token, 410);
      expect(await subscribe(email)).toEqual(known);
    });

    it('takes no token that is forged, another’s, another desk’s, too old, or made for something else', async () => {
      const email = desk.addressOf('Tom Token');
      await subscribe(email);
      const token = linkToken(await desk.mailTo(email)) ?? '';
      const other = await TestDesk.open('samsara');
      await other.visit('post', '/status/subscription-confirmations', { body: { token }, expect: 410 });
      await desk.visit('post', `/status/unsubscriptions?token=${token}`, { expect: 410 });
      for (const forged of ['', 'gs_', `${token}x`, token.slice(0, -1), `${token.slice(0, -2)}AA`]) {
        await confirm(forged, 410);
      }
      await other.visit('post', '/status/subscriptions', { body: { email }, expect: 202 });
      const late = linkToken(await other.mailTo(email)) ?? '';
      await other.moveClock({ by: 'P8D' });
      await other.visit('post', '/status/subscription-confirmations', { body: { token: late }, expect: 410 });
    });

    it('is ended by the reader or by their mail program, however often it says so', async () => {
      const email = await subscribed('Uma Unsubscriber');
      const { id } = await open({ en: 'Something' });
      const mail = await desk.mailTo(email, ({ parsed }) => parsed.subject?.startsWith('Something') === true);
      const header = (name: string) => mail.parsed.headers.find(({ key }) => key === name)?.value ?? '';
      expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
      const url = new URL(/^<(.+)>$/.exec(header('list-unsubscribe'))?.[1] ?? '');
      const path = `${url.pathname}${url.search}`;
      await raw('GET', path);
      await say(id, 'monitoring', { en: 'Still here.' });
      await desk.mailTo(email, ({ parsed }) => parsed.text?.includes('Still here.') === true);
      const form = { 'content-type': 'application/x-www-form-urlencoded' };
      for (const _ of [1, 2]) {
        const ended = await raw('POST', path, form, 'List-Unsubscribe=One-Click');
        expect(ended.status).toBe(200);
      }
      const witness = await subscribed('Wilma Witness');
      await say(id, 'resolved', { en: 'Over now.' });
      await desk.mailTo(witness, ({ parsed }) => parsed.text?.includes('Over now.') === true);
      expect(desk.mailsTo(email).filter(({ parsed }) => parsed.text?.includes('Over now.'))).toEqual([]);
      expectProblem(await raw('POST', '/v1/tickets', form, 'subject=x'), 415, 'unsupported-media-type');
    });

    it('cannot be made to flood a stranger', async () => {
      const email = desk.addressOf('Felix Flooded');
      for (let times = 0; times < 12; times += 1) await subscribe(email);
      const witness = await subscribed('Wanda Witness');
      expect(desk.mailsTo(witness).length).toBeGreaterThan(0);
      expect(desk.mailsTo(email).length).toBeLessThanOrEqual(10);
    });
  });

  it('tells the requester of a linked ticket when it is over, and their ticket’s history says so', async () => {
    const { id } = await open({ en: 'Gateways are silent' });
    const [linked, unlinked] = [await file(ana, 'problem', silent), await file(ana, 'problem', silent)];
    const path = `/v1/status/incidents/${id}/tickets`;
    for (const ticket of [linked, linked, unlinked]) await dan.call('put', `${path}/${ticket.number}`, { expect: 204 });
    await dan.call('delete', `${path}/${unlinked.id}`, { expect: 204 });
    await dan.call('delete', `${path}/${unlinked.id}`, { expect: 404 });
    const { items } = (await dan.call('get', path, { expect: 200 })).body;
    expect(items).toMatchObject([{ ticketId: linked.id, number: linked.number }]);
    await say(id, 'monitoring', { en: 'Mended.' });
    await say(id, 'resolved', { en: 'All gateways speak again.' });
    const mail = await desk.mailTo(ana.email, ({ parsed }) => parsed.subject === 'Gateways are silent: over');
    expect(mail.parsed.text).toContain(linked.number);
    expect(mail.parsed.text).not.toContain('unsubscri');
    const history = (await ana.call('get', `/v1/tickets/${linked.id}/history`, { expect: 200 })).body.items;
    const summaries = history.map(({ summary }: { summary: string }) => summary);
    expect(summaries).toContain('The incident that the request is about is over.');
    expect((await read(ana, linked.id)).version).toBeGreaterThan(linked.version);
    await eventually('the mails', async () => desk.mailsTo(ana.email).length > 0);
    const about = desk.mailsTo(ana.email).filter(({ parsed }) => parsed.subject?.startsWith('Gateways are silent'));
    expect(about).toHaveLength(1);
    await dan.call('put', `${path}/${unlinked.id}`, { expect: 409 });
  });
});
