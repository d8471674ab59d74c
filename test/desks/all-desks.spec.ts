import { beforeAll, describe, expect, it } from '@jest/globals';
import { type DeskName, type Person, TestDesk } from '../support/desks.js';
import { call } from '../support/http.js';
import { file, list, read } from '../support/stories.js';

const names: DeskName[] = ['road', 'support-ops', 'samsara', 'trackoe', 'supplyon'];
const types = {
  road: 'generalQuestion',
  'support-ops': 'feature',
  samsara: 'question',
  trackoe: 'assistance',
  supplyon: 'question',
};
const fields = { subject: 'Side by side', description: 'Nothing more.' };

describe('all desks at once', () => {
  const desks: { desk: TestDesk; customer: Person; agent: Person; ticket: string }[] = [];

  beforeAll(async () => {
    for (const name of names) {
      const desk = await TestDesk.open(name);
      const [customer, agent] = await Promise.all([
        desk.person({ name: 'Cora Custos' }),
        desk.person({ name: 'Abel Agens', role: 'agent' }),
      ]);
      desks.push({ desk, customer, agent, ticket: (await file(customer, types[name], fields)).id });
    }
  });

  it('A1: no desk’s credentials read, change or infer anything of another', async () => {
    for (const { agent, customer, desk, ticket } of desks) {
      for (const other of desks) {
        if (other.desk === desk) continue;
        for (const token of [agent.token, customer.token, desk.key]) {
          await call('get', `/v1/tickets/${other.ticket}`, { token, expect: 404 });
          await call('post', `/v1/tickets/${other.ticket}/comments`, { token, body: { body: 'Hello.' }, expect: 404 });
        }
        await agent.call('get', `/v1/people/${other.customer.id}`, { expect: 404 });
      }
      expect((await list(agent, 'q=side%20by%20side')).map(({ id }) => id)).toEqual([ticket]);
    }
  });

  it('A2: a sixth desk is made from a new blueprint alone, and a running one is changed with a plan first; its tickets follow at once', async () => {
    const sixth = await TestDesk.open('road', (source) => source.replaceAll('generalQuestion', 'anyQuestion'));
    const customer = await sixth.person({ name: 'Cora Custos' });
    const { id } = await file(customer, 'anyQuestion', fields);
    const running = await sixth.call('get', '/v1/blueprint', { expect: 200 });
    const blueprint = running.body.source.replaceAll('waitingForSupport', 'atSupport');
    const plan = await sixth.call('post', '/v1/blueprint/plans', { body: { blueprint }, expect: 200 });
    expect(plan.body).toMatchObject({
      applicable: false,
      moves: [{ what: 'status', from: 'waitingForSupport', to: null, tickets: 1 }],
    });
    const headers = { 'if-match': running.headers['etag'] ?? '' };
    await sixth.call('put', '/v1/blueprint', { body: { blueprint }, headers, expect: 422 });
    const mapping = { statuses: { waitingForSupport: 'atSupport' } };
    await sixth.call('put', '/v1/blueprint', { body: { blueprint, mapping }, headers, expect: 200 });
    expect(await read(customer, id)).toMatchObject({ open: true, status: { key: 'atSupport', category: 'open' } });
  });
});
