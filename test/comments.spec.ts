import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Person, TestDesk } from './support/desks.js';

const question = { subject: 'My badge', description: 'It no longer opens the depot.' };

describe('a colleague at the vehicle-tracking desk', () => {
  it('reads along and writes nothing (T9)', async () => {
    const desk = await TestDesk.open('trackoe');
    const lea = await desk.person({ name: 'Léa Client', organization: 'Flotte' });
    const paul = await desk.person({ name: 'Paul Client', organization: 'Flotte' });
    const body = { requestType: 'assistance', fields: { subject: 'Boîtier', description: 'Muet' } };
    const ticket = (await lea.call('post', '/v1/tickets', { body, expect: 201 })).body;
    const seen = (await paul.call('get', `/v1/tickets/${ticket.id}`, { expect: 200 })).body;
    const comment = seen.allowedActions.find(({ action }: { action: string }) => action === 'comment');
    expect(comment).toMatchObject({ allowed: false, denial: { code: 'not-your-role' } });
    const path = `/v1/tickets/${ticket.id}`;
    await paul.call('post', `${path}/comments`, { body: { body: 'Moi aussi' }, expect: 403 });
    await paul.call('post', `${path}/transitions`, { body: { transition: 'cancel' }, expect: 403 });
    await paul.call('patch', path, { body: { fields: {} }, headers: { 'if-match': '"1"' }, expect: 403 });
    await lea.call('post', `${path}/transitions`, { body: { transition: 'cancel' }, expect: 201 });
  });
});

describe('the conversation at the bike-share operator’s desk', () => {
  let desk: TestDesk;
  let maya: Person;
  let omar: Person;
  let tess: Person;

  beforeAll(async () => {
    desk = await TestDesk.open('support-ops');
    [maya, omar, tess] = [
      await desk.person({ name: 'Maya Field', organization: 'Field team North' }),
      await desk.person({ name: 'Omar Field', organization: 'Field team North' }),
      await desk.person({ name: 'Tess Agent', role: 'agent' }),
    ];
  });

  const file = async () =>
    (await maya.call('post', '/v1/tickets', { body: { requestType: 'software', fields: question }, expect: 201 })).body;
  const say = (who: Person, ticket: { id: string }, body: object, expected = 201) =>
    who.call('post', `/v1/tickets/${ticket.id}/comments`, { body, expect: expected });
  const step = (who: Person, ticket: { id: string }, body: object, expected = 201) =>
    who.call('post', `/v1/tickets/${ticket.id}/transitions`, { body, expect: expected });
  const see = async (who: Person, ticket: { id: string }) =>
    (await who.call('get', `/v1/tickets/${ticket.id}`, { expect: 200 })).body;

  it('shows everybody what was said in public, oldest first, and customers nothing internal', async () => {
    const ticket = await file();
    await say(maya, ticket, { body: 'Hello?' });
    const before = await see(maya, ticket);
    await say(tess, ticket, { body: 'Badge system is down, zebra', visibility: 'internal' });
    expect(await see(maya, ticket)).toEqual(before);
    await say(tess, ticket, { body: 'We look into it.' });
    const path = `/v1/tickets/${ticket.id}/comments`;
    const seen = await maya.call('get', path, { expect: 200 });
    expect(seen.body.items).toMatchObject([
      { body: 'Hello?', author: { id: maya.id, name: 'Maya Field', staff: false } },
      { body: 'We look into it.', author: { name: 'Tess Agent', staff: true }, visibility: 'public' },
    ]);
    const all = await tess.call('get', `${path}?limit=2`, { expect: 200 });
    const rest = await tess.call('get', `${path}?limit=2&cursor=${all.body.nextCursor}`, { expect: 200 });
    const bodies = [...all.body.items, ...rest.body.items].map(({ body }: { body: string }) => body);
    expect(bodies).toEqual(['Hello?', 'Badge system is down, zebra', 'We look into it.']);
    const note = all.body.items[1].id;
    await maya.call('get', `${path}/${note}`, { expect: 404 });
    const hits = async (who: Person) =>
      (await who.call('get', '/v1/tickets?q=zebra', { expect: 200 })).body.items.map(({ id }: { id: string }) => id);
    expect(await hits(tess)).toEqual([ticket.id]);
    expect(await hits(maya)).toEqual([]);
  });

  it('is joined by colleagues, who cannot write internally', async () => {
    const ticket = await file();
    await say(omar, ticket, { body: 'Mine neither.' });
    await say(omar, ticket, { body: 'psst', visibility: 'internal' }, 403);
  });

  it('tells a stale customer what changed, and nothing of what is internal', async () => {
    const ticket = await file();
    await say(tess, ticket, { body: 'A note', visibility: 'internal' });
    const assignment = `/v1/tickets/${ticket.id}/assignment`;
    const toGroup = { body: { group: null }, headers: { 'if-match': '"2"' } };
    await tess.call('put', assignment, { ...toGroup, expect: 200 });
    const patch = (version: number, expected: number) =>
      maya.call('patch', `/v1/tickets/${ticket.id}`, {
        body: { fields: { description: `No. ${version}` } },
        headers: { 'if-match': `"${version}"` },
        expect: expected,
      });
    await patch(1, 200);
    await say(tess, ticket, { body: 'Try again.' });
    const stale = await patch(1, 412);
    expect(stale.body).toMatchObject({ currentVersion: 3, changedFields: ['comments', 'fields'] });
  });

  it('takes a step with a comment, and refuses steps that are others’ or not possible', async () => {
    const ticket = await file();
    await say(maya, ticket, { body: 'Solved it myself', transition: 'solve' }, 403);
    await say(tess, ticket, { body: 'Try now.', transition: 'solve' });
    const solved = await see(maya, ticket);
    expect(solved).toMatchObject({ status: { key: 'solved' }, open: false });
    const refused = await step(tess, ticket, { transition: 'putOnHold' }, 409);
    expect(refused.body).toMatchObject({ code: 'transition-not-allowed', denial: 'wrong-status' });
    expect(refused.body.allowedActions).toContainEqual(
      expect.objectContaining({ action: 'transition:putOnHold', allowed: false }),
    );
    const unheard = await step(tess, ticket, { transition: 'unheard' }, 422);
    expect(unheard.body.errors[0].pointer).toBe('/transition');
  });

  it('reopens a solved ticket by a reply (Z6)', async () => {
    const ticket = await file();
    await step(tess, ticket, { transition: 'solve', comment: 'Done.' });
    await say(maya, ticket, { body: 'Not at all.' });
    expect(await see(maya, ticket)).toMatchObject({ status: { key: 'open' }, open: true });
  });

  it('refuses comments on a final ticket and tells how to file a follow-up (Z9)', async () => {
    const ticket = await file();
    await step(tess, ticket, { transition: 'solve' });
    await desk.moveClock({ by: 'P4D' });
    const closed = await eventuallyIn(tess, ticket, 'closed');
    expect(closed.open).toBe(false);
    const refused = await say(maya, ticket, { body: 'Again!' }, 409);
    expect(refused.body).toMatchObject({ code: 'ticket-final', followUp: { body: { followUpOf: ticket.id } } });
    const body = { requestType: 'software', fields: question, ...refused.body.followUp.body };
    const followUp = await maya.call('post', '/v1/tickets', { body, expect: 201 });
    expect(followUp.body.followUpOf).toEqual({ id: ticket.id, number: ticket.number });
    expect((await see(maya, ticket)).followUps).toEqual([{ id: followUp.body.id, number: followUp.body.number }]);
    await maya.call('post', '/v1/tickets', { body: { ...body, followUpOf: followUp.body.id }, expect: 409 });
  });

  it('lets an author change their words for 15 minutes, and staff take them away', async () => {
    const ticket = await file();
    const said = (await say(maya, ticket, { body: 'My password is giraffe' })).body;
    const path = `/v1/tickets/${ticket.id}/comments/${said.id}`;
    const headers = { 'if-match': `"${said.version}"` };
    await omar.call('patch', path, { body: { body: 'Omar was here' }, headers, expect: 403 });
    await maya.call('patch', path, { body: { body: 'x' }, expect: 428 });
    const changed = await maya.call('patch', path, { body: { body: 'My password is okapi' }, headers, expect: 200 });
    expect(changed.body).toMatchObject({ body: 'My password is okapi', version: 2 });
    const found = async (word: string) =>
      (await maya.call('get', `/v1/tickets?q=${word}`, { expect: 200 })).body.items.length;
    expect([await found('giraffe'), await found('okapi')]).toEqual([0, 1]);
    await maya.call('post', `${path}/redaction`, { body: {}, expect: 403 });
    const redacted = await tess.call('post', `${path}/redaction`, { body: { reason: 'a password' }, expect: 200 });
    expect(redacted.body).toMatchObject({ body: null, redactedAt: expect.any(String) });
    expect(await found('okapi')).toBe(0);
    const late = (await say(maya, ticket, { body: 'Later' })).body;
    await desk.moveClock({ by: 'PT15M' });
    const lateHeaders = { 'if-match': '"1"' };
    const tooLate = `/v1/tickets/${ticket.id}/comments/${late.id}`;
    await maya.call('patch', tooLate, { body: { body: 'x' }, headers: lateHeaders, expect: 409 });
  });

  it('is written once, however often the request is repeated with its key', async () => {
    const ticket = await file();
    const headers = { 'idempotency-key': 'one-comment' };
    const path = `/v1/tickets/${ticket.id}/comments`;
    const [first, second] = [
      await maya.call('post', path, { body: { body: 'Once' }, headers, expect: 201 }),
      await maya.call('post', path, { body: { body: 'Once' }, headers, expect: 201 }),
    ];
    expect(second.body).toEqual(first.body);
    expect((await maya.call('get', path, { expect: 200 })).body.items).toHaveLength(1);
  });
});

async function eventuallyIn(who: Person, ticket: { id: string }, status: string) {
  const { eventually } = await import('./support/running.js');
  return eventually(`${status} ticket`, async () => {
    const { body } = await who.call('get', `/v1/tickets/${ticket.id}`, { expect: 200 });
    return body.status.key === status ? body : undefined;
  });
}
