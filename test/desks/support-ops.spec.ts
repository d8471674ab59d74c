import { beforeAll, describe, expect, it } from '@jest/globals';
import { linkToken, type Person, password, TestDesk } from '../support/desks.js';
import { answer, openMailDesk, send, settled } from '../support/mail-client.js';
import { eventually } from '../support/running.js';
import { file, history, list, move, read, say, subjectsOf } from '../support/stories.js';

const lost = { subject: 'Dock 12 keeps its bike', description: 'Since this morning, at Union Square.' };

describe('support-ops: internal support of a bike-share operator', () => {
  let desk: TestDesk;
  let fay: Person; // in the field
  let finn: Person; // her colleague
  let omar: Person; // of another organization
  let sue: Person; // agent
  let address: string; // where the desk reads mail

  beforeAll(async () => {
    ({ desk, address } = await openMailDesk('support-ops'));
    // It stands still from here on: instants are exact.
    await desk.moveClock({ by: 'PT1S' });
    [fay, finn, omar, sue] = await Promise.all([
      desk.person({ name: 'Fay Field', organization: 'Field East', language: 'en' }),
      desk.person({ name: 'Finn Field', organization: 'Field East', language: 'fr' }),
      desk.person({ name: 'Omar West', organization: 'Field West', language: 'en' }),
      desk.person({ name: 'Sue Ops', role: 'agent', groups: ['supportOps'], language: 'en' }),
    ]);
  });

  it('Z1: a mail that answers no ticket creates nothing, and its sender gets one automatic answer with the portal’s address; filing gets one with the ticket id', async () => {
    const email = desk.addressOf('Mo Mailer');
    const letter = { from: email, to: address, subject: 'Dock 9 is broken', text: 'http://evil.example' };
    await send(letter);
    await send({ ...letter, text: 'Anybody there?' });
    const mail = await desk.mailTo(email);
    expect(mail.from).toBe('');
    expect(mail.parsed.text).toContain(`/portal/${desk.slug}`);
    expect(mail.parsed.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-replied');
    expect(`${mail.parsed.subject} ${mail.parsed.text} ${mail.parsed.html}`).not.toMatch(/Dock 9|evil/);
    await settled(desk, ({ status, evidence }) => status === 'ignored' && evidence.reason === 'answered-before');
    expect(desk.mailsTo(email)).toHaveLength(1);
    expect(await list(sue, 'view=all&q=Dock%209')).toEqual([]);
    const { number } = await file(fay, 'software', lost);
    await desk.mailTo(fay.email, ({ parsed }) => `${parsed.subject} ${parsed.text}`.includes(number));
  });

  it('Z2: a newcomer asks to sign in and gets a mail whose link sets the password', async () => {
    const email = desk.addressOf('Nell New');
    await desk.visit('post', '/sessions', { body: { email, password }, expect: 401 });
    await desk.visit('post', '/password-links', { body: { email }, expect: 202 });
    const mail = await desk.mailTo(email);
    const body = { token: linkToken(mail), password, name: 'Nell New' };
    await desk.visit('post', '/link-redemptions', { body, expect: 201 });
    const nell = await desk.signIn(email);
    expect(nell.name).toBe('Nell New');
    await file(nell, 'software', lost);
  });

  it.each(['critical', 'feature', 'hardware', 'software'])(
    'Z3: a new ticket (%s) is assigned to the group Support Ops by itself',
    async (type) => {
      const { id } = await file(fay, type, lost);
      expect((await read(sue, id)).group).toEqual({ key: 'supportOps', label: 'Support Ops' });
      const groups = await list(sue, 'view=unassigned&group=supportOps&limit=100');
      expect(groups.map((ticket) => ticket.id)).toContain(id);
    },
  );

  describe('Z4: four types, each with its definition; critical is urgent and alerts the on-call address', () => {
    it('shows the definition of each type to the person who chooses, in their language', async () => {
      const english = await fay.call('get', '/v1/request-types', { expect: 200 });
      const definitions = Object.fromEntries(
        english.body.items.map(({ label, purpose }: { label: string; purpose: string }) => [label, purpose]),
      );
      expect(Object.keys(definitions)).toEqual([
        'Critical (SEV)',
        'Feature request',
        'Hardware issue',
        'Software issue',
      ]);
      const critical = definitions['Critical (SEV)'];
      for (const words of ['no workaround', 'infrastructure', 'payments', 'rented', 'degraded']) {
        expect(critical).toContain(words);
      }
      expect(definitions['Feature request']).toBe('Something new or missing, or feedback on the product.');
      const french = await finn.call('get', '/v1/request-types', { expect: 200 });
      expect(french.body.items[1]).toMatchObject({ key: 'feature', label: "Demande d'évolution" });
    });

    it('asks of a critical ticket how many consumers are hit and whether a workaround exists', async () => {
      const { form } = (await fay.call('get', '/v1/request-types/critical', { expect: 200 })).body;
      const asked = form.fields.map(({ key, label }: { key: string; label: string }) => [key, label]);
      expect(asked).toEqual(
        expect.arrayContaining([
          ['consumersHit', 'How many consumers are hit?'],
          ['workaroundExists', 'Is there a workaround?'],
        ]),
      );
      const fields = { ...lost, consumersHit: 4000, workaroundExists: true };
      const body = { requestType: 'critical', fields };
      const refused = await fay.call('post', '/v1/tickets', { body, expect: 422 });
      expect(refused.body.errors).toMatchObject([{ pointer: '/fields/workaround', code: 'required' }]);
      const answered = { ...fields, workaroundExists: false };
      expect((await file(fay, 'critical', answered)).fields).toEqual(answered);
    });

    it('gives a critical ticket urgent priority and alerts the on-call address at once', async () => {
      const { id, number } = await file(fay, 'critical', { ...lost, subject: 'No bike unlocks' });
      expect((await read(fay, id)).priority.key).toBe('urgent');
      const alert = await desk.mailTo('on-call@bikeshare.example', ({ parsed }) =>
        (parsed.subject ?? '').includes(number),
      );
      expect(alert.parsed.subject).toBe(`SEV ${number}: No bike unlocks`);
      expect(alert.parsed.text).toContain(`/tickets/${number}`);
      expect(alert.parsed.html).toContain(`/tickets/${number}`);
      const calm = await file(fay, 'hardware', lost);
      expect(calm.priority.key).not.toBe('urgent');
      await desk.mailTo(fay.email, ({ parsed }) => parsed.subject === `Ticket ${calm.number} received`);
      const alerts = desk.mailsTo('on-call@bikeshare.example').map(({ parsed }) => parsed.subject ?? '');
      expect(alerts.filter((subject) => subject.includes(calm.number))).toEqual([]);
    });
  });

  it("Z5: three lists: my requests, requests I am copied on, my organization's requests", async () => {
    await file(fay, 'software', { ...lost, subject: 'Of Fay' });
    await file(finn, 'software', { ...lost, subject: 'Of Finn' });
    const { id } = await file(omar, 'software', { ...lost, subject: 'Of Omar' });
    await omar.call('post', `/v1/tickets/${id}/participants`, { body: { email: fay.email }, expect: 201 });
    const lists = (await fay.call('get', '/v1/ticket-lists', { expect: 200 })).body.items;
    const labels = lists.map(({ label, view }: { label: string; view: string }) => [label, view]);
    expect(labels).toEqual(
      expect.arrayContaining([
        ['My requests', 'requested'],
        ['Requests I am copied on', 'participating'],
        ["My organization's requests", 'organization'],
      ]),
    );
    const mine = subjectsOf(await list(fay, 'view=requested&limit=100'));
    expect(mine).toContain('Of Fay');
    expect(mine).not.toContain('Of Finn');
    expect(subjectsOf(await list(fay, 'view=participating&limit=100'))).toEqual(['Of Omar']);
    expect(await list(finn, 'view=participating')).toEqual([]);
    const ours = subjectsOf(await list(fay, 'view=organization&limit=100'));
    expect(ours).toEqual(expect.arrayContaining(['Of Fay', 'Of Finn']));
    expect(ours).not.toContain('Of Omar');
  });

  it('Z6: a reply goes into the conversation; a reply to a solved ticket reopens it, by mail too', async () => {
    const { id } = await file(fay, 'hardware', lost);
    await say(sue, id, 'Please pull the lever.');
    await say(fay, id, 'I did.');
    await move(sue, id, 'solve');
    expect(await read(fay, id)).toMatchObject({ open: false, status: { key: 'solved' } });
    await say(finn, id, 'It is stuck again.');
    expect(await read(fay, id)).toMatchObject({ open: true, status: { key: 'open' } });
    const said = (await fay.call('get', `/v1/tickets/${id}/comments`, { expect: 200 })).body.items;
    expect(said.map(({ body }: { body: string }) => body)).toEqual([
      'Please pull the lever.',
      'I did.',
      'It is stuck again.',
    ]);
    await move(sue, id, 'solve');
    const told = await desk.mailTo(fay.email, ({ parsed }) => /solved/i.test(parsed.text ?? ''));
    await send(answer(told, fay.email, 'And again, sorry.'));
    await settled(desk, (mail) => mail.ticketId === id && mail.status === 'commented');
    expect(await read(fay, id)).toMatchObject({ open: true, status: { key: 'open' } });
  });

  it('Z7: each status tells who holds the ball', async () => {
    const { id, status } = await file(fay, 'hardware', lost);
    const balls = [[status.key, status.ball]];
    for (const step of ['askRequester', 'putOnHold', 'solve', 'close']) {
      await move(sue, id, step);
      const { key, ball } = (await read(fay, id)).status;
      balls.push([key, ball]);
    }
    expect(balls).toEqual([
      ['open', 'support'],
      ['pending', 'requester'],
      ['onHold', 'support'],
      ['solved', 'nobody'],
      ['closed', 'nobody'],
    ]);
  });

  describe('Z8: a pending ticket is reminded of after 3 days and closed after 5; any answer stops both clocks', () => {
    it('says beforehand what comes when, and why', async () => {
      const { id } = await pending();
      const now = Date.parse((await desk.call('get', '/v1/test/clock', { expect: 200 })).body.now);
      expect((await read(fay, id)).nextActions).toEqual([
        {
          kind: 'remind',
          at: new Date(now + 3 * day).toISOString(),
          transition: null,
          reason: 'We remind you after 3 days without an answer.',
        },
        {
          kind: 'transition',
          at: new Date(now + 5 * day).toISOString(),
          transition: { key: 'closeForSilence', label: 'Close without an answer' },
          reason: 'After 5 days without an answer the ticket is closed.',
        },
      ]);
    });

    it('reminds the requester after 3 days, and not a second before', async () => {
      // One ticket is a second ahead of the other: what happens to it shows that the worker has looked.
      const ahead = await pending();
      await desk.moveClock({ by: 'PT1S' });
      const { id, number } = await pending();
      await later({ by: 'P2DT23H59M59S' });
      await desk.mailTo(fay.email, reminderOf(ahead.number));
      expect(desk.mailsTo(fay.email).filter(reminderOf(number))).toEqual([]);
      expect(await whenReminded(id)).toEqual([]);
      const now = await desk.moveClock({ by: 'PT1S' });
      const mail = await desk.mailTo(fay.email, reminderOf(number));
      expect(mail.parsed.text).toContain('After 5 days without an answer the ticket is closed.');
      expect(await whenReminded(id)).toEqual([now.toISOString()]);
      expect((await read(fay, id)).status.key).toBe('pending');
    });

    it('closes the ticket after 5 days, and not a second before', async () => {
      const ahead = await pending();
      await desk.moveClock({ by: 'PT1S' });
      const { id } = await pending();
      await later({ by: 'P4DT23H59M59S' });
      await standsIn(ahead.id, 'closed');
      expect((await read(fay, id)).status.key).toBe('pending');
      const now = await desk.moveClock({ by: 'PT1S' });
      await standsIn(id, 'closed');
      const last = (await history(fay, id)).findLast(({ kind }) => kind === 'ticket.moved');
      expect(last).toMatchObject({ at: now.toISOString(), actor: { kind: 'system' } });
    });

    it('stops both clocks at any answer, by the requester or a colleague', async () => {
      const silent = await pending();
      const answered = [await pending(), await pending()];
      await later({ by: 'P2D' });
      for (const [index, { id }] of answered.entries()) {
        await say([fay, finn][index] ?? fay, id, 'Here is the serial number.');
        expect(await read(fay, id)).toMatchObject({ status: { key: 'open' }, nextActions: [] });
      }
      await later({ by: 'P3D' });
      await standsIn(silent.id, 'closed');
      for (const { id } of answered) {
        expect((await read(fay, id)).status.key).toBe('open');
        expect(await whenReminded(id)).toEqual([]);
      }
    });
  });

  describe('Z9: a solved ticket is closed after 4 days; closed is final and leads to a follow-up', () => {
    it('closes by itself after 4 days, and not a second before', async () => {
      const ahead = await solved();
      await desk.moveClock({ by: 'PT1S' });
      const { id } = await solved();
      await later({ by: 'P3DT23H59M59S' });
      await standsIn(ahead.id, 'closed');
      expect((await read(fay, id)).status.key).toBe('solved');
      await desk.moveClock({ by: 'PT1S' });
      await standsIn(id, 'closed');
    });

    it('refuses comments with an error that tells how to file a follow-up, linked to the old ticket', async () => {
      const { id, number } = await solved();
      await move(sue, id, 'close');
      const body = { body: 'It is back.' };
      const refused = await fay.call('post', `/v1/tickets/${id}/comments`, { body, expect: 409 });
      expect(refused.body).toMatchObject({ code: 'ticket-final', detail: expect.stringContaining(number) });
      expect(refused.body.followUp).toMatchObject({ operationId: 'ticketCreate', path: '/v1/tickets' });
      const reopening = { body: { transition: 'reopen' }, expect: 409 };
      await sue.call('post', `/v1/tickets/${id}/transitions`, reopening);
      const followUp = await file(fay, 'hardware', lost, refused.body.followUp.body);
      expect(followUp).toMatchObject({ followUpOf: { id, number }, status: { key: 'open' } });
      expect((await read(fay, id)).followUps).toEqual([{ id: followUp.id, number: followUp.number }]);
    });

    it('answers a mail to a closed ticket once, with its number and the way to a follow-up', async () => {
      const { id, number } = await solved();
      const told = await desk.mailTo(fay.email, ({ parsed }) => `${parsed.subject}`.includes(number));
      await move(sue, id, 'close');
      await send(answer(told, fay.email, 'It is back.'));
      const hint = await desk.mailTo(
        fay.email,
        ({ from, parsed }) => from === '' && `${parsed.subject}`.includes(number),
      );
      expect(hint.parsed.text).toContain(`/tickets/${number}`);
      const kept = await settled(desk, ({ suggestedTicketId }) => suggestedTicketId === id);
      expect(kept).toMatchObject({ status: 'quarantined', evidence: { reason: 'ticket-final' } });
      expect((await fay.call('get', `/v1/tickets/${id}/comments`, { expect: 200 })).body.items).toEqual([]);
    });

    it('takes no follow-up of a ticket that can still be reopened', async () => {
      const { id } = await solved();
      const body = { requestType: 'hardware', fields: lost, followUpOf: id };
      await fay.call('post', '/v1/tickets', { body, expect: 409 });
    });
  });

  async function pending(): Promise<{ id: string; number: string }> {
    const ticket = await file(fay, 'hardware', lost);
    await say(sue, ticket.id, 'What does its label say?');
    await move(sue, ticket.id, 'askRequester');
    return ticket;
  }

  async function solved(): Promise<{ id: string; number: string }> {
    const ticket = await file(fay, 'hardware', lost);
    await move(sue, ticket.id, 'solve');
    return ticket;
  }

  function standsIn(ticket: string, status: string): Promise<true> {
    return eventually(`${ticket} ${status}`, async () => (await read(fay, ticket)).status.key === status || undefined);
  }

  async function whenReminded(ticket: string): Promise<string[]> {
    return (await history(fay, ticket)).filter(({ kind }) => kind === 'ticket.reminded').map(({ at }) => at);
  }

  /** Moves the clock; as access tokens end meanwhile, everybody signs in again. */
  async function later(to: { by: string }): Promise<Date> {
    const now = await desk.moveClock(to);
    [fay, finn, sue] = await Promise.all([desk.signIn(fay.email), desk.signIn(finn.email), desk.signIn(sue.email)]);
    return now;
  }
});

const day = 86_400_000;

const reminderOf =
  (number: string) =>
  ({ parsed }: { parsed: { subject?: string; text?: string } }): boolean =>
    (parsed.subject ?? '').includes(number) && (parsed.text ?? '').includes('is waiting for your answer');
