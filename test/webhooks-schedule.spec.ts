import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Person, TestDesk } from './support/desks.js';
import { eventually } from './support/running.js';
import { file } from './support/stories.js';
import { WebhookReceiver } from './support/webhook-receiver.js';

const dark = { subject: 'Lamp', description: 'It does not shine.' };
const day = 24 * 60 * 60_000;

describe('a webhook that does not arrive', () => {
  let desk: TestDesk;
  let eva: Person;
  let hook: WebhookReceiver;

  beforeAll(async () => {
    desk = await TestDesk.open('samsara');
    eva = await desk.person({ name: 'Eva Ruiz' });
    hook = await WebhookReceiver.start();
  });
  afterAll(() => hook.stop());

  const deliveries = async () =>
    (await desk.call('get', `/v1/webhook-endpoints/${hook.id}/deliveries`, { expect: 200 })).body.items;
  const delivery = async (id: string) => (await desk.call('get', `/v1/webhook-deliveries/${id}`, { expect: 200 })).body;
  const triedTimes = (id: string, count: number) =>
    eventually(`try ${count}`, async () => {
      const now = await delivery(id);
      return now.attemptCount === count ? now : undefined;
    });
  const told = async (kind: string) => (await desk.call('get', `/v1/events?kinds=${kind}`, { expect: 200 })).body.items;

  it('is tried at least 12 times over at least 4 days by the desk’s clock, and heeds Retry-After', async () => {
    await hook.openEndpoint(desk, ['ticket.filed']);
    hook.replies = [{ status: 503, headers: { 'retry-after': '7200' } }, { status: 500 }];
    await desk.moveClock({ by: 'PT1S' });
    await file(eva, 'question', dark);
    const [{ id }] = await eventually('the delivery', async () => {
      const items = await deliveries();
      return items.length > 0 ? items : undefined;
    });
    let now = await triedTimes(id, 1);
    const at = [Date.parse(now.attempts[0].at)];
    // Two hours, as it was asked, and not five seconds.
    expect(Date.parse(now.nextAttemptAt) - Math.min(...at)).toBe(7_200_000);
    while (now.state === 'pending') {
      await desk.moveClock({ to: now.nextAttemptAt });
      now = await triedTimes(id, now.attemptCount + 1);
      at.push(Date.parse(now.attempts.at(-1).at));
    }
    expect(now.state).toBe('failed');
    expect(at.length).toBeGreaterThanOrEqual(12);
    expect(Math.max(...at) - Math.min(...at)).toBeGreaterThanOrEqual(4 * day);
    const ids = new Set(hook.received.map(({ headers }) => headers['webhook-id']));
    expect([hook.received.length, ids.size]).toEqual([at.length, 1]);
    for (const each of hook.received) hook.verify(each);
    // The owner is warned before anything ends.
    const [warned] = await eventually('the warning', async () => {
      const items = await told('webhookEndpoint.warned');
      return items.length > 0 ? items : undefined;
    });
    expect(warned.subjectId).toBe(hook.id);

    const endpoint = async () => (await desk.call('get', `/v1/webhook-endpoints/${hook.id}`, { expect: 200 })).body;
    const { health, state } = await endpoint();
    expect([state, health.state]).toEqual(['enabled', 'failing']);
    await desk.moveClock({ to: health.disablesAt });
    await file(await desk.signIn(eva.email), 'question', dark);
    const disabled = await eventually('it to be disabled', async () => {
      const is = await endpoint();
      return is.state === 'enabled' ? undefined : is;
    });
    expect(disabled.state).toBe('disabledFailing');
    await eventually('the log to tell of it', async () =>
      (await told('webhookEndpoint.disabled')).length === 1 ? true : undefined,
    );
  });

  it('is signed with the old secret too until the overlap is over, by the desk’s clock', async () => {
    const own = await TestDesk.open('samsara');
    const receiver = await WebhookReceiver.start();
    await receiver.openEndpoint(own, ['ticket.filed']);
    const old = receiver.secret;
    const rotate = `/v1/webhook-endpoints/${receiver.id}/secret-rotations`;
    await own.moveClock({ by: 'PT1S' });
    receiver.secret = (await own.call('post', rotate, { body: { overlapHours: 24 }, expect: 201 })).body.secret;
    const requester = { personId: (await own.person({ name: 'Eva Ruiz' })).id };
    const filed = async (by: string) => {
      await own.moveClock({ by });
      receiver.received.length = 0;
      await file(own, 'question', dark, { requester });
      return receiver.next(`what is filed ${by} later`);
    };
    receiver.verify(await filed('PT23H59M59S'), old);
    const after = await filed('PT1S');
    receiver.verify(after);
    expect(() => receiver.verify(after, old)).toThrow();
    await receiver.stop();
  });
});
