import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Person, TestDesk } from './support/desks.js';
import type { Answer } from './support/http.js';
import { file, history, move, read, type Teller } from './support/stories.js';

const gateway = { subject: 'Gateway is silent', description: 'No position of truck 7 since this morning.' };

async function alike(by: Teller, fields: object, more: object = {}): Promise<Answer['body'][]> {
  return (await by.call('post', '/v1/tickets/look-alikes', { body: { fields, ...more }, expect: 200 })).body.items;
}
const numbersIn = (items: readonly { number: string }[]): string[] => items.map(({ number }) => number).sort();

describe('look-alikes', () => {
  let desk: TestDesk;
  let ana: Person; // customer at Acme
  let ben: Person; // her colleague
  let eva: Person; // customer at Beta
  let cleo: Person; // customer without an organization
  let dan: Person; // agent
  let first: { id: string; number: string };

  beforeAll(async () => {
    desk = await TestDesk.open('samsara');
    [ana, ben, eva, cleo, dan] = await Promise.all([
      desk.person({ name: 'Ana Lind', organization: 'Acme', language: 'en' }),
      desk.person({ name: 'Ben Roe', organization: 'Acme', language: 'fr' }),
      desk.person({ name: 'Eva Beta', organization: 'Beta', language: 'en' }),
      desk.person({ name: 'Cleo Zane', language: 'en' }),
      desk.person({ name: 'Dan Brook', role: 'agent', groups: ['support'], language: 'en' }),
    ]);
    first = await file(ana, 'problem', gateway);
    for (const who of [eva, cleo]) await file(who, 'problem', gateway);
    await file(ana, 'question', { subject: 'Invoice of March', description: 'We have not received it.' });
  });

  it('are open tickets of the same organization with a subject worded much the same', async () => {
    for (const subject of ['gateway is silent', 'Gatewey silent', 'Silent gateway', 'Our gateway is silent again']) {
      expect(await alike(ben, { subject })).toMatchObject([{ number: first.number, why: ['subject'] }]);
    }
    expect(await alike(ben, { subject: 'Gateway is silent' })).toEqual([
      {
        id: first.id,
        number: first.number,
        subject: 'Acme - Gateway is silent',
        status: expect.objectContaining({ key: 'open', label: 'Ouvert' }),
        createdAt: expect.any(String),
        similarity: 1,
        why: ['subject'],
      },
    ]);
    for (const fields of [
      { subject: 'Acme' },
      { subject: 'Door does not close' },
      { subject: '  ' },
      {},
      { subject: 7 },
    ]) {
      expect(await alike(ben, fields)).toEqual([]);
    }
  });

  it('or ones that have most of the words, whatever they are called', async () => {
    const fields = { subject: 'Truck 7', description: 'There is no position since this morning!' };
    expect(await alike(ben, fields)).toMatchObject([{ number: first.number, why: ['words'], similarity: 0.83 }]);
    expect(await alike(ben, { subject: 'Truck 7', description: 'No position.' })).toEqual([]);
  });

  it('are never those of another organization, nor of anybody else where there is none', async () => {
    expect(await alike(cleo, gateway)).toMatchObject([{ subject: 'Gateway is silent' }]);
    expect(await alike(eva, gateway)).toMatchObject([{ subject: 'Beta - Gateway is silent' }]);
    const ofCaller = await alike(dan, gateway, { requester: { email: eva.email.toUpperCase() } });
    expect(ofCaller).toMatchObject([{ subject: 'Beta - Gateway is silent' }]);
    expect(await alike(dan, gateway, { requester: { personId: ana.id } })).toMatchObject([{ number: first.number }]);
    expect(await alike(desk, gateway, { requester: { personId: randomUUID() } })).toEqual([]);
    expect(await alike(dan, gateway)).toEqual([]);
    await ana.call('post', '/v1/tickets/look-alikes', {
      body: { fields: gateway, requester: { email: eva.email } },
      expect: 403,
    });
    await desk.call('post', '/v1/tickets/look-alikes', { body: { fields: gateway }, expect: 422 });
  });

  it('are no longer pointed out once they are resolved', async () => {
    const { number, id } = await file(cleo, 'question', {
      subject: 'Which cable fits?',
      description: 'For the T High.',
    });
    expect(numbersIn(await alike(cleo, { subject: 'Which cable fits?' }))).toEqual([number]);
    await move(dan, id, 'resolve');
    expect(await alike(cleo, { subject: 'Which cable fits?' })).toEqual([]);
  });

  it('keep a ticket from being filed until its author insists, with the same key if they like', async () => {
    const body = { requestType: 'problem', fields: { ...gateway, subject: 'gateway silent' } };
    const headers = { 'idempotency-key': randomUUID() };
    const refused = await ben.call('post', '/v1/tickets', { body, headers, expect: 409 });
    expect(refused.body).toMatchObject({ code: 'look-alike', detail: expect.stringContaining(first.number) });
    expect(refused.body.lookAlikes).toEqual(await alike(ben, body.fields));
    const insisting = { body: { ...body, insist: true }, headers, expect: 201 };
    const filed = (await ben.call('post', '/v1/tickets', insisting)).body;
    expect((await ben.call('post', '/v1/tickets', insisting)).body.id).toBe(filed.id);
    // Agents see in the history what was known when it was filed.
    const [told] = await history(dan, filed.id);
    expect(told.changes).toEqual([{ what: 'lookAlikes', label: 'Looked like it', from: null, to: first.number }]);
    expect((await history(ben, filed.id))[0].changes).toEqual([]);
    await move(dan, filed.id, 'resolve');
  });

  it('ask agents too, but nothing that files by itself', async () => {
    const call = { requestType: 'problem', fields: gateway, channel: 'phone', requester: { personId: ana.id } };
    await dan.call('post', '/v1/tickets', { body: call, expect: 409 });
    const viaKey = { requestType: 'problem', fields: gateway, requester: { personId: ana.id } };
    expect((await desk.call('post', '/v1/tickets', { body: viaKey, expect: 409 })).body.code).toBe('look-alike');
    const system = await TestDesk.open('supplyon', (source) => `${source}\nlookAlikes: { pointOut: true }\n`);
    const greta = await system.person({ name: 'Greta Holm', language: 'en' });
    const byPhone = {
      requestType: 'question',
      fields: { subject: 'Lamp', description: 'Dark.' },
      channel: 'phone',
      requester: { email: greta.email },
    };
    const one = (await system.call('post', '/v1/tickets', { body: byPhone, expect: 201 })).body;
    const two = (await system.call('post', '/v1/tickets', { body: byPhone, expect: 201 })).body;
    expect((await history(system, two.id))[0].changes).toMatchObject([{ what: 'lookAlikes', to: one.number }]);
  });

  it('are what the caller sees at the desk: where colleagues hide their tickets, nobody is told of them', async () => {
    const road = await TestDesk.open('road', (source) => `${source}\nlookAlikes: { pointOut: true }\n`);
    const [ines, luc, nora] = await Promise.all([
      road.person({ name: 'Ines Un', organization: 'Ampere' }),
      road.person({ name: 'Luc Deux', organization: 'Ampere' }),
      road.person({ name: 'Nora Agent', role: 'agent' }),
    ]);
    const fields = { subject: 'Borne éteinte', description: 'Depuis ce matin.' };
    const hidden = await file(ines, 'generalQuestion', fields);
    expect(await alike(luc, fields)).toEqual([]);
    const own = (
      await luc.call('post', '/v1/tickets', { body: { requestType: 'generalQuestion', fields }, expect: 201 })
    ).body;
    expect((await history(nora, own.id))[0].changes).toEqual([]);
    expect(numbersIn(await alike(nora, fields, { requester: { personId: luc.id } }))).toEqual(
      [hidden.number, own.number].sort(),
    );
    const version = (await read(nora, hidden.id)).version;
    await nora.call('put', `/v1/tickets/${hidden.id}/visibility`, {
      body: { sharedWithOrganization: true },
      headers: { 'if-match': `"${version}"` },
      expect: 200,
    });
    expect(numbersIn(await alike(luc, { subject: 'borne eteinte' }))).toEqual([hidden.number, own.number].sort());
  });

  it('are said to matter by the request types of the desk', async () => {
    const { items } = (await ana.call('get', '/v1/request-types', { expect: 200 })).body;
    expect(items.every(({ pointsOutLookAlikes }: { pointsOutLookAlikes: boolean }) => pointsOutLookAlikes)).toBe(true);
  });
});
