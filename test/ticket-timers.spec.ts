import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Person, TestDesk } from './support/desks.js';
import { eventually } from './support/running.js';

interface Known {
  readonly id: string;
}

const fields = { subject: 'Lock', description: 'It does not open.' };

async function see(who: Person, ticket: Known) {
  return (await who.call('get', `/v1/tickets/${ticket.id}`, { expect: 200 })).body;
}

async function until(who: Person, ticket: Known, status: string) {
  return eventually(`ticket in ${status}`, async () => {
    const seen = await see(who, ticket);
    return seen.status.key === status ? seen : undefined;
  });
}

async function kinds(who: Person, ticket: Known): Promise<string[]> {
  const { body } = await who.call('get', `/v1/tickets/${ticket.id}/history?limit=100`, { expect: 200 });
  return body.items.map(({ kind }: { kind: string }) => kind);
}

describe('a pending ticket at the bike-share operator’s desk', () => {
  let desk: TestDesk;
  let maya: Person;
  let tess: Person;

  beforeAll(async () => {
    desk = await TestDesk.open('support-ops');
    [maya, tess] = [
      await desk.person({ name: 'Maya Field' }),
      await desk.person({ name: 'Tess Agent', role: 'agent' }),
    ];
  });

  async function pending() {
    const body = { requestType: 'hardware', fields };
    const ticket = (await maya.call('post', '/v1/tickets', { body, expect: 201 })).body;
    const wait = { transition: 'askRequester', comment: 'Which lock?' };
    return (await tess.call('post', `/v1/tickets/${ticket.id}/transitions`, { body: wait, expect: 201 })).body;
  }

  it('says what the desk will do by itself, reminds after 3 days, once, and is closed after 5 (Z8)', async () => {
    const start = await desk.moveClock({ by: 'PT1M' });
    const ticket = await pending();
    const after = (days: number) => new Date(start.getTime() + days * 86_400_000).toISOString();
    expect((await see(maya, ticket)).nextActions).toMatchObject([
      { kind: 'remind', at: after(3) },
      { kind: 'transition', at: after(5), transition: { key: 'closeForSilence' } },
    ]);
    await desk.moveClock({ by: 'P2DT23H59M' });
    const other = await pending();
    expect(await kinds(tess, ticket)).not.toContain('ticket.reminded');
    await desk.moveClock({ by: 'PT1M' });
    await eventually('a reminder', async () => (await kinds(maya, ticket)).includes('ticket.reminded') || undefined);
    expect((await see(maya, ticket)).nextActions).toMatchObject([{ kind: 'transition' }]);
    await desk.moveClock({ by: 'P2D' });
    await until(maya, ticket, 'closed');
    expect((await kinds(tess, ticket)).filter((kind) => kind === 'ticket.reminded')).toHaveLength(1);
    // The other one was asked a minute before the reminder: its two days are not over.
    expect((await see(maya, other)).status.key).toBe('pending');
  });

  it('keeps waiting for nothing once it is answered (Z8)', async () => {
    const ticket = await pending();
    await maya.call('post', `/v1/tickets/${ticket.id}/comments`, { body: { body: 'The blue one' }, expect: 201 });
    const answered = await see(maya, ticket);
    expect(answered).toMatchObject({ status: { key: 'open' }, nextActions: [] });
    const witness = await pending();
    await desk.moveClock({ by: 'P6D' });
    await until(maya, witness, 'closed');
    expect((await see(maya, ticket)).status.key).toBe('open');
    expect(await kinds(maya, ticket)).not.toContain('ticket.reminded');
  });
});

describe('a pending ticket at the connected-fleet desk', () => {
  it('is resolved 72 hours after the last reply, each reply starting them anew (S9)', async () => {
    const desk = await TestDesk.open('samsara');
    const max = await desk.person({ name: 'Max Fleet', organization: 'Fleet One' });
    const ines = await desk.person({ name: 'Ines Agent', role: 'agent' });
    await desk.moveClock({ by: 'PT1S' });
    const body = { requestType: 'question', fields };
    const ticket = (await max.call('post', '/v1/tickets', { body, expect: 201 })).body;
    expect(ticket.subject).toBe('Fleet One - Lock');
    const reply = (text: string, more: object = {}) =>
      ines.call('post', `/v1/tickets/${ticket.id}/comments`, { body: { body: text, ...more }, expect: 201 });
    await reply('Which vehicle?', { transition: 'askCustomer' });
    await desk.moveClock({ by: 'PT71H' });
    await reply('Still there?');
    const [next] = (await see(max, ticket)).nextActions;
    const now = await desk.moveClock({ by: 'PT71H59M' });
    expect(next).toMatchObject({ kind: 'transition', at: new Date(now.getTime() + 60_000).toISOString() });
    expect((await see(max, ticket)).status.key).toBe('pending');
    await desk.moveClock({ by: 'PT1M' });
    await until(max, ticket, 'resolved');
    await max.call('post', `/v1/tickets/${ticket.id}/comments`, { body: { body: 'Here I am' }, expect: 201 });
    expect((await see(max, ticket)).status.key).toBe('open');
  });
});

describe('a blueprint put in force on a running desk', () => {
  it('winds the timers of its tickets up anew', async () => {
    const desk = await TestDesk.open('support-ops');
    const maya = await desk.person({ name: 'Maya Field' });
    const start = await desk.moveClock({ by: 'PT1M' });
    const body = { requestType: 'hardware', fields };
    const ticket = (await maya.call('post', '/v1/tickets', { body, expect: 201 })).body;
    const path = `/v1/tickets/${ticket.id}/transitions`;
    await desk.call('post', path, { body: { transition: 'askRequester' }, expect: 201 });
    const present = await desk.call('get', '/v1/blueprint', { expect: 200 });
    const blueprint = present.body.source.replace('after: P3D', 'after: P1D').replace('after: P5D', 'after: P2D');
    const headers = { 'if-match': present.headers['etag'] ?? '' };
    await desk.call('put', '/v1/blueprint', { body: { blueprint }, headers, expect: 200 });
    const after = (days: number) => new Date(start.getTime() + days * 86_400_000).toISOString();
    expect((await see(maya, ticket)).nextActions).toMatchObject([{ at: after(1) }, { at: after(2) }]);
    await desk.moveClock({ by: 'P2D' });
    await until(maya, ticket, 'closed');
  });
});

describe('the targets of a ticket', () => {
  it('are met by an answer, stand still while the customer is waited for, and make it more pressing when missed', async () => {
    const desk = await TestDesk.open('samsara');
    const max = await desk.person({ name: 'Max Fleet' });
    const ines = await desk.person({ name: 'Ines Agent', role: 'agent' });
    const start = await desk.moveClock({ by: 'PT1S' });
    const at = (hours: number, seconds = 0) =>
      new Date(start.getTime() + hours * 3_600_000 + seconds * 1000).toISOString();
    const body = { requestType: 'question', fields };
    const ticket = (await max.call('post', '/v1/tickets', { body, expect: 201 })).body;
    expect(ticket.targets).toMatchObject([{ kind: 'firstAnswer', dueAt: at(4), metAt: null, breached: false }]);
    await desk.moveClock({ by: 'PT4H1S' });
    await eventually('its lateness', async () => (await kinds(ines, ticket)).includes('ticket.late') || undefined);
    const late = await see(ines, ticket);
    expect(late.priority.key).toBe('high');
    expect(late.targets).toMatchObject([{ kind: 'firstAnswer', breached: true }]);
    expect(await kinds(max, ticket)).not.toContain('ticket.late');
    await ines.call('post', `/v1/tickets/${ticket.id}/comments`, { body: { body: 'Sorry' }, expect: 201 });
    expect((await see(max, ticket)).targets).toMatchObject([{ kind: 'firstAnswer', metAt: at(4, 1), breached: true }]);
    await max.call('post', `/v1/tickets/${ticket.id}/comments`, { body: { body: 'And?' }, expect: 201 });
    expect((await see(max, ticket)).targets).toContainEqual(
      expect.objectContaining({
        kind: 'nextAnswer',
        dueAt: at(16, 1),
        metAt: null,
        breached: false,
      }),
    );
  });
});
