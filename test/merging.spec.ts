import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { linkToken, type Person, TestDesk } from './support/desks.js';
import { fetchFile, upload } from './support/files.js';
import { type Answer, call } from './support/http.js';
import { answer, openMailDesk, send, settled } from './support/mail-client.js';
import { eventually } from './support/running.js';
import { file, history, list, move, read, say, type Teller } from './support/stories.js';

const gateway = { subject: 'Gateway is silent', description: 'No position of truck 7.' };
const dark = { subject: 'Truck 7 is dark', description: 'It has been since noon.' };

type Body = Answer['body'];
const merge = async (by: Teller, ticket: string, into: string, expect = 201): Promise<Body> =>
  (await by.call('post', `/v1/tickets/${ticket}/merges`, { body: { into }, expect })).body;
const unmerge = async (by: Teller, ticket: string): Promise<Body> =>
  (await by.call('delete', `/v1/tickets/${ticket}/merge`, { expect: 200 })).body;
const comments = async (by: Teller, ticket: string): Promise<Body[]> =>
  (await by.call('get', `/v1/tickets/${ticket}/comments?limit=100`, { expect: 200 })).body.items;
const said = async (by: Teller, ticket: string): Promise<string[]> =>
  (await comments(by, ticket)).map(({ body }) => body);
const participants = async (by: Teller, ticket: string): Promise<Body[]> =>
  (await by.call('get', `/v1/tickets/${ticket}/participants`, { expect: 200 })).body.items;

/** All that somebody sees of a ticket, but for what counts and dates its changes. */
async function wholeOf(by: Teller, ticket: string): Promise<object> {
  const { version: _version, updatedAt: _updatedAt, ...view } = await read(by, ticket);
  return { view, comments: await comments(by, ticket), participants: await participants(by, ticket) };
}

describe('merging', () => {
  let desk: TestDesk;
  let ana: Person; // customer at Acme
  let ben: Person; // her colleague
  let eva: Person; // customer at Beta, whom Ben shares with
  let dan: Person; // agent

  beforeAll(async () => {
    ({ desk } = await openMailDesk('samsara'));
    // It stands still from here on: instants are exact.
    await desk.moveClock({ by: 'PT1S' });
    [ana, ben, eva, dan] = await Promise.all([
      desk.person({ name: 'Ana Lind', organization: 'Acme', language: 'en' }),
      desk.person({ name: 'Ben Roe', organization: 'Acme', language: 'fr' }),
      desk.person({ name: 'Eva Beta', organization: 'Beta', language: 'en' }),
      desk.person({ name: 'Dan Brook', role: 'agent', groups: ['support'], language: 'en' }),
    ]);
  });

  async function later(to: { by: string }): Promise<void> {
    await desk.moveClock(to);
    [ana, ben, eva, dan] = (await Promise.all([ana, ben, eva, dan].map(({ email }) => desk.signIn(email)))) as [
      Person,
      Person,
      Person,
      Person,
    ];
  }

  /** A ticket of Ana's and one of Ben's about the same, each with something said, a file, and somebody beside. */
  async function two(): Promise<{ into: Body; merged: Body; file: string }> {
    const into = await file(ana, 'problem', gateway);
    await say(ana, into.id, 'It is the red one.');
    await later({ by: 'PT1M' });
    const log = (await upload(ben, 'gateway.log', 'no position')).body;
    const merged = await file(ben, 'problem', dark, { attachmentIds: [log.id] });
    await ben.call('post', `/v1/tickets/${merged.id}/participants`, { body: { email: eva.email }, expect: 201 });
    await say(ben, merged.id, 'The cab is dark too.');
    await later({ by: 'PT1M' });
    await say(dan, merged.id, 'Does the light blink?');
    await say(dan, merged.id, 'Same batch as last week?', { visibility: 'internal' });
    await move(dan, merged.id, 'askCustomer');
    return { into, merged, file: log.id };
  }

  it('makes one ticket of two: nothing that was said in either is lost', async () => {
    const { into, merged, file: log } = await two();
    const answered = await merge(dan, merged.number, into.number);
    expect(answered).toMatchObject({
      id: merged.id,
      status: { key: 'pending' },
      mergedInto: { id: into.id, number: into.number },
      nextActions: [],
    });
    const words = ['It is the red one.', 'The cab is dark too.', 'Does the light blink?'];
    for (const reader of [ana, ben]) {
      expect(await said(reader, into.id)).toEqual(words);
      const view = await read(reader, into.number);
      expect(view.mergedTickets).toMatchObject([
        {
          id: merged.id,
          number: merged.number,
          fields: dark,
          requester: { name: 'Ben Roe' },
          attachments: [{ id: log }],
        },
      ]);
      expect(await (await fetchFile(reader, log)).text()).toBe('no position');
      // The old number leads on.
      expect((await read(reader, merged.number)).mergedInto).toEqual({ id: into.id, number: into.number });
    }
    expect(await said(dan, into.id)).toEqual([...words, 'Same batch as last week?']);
    const pages = await dan.call('get', `/v1/tickets/${into.id}/comments?limit=2`, { expect: 200 });
    const rest = `/v1/tickets/${into.id}/comments?cursor=${pages.body.nextCursor}`;
    expect((await dan.call('get', rest, { expect: 200 })).body.items).toHaveLength(2);
    const [, fromMerged] = await comments(dan, into.id);
    expect(fromMerged.ticketId).toBe(merged.id);
    await ana.call('get', `/v1/tickets/${into.id}/comments/${fromMerged.id}`, { expect: 200 });

    for (const [reader, query] of [
      [ben, 'view=requested'],
      [ana, 'view=organization'],
      [dan, 'view=all'],
    ] as const) {
      const shown = (await list(reader, `${query}&limit=100`)).map(({ id }) => id);
      expect(shown).not.toContain(merged.id);
    }
    expect((await list(dan, 'merged=true&limit=100')).map(({ id }) => id)).toContain(merged.id);
    // Whoever looks for its number or its words finds it.
    for (const query of [`number=${merged.number}`, `q=${merged.number}`, 'q=cab+dark+too&sort=-createdAt&limit=1']) {
      for (const reader of [ana, dan]) {
        expect(await list(reader, query)).toMatchObject([{ id: merged.id, mergedAt: expect.any(String) }]);
      }
    }

    const mail = await desk.mailTo(ben.email, ({ parsed }) => (parsed.text ?? '').includes('n’en font plus qu’une'));
    expect(mail.parsed.subject).toContain(`[${merged.number}]`);
    expect(mail.parsed.text).toContain(`/tickets/${into.number}`);
    expect((await history(ben, merged.id)).at(-1)).toMatchObject({
      kind: 'ticket.merged',
      actor: { id: dan.id },
      summary: expect.stringContaining(into.number),
    });
    expect((await history(ana, into.id)).at(-1)).toMatchObject({
      kind: 'ticket.merged',
      summary: 'Dan Brook merged another request into this one.',
      changes: [],
    });
    // What happened to both is told in one story.
    const kinds = (await history(dan, into.id)).map(({ ticketId, kind }) => [ticketId === merged.id, kind]);
    expect(kinds).toEqual([
      [false, 'ticket.filed'],
      [false, 'comment.added'],
      [true, 'ticket.filed'],
      [true, 'participant.invited'],
      [true, 'participant.added'],
      [true, 'comment.added'],
      [true, 'comment.added'],
      [true, 'note.added'],
      [true, 'ticket.moved'],
      [false, 'ticket.merged'],
    ]);
    const backwards = `/v1/tickets/${into.id}/history?sort=-at&limit=4`;
    const first = (await dan.call('get', backwards, { expect: 200 })).body;
    const more = (await dan.call('get', `${backwards}&cursor=${first.nextCursor}`, { expect: 200 })).body;
    expect([...first.items, ...more.items].map(({ kind }: Body) => kind)).toEqual(
      kinds
        .map(([, kind]) => kind)
        .reverse()
        .slice(0, 8),
    );
    expect((await history(dan, into.id)).at(-1)?.changes).toMatchObject([{ what: 'mergedTicket', to: merged.number }]);
  });

  it('and un-merging gives both back exactly, and both histories tell of it', async () => {
    const { into, merged } = await two();
    const readers = [ana, ben, dan];
    const look = () => Promise.all(readers.flatMap((by) => [into, merged].map(({ id }) => wholeOf(by, id))));
    const before = await look();
    const evas = await wholeOf(eva, merged.id);
    await merge(dan, merged.id, into.id);
    expect(await look()).not.toEqual(before);
    expect(
      (await participants(dan, into.id)).map(({ personId, source, history: from }) => [personId, source, from]),
    ).toEqual(
      expect.arrayContaining([
        [ben.id, 'merged', 'fromNow'],
        [eva.id, 'merged', 'fromNow'],
      ]),
    );
    expect(await unmerge(dan, merged.number)).toMatchObject({ id: merged.id, mergedInto: null });
    expect(await look()).toEqual(before);
    expect(await wholeOf(eva, merged.id)).toEqual(evas);
    await eva.call('get', `/v1/tickets/${into.id}`, { expect: 404 });
    for (const id of [into.id, merged.id]) {
      expect((await history(ana, id)).slice(-2).map(({ kind }) => kind)).toEqual(['ticket.merged', 'ticket.unmerged']);
    }
    await desk.mailTo(ben.email, ({ parsed }) => (parsed.text ?? '').includes('de nouveau une demande à part'));
    expect((await list(ben, 'view=requested&limit=100')).map(({ id }) => id)).toContain(merged.id);
    // And again.
    await merge(dan, merged.id, into.id);
    await unmerge(dan, merged.id);
    expect(await look()).toEqual(before);
  });

  it('leads what is said on the old number on to the other ticket, by mail too; there it stays', async () => {
    const { into, merged } = await two();
    const asked = await desk.mailTo(
      ben.email,
      ({ parsed }) =>
        `${parsed.subject} ${parsed.text}`.includes(merged.number) && parsed.text?.includes('blink?') === true,
    );
    await merge(dan, merged.id, into.id);
    const posted = await say(ben, merged.number, 'It blinks.');
    expect(posted.ticketId).toBe(into.id);
    await send(answer(asked, ben.email, 'Red, three times.'));
    expect(await settled(desk, ({ ticketId, from }) => ticketId === into.id && from.email === ben.email)).toMatchObject(
      {
        status: 'commented',
      },
    );
    await desk.mailTo(ana.email, ({ parsed }) => (parsed.text ?? '').includes('Red, three times.'));
    await say(dan, into.id, 'We send you another one.');
    await desk.mailTo(ben.email, ({ parsed }) => (parsed.text ?? '').includes('We send you another one.'));
    // A stranger's answer through the same address is put aside as ever.
    await send(answer(asked, eva.email, 'Me too.'));
    expect(await settled(desk, ({ from }) => from.email === eva.email)).toMatchObject({
      status: 'quarantined',
      suggestedTicketId: into.id,
    });
    await unmerge(dan, merged.id);
    expect((await said(ana, into.id)).slice(1)).toEqual([
      'It blinks.',
      'Red, three times.',
      'We send you another one.',
    ]);
    expect(await said(ben, merged.id)).toEqual(['The cab is dark too.', 'Does the light blink?']);
    const again = await say(ben, merged.id, 'Back here.');
    expect(again.ticketId).toBe(merged.id);
  });

  it('leads a guest of the old one on, who came by a mail link and has no account', async () => {
    const { into, merged } = await two();
    const email = desk.addressOf('Gil Guest');
    await ben.call('post', `/v1/tickets/${merged.id}/participants`, { body: { email }, expect: 201 });
    const token = linkToken(await desk.mailTo(email, (mail) => linkToken(mail) !== undefined));
    const { accessToken } = (await desk.visit('post', '/link-redemptions', { body: { token }, expect: 201 })).body;
    const gil: Teller = {
      call: (method, path, options = {}) => call(method, path, { ...options, token: accessToken }),
    };
    await gil.call('get', `/v1/tickets/${into.id}`, { expect: 404 });
    await merge(dan, merged.id, into.id);
    expect((await say(gil, merged.number, 'I am in the cab.')).ticketId).toBe(into.id);
    expect(await said(gil, into.id)).toEqual(['The cab is dark too.', 'Does the light blink?', 'I am in the cab.']);
    await unmerge(dan, merged.id);
    await gil.call('get', `/v1/tickets/${into.id}`, { expect: 404 });
    expect(await said(gil, merged.id)).toEqual(['The cab is dark too.', 'Does the light blink?']);
  });

  it('stops its clocks: no timer goes off and no target passes while it is merged', async () => {
    const { into, merged } = await two();
    const ahead = await two();
    const [due] = (await read(ben, merged.id)).nextActions;
    expect(due).toMatchObject({ kind: 'transition', transition: { key: 'resolveForSilence' } });
    await merge(dan, merged.id, into.id);
    await later({ by: 'P4D' });
    // The other one's timer has gone off: the worker has looked.
    await eventually(
      'the other is resolved',
      async () => (await read(ben, ahead.merged.id)).status.key === 'resolved' || undefined,
    );
    const during = await read(dan, merged.id);
    expect(during).toMatchObject({ status: { key: 'pending' }, nextActions: [] });
    expect(during.targets.filter(({ metAt, breached }: Body) => metAt === null && breached)).toEqual([]);
    expect((await history(dan, merged.id)).map(({ kind }) => kind)).not.toContain('ticket.late');
    await unmerge(dan, merged.id);
    await eventually('it is resolved', async () => (await read(ben, merged.id)).status.key === 'resolved' || undefined);
  });

  it('lets nothing else be done with it, and says so', async () => {
    const { into, merged } = await two();
    const allowed = async (by: Person, id: string) =>
      (await read(by, id)).allowedActions.filter((each: Body) => each.allowed).map(({ action }: Body) => action);
    expect(await allowed(dan, merged.id)).toContain('merge');
    expect(await allowed(dan, merged.id)).not.toContain('unmerge');
    await merge(dan, merged.id, into.id);
    expect(await allowed(dan, merged.id)).toEqual(['comment', 'addNote', 'unmerge']);
    expect(await allowed(ben, merged.id)).toEqual(['comment']);
    expect((await read(ben, merged.id)).allowedActions[0].denial).toMatchObject({ code: 'merged' });
    const headers = { 'if-match': '*' };
    const path = `/v1/tickets/${merged.id}`;
    await dan.call('post', `${path}/transitions`, { body: { transition: 'resolve' }, expect: 409 });
    await dan.call('patch', path, { body: { priority: 'low' }, headers, expect: 409 });
    await dan.call('put', `${path}/assignment`, { body: { assignee: dan.id }, headers, expect: 409 });
    await ben.call('post', `${path}/participants`, { body: { email: 'x@acme.example' }, expect: 409 });
    await ben.call('post', `${path}/escalation`, { body: { reason: 'Now.' }, expect: 409 });
    for (const [by, method, to] of [
      [ben, 'post', 'merges'],
      [ana, 'delete', 'merge'],
    ] as const) {
      await by.call(method, `${path}/${to}`, { body: { into: into.id }, expect: 403 });
    }
  });

  it('is refused where it makes no sense, with the reason', async () => {
    const { into, merged } = await two();
    const third = await file(ana, 'problem', gateway);
    const evas = await file(eva, 'problem', gateway);
    const reasons = async (ticket: string, other: string): Promise<Body> =>
      (await merge(dan, ticket, other, 422)).errors;
    expect(await reasons(merged.id, merged.number)).toMatchObject([{ pointer: '/into', code: 'itself' }]);
    for (const other of [randomUUID(), '999', 'nonsense']) {
      expect(await reasons(merged.id, other)).toMatchObject([{ pointer: '/into', code: 'unknown' }]);
    }
    expect(await reasons(merged.id, evas.id)).toMatchObject([{ code: 'other-organization' }]);
    const solved = await file(ana, 'problem', gateway);
    await move(dan, solved.id, 'resolve');
    expect(await reasons(merged.id, solved.id)).toMatchObject([{ code: 'into-not-open' }]);
    await dan.call('delete', `/v1/tickets/${merged.id}/merge`, { expect: 409 });
    await merge(dan, merged.id, into.id);
    await merge(dan, merged.id, third.id, 409);
    await merge(dan, into.id, third.id, 409);
    expect(await reasons(third.id, merged.id)).toMatchObject([{ code: 'into-merged' }]);
    await merge(dan, solved.id, into.id);
    expect((await read(dan, into.id)).mergedTickets).toHaveLength(2);
    const stale = { body: { into: into.id }, headers: { 'if-match': '"1"' }, expect: 412 };
    await say(ana, third.id, 'One more thing.');
    await dan.call('post', `/v1/tickets/${third.id}/merges`, stale);
    const final = await TestDesk.open('support-ops');
    const [fay, sam] = await Promise.all([
      final.person({ name: 'Fay Field' }),
      final.person({ name: 'Sam Support', role: 'agent' }),
    ]);
    const fields = { subject: 'Bike', description: 'Gone.' };
    const [over, open] = [await file(fay, 'feature', fields), await file(fay, 'feature', fields)];
    await move(sam, over.id, 'solve');
    await final.moveClock({ by: 'P5D' });
    const [fayNow, samNow] = [await final.signIn(fay.email), await final.signIn(sam.email)];
    await eventually('it is closed', async () => (await read(fayNow, over.id)).status.key === 'closed' || undefined);
    expect((await merge(samNow, over.id, open.id, 409)).code).toBe('ticket-final');
  });

  it('keeps a comment of the merged ticket its own: what is taken away there is taken away here, and stays so', async () => {
    const { into, merged } = await two();
    await merge(dan, merged.id, into.id);
    const own = (await comments(ben, into.id)).find(({ body }) => body === 'The cab is dark too.');
    const path = `/v1/tickets/${into.number}/comments/${own.id}`;
    await dan.call('post', `${path}/redaction`, { body: { reason: 'a name in it' }, expect: 200 });
    expect(await said(ana, into.id)).toContain(null);
    expect((await history(dan, merged.id)).at(-1)).toMatchObject({ kind: 'comment.redacted', reason: 'a name in it' });
    await unmerge(dan, merged.id);
    expect(await said(ben, merged.id)).toEqual([null, 'Does the light blink?']);
  });
});

describe('merging where colleagues do not see each other’s tickets', () => {
  it('shows nobody what was said before on the other’s; both hear what is said from then on', async () => {
    const desk = await TestDesk.open('road');
    await desk.moveClock({ by: 'PT1S' });
    let [ines, luc, nora] = await Promise.all([
      desk.person({ name: 'Ines Un', organization: 'Ampere', language: 'en' }),
      desk.person({ name: 'Luc Deux', organization: 'Ampere', language: 'en' }),
      desk.person({ name: 'Nora Agent', role: 'agent', language: 'en' }),
    ]);
    const into = await file(ines, 'generalQuestion', gateway);
    const merged = await file(luc, 'generalQuestion', dark);
    await say(ines, into.id, 'Ines before.');
    await say(luc, merged.id, 'Luc before.');
    await desk.moveClock({ by: 'PT1M' });
    [ines, luc, nora] = [await desk.signIn(ines.email), await desk.signIn(luc.email), await desk.signIn(nora.email)];
    await merge(nora, merged.id, into.id);
    await say(nora, into.id, 'For both.');
    await say(luc, merged.number, 'Luc after.');
    expect(await said(ines, into.id)).toEqual(['Ines before.', 'For both.', 'Luc after.']);
    expect((await read(ines, into.id)).mergedTickets).toEqual([]);
    await ines.call('get', `/v1/tickets/${merged.id}`, { expect: 404 });
    expect((await history(ines, into.id)).map(({ summary }) => summary).join()).not.toContain(merged.number);
    expect(await said(luc, into.id)).toEqual(['Luc before.', 'For both.', 'Luc after.']);
    expect((await read(luc, into.id)).mergedTickets).toMatchObject([{ number: merged.number, fields: dark }]);
    const filed = (await history(luc, into.id)).filter(({ kind }) => kind === 'ticket.filed');
    expect(filed).toMatchObject([{ ticketId: merged.id, actor: { id: luc.id } }]);
    expect((await history(ines, into.id)).map(({ ticketId }) => ticketId)).not.toContain(merged.id);
    const hers = (await comments(ines, into.id)).find(({ body }) => body === 'Ines before.');
    await luc.call('get', `/v1/tickets/${into.id}/comments/${hers.id}`, { expect: 404 });
    expect((await said(nora, into.id)).sort()).toEqual(['For both.', 'Ines before.', 'Luc after.', 'Luc before.']);
    await unmerge(nora, merged.id);
    await luc.call('get', `/v1/tickets/${into.id}`, { expect: 404 });
    expect(await said(luc, merged.id)).toEqual(['Luc before.']);
  });
});
