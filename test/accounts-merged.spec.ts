import { beforeAll, describe, expect, it } from '@jest/globals';
import { linkToken, type Person, password, TestDesk } from './support/desks.js';
import { call } from './support/http.js';
import { answer, openMailDesk, send, settled } from './support/mail-client.js';
import { askedByMail, look } from './support/rating.js';
import { change, file, history, list, move, read, say, subjectsOf } from './support/stories.js';
import { goIn, grantPath, openStory, seenWith, switchedOn } from './support/support-access.js';

const lamp = { subject: 'The lamp is dark', description: 'Zebra crossing, at night.' };

/** Adds an address to somebody's account and uses the link that goes there. */
async function prove(desk: TestDesk, person: Person, email: string) {
  await person.call('post', '/v1/me/addresses', { body: { email }, expect: 202 });
  const token = linkToken(await desk.mailTo(email, ({ parsed }) => /for=proveAddress/.test(parsed.text ?? '')));
  return desk.visit('post', '/link-redemptions', { body: { token }, expect: 201 });
}

describe('somebody the desk knows by an address alone', () => {
  let desk: TestDesk;
  let greta: Person;
  let olaf: Person;
  let jan: Person; // agent
  let number = 0;

  beforeAll(async () => {
    ({ desk } = await openMailDesk('supplyon'));
    [greta, olaf, jan] = await Promise.all([
      desk.person({ name: 'Greta Holm', language: 'en' }),
      desk.person({ name: 'Olaf Berg', language: 'en' }),
      desk.person({ name: 'Jan Agent', role: 'agent' }),
    ]);
  });

  const elsewhere = () => `greta.${number++}@${desk.slug}.example`;
  /** A ticket that an agent filed on the phone for an address nobody had. */
  async function phoned(email: string): Promise<{ id: string; number: string; stub: string }> {
    const more = { channel: 'phone', requester: { email, name: 'G. H.' } };
    const ticket = await file(jan, 'question', lamp, more);
    return { id: ticket.id, number: ticket.number, stub: ticket.requester.id };
  }

  it('is taken over with tickets, comments, shares, organizations and ratings by who proves the address', async () => {
    const email = elsewhere();
    const { id, stub } = await phoned(email);
    const organization = await desk.organization('Holm AG');
    await desk.call('put', `/v1/organizations/${organization}/members/${stub}`, { expect: 204 });
    const shared = await file(olaf, 'question', { ...lamp, subject: 'Olaf’s lamp' });
    await olaf.call('post', `/v1/tickets/${shared.id}/participants`, { body: { email }, expect: 201 });
    const invitation = linkToken(await desk.mailTo(email, ({ parsed }) => /for=viewTicket/.test(parsed.text ?? '')));
    const guest = (await desk.visit('post', '/link-redemptions', { body: { token: invitation }, expect: 201 })).body;
    await call('post', `/v1/tickets/${shared.id}/comments`, { token: guest.accessToken, body: { body: 'I see.' } });
    await move(jan, id, 'close');
    const { path } = await askedByMail(desk, email);

    const proved = await prove(desk, greta, email);
    expect(proved.body).toMatchObject({ purpose: 'proveAddress', personId: greta.id, accessToken: null });

    expect(await read(greta, id)).toMatchObject({ requester: { id: greta.id, name: 'Greta Holm' } });
    expect(subjectsOf(await list(greta, 'view=participating'))).toEqual(['Olaf’s lamp']);
    const said = (await greta.call('get', `/v1/tickets/${shared.id}/comments`, { expect: 200 })).body.items;
    expect(said).toMatchObject([{ body: 'I see.', author: { id: greta.id, name: 'Greta Holm' } }]);
    const me = (await greta.call('get', '/v1/me', { expect: 200 })).body;
    expect(me.organizations).toEqual([{ id: organization, name: 'Holm AG' }]);
    expect(me.addresses).toContainEqual(expect.objectContaining({ email, isPrimary: false }));
    // What the guest's link had opened is over at once; the link to the rating is the person's.
    await call('get', '/v1/me', { token: guest.accessToken, expect: 401 });
    await call('get', `/v1/tickets/${shared.id}`, { token: guest.accessToken, expect: 401 });
    expect((await look(path)).status).toBe(200);
    await change(greta, 'put', `/v1/tickets/${id}/rating`, { mark: 5, words: null });
  });

  it('is no more afterwards: its id leads on, nobody finds it, and the history names who it is now', async () => {
    const email = elsewhere();
    const { id, stub } = await phoned(email);
    const before = await read(jan, id);
    await prove(desk, greta, email);
    const led = await jan.call('get', `/v1/people/${stub}`, { expect: 200 });
    expect(led.body.id).toBe(greta.id);
    const found = (await jan.call('get', `/v1/people?q=${email}`, { expect: 200 })).body.items;
    expect(found.map((person: { id: string }) => person.id)).toEqual([greta.id]);
    const headers = { 'if-match': led.headers['etag'] ?? '' };
    await jan.call('patch', `/v1/people/${stub}`, { body: { name: 'X' }, headers, expect: 404 });
    await jan.call('post', `/v1/people/${stub}/suspension`, { expect: 404 });
    const again = await file(jan, 'question', lamp, { channel: 'phone', requester: { personId: stub } });
    expect(again.requester.id).toBe(greta.id);

    const after = await read(jan, id);
    expect(after.version).toBeGreaterThan(before.version);
    const told = await history(greta, id);
    expect(told.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['ticket.filed', 'ticket.requesterChanged']));
    expect(JSON.stringify(told)).not.toContain(stub);
    expect(told.map(({ summary }) => summary)).toContain('Jan Agent filed the request for Greta Holm.');
  });

  it('leaves mails behind whose answers are the person’s from then on', async () => {
    const email = elsewhere();
    const { id } = await phoned(email);
    await say(jan, id, 'Which lamp?');
    const mail = await desk.mailTo(email, ({ parsed }) => /News on your request/.test(parsed.subject ?? ''));
    await prove(desk, greta, email);
    await send(answer(mail, email, 'The one at the door.', { messageId: `<door-${number}@home.example>` }));
    await settled(desk, (each) => each.ticketId === id && each.status === 'commented');
    const said = (await greta.call('get', `/v1/tickets/${id}/comments`, { expect: 200 })).body.items;
    expect(said.at(-1)).toMatchObject({ body: 'The one at the door.', author: { id: greta.id } });
  });

  it('who is on the same ticket as the person is on it once, and as requester where either was', async () => {
    const email = elsewhere();
    const other = await file(olaf, 'question', { ...lamp, subject: 'Both' });
    for (const [who, role] of [
      [greta.email, 'read'],
      [email, 'comment'],
    ] as const) {
      await olaf.call('post', `/v1/tickets/${other.id}/participants`, { body: { email: who, role }, expect: 201 });
    }
    const own = await file(greta, 'question', { ...lamp, subject: 'Own' });
    await greta.call('post', `/v1/tickets/${own.id}/participants`, { body: { email }, expect: 201 });
    for (let turn = 0; turn < 2; turn += 1) {
      const token = linkToken(await desk.mailTo(email, ({ parsed }) => /for=viewTicket/.test(parsed.text ?? '')));
      await desk.visit('post', '/link-redemptions', { body: { token }, expect: 201 });
    }
    await prove(desk, greta, email);
    const places = async (ticket: string) =>
      (await jan.call('get', `/v1/tickets/${ticket}/participants`, { expect: 200 })).body.items;
    expect(await places(other.id)).toMatchObject([{ personId: greta.id, role: 'comment', state: 'active' }]);
    expect(await places(own.id)).toEqual([]);
    await say(greta, other.id, 'I may write now.');
  });

  it('is not taken over by one of the desk’s own people', async () => {
    const email = elsewhere();
    const { id, stub } = await phoned(email);
    await jan.call('post', '/v1/me/addresses', { body: { email }, expect: 202 });
    const free = elsewhere();
    await jan.call('post', '/v1/me/addresses', { body: { email: free }, expect: 202 });
    await desk.mailTo(free);
    expect(desk.mailsTo(email).filter(({ parsed }) => /for=proveAddress/.test(parsed.text ?? ''))).toEqual([]);
    expect((await read(jan, id)).requester.id).toBe(stub);
  });

  it('is one account’s alone when two people use links to the same address at the same moment', async () => {
    const email = elsewhere();
    const { id } = await phoned(email);
    const tokens: string[] = [];
    for (const person of [greta, olaf]) {
      await person.call('post', '/v1/me/addresses', { body: { email }, expect: 202 });
      const mail = await desk.mailTo(email, ({ parsed }) => /for=proveAddress/.test(parsed.text ?? ''));
      tokens.push(linkToken(mail) ?? '');
    }
    await Promise.all(tokens.map((token) => desk.visit('post', '/link-redemptions', { body: { token }, expect: 201 })));
    const owner = (await read(jan, id)).requester.id;
    expect([greta.id, olaf.id]).toContain(owner);
    const { items } = (await jan.call('get', `/v1/people?q=${email}`, { expect: 200 })).body;
    expect(items.map((person: { id: string }) => person.id)).toEqual([owner]);
  });
});

describe('somebody who signs in with both addresses', () => {
  let desk: TestDesk;
  let ana: Person;
  let home: Person; // Ana too, with another account
  let eve: Person; // admin
  beforeAll(async () => {
    desk = await TestDesk.open('samsara');
    eve = await desk.person({ name: 'Eve Admin', role: 'admin' });
    [ana, home] = await Promise.all([
      desk.person({ name: 'Ana Lind', organization: 'Acme' }),
      desk.person({ name: 'Ana Home', organization: 'Zeta' }),
    ]);
  });
  const pending = async (by: Person) => (await by.call('get', '/v1/me/account-merges', { expect: 200 })).body.items;

  it('is answered alike to the last byte whether an address is free, a stub’s or an account’s, asking and proving', async () => {
    const dora = await desk.person({ name: 'Dora Fern' });
    const stub = desk.addressOf('Dora Stub');
    await desk.call('post', '/v1/people', { body: { name: 'D', email: stub, invite: false }, expect: 201 });
    const seen = [];
    for (const email of [desk.addressOf('Dora Free'), stub, home.email]) {
      const asked = await dora.call('post', '/v1/me/addresses', { body: { email }, expect: 202 });
      const token = linkToken(await desk.mailTo(email, ({ parsed }) => /for=proveAddress/.test(parsed.text ?? '')));
      const used = await desk.visit('post', '/link-redemptions', { body: { token } });
      seen.push([asked.status, asked.body, used.status, used.body]);
    }
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
    const mine = (await dora.call('get', '/v1/me', { expect: 200 })).body.addresses;
    expect(mine).toHaveLength(3);
    expect(await pending(dora)).toEqual([]);
    const [asked] = await pending(home);
    expect(asked).toMatchObject({ asker: { name: 'Dora Fern', email: dora.email }, email: home.email });
    await dora.call('post', `/v1/me/account-merges/${asked.id}/confirmation`, { expect: 404 });
    await home.call('post', `/v1/me/account-merges/${asked.id}/decline`, { expect: 204 });
    await home.call('post', `/v1/me/account-merges/${asked.id}/decline`, { expect: 404 });
    expect(await pending(home)).toEqual([]);
    await home.call('get', '/v1/me', { expect: 200 });
  });

  it('keeps two accounts until the other one confirms, and then has one with everything of both', async () => {
    const mine = await file(ana, 'question', { ...lamp, subject: 'At work' });
    const theirs = await file(home, 'question', { ...lamp, subject: 'At home' });
    const hold = { personId: home.id, reason: 'Case 12' };
    const { id: holdId } = (await eve.call('post', '/v1/legal-holds', { body: hold, expect: 201 })).body;
    await home.call('post', '/v1/me/erasure-request', { expect: 201 });
    await prove(desk, ana, home.email);
    await ana.call('get', `/v1/tickets/${theirs.id}`, { expect: 404 });
    const [asked] = await pending(home);
    await home.call('post', `/v1/me/account-merges/${asked.id}/confirmation`, { expect: 204 });

    await home.call('get', '/v1/me', { expect: 401 });
    const refused = await call('post', '/v1/tokens', { body: { refreshToken: home.refreshToken } });
    expect(refused.status).toBe(401);
    const subjects = subjectsOf(await list(ana, 'view=requested'));
    expect(subjects).toEqual(['Zeta - At home', 'Acme - At work']);
    const me = (await ana.call('get', '/v1/me', { expect: 200 })).body;
    expect(me.organizations.map(({ name }: { name: string }) => name)).toEqual(['Acme', 'Zeta']);
    expect(me).toMatchObject({ id: ana.id, name: 'Ana Lind' });
    // The other address signs in to the one account, by its password.
    expect((await desk.signIn(home.email, password)).id).toBe(ana.id);
    expect((await read(ana, mine.id)).requester.id).toBe(ana.id);
    expect((await eve.call('get', `/v1/people/${home.id}`, { expect: 200 })).body.id).toBe(ana.id);
    const itemsOf = async (path: string) => (await eve.call('get', path, { expect: 200 })).body.items;
    expect(await itemsOf('/v1/legal-holds')).toMatchObject([{ id: holdId, personId: ana.id, reason: 'Case 12' }]);
    expect(await itemsOf('/v1/erasure-requests')).toMatchObject([{ personId: ana.id }]);
  });

  it('keeps apart what is not confirmed in seven days, and what was suspended meanwhile', async () => {
    const [kim, lou] = [await desk.person({ name: 'Kim' }), await desk.person({ name: 'Lou' })];
    await prove(desk, kim, lou.email);
    const [asked] = await pending(lou);
    await desk.call('post', `/v1/people/${kim.id}/suspension`, { expect: 201 });
    expect(await pending(lou)).toEqual([]);
    await lou.call('post', `/v1/me/account-merges/${asked.id}/confirmation`, { expect: 404 });
    await desk.call('delete', `/v1/people/${kim.id}/suspension`, { expect: 200 });
    expect(await pending(lou)).toHaveLength(1);
    await desk.moveClock({ by: 'P7D' });
    const later = await desk.signIn(lou.email);
    expect(await pending(later)).toEqual([]);
    await later.call('post', `/v1/me/account-merges/${asked.id}/confirmation`, { expect: 404 });
  });

  it('leads on through every account that was merged before', async () => {
    const [first, second, third] = [
      await desk.person({ name: 'First' }),
      await desk.person({ name: 'Second' }),
      await desk.person({ name: 'Third' }),
    ];
    for (const [from, into] of [
      [first, second],
      [second, third],
    ] as const) {
      await prove(desk, into, from.email);
      const [asked] = await pending(from);
      await from.call('post', `/v1/me/account-merges/${asked.id}/confirmation`, { expect: 204 });
    }
    for (const { id } of [first, second]) {
      expect((await desk.call('get', `/v1/people/${id}`, { expect: 200 })).body.id).toBe(third.id);
    }
    expect((await third.call('get', '/v1/me', { expect: 200 })).body.addresses).toHaveLength(3);
  });
});

describe('somebody in whose place an agent was', () => {
  it('still reads what was done there, and so does the agent, when another account has taken theirs over', async () => {
    const story = await openStory();
    const { desk, greta, jan, ticketId } = story;
    const { id } = await switchedOn(story, 30);
    await seenWith((await goIn(story, id)).accessToken, ticketId, [undefined]);
    const other = await desk.person({ name: 'Greta at home' });
    await prove(desk, other, greta.email);
    const [asked] = (await greta.call('get', '/v1/me/account-merges', { expect: 200 })).body.items;
    await greta.call('post', `/v1/me/account-merges/${asked.id}/confirmation`, { expect: 204 });
    const calls = [{ operation: 'ticketGet', customer: { id: other.id, name: 'Greta at home' } }];
    expect((await other.call('get', '/v1/me/support-access-calls', { expect: 200 })).body.items).toMatchObject(calls);
    expect((await jan.call('get', grantPath(id, 'calls'), { expect: 200 })).body.items).toMatchObject(calls);
  });
});
