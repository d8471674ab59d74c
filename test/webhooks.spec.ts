import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Person, TestDesk } from './support/desks.js';
import { eventually } from './support/running.js';
import { change, file, say } from './support/stories.js';
import { WebhookReceiver } from './support/webhook-receiver.js';

const dark = { subject: 'Lamp', description: 'It does not shine.' };

describe('webhooks', () => {
  let desk: TestDesk;
  let admin: Person;
  let eva: Person;
  const receivers: WebhookReceiver[] = [];

  async function receiver(kinds: readonly string[], by: Pick<Person, 'call'> = admin): Promise<WebhookReceiver> {
    const started = await WebhookReceiver.start();
    receivers.push(started);
    return started.openEndpoint(by, kinds);
  }

  const deliveriesOf = async ({ id }: WebhookReceiver, query = '') =>
    (await admin.call('get', `/v1/webhook-endpoints/${id}/deliveries${query}`, { expect: 200 })).body.items;
  const endpoint = async ({ id }: WebhookReceiver) =>
    (await admin.call('get', `/v1/webhook-endpoints/${id}`, { expect: 200 })).body;
  /** The newest delivery once it is as wanted, with its tries. */
  const newest = (
    of: WebhookReceiver,
    what: string,
    fits: (delivery: { state: string; attemptCount: number }) => boolean,
  ) =>
    eventually(what, async () => {
      const [first] = await deliveriesOf(of);
      if (!first || !fits(first)) return undefined;
      return (await admin.call('get', `/v1/webhook-deliveries/${first.id}`, { expect: 200 })).body;
    });

  beforeAll(async () => {
    desk = await TestDesk.open('samsara');
    [admin, eva] = await Promise.all([
      desk.person({ name: 'Ada Admin', role: 'admin' }),
      desk.person({ name: 'Eva Ruiz' }),
    ]);
  });
  afterAll(() => Promise.all(receivers.map((each) => each.stop())));

  it('tell a receiver what happened, once, signed so that the public package verifies it', async () => {
    const hook = await receiver(['ticket.filed', 'comment.*']);
    const other = await receiver(['ticket.*']);
    const ticket = await file(eva, 'question', dark);
    await say(eva, ticket.id, 'Still dark.');
    const filed = await hook.next('the filing', ({ body }) => body.type === 'ticket.filed');
    expect(filed.body).toMatchObject({
      type: 'ticket.filed',
      data: {
        event: { kind: 'ticket.filed', ticketId: ticket.id },
        ticket: { id: ticket.id, subject: 'Lamp' },
        comment: null,
      },
    });
    expect(filed.headers['webhook-id']).toBe(filed.body.data.event.id);
    const said = await hook.next('the comment', ({ body }) => body.type === 'comment.added');
    expect(said.body.data.comment).toMatchObject({ body: 'Still dark.', author: { name: 'Eva Ruiz' } });
    await other.next('the filing elsewhere', ({ body }) => body.type === 'ticket.filed');
    await eventually('both to have arrived', async () =>
      (await deliveriesOf(hook)).filter(({ state }: { state: string }) => state === 'delivered').length === 2
        ? true
        : undefined,
    );
    expect(hook.received).toHaveLength(2);
    expect(other.received.map(({ body }) => body.type)).not.toContain('comment.added');
    expect((await endpoint(hook)).health).toMatchObject({ state: 'healthy', failingSince: null });
  });

  it('put each try on record, with what was sent and what came back', async () => {
    const hook = await receiver(['ticket.filed']);
    hook.replies = [{ status: 500, body: 'x'.repeat(10_000) }];
    await file(eva, 'question', dark);
    await hook.next('the filing');
    const delivery = await newest(hook, 'the try on record', ({ attemptCount }) => attemptCount > 0);
    const [received] = hook.received;
    expect(delivery).toMatchObject({ state: 'pending', kind: 'ticket.filed', body: received?.text });
    expect(delivery.attempts[0]).toMatchObject({ number: 1, status: 500, error: null });
    expect(delivery.attempts[0].response).toHaveLength(4096);
    expect(delivery.attempts[0].requestHeaders['webhook-signature']).toBe(received?.headers['webhook-signature']);
    expect(await endpoint(hook)).toMatchObject({ state: 'enabled', health: { state: 'failing' } });
  });

  it('sign with both secrets while one follows the other', async () => {
    const hook = await receiver(['ticket.filed']);
    const old = hook.secret;
    const rotate = `/v1/webhook-endpoints/${hook.id}/secret-rotations`;
    hook.secret = (await admin.call('post', rotate, { body: { overlapHours: 1 }, expect: 201 })).body.secret;
    await file(eva, 'question', dark);
    const during = await hook.next('what both sign');
    hook.verify(during, old);
    await admin.call('post', rotate, { body: { overlapHours: 0 }, expect: 201 }).then(({ body }) => {
      hook.secret = body.secret;
    });
    hook.received.length = 0;
    await file(eva, 'question', dark);
    const after = await hook.next('what the new one signs');
    expect(() => hook.verify(after, old)).toThrow();
  });

  it('send a test, and send again one delivery or a span of them, under the same id', async () => {
    const hook = await receiver(['ticket.filed']);
    const from = new Date((await endpoint(hook)).createdAt).toISOString();
    const sent = await admin.call('post', `/v1/webhook-endpoints/${hook.id}/tests`, { expect: 201 });
    const test = await hook.next('the test');
    expect(test.body).toMatchObject({ type: 'webhook.test', data: { ticket: null } });
    await newest(hook, 'the test to be over', ({ state }) => state === 'delivered');
    await admin.call('post', `/v1/webhook-deliveries/${sent.body.id}/redeliveries`, { expect: 201 });
    await eventually('it to come again', () => (hook.received.length === 2 ? true : undefined));
    await newest(hook, 'it to be over', ({ state, attemptCount }) => state === 'delivered' && attemptCount === 2);
    await file(eva, 'question', dark);
    await eventually('the filing', () => (hook.received.length === 3 ? true : undefined));
    await newest(hook, 'the filing to be over', ({ state }) => state === 'delivered');
    const range = `/v1/webhook-endpoints/${hook.id}/redeliveries`;
    expect((await admin.call('post', range, { body: { from }, expect: 201 })).body).toEqual({ count: 0 });
    const body = { from, states: ['delivered'] };
    expect((await admin.call('post', range, { body, expect: 201 })).body).toEqual({ count: 2 });
    await eventually('both to come again', () => (hook.received.length === 5 ? true : undefined));
    expect(new Set(hook.received.map(({ headers }) => headers['webhook-id'])).size).toBe(2);
    for (const each of hook.received) hook.verify(each);
  });

  it('end at once where the receiver says that it is gone, and begin anew when somebody says so', async () => {
    const hook = await receiver(['ticket.filed']);
    hook.replies = [{ status: 410 }];
    await file(eva, 'question', dark);
    await hook.next('the filing');
    const gone = await eventually('it to be disabled', async () => {
      const now = await endpoint(hook);
      return now.state === 'enabled' ? undefined : now;
    });
    expect(gone.state).toBe('disabledGone');
    expect((await deliveriesOf(hook))[0].state).toBe('cancelled');
    const told = await eventually('the feed to tell of it', async () => {
      const path = '/v1/events?kinds=webhookEndpoint.disabled&limit=100';
      const { items } = (await admin.call('get', path, { expect: 200 })).body;
      return items.find(({ subjectId }: { subjectId: string }) => subjectId === hook.id);
    });
    expect(told.data).toEqual({ reason: 'gone' });
    await admin.call('post', `/v1/webhook-endpoints/${hook.id}/tests`, { expect: 409 });

    hook.replies = [{ status: 200 }];
    const again = await change(admin, 'patch', `/v1/webhook-endpoints/${hook.id}`, { enabled: true });
    expect(again).toMatchObject({ state: 'enabled', health: { failingSince: null } });
    const missed = (await deliveriesOf(hook))[0].id;
    await admin.call('post', `/v1/webhook-deliveries/${missed}/redeliveries`, { expect: 201 });
    await newest(hook, 'what was missed', ({ state }) => state === 'delivered');
  });

  it('do not follow a receiver elsewhere', async () => {
    const elsewhere = await receiver(['article.archived']);
    const hook = await receiver(['ticket.filed']);
    hook.replies = [{ status: 307, headers: { location: elsewhere.url } }];
    await file(eva, 'question', dark);
    const delivery = await newest(hook, 'the try', ({ attemptCount }) => attemptCount > 0);
    expect(delivery.state).toBe('pending');
    expect(delivery.attempts[0].status).toBe(307);
    expect(elsewhere.received).toEqual([]);
  });

  it('wait for no receiver but the one they go to', async () => {
    const hanging = await Promise.all(Array.from({ length: 8 }, () => receiver(['ticket.filed'])));
    for (const each of hanging) each.replies = [{ hangs: true }];
    const hook = await receiver(['ticket.filed']);
    const before = hook.received.length;
    await file(eva, 'question', dark);
    await eventually('all that hang to hold something', () =>
      hanging.every(({ received }) => received.length > 0) ? true : undefined,
    );
    await eventually('the other to be told', () => (hook.received.length > before ? true : undefined));
    for (const _ of [1, 2, 3]) {
      const { id } = await file(eva, 'question', dark);
      await hook.next('the next filing', ({ body }) => body.data.event.ticketId === id);
    }
  });

  it('go nowhere that is not public, and have nothing sent that a key may not read', async () => {
    const make = (by: Pick<Person, 'call'>, body: object, expect: number) =>
      by.call('post', '/v1/webhook-endpoints', { body, expect });
    const refused = await make(admin, { url: 'https://169.254.169.254/', kinds: ['ticket.*'] }, 422);
    expect(refused.body.errors).toMatchObject([{ pointer: '/url', code: 'refused-destination' }]);
    await make(admin, { url: 'http://receiver.example.com/', kinds: ['ticket.*'] }, 422);
    const unheard = await make(admin, { url: 'https://receiver.example.com/', kinds: ['tickets.*'] }, 422);
    expect(unheard.body.errors).toMatchObject([{ pointer: '/kinds/0', code: 'unknown' }]);
    await make(admin, { url: 'https://receiver.example.com/', kinds: ['webhookEndpoint.*'] }, 422);

    const keyWith = async (...scopes: string[]) => {
      const made = await admin.call('post', '/v1/api-keys', { body: { name: 'Hooks', scopes }, expect: 201 });
      const call: Person['call'] = (method, path, options) =>
        desk.call(method, path, {
          ...options,
          headers: { ...options?.headers, authorization: `Bearer ${made.body.key}` },
        });
      return { call };
    };
    const hooksAlone = await keyWith('webhooks:read', 'webhooks:write');
    const body = { url: 'https://receiver.example.com/', kinds: ['ticket.*'] };
    expect((await make(hooksAlone, body, 403)).body.code).toBe('insufficient-scope');
    const withTickets = await keyWith('webhooks:write', 'tickets:read');
    await make(withTickets, { ...body, kinds: ['person.*'] }, 403);
    const own = await make(withTickets, body, 201);
    // Nor by leading what somebody else may have sent to oneself.
    await hooksAlone.call('patch', `/v1/webhook-endpoints/${own.body.id}`, {
      body: { url: 'https://elsewhere.example.com/' },
      headers: { 'if-match': '"1"' },
      expect: 403,
    });
    const hook = await receiver(['ticket.filed']);
    await file(eva, 'question', dark);
    await hook.next('the filing');
    const [{ id }] = await deliveriesOf(hook);
    const seen = await hooksAlone.call('get', `/v1/webhook-deliveries/${id}`, { expect: 200 });
    expect(seen.body).toMatchObject({ kind: 'ticket.filed', body: null });
  });
});
