import { beforeAll, describe, expect, it } from '@jest/globals';
import { linkToken, type Person, TestDesk } from './support/desks.js';
import { type Answer, call } from './support/http.js';
import { file, history, list, move, say } from './support/stories.js';

const lamp = { subject: 'The lamp is dark', description: 'Zebra crossing, at night.' };

/** What somebody can do with a token alone. */
const holder = (token: string): Pick<Person, 'call'> => ({
  call: (method, path, options = {}) => call(method, path, { ...options, token }),
});

type Teller = Pick<Person, 'call'>;

const share = async (by: Teller, ticket: string, email: string, more: object = {}, expected = 201) =>
  (await by.call('post', `/v1/tickets/${ticket}/participants`, { body: { email, ...more }, expect: expected })).body;
const participants = async (by: Teller, ticket: string): Promise<Answer['body'][]> =>
  (await by.call('get', `/v1/tickets/${ticket}/participants`, { expect: 200 })).body.items;
const comments = async (by: Teller, ticket: string): Promise<string[]> =>
  (await by.call('get', `/v1/tickets/${ticket}/comments`, { expect: 200 })).body.items.map(
    ({ body }: { body: string }) => body,
  );
const withdraw = (by: Teller, ticket: string, id: string, expected = 204) =>
  by.call('delete', `/v1/tickets/${ticket}/participants/${id}`, { expect: expected });

describe('a ticket that is shared, at the connected-fleet desk', () => {
  let desk: TestDesk;
  let ana: Person; // requester
  let ben: Person; // her colleague
  let cleo: Person; // of another organization
  let dora: Person; // another one
  let dan: Person; // agent
  let number = 0;

  beforeAll(async () => {
    desk = await TestDesk.open('samsara');
    [ana, ben, cleo, dora, dan] = await Promise.all([
      desk.person({ name: 'Ana Lind', organization: 'Acme' }),
      desk.person({ name: 'Ben Roe', organization: 'Acme' }),
      desk.person({ name: 'Cleo Zane', organization: 'Zeta' }),
      desk.person({ name: 'Dora Fern' }),
      desk.person({ name: 'Dan Agent', role: 'agent' }),
    ]);
    await desk.moveClock({ by: 'PT0S' });
  });

  const newcomer = () => desk.addressOf(`Gil Guest ${'abcdefghijklmnopqrstuvwxyz'.charAt(number++)}`);
  const ticketOf = async (by: Person = ana): Promise<string> => (await file(by, 'question', lamp)).id;
  /** The link in the newest mail to somebody. */
  const linkTo = async (email: string) => linkToken(await desk.mailTo(email, (mail) => linkToken(mail) !== undefined));
  const redeem = (token: string | undefined, expected = 201) =>
    desk.visit('post', '/link-redemptions', { body: { token }, expect: expected });
  const letIn = async (ticket: string, more: object = {}) => {
    const email = newcomer();
    const participant = await share(ana, ticket, email, more);
    const { body } = await redeem(await linkTo(email));
    return { email, participant, guest: holder(body.accessToken), tokens: body };
  };

  it('is seen and answered at once by somebody whose address was proved, and both hear of everything', async () => {
    const id = await ticketOf();
    await cleo.call('get', `/v1/tickets/${id}`, { expect: 404 });
    const added = await share(ana, id, cleo.email.toUpperCase());
    expect(added).toMatchObject({ personId: cleo.id, name: 'Cleo Zane', role: 'comment', state: 'active' });
    expect(added).toMatchObject({ source: 'shared', history: 'whole', invitedBy: { id: ana.id }, expiresAt: null });
    await cleo.call('get', `/v1/tickets/${id}`, { expect: 200 });
    expect((await list(cleo, 'view=participating')).map((ticket) => ticket.id)).toContain(id);
    expect((await list(cleo, '')).map((ticket) => ticket.id)).toContain(id);
    expect(await list(cleo, 'view=requested')).toEqual([]);
    await say(cleo, id, 'Mine too.');
    await desk.mailTo(ana.email, ({ parsed }) => (parsed.text ?? '').includes('Mine too.'));
    await say(dan, id, 'We look into both.');
    for (const { email } of [ana, cleo]) {
      await desk.mailTo(email, ({ parsed }) => (parsed.text ?? '').includes('We look into both.'));
    }
    expect((await history(ana, id)).map(({ summary }) => summary)).toContain(
      'Ana Lind shared the request with Cleo Zane.',
    );
    await dora.call('get', `/v1/tickets/${id}`, { expect: 404 });
  });

  it('hides internal notes from participants: in reads, search, history, mail and versions', async () => {
    const id = await ticketOf();
    await share(ana, id, cleo.email);
    const before = (await cleo.call('get', `/v1/tickets/${id}`, { expect: 200 })).headers['etag'];
    await say(dan, id, 'okapi in the cellar', { visibility: 'internal' });
    expect((await cleo.call('get', `/v1/tickets/${id}`, { expect: 200 })).headers['etag']).toBe(before);
    expect(await comments(cleo, id)).toEqual([]);
    expect(await list(cleo, 'q=okapi')).toEqual([]);
    expect((await history(cleo, id)).map(({ kind }) => kind)).not.toContain('note.added');
    await say(cleo, id, 'psst', { visibility: 'internal' }).then(
      () => expect('written').toBe('refused'),
      (error: Error) => expect(error.message).toContain('403'),
    );
    await say(dan, id, 'In public.');
    await desk.mailTo(cleo.email, ({ parsed }) => (parsed.text ?? '').includes('In public.'));
    expect(desk.mailsTo(cleo.email).filter(({ parsed }) => (parsed.text ?? '').includes('okapi'))).toEqual([]);
  });

  it('goes to an address not proved as one fixed mail, and to nobody’s eyes before it is accepted', async () => {
    const id = await ticketOf();
    const email = newcomer();
    const added = await share(ana, id, email);
    expect(added).toMatchObject({ state: 'invited', name: null, email, acceptedAt: null });
    const mail = await desk.mailTo(email);
    expect(`${mail.parsed.subject} ${mail.parsed.text} ${mail.parsed.html}`).not.toMatch(/lamp|Zebra|Ana|Lind|Gil/);
    await say(dan, id, 'Before anybody accepted.');
    await desk.mailTo(ana.email, ({ parsed }) => (parsed.text ?? '').includes('Before anybody accepted.'));
    expect(desk.mailsTo(email)).toHaveLength(1);
    expect((await participants(ben, id)).map(({ id: each }) => each)).toEqual([]);
    expect((await participants(ana, id)).map(({ state }) => state)).toEqual(['invited']);
    expect((await history(ana, id)).map(({ kind }) => kind)).not.toContain('participant.invited');
    expect(await share(ana, id, email, {}, 409)).toMatchObject({ code: 'already-exists' });
    const redeemed = await redeem(linkToken(mail));
    expect(redeemed.body).toMatchObject({ purpose: 'viewTicket', role: 'customer', ticketId: id });
    expect((await participants(ben, id)).map(({ state }) => state)).toEqual(['active']);
    expect((await participants(ben, id)).map(({ email: each }) => each)).toEqual([null]);
    await redeem(linkToken(mail), 410);
    await desk.mailTo(ana.email, ({ parsed }) => /now takes part/.test(parsed.text ?? ''));
  });

  it('opens to a guest who reads and answers without an account, and sees nothing else', async () => {
    const [id, other] = [await ticketOf(), await ticketOf()];
    const { guest, tokens, email } = await letIn(id);
    expect((await guest.call('get', `/v1/tickets/${id}`, { expect: 200 })).body.subject).toContain(lamp.subject);
    expect(
      (await guest.call('get', '/v1/tickets', { expect: 200 })).body.items.map((one: { id: string }) => one.id),
    ).toEqual([id]);
    expect((await guest.call('get', '/v1/tickets/count', { expect: 200 })).body.total).toBe(1);
    await guest.call('get', `/v1/tickets/${other}`, { expect: 404 });
    await guest.call('get', `/v1/tickets/${other}/comments`, { expect: 404 });
    await guest.call('get', '/v1/me', { expect: 403 });
    await guest.call('get', '/v1/sessions', { expect: 403 });
    await guest.call('post', '/v1/tickets', { body: { requestType: 'question', fields: lamp }, expect: 403 });
    await say(guest, id, 'I was let in.');
    expect(await comments(ana, id)).toEqual(['I was let in.']);
    await say(dan, id, 'Thank you, guest.');
    const mail = await desk.mailTo(email, ({ parsed }) => (parsed.text ?? '').includes('Thank you, guest.'));
    const again = await redeem(linkToken(mail));
    await holder(again.body.accessToken).call('get', `/v1/tickets/${id}`, { expect: 200 });
    const renewed = await call('post', '/v1/tokens', { body: { refreshToken: tokens.refreshToken }, expect: 201 });
    const still = holder(renewed.body.accessToken);
    await still.call('get', `/v1/tickets/${other}`, { expect: 404 });
    await still.call('delete', '/v1/sessions/current', { expect: 204 });
    await still.call('get', `/v1/tickets/${id}`, { expect: 401 });
  });

  it('lets a guest see that one ticket alone, though they see more when they sign in', async () => {
    const [id, other] = [await ticketOf(), await ticketOf()];
    await share(ana, id, cleo.email);
    await share(ana, other, cleo.email);
    const mail = await desk.mailTo(cleo.email, ({ parsed }) => (parsed.html ?? '').includes('viewTicket'));
    const { body } = await redeem(linkToken(mail));
    const guest = holder(body.accessToken);
    const seen = (await guest.call('get', '/v1/tickets', { expect: 200 })).body.items;
    expect(seen.map((ticket: { id: string }) => ticket.id)).toEqual([body.ticketId]);
  });

  it('is gone for whom it was withdrawn from: the next request, the guest’s session, the links, the mail', async () => {
    const id = await ticketOf();
    const { guest, participant, email } = await letIn(id);
    await say(dan, id, 'With one more link.');
    const unused = await linkTo(email);
    await withdraw(ana, id, participant.id);
    await guest.call('get', `/v1/tickets/${id}`, { expect: 404 });
    await guest.call('post', `/v1/tickets/${id}/comments`, { body: { body: 'Hello?' }, expect: 404 });
    expect((await guest.call('get', '/v1/tickets', { expect: 200 })).body.items).toEqual([]);
    await redeem(unused, 410);
    const mails = desk.mailsTo(email).length;
    await say(dan, id, 'Only for those who are left.');
    await desk.mailTo(ana.email, ({ parsed }) => (parsed.text ?? '').includes('Only for those'));
    expect(desk.mailsTo(email)).toHaveLength(mails);
    // Shared anew, what was made before stays worthless.
    await share(ana, id, email);
    await guest.call('get', `/v1/tickets/${id}`, { expect: 404 });
    await redeem(unused, 410);
    expect((await history(ana, id)).map(({ kind }) => kind)).toContain('participant.removed');
  });

  it('is left by a participant of their own will; nobody else’s part is theirs to end', async () => {
    const id = await ticketOf();
    const [one, other] = [await share(ana, id, cleo.email), await share(ana, id, dora.email)];
    await withdraw(cleo, id, other.id, 403);
    await withdraw(cleo, id, one.id);
    await cleo.call('get', `/v1/tickets/${id}`, { expect: 404 });
    await desk.mailTo(ana.email, ({ parsed }) => /Cleo Zane no longer takes part/.test(parsed.text ?? ''));
    await withdraw(dan, id, other.id);
    await dora.call('get', `/v1/tickets/${id}`, { expect: 404 });
  });

  it('is over at exactly the instant, without any job, for people, guests and links', async () => {
    const id = await ticketOf();
    const now = await desk.moveClock({ by: 'PT1S' });
    const expiresAt = new Date(now.getTime() + 3_600_000).toISOString();
    await share(ana, id, cleo.email, { expiresAt });
    const { guest, email } = await letIn(id, { expiresAt });
    await say(dan, id, 'While it lasts.');
    const unused = await linkTo(email);
    await desk.moveClock({ to: new Date(now.getTime() + 3_599_999).toISOString() });
    await cleo.call('get', `/v1/tickets/${id}`, { expect: 200 });
    await guest.call('get', `/v1/tickets/${id}`, { expect: 200 });
    await desk.moveClock({ to: expiresAt });
    await cleo.call('get', `/v1/tickets/${id}`, { expect: 404 });
    await guest.call('get', `/v1/tickets/${id}`, { expect: 404 });
    expect((await list(cleo, 'view=participating')).map((ticket) => ticket.id)).not.toContain(id);
    await redeem(unused, 410);
    expect((await participants(ana, id)).map(({ state }) => state)).toEqual(['expired', 'expired']);
    expect((await share(ana, id, cleo.email)).state).toBe('active');
    await cleo.call('get', `/v1/tickets/${id}`, { expect: 200 });
  });

  it('refuses an end that is past, and terms that make no sense', async () => {
    const id = await ticketOf();
    const refused = await share(ana, id, cleo.email, { expiresAt: '2001-01-01T00:00:00Z' }, 422);
    expect(refused.errors).toMatchObject([{ pointer: '/expiresAt', code: 'not-in-future' }]);
    await share(ana, id, cleo.email, { role: 'own' }, 400);
    await share(ana, id, cleo.email, { acceptedAt: '2001-01-01T00:00:00Z' }, 400);
  });

  it('from now on shows neither comments, history nor search hits of before', async () => {
    const id = await ticketOf();
    await say(ana, id, 'The giraffe did it.');
    await desk.moveClock({ by: 'PT1M' });
    await share(ana, id, cleo.email, { history: 'fromNow' });
    await say(ana, id, 'And the heron.');
    expect(await comments(cleo, id)).toEqual(['And the heron.']);
    const [old] = (await ana.call('get', `/v1/tickets/${id}/comments`, { expect: 200 })).body.items;
    await cleo.call('get', `/v1/tickets/${id}/comments/${old.id}`, { expect: 404 });
    expect((await history(cleo, id)).map(({ kind }) => kind)).toEqual(['participant.added', 'comment.added']);
    const found = async (words: string) => (await list(cleo, `q=${words}`)).some((ticket) => ticket.id === id);
    expect(await found('giraffe')).toBe(false);
    expect(await found('lamp')).toBe(true);
    const { guest } = await letIn(id, { history: 'fromNow' });
    expect(await comments(guest, id)).not.toContain('The giraffe did it.');
  });

  it('gives a reader no voice', async () => {
    const id = await ticketOf();
    await share(ana, id, cleo.email, { role: 'read' });
    await cleo.call('post', `/v1/tickets/${id}/comments`, { body: { body: 'May I?' }, expect: 403 });
    await cleo.call('post', `/v1/tickets/${id}/transitions`, { body: { transition: 'reopen' }, expect: 403 });
    const { body } = await cleo.call('get', `/v1/tickets/${id}`, { expect: 200 });
    const allowed = body.allowedActions.filter(({ allowed: may }: { allowed: boolean }) => may);
    expect(allowed).toEqual([]);
    const { guest } = await letIn(id, { role: 'read' });
    await guest.call('post', `/v1/tickets/${id}/comments`, { body: { body: 'May I?' }, expect: 403 });
  });

  it('changes by hand of the requester: a voice given, an end set, on the version that was read', async () => {
    const id = await ticketOf();
    const added = await share(ana, id, cleo.email, { role: 'read' });
    const path = `/v1/tickets/${id}/participants/${added.id}`;
    await ana.call('patch', path, { body: { role: 'comment' }, expect: 428 });
    await ana.call('patch', path, { body: { role: 'comment' }, headers: { 'if-match': '"7"' }, expect: 412 });
    const headers = { 'if-match': '"1"' };
    await cleo.call('patch', path, { body: { role: 'comment' }, headers, expect: 403 });
    const changed = await ana.call('patch', path, { body: { role: 'comment' }, headers, expect: 200 });
    expect(changed.body).toMatchObject({ role: 'comment', version: 2 });
    await say(cleo, id, 'Now I may.');
  });

  it('is refused for the requester, for staff, and for who is there, all in the same words', async () => {
    const id = await ticketOf();
    await share(ana, id, cleo.email);
    const answers = [];
    for (const email of [ana.email, dan.email, cleo.email]) answers.push(await share(ana, id, email, {}, 409));
    expect(new Set(answers.map(({ detail, code }) => `${code} ${detail}`)).size).toBe(1);
  });

  it('tells nobody that an address is a suspended person’s, and does not let them in', async () => {
    const id = await ticketOf();
    const sid = await desk.person({ name: 'Sid Shut' });
    await desk.call('post', `/v1/people/${sid.id}/suspension`, { expect: 201 });
    const [shut, unknown] = [await share(ana, id, sid.email), await share(ana, id, newcomer())];
    expect({ ...shut, id: '', personId: '', email: '' }).toEqual({ ...unknown, id: '', personId: '', email: '' });
    const other = await share(ana, id, dora.email);
    await desk.call('post', `/v1/people/${dora.id}/suspension`, { expect: 201 });
    await say(dan, id, 'Not for the suspended.');
    await desk.mailTo(ana.email, ({ parsed }) => (parsed.text ?? '').includes('Not for the suspended.'));
    const mentions = (email: string, words: RegExp) =>
      desk.mailsTo(email).filter(({ parsed }) => words.test(`${parsed.subject} ${parsed.text}`));
    expect(mentions(sid.email, /is shared/)).toEqual([]);
    expect(mentions(dora.email, /Not for the/)).toEqual([]);
    await withdraw(ana, id, other.id);
  });

  it('takes nothing for an address that could break a header', async () => {
    const id = await ticketOf();
    for (const email of [
      'x@y.example\r\nBcc: z@y.example',
      'x@y.example\n',
      '"a\r\nb"@y.example',
      'a@b@c',
      '<x@y.example>',
    ]) {
      await share(ana, id, email, {}, 400);
    }
    expect(await participants(ana, id)).toEqual([]);
  });

  it('is shared on by participants where the desk lets them, on no better terms than their own', async () => {
    const id = await ticketOf();
    await desk.moveClock({ by: 'PT1S' });
    const end = new Date((await desk.moveClock({ by: 'PT0S' })).getTime() + 60_000).toISOString();
    await share(ana, id, cleo.email, { history: 'fromNow', expiresAt: end });
    const [one, two] = [newcomer(), newcomer()];
    expect(await share(cleo, id, one, { history: 'whole' }, 422)).toMatchObject({ errors: [{ pointer: '/history' }] });
    expect(await share(cleo, id, one, { expiresAt: null }, 422)).toMatchObject({ errors: [{ pointer: '/expiresAt' }] });
    const passed = await share(cleo, id, two);
    expect(passed).toMatchObject({ history: 'fromNow', expiresAt: end, email: two, invitedBy: { id: cleo.id } });
    await withdraw(cleo, id, passed.id);
    // A colleague sees the ticket; sharing it is not theirs here.
    await share(ben, id, newcomer(), {}, 403);
    const { guest } = await letIn(id);
    await guest.call('post', `/v1/tickets/${id}/participants`, { body: { email: one }, expect: 403 });
  });

  it('stays invisible to whoever has a token of another desk, its participants too', async () => {
    const id = await ticketOf();
    const added = await share(ana, id, cleo.email);
    const other = await TestDesk.open('samsara');
    const namesake = await other.person({ name: 'Cleo Zane' });
    await namesake.call('get', `/v1/tickets/${id}`, { expect: 404 });
    await namesake.call('get', `/v1/tickets/${id}/participants/${added.id}`, { expect: 404 });
    const email = newcomer();
    await share(ana, id, email);
    const token = await linkTo(email);
    await other.visit('post', '/link-redemptions', { body: { token }, expect: 410 });
  });

  it('falls silent for who switches its mail off, and for nobody else', async () => {
    const id = await ticketOf();
    await share(ana, id, cleo.email);
    const path = `/v1/tickets/${id}/subscription`;
    expect((await cleo.call('get', path, { expect: 200 })).body).toEqual({ ticketId: id, notifications: true });
    await cleo.call('put', path, { body: { notifications: false }, expect: 200 });
    expect((await cleo.call('get', path, { expect: 200 })).body.notifications).toBe(false);
    await say(dan, id, 'Hush, heron.');
    await desk.mailTo(ana.email, ({ parsed }) => (parsed.text ?? '').includes('Hush, heron.'));
    expect(desk.mailsTo(cleo.email).filter(({ parsed }) => (parsed.text ?? '').includes('Hush'))).toEqual([]);
    await ana.call('put', path, { body: { notifications: false }, expect: 200 });
    await cleo.call('put', path, { body: { notifications: true }, expect: 200 });
    await say(dan, id, 'Speak, heron.');
    await desk.mailTo(cleo.email, ({ parsed }) => (parsed.text ?? '').includes('Speak, heron.'));
    expect(desk.mailsTo(ana.email).filter(({ parsed }) => (parsed.text ?? '').includes('Speak'))).toEqual([]);
    await dora
      .call('put', path, { body: { notifications: false } })
      .then(({ status }) => expect([401, 404]).toContain(status));
  });

  it('tells a writer who will see and be mailed a comment, and refuses it once that has changed', async () => {
    const id = await ticketOf();
    await share(ana, id, cleo.email);
    await share(ana, id, newcomer());
    const audience = async (by: Teller, more = '') =>
      (await by.call('get', `/v1/tickets/${id}/audience${more}`, { expect: 200 })).body;
    const seen = await audience(dan);
    expect(seen).toMatchObject({ visibility: 'public', colleagues: true });
    expect(seen.people).toEqual([
      { personId: ana.id, name: 'Ana Lind', part: 'requester', mailed: true },
      { personId: cleo.id, name: 'Cleo Zane', part: 'participant', mailed: true },
    ]);
    expect((await audience(dan, '?visibility=internal')).people).toEqual([]);
    await cleo.call('get', `/v1/tickets/${id}/audience?visibility=internal`, { expect: 403 });
    const write = (by: Teller, body: object, expected: number) =>
      by.call('post', `/v1/tickets/${id}/comments`, { body, expect: expected });
    await write(dan, { body: 'For these two.', audience: seen.digest }, 201);
    const headers = { 'idempotency-key': 'seen' };
    await cleo.call('put', `/v1/tickets/${id}/subscription`, { body: { notifications: false }, expect: 200 });
    expect((await audience(dan)).people.map(({ mailed }: { mailed: boolean }) => mailed)).toEqual([true, false]);
    const { guest } = await letIn(id);
    const refused = await write(dan, { body: 'Still for these two?', audience: seen.digest }, 409);
    expect(refused.body).toMatchObject({ code: 'conflict', errors: [{ pointer: '/audience', code: 'changed' }] });
    expect(await comments(dan, id)).toEqual(['For these two.']);
    const now = await audience(dan);
    expect(now.people).toHaveLength(3);
    await dan.call('post', `/v1/tickets/${id}/comments`, {
      body: { body: 'For all three.', audience: now.digest },
      headers,
      expect: 201,
    });
    // What changes among staff is not told to customers, be it by a digest.
    const before = await audience(guest);
    expect(before.people.find(({ part }: { part: string }) => part === 'staff')).toBeUndefined();
    const { headers: tag } = await dan.call('get', `/v1/tickets/${id}`, { expect: 200 });
    await dan.call('put', `/v1/tickets/${id}/assignment`, {
      body: { assignee: dan.id },
      headers: { 'if-match': tag['etag'] ?? '' },
      expect: 200,
    });
    expect((await audience(guest)).digest).toBe(before.digest);
    const note = await audience(dan, '?visibility=internal');
    expect(note.colleagues).toBe(false);
  });

  it('is repeated once, whatever the number of tries with one key', async () => {
    const id = await ticketOf();
    const options = { body: { email: cleo.email }, headers: { 'idempotency-key': 'share-once' }, expect: 201 };
    const path = `/v1/tickets/${id}/participants`;
    const [first, second] = [await ana.call('post', path, options), await ana.call('post', path, options)];
    expect(second.body).toEqual(first.body);
    expect(await participants(ana, id)).toHaveLength(1);
  });
});

describe('a desk’s own rule of sharing', () => {
  it('keeps participants from inviting others where it says so', async () => {
    const desk = await TestDesk.open('support-ops');
    const [fay, omar] = await Promise.all([desk.person({ name: 'Fay Field' }), desk.person({ name: 'Omar West' })]);
    const { id } = await file(fay, 'software', lamp);
    await share(fay, id, omar.email);
    await say(omar, id, 'I may answer.');
    await share(omar, id, desk.addressOf('Third Party'), {}, 403);
  });

  it('gives nobody more history or time than it allows, and agents what they say', async () => {
    const desk = await TestDesk.open('supplyon', (source) =>
      source.replace(
        /^sharing:.*$/m,
        'sharing: { by: [requester, agent], access: read, history: fromNow, expiresAfter: P1D }',
      ),
    );
    const [greta, hugo, jan] = await Promise.all([
      desk.person({ name: 'Greta Holm' }),
      desk.person({ name: 'Hugo Gast' }),
      desk.person({ name: 'Jan Agent', role: 'agent' }),
    ]);
    const { id } = await file(greta, 'question', lamp);
    expect(await share(greta, id, hugo.email, { history: 'whole' }, 422)).toMatchObject({
      errors: [{ pointer: '/history' }],
    });
    const far = '2099-01-01T00:00:00.000Z';
    expect(await share(greta, id, hugo.email, { expiresAt: far }, 422)).toMatchObject({
      errors: [{ pointer: '/expiresAt' }],
    });
    const added = await share(greta, id, hugo.email);
    expect(added).toMatchObject({ role: 'read', history: 'fromNow', expiresAt: expect.any(String) });
    await withdraw(greta, id, added.id);
    expect(await share(jan, id, hugo.email, { history: 'whole', expiresAt: far })).toMatchObject({
      history: 'whole',
      expiresAt: far,
    });
  });

  it('shares nothing where there is none, and says so among what may be done', async () => {
    const desk = await TestDesk.open('supplyon', (source) => source.replace(/^sharing:.*$/m, ''));
    const greta = await desk.person({ name: 'Greta Holm' });
    const { id } = await file(greta, 'question', lamp);
    expect(await share(greta, id, desk.addressOf('Nobody'), {}, 409)).toMatchObject({ code: 'conflict' });
    const { allowedActions } = (await greta.call('get', `/v1/tickets/${id}`, { expect: 200 })).body;
    expect(allowedActions).toContainEqual(
      expect.objectContaining({
        action: 'share',
        allowed: false,
        denial: expect.objectContaining({ code: 'not-offered' }),
      }),
    );
    await move(greta, id, 'close').catch(() => undefined);
  });
});
