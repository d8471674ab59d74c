import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Person, TestDesk } from './support/desks.js';
import { queued } from './support/mail-rows.js';
import { raw } from './support/raw.js';
import type { ReceivedMail } from './support/running.js';
import { change, file, move, say } from './support/stories.js';

const lamp = { subject: 'The lamp is dark', description: 'Zebra crossing, at night.' };

function header(mail: ReceivedMail, name: string): string | undefined {
  return mail.parsed.headers.find(({ key }) => key === name)?.value;
}

describe('what somebody gets mail about', () => {
  let desk: TestDesk;
  let ana: Person;
  let dan: Person; // agent
  beforeAll(async () => {
    desk = await TestDesk.open('samsara');
    [ana, dan] = await Promise.all([
      desk.person({ name: 'Ana Lind', language: 'en' }),
      desk.person({ name: 'Dan Agent', role: 'agent', language: 'en' }),
    ]);
  });
  const choices = async (by: Person, language = 'en') =>
    (await by.call('get', '/v1/me/notifications', { headers: { 'accept-language': language }, expect: 200 })).body;
  const choose = (by: Person, events: { event: string; mail: boolean }[]) =>
    change(by, 'put', '/v1/me/notifications', { events });

  it('is shown with a name in their language, each with whether it is theirs to choose', async () => {
    const { events, version } = await choices(ana);
    expect(version).toBeGreaterThan(0);
    expect(events).toContainEqual({ event: 'comment.added', label: 'Somebody answers', mail: true, optional: true });
    expect(events).toContainEqual(expect.objectContaining({ event: 'ticket.filed', mail: true, optional: false }));
    const kinds: string[] = events.map(({ event }: { event: string }) => event);
    expect(kinds.filter((kind) => /^(note|password|account|address)\./.test(kind))).toEqual([]);
    const french = (await choices(ana, 'fr')).events;
    expect(french).toContainEqual(expect.objectContaining({ event: 'comment.added', label: 'Quelqu’un répond' }));
    const agents = (await choices(dan)).events.map(({ event }: { event: string }) => event);
    expect(agents).toEqual(expect.arrayContaining(['note.added', 'ticket.assigned', 'account.requested']));
  });

  it('is what they choose: a kind that is off sends nothing, and the rest goes on', async () => {
    const { id, number } = await file(ana, 'question', lamp);
    await desk.mailTo(ana.email, ({ parsed }) => (parsed.subject ?? '').includes(number));
    const off = await choose(ana, [{ event: 'comment.added', mail: false }]);
    expect(off.events).toContainEqual(expect.objectContaining({ event: 'comment.added', mail: false }));
    await say(dan, id, 'Which one?');
    await move(dan, id, 'resolve');
    await desk.mailTo(ana.email, ({ parsed }) => (parsed.text ?? '').includes('Resolved'));
    // Events are relayed in order: had there been a mail about the comment, it would be there.
    const said = desk.mailsTo(ana.email).map(({ parsed }) => parsed.text ?? '');
    expect(said.filter((text) => text.includes('Which one?'))).toEqual([]);
    expect((await choose(ana, [])).events).toContainEqual(
      expect.objectContaining({ event: 'comment.added', mail: true }),
    );
  });

  it('is refused where the desk does not leave it to them, or where they hear nothing of it', async () => {
    const { headers } = await ana.call('get', '/v1/me/notifications', { expect: 200 });
    const put = (events: object[], etag = headers['etag'] ?? '') =>
      ana.call('put', '/v1/me/notifications', { body: { events }, headers: { 'if-match': etag } });
    const forced = await put([{ event: 'ticket.filed', mail: false }]);
    expect(forced).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/events/0/mail', code: 'not-optional' }] },
    });
    const others = await put([
      { event: 'comment.added', mail: true },
      { event: 'note.added', mail: false },
    ]);
    expect(others).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/events/1/event', code: 'unknown-event' }] },
    });
    expect((await put([{ event: 'comment.added' }])).status).toBe(400);
    expect((await put([], '"1"')).status).toBe(412);
    expect((await put([{ event: 'ticket.filed', mail: true }])).status).toBe(200);
  });
});

describe('a mail about a ticket', () => {
  let desk: TestDesk;
  let ana: Person;
  let dan: Person; // agent
  beforeAll(async () => {
    desk = await TestDesk.open('samsara');
    [ana, dan] = await Promise.all([
      desk.person({ name: 'Ana Lind', language: 'en' }),
      desk.person({ name: 'Dan Agent', role: 'agent', language: 'en' }),
    ]);
  });
  const unsubscribe = (mail: ReceivedMail) =>
    new URL(/^<(.+)>$/.exec(header(mail, 'list-unsubscribe') ?? '')?.[1] ?? '');
  const newsOf = (number: string) => desk.mailTo(ana.email, ({ parsed }) => (parsed.subject ?? '').includes(number));
  const isOn = async (id: string) =>
    (await ana.call('get', `/v1/tickets/${id}/subscription`, { expect: 200 })).body.notifications;

  it('can be ended by the reader’s mail program, with one click, for that ticket alone', async () => {
    const { id, number } = await file(ana, 'question', lamp);
    const other = await file(ana, 'question', { ...lamp, subject: 'The door is stuck' });
    const mail = await newsOf(number);
    expect(header(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const { pathname, search } = unsubscribe(mail);
    const bodies = [
      ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
      [
        'multipart/form-data; boundary=b',
        '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
      ],
    ] as const;
    for (const [type, body] of bodies) {
      const done = await raw('POST', pathname + search, { 'content-type': type }, body);
      expect(done.status).toBe(200);
      expect(done.text).toContain(`no more mail about request ${number}`);
      expect(await isOn(id)).toBe(false);
    }
    await say(dan, id, 'Nobody is told.');
    await say(dan, other.id, 'Ana is told.');
    await desk.mailTo(ana.email, ({ parsed }) => (parsed.text ?? '').includes('Ana is told.'));
    expect(desk.mailsTo(ana.email).some(({ parsed }) => (parsed.text ?? '').includes('Nobody is told.'))).toBe(false);
    expect(await isOn(other.id)).toBe(true);
  });

  it('leads to a page that changes nothing by being looked at, however often, and whose button ends the mail', async () => {
    const { id, number } = await file(ana, 'question', { ...lamp, subject: 'The bell is mute' });
    const { pathname, search } = unsubscribe(await newsOf(number));
    for (const method of ['GET', 'HEAD', 'GET']) {
      expect((await raw(method, pathname + search, {})).status).toBe(200);
      expect(await isOn(id)).toBe(true);
    }
    const page = await raw('GET', pathname + search, {});
    expect(page.text).toContain(number);
    expect(page.text).not.toContain('The bell is mute');
    const action = /action="([^"]+)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await raw('POST', action, form, '')).status).toBe(200);
    expect(await isOn(id)).toBe(false);
    const last = search.at(-1) === 'A' ? 'B' : 'A';
    for (const token of ['', '?token=', '?token=gu_x', `${search.slice(0, -1)}${last}`]) {
      expect((await raw('GET', pathname + token, {})).status).toBe(410);
      expect((await raw('POST', pathname + token, form, '')).status).toBe(410);
    }
    const other = await TestDesk.open('samsara');
    expect((await raw('POST', pathname.replace(desk.slug, other.slug) + search, form, '')).status).toBe(410);
  });

  it('has such a link, and a mail about an account has none', async () => {
    await desk.visit('post', '/password-links', { body: { email: ana.email }, expect: 202 });
    const mail = await desk.mailTo(ana.email, ({ parsed }) => /for=setPassword/.test(parsed.text ?? ''));
    expect(header(mail, 'list-unsubscribe')).toBeUndefined();
    expect(header(mail, 'list-unsubscribe-post')).toBeUndefined();
  });
});

describe('small news of a ticket, at a desk that bundles them', () => {
  let desk: TestDesk;
  let fay: Person;
  let sue: Person; // agent
  beforeAll(async () => {
    desk = await TestDesk.open('support-ops');
    [fay, sue] = await Promise.all([
      desk.person({ name: 'Fay Field', language: 'en' }),
      desk.person({ name: 'Sue Ops', role: 'agent', language: 'en' }),
    ]);
    // From here on the clock stands still.
    await desk.moveClock({ by: 'PT0S' });
  });
  const stuck = { subject: 'Bike 12 is stuck', description: 'It does not unlock.' };
  const filed = async () => {
    const { id, number } = await file(fay, 'hardware', stuck);
    await desk.mailTo(fay.email, ({ parsed }) => (parsed.subject ?? '').includes(number));
    return { id, number };
  };
  const about = (number: string) =>
    desk.mailsTo(fay.email).filter(({ parsed }) => `${parsed.subject} ${parsed.text}`.includes(number));

  it('is one mail a minute after the first of them, which tells all in order and greets once', async () => {
    const { id, number } = await filed();
    await move(sue, id, 'putOnHold');
    await move(sue, id, 'resume');
    await queued(fay.email, (row) => heldIn(row) === 'Open');
    await desk.moveClock({ by: 'PT30S' });
    await move(sue, id, 'solve');
    await queued(fay.email, (row) => heldIn(row) === 'Solved');
    await desk.moveClock({ by: 'PT30S' });
    const mail = await desk.mailTo(fay.email, ({ parsed }) => /status is now: Solved/.test(parsed.text ?? ''));
    const text = mail.parsed.text ?? '';
    expect([...text.matchAll(/status is now: ([^.\n]+)/g)].map(([, status]) => status)).toEqual([
      'On hold',
      'Open',
      'Solved',
    ]);
    expect(text.match(/Hello Fay Field/g)).toHaveLength(1);
    expect(text.match(/View the request/g)).toHaveLength(1);
    // All three are in this one: nothing is left to come.
    expect(about(number).filter(({ parsed }) => /status is now/.test(parsed.text ?? ''))).toEqual([mail]);
  });

  it('goes along with an answer, which waits for nothing', async () => {
    const { id, number } = await filed();
    await move(sue, id, 'putOnHold');
    await say(sue, id, 'We have ordered the part.');
    const mail = await desk.mailTo(fay.email, ({ parsed }) => /We have ordered the part/.test(parsed.text ?? ''));
    expect(mail.parsed.text).toMatch(/status is now: On hold[\s\S]*We have ordered the part/);
    await desk.moveClock({ by: 'PT1M' });
    await say(sue, id, 'It is here.');
    await desk.mailTo(fay.email, ({ parsed }) => /It is here/.test(parsed.text ?? ''));
    expect(about(number)).toHaveLength(3);
  });
});

/** The status that a queued mail which waits for more tells of. */
function heldIn({ status, data }: { status: string; data: { held?: true; values?: Record<string, string> } }) {
  return status === 'queued' && data.held ? data.values?.['ticket.status'] : undefined;
}
