import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Person, TestDesk } from './support/desks.js';

describe('a ticket at the charging network’s desk', () => {
  let desk: TestDesk;
  let camille: Person;
  let bruno: Person;
  let nora: Person;

  beforeAll(async () => {
    desk = await TestDesk.open('road');
    [camille, bruno, nora] = [
      await desk.person({ name: 'Camille Durand', organization: 'Flotte Lyon' }),
      await desk.person({ name: 'Bruno Petit', organization: 'Flotte Lyon' }),
      await desk.person({ name: 'Nora Agent', role: 'agent' }),
    ];
  });

  const question = { requestType: 'generalQuestion', fields: { subject: 'Facture', description: 'Où est-elle ?' } };
  const file = async (who: Person = camille, body: object = question) =>
    (await who.call('post', '/v1/tickets', { body, expect: 201 })).body;

  it('is filed by its requester, who alone sees it until it is shared', async () => {
    const ticket = await file();
    expect(ticket).toMatchObject({
      number: expect.stringMatching(/^[1-9]\d{5}$/),
      subject: 'Facture',
      status: { key: 'waitingForSupport', category: 'open' },
      open: true,
      version: 1,
      requester: { id: camille.id },
      organization: { name: 'Flotte Lyon' },
      sharedWithOrganization: false,
    });
    const seen = await camille.call('get', `/v1/tickets/${ticket.number}`, { expect: 200 });
    expect(seen.body).toEqual(ticket);
    await bruno.call('get', `/v1/tickets/${ticket.id}`, { expect: 404 });
  });

  it('is refused with one error per field', async () => {
    const body = { requestType: 'bug', fields: { subject: 7, unheard: true } };
    const refused = await camille.call('post', '/v1/tickets', { body, expect: 422 });
    expect(refused.body.code).toBe('invalid-fields');
    const pointers = refused.body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers).toEqual(expect.arrayContaining(['/fields/subject', '/fields/description', '/fields/unheard']));
    expect(new Set(pointers).size).toBe(pointers.length);
  });

  it('is taken by an agent, which its requester sees', async () => {
    const ticket = await file();
    const path = `/v1/tickets/${ticket.id}/assignment`;
    const headers = { 'if-match': '"1.fr"' };
    await camille.call('put', path, { body: { assignee: nora.id }, headers, expect: 403 });
    await nora.call('put', path, { body: { assignee: nora.id }, expect: 428 });
    await nora.call('put', path, { body: { assignee: camille.id }, headers, expect: 422 });
    const taken = await nora.call('put', path, { body: { assignee: nora.id }, headers, expect: 200 });
    expect(taken.body).toMatchObject({ assignee: { id: nora.id }, version: 2 });
    await nora.call('put', path, { body: { assignee: null }, headers, expect: 412 });
    const seen = await camille.call('get', `/v1/tickets/${ticket.id}`, { expect: 200 });
    expect(seen.body).toMatchObject({ assignee: { name: 'Nora Agent' }, version: 2 });
  });
});
