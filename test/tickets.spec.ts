import { beforeAll, describe, expect, it } from '@jest/globals';
import { asOwner } from './support/database-rows.js';
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
    const stale = await nora.call('put', path, { body: { assignee: null }, headers, expect: 412 });
    expect(stale.body).toMatchObject({ code: 'stale', currentVersion: 2, changedFields: ['assignee', 'group'] });
    const seen = await camille.call('get', `/v1/tickets/${ticket.id}`, { expect: 200 });
    expect(seen.body).toMatchObject({ assignee: { name: 'Nora Agent' }, version: 2 });
  });

  it('changes its values by its requester, who cannot change what is the desk’s to say', async () => {
    const ticket = await file();
    const path = `/v1/tickets/${ticket.id}`;
    const headers = { 'if-match': '"1"' };
    await camille.call('patch', path, { body: { priority: 'urgent' }, headers, expect: 403 });
    const nothing = await nora.call('patch', path, { body: { priority: null }, headers, expect: 400 });
    expect(nothing.body.errors).toMatchObject([{ pointer: '/priority' }]);
    const wrong = await camille.call('patch', path, { body: { fields: { subject: null } }, headers, expect: 422 });
    expect(wrong.body.errors).toMatchObject([{ pointer: '/fields/subject', code: 'required' }]);
    const body = { fields: { subject: 'Facture de mars' } };
    const changed = await camille.call('patch', path, { body, headers, expect: 200 });
    expect(changed.body).toMatchObject({ subject: 'Facture de mars', version: 2 });
    const found = await camille.call('get', '/v1/tickets?q=mars', { expect: 200 });
    expect(found.body.items).toHaveLength(1);
    const history = await camille.call('get', `${path}/history`, { expect: 200 });
    expect(history.body.items).toContainEqual(
      expect.objectContaining({
        kind: 'ticket.changed',
        changes: [expect.objectContaining({ what: 'fields.subject', from: 'Facture', to: 'Facture de mars' })],
      }),
    );
  });

  it('does not change when nothing does', async () => {
    const ticket = await file();
    const headers = { 'if-match': '"1"' };
    const body = { fields: { subject: 'Facture' } };
    const same = await camille.call('patch', `/v1/tickets/${ticket.id}`, { body, headers, expect: 200 });
    expect(same.body).toEqual(ticket);
  });

  it('is shown to colleagues once somebody who may chooses so, and hidden again (R6)', async () => {
    const ticket = await file();
    const path = `/v1/tickets/${ticket.id}/visibility`;
    const set = (who: Person, sharedWithOrganization: boolean, version: number, expect: number) =>
      who.call('put', path, { body: { sharedWithOrganization }, headers: { 'if-match': `"${version}"` }, expect });
    await set(bruno, true, 1, 404);
    await set(camille, true, 1, 200);
    const seen = await bruno.call('get', `/v1/tickets/${ticket.id}`, { expect: 200 });
    expect(seen.body.sharedWithOrganization).toBe(true);
    await set(bruno, false, 2, 403);
    await set(nora, false, 2, 200);
    await bruno.call('get', `/v1/tickets/${ticket.id}`, { expect: 404 });
  });

  it('moves to another type; what that has no place for stays in the history (R2)', async () => {
    const bug = {
      requestType: 'bug',
      fields: { subject: 'Borne', description: 'Rien', location: 'Lyon', rfidCard: 'FR-1', errorCode: 'E-1024' },
    };
    const ticket = await file(camille, bug);
    const path = `/v1/tickets/${ticket.id}/request-type`;
    const headers = { 'if-match': '"1"' };
    await camille.call('put', path, { body: { requestType: 'generalQuestion' }, headers, expect: 403 });
    await nora.call('put', path, { body: { requestType: 'unheard' }, headers, expect: 422 });
    const moved = await nora.call('put', path, { body: { requestType: 'generalQuestion' }, headers, expect: 200 });
    expect(moved.body).toMatchObject({ requestType: { key: 'generalQuestion' }, priority: { key: 'normal' } });
    expect(moved.body.fields).toMatchObject({ subject: 'Borne', description: 'Rien' });
    expect(moved.body.fields).not.toHaveProperty('errorCode');
    const history = await camille.call('get', `/v1/tickets/${ticket.id}/history`, { expect: 200 });
    const [change] = history.body.items.filter(({ kind }: { kind: string }) => kind === 'ticket.typeChanged');
    expect(change.changes).toContainEqual(expect.objectContaining({ what: 'fields.errorCode', from: 'E-1024' }));
  });

  it('is filed in somebody’s name by staff alone', async () => {
    const requester = { personId: camille.id };
    await bruno.call('post', '/v1/tickets', { body: { ...question, requester }, expect: 403 });
    const ticket = await file(nora, { ...question, requester, priority: 'high' });
    expect(ticket).toMatchObject({ requester: { id: camille.id, email: camille.email }, priority: { key: 'high' } });
    await camille.call('get', `/v1/tickets/${ticket.id}`, { expect: 200 });
    const unknown = { ...question, requester: { email: 'nobody@nowhere.example' } };
    const refused = await nora.call('post', '/v1/tickets', { body: unknown, expect: 422 });
    expect(refused.body.errors).toMatchObject([{ pointer: '/requester/email', code: 'unknown' }]);
  });

  it('is filed once and numbered once, however often the request is repeated with its key', async () => {
    const headers = { 'idempotency-key': 'one-ticket' };
    const [first, second] = [
      await camille.call('post', '/v1/tickets', { body: question, headers, expect: 201 }),
      await camille.call('post', '/v1/tickets', { body: question, headers, expect: 201 }),
    ];
    expect(second.body).toEqual(first.body);
  });
});

describe('ticket numbers', () => {
  const body = { requestType: 'question', fields: { subject: 'Where', description: 'is it?' }, insist: true };

  /** A desk of 9,000 numbers, so many of which are used. */
  async function deskWithUsed(used: number): Promise<{ desk: TestDesk; max: Person }> {
    const desk = await TestDesk.open('samsara', (source) => source.replace('digits: 6', 'digits: 4'));
    await asOwner('UPDATE number_block SET next_index = $2 WHERE desk_id = $1', [desk.id, used]);
    return { desk, max: await desk.person({ name: 'Max Fleet' }) };
  }

  it('run out with a 503 where they may not grow, and none is given twice (S6)', async () => {
    const { max } = await deskWithUsed(8_996);
    const filed = await Promise.all(Array.from({ length: 7 }, () => max.call('post', '/v1/tickets', { body })));
    const numbers = filed.filter(({ status }) => status === 201).map((answer) => answer.body.number);
    expect(numbers).toHaveLength(4);
    expect(new Set(numbers).size).toBe(4);
    expect(numbers.every((number) => /^[1-9]\d{3}$/.test(number))).toBe(true);
    const refused = filed.filter(({ status }) => status !== 201);
    expect(refused.map((answer) => answer.body.code)).toEqual(Array(3).fill('numbers-exhausted'));
  });

  it('tell the admins once, long before they run out (S6)', async () => {
    const { desk, max } = await deskWithUsed(6_295);
    for (let tickets = 0; tickets < 20; tickets += 1) await max.call('post', '/v1/tickets', { body, expect: 201 });
    const alerts = await asOwner(`SELECT data FROM event WHERE desk_id = $1 AND kind = 'numbers.runningOut'`, [
      desk.id,
    ]);
    expect(alerts).toEqual([{ data: { used: 6_304, left: 2_696 } }]);
  });
});

describe('a call', () => {
  const fields = { subject: 'No invoice', description: 'It did not come.' };

  it('becomes a ticket by the telephone system’s key, and its caller a known customer (U2)', async () => {
    const desk = await TestDesk.open('supplyon');
    const call = { channel: 'phone', fields, requester: { email: 'Caller@Buyer.example', name: 'Carl Buyer' } };
    const first = (await desk.call('post', '/v1/tickets', { body: call, expect: 201 })).body;
    expect(first).toMatchObject({
      channel: 'phone',
      requestType: { key: 'question' },
      requester: { name: 'Carl Buyer', email: 'Caller@Buyer.example' },
    });
    const again = { ...call, requester: { email: 'caller@buyer.example' } };
    const second = (await desk.call('post', '/v1/tickets', { body: again, expect: 201 })).body;
    expect(second.requester.id).toBe(first.requester.id);
    const both = { ...call, requester: { email: 'two@buyer.example' } };
    const calls = await Promise.all(
      Array.from({ length: 4 }, () => desk.call('post', '/v1/tickets', { body: both, expect: 201 })),
    );
    expect(new Set(calls.map((answer) => answer.body.requester.id)).size).toBe(1);
  });

  it('is filed by an agent, not by a key, where there is no telephone system (S1)', async () => {
    const desk = await TestDesk.open('samsara');
    const ines = await desk.person({ name: 'Ines Agent', role: 'agent' });
    const max = await desk.person({ name: 'Max Fleet', organization: 'Fleet One' });
    const body = { requestType: 'question', channel: 'phone', fields, requester: { email: max.email } };
    const ticket = (await ines.call('post', '/v1/tickets', { body, expect: 201 })).body;
    expect(ticket).toMatchObject({ channel: 'phone', subject: 'Fleet One - No invoice', requester: { id: max.id } });
    const refused = await desk.call('post', '/v1/tickets', { body, expect: 422 });
    expect(refused.body.errors).toMatchObject([{ pointer: '/channel', code: 'closed' }]);
  });
});

describe('taking a ticket at the vehicle-tracking desk', () => {
  it('moves it to in progress (T6)', async () => {
    const desk = await TestDesk.open('trackoe');
    const lea = await desk.person({ name: 'Léa Client' });
    const hugo = await desk.person({ name: 'Hugo Agent', role: 'agent' });
    const body = { requestType: 'assistance', fields: { subject: 'Boîtier', description: 'Muet' } };
    const ticket = (await lea.call('post', '/v1/tickets', { body, expect: 201 })).body;
    const path = `/v1/tickets/${ticket.id}/assignment`;
    const headers = { 'if-match': '"1"' };
    const taken = await hugo.call('put', path, { body: { assignee: hugo.id }, headers, expect: 200 });
    expect(taken.body).toMatchObject({ status: { key: 'inProgress' }, assignee: { id: hugo.id } });
  });

  it('asks for what the form of another type needs, and takes it along with the change of type', async () => {
    const desk = await TestDesk.open('trackoe');
    const fields = { subject: 'Boîtier', description: 'Muet' };
    const hugo = await desk.person({ name: 'Hugo Agent', role: 'agent' });
    const own = { requestType: 'assistance', fields };
    const ticket = (await hugo.call('post', '/v1/tickets', { body: own, expect: 201 })).body;
    const path = `/v1/tickets/${ticket.id}/request-type`;
    const headers = { 'if-match': '"1"' };
    const refused = await hugo.call('put', path, { body: { requestType: 'improvement' }, headers, expect: 422 });
    expect(refused.body).toMatchObject({ code: 'invalid-fields', errors: [{ pointer: '/fields/module' }] });
    const given = { requestType: 'improvement', fields: { module: 'trips' } };
    const moved = await hugo.call('put', path, { body: given, headers, expect: 200 });
    expect(moved.body).toMatchObject({
      module: { key: 'trips' },
      priority: { key: 'low' },
      fields: { module: 'trips' },
    });
  });
});
