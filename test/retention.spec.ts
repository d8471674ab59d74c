import { describe, expect, it } from '@jest/globals';
import { asOwner } from './support/database-rows.js';
import { type Person, TestDesk } from './support/desks.js';
import { fetchFile, follow, pixel, seenBy, storedFiles, upload } from './support/files.js';
import { openMailDesk, send, settled } from './support/mail-client.js';
import { expectProblem, raw } from './support/raw.js';
import { eventually } from './support/running.js';
import { file, history, list, move, read, say } from './support/stories.js';

const dark = { subject: 'Lamp', description: 'It does not shine.' };

/** What the log says of something. */
const logged = (id: string) => asOwner('SELECT kind, actor_kind AS actor FROM event WHERE subject_id = $1', [id]);

describe('what a desk keeps for a while', () => {
  it('files go when they have been attached for that long; what stays says what there was', async () => {
    const desk = await TestDesk.open('samsara', (source) => `${source}\nretention:\n  attachments: P30D\n`);
    const eva = await desk.person({ name: 'Eva' });
    const { id: early } = (await upload(eva, 'early.png', pixel)).body;
    const ticket = await file(eva, 'question', dark, { attachmentIds: [early] });
    await seenBy(eva, early, ({ hasPreview }) => hasPreview);

    await desk.moveClock({ by: 'P20D' });
    const later = await desk.signIn(eva.email);
    const { id: late } = (await upload(later, 'late.txt', 'late')).body;
    await file(later, 'question', dark, { attachmentIds: [late] });
    expect((await fetchFile(later, early)).status).toBe(200);

    await desk.moveClock({ by: 'P10DT2H' });
    const atLast = await desk.signIn(eva.email);
    expect(await seenBy(atLast, early, ({ state }) => state === 'expired')).toMatchObject({
      name: 'early.png',
      type: 'image/png',
      size: pixel.length,
      hasPreview: false,
    });
    await eventually('its bytes and its preview to be gone', async () =>
      (await storedFiles(early)).length === 0 ? true : undefined,
    );
    const refused = await atLast.call('post', `/v1/attachments/${early}/links`, { expect: 410 });
    expect(refused.body.code).toBe('no-longer-kept');
    expect((await read(atLast, ticket.id)).attachments).toMatchObject([{ id: early, state: 'expired' }]);
    expect(await (await fetchFile(atLast, late)).text()).toBe('late');

    expect(await logged(early)).toEqual([{ kind: 'attachment.expired', actor: 'system' }]);

    const agent = await desk.person({ name: 'Dan Agent', role: 'agent' });
    const redacted = await agent.call('post', `/v1/attachments/${early}/redaction`, { body: {}, expect: 200 });
    expect(redacted.body).toMatchObject({ name: null, state: 'redacted' });
  });

  it('links to files end with the files', async () => {
    const desk = await TestDesk.open('samsara', (source) => `${source}\nretention:\n  attachments: P30D\n`);
    const eva = await desk.person({ name: 'Eva' });
    const { id } = (await upload(eva, 'a.txt', 'words')).body;
    await file(eva, 'question', dark, { attachmentIds: [id] });
    const { url } = (await eva.call('post', `/v1/attachments/${id}/links`, { expect: 201 })).body;
    expect((await follow(url)).status).toBe(200);
    // A link lives minutes, a file days: the file was attached long ago, then.
    await asOwner(`UPDATE attachment SET bound_at = bound_at - interval '31 days' WHERE id = $1`, [id]);
    await asOwner('UPDATE desk SET retention_at = NULL WHERE id = $1', [desk.id]);
    await seenBy(eva, id, ({ state }) => state === 'expired');
    const followed = await follow(url);
    expect([followed.status, Object(await followed.json()).code]).toEqual([410, 'no-longer-kept']);
  });

  it('files stay where the desk says nothing, or says for ever', async () => {
    for (const said of ['', '\nretention:\n  attachments: forever\n']) {
      const desk = await TestDesk.open('samsara', (source) => `${source}${said}`);
      const eva = await desk.person({ name: 'Eva' });
      const { id } = (await upload(eva, 'a.txt', 'words')).body;
      await file(eva, 'question', dark, { attachmentIds: [id] });
      await desk.moveClock({ by: 'P3650D' });
      // Once the worker was here, it says when it comes again.
      await eventually('the round to be over', async () => {
        const rows = await asOwner('SELECT retention_at > clock_at AS over FROM desk WHERE id = $1', [desk.id]);
        return rows[0].over ? true : undefined;
      });
      expect(await (await fetchFile(await desk.signIn(eva.email), id)).text()).toBe('words');
    }
  });

  it('mails as they came go after 90 days where the desk says nothing; what became of them stays', async () => {
    const { desk, address } = await openMailDesk('road');
    await send({ from: 'ines@stranger.example', to: address, subject: 'early', text: 'Bonjour.' });
    const early = await settled(desk, ({ subject }) => subject === 'early');
    const sourceOf = (id: string) =>
      raw('GET', `/v1/inbound-mails/${id}/source`, { authorization: `Bearer ${desk.key}` });
    await desk.moveClock({ by: 'P60D' });
    await send({ from: 'ines@stranger.example', to: address, subject: 'late', text: 'Bonsoir.' });
    const late = await settled(desk, ({ subject }) => subject === 'late');
    expect((await sourceOf(early.id)).text).toContain('Subject: early');
    await desk.moveClock({ by: 'P31D' });
    const gone = await eventually('the early message to be gone', async () => {
      const answer = await sourceOf(early.id);
      return answer.status === 200 ? undefined : answer;
    });
    expectProblem(gone, 410, 'no-longer-kept');
    expect(await logged(early.id)).toContainEqual({ kind: 'mail.sourceExpired', actor: 'system' });
    expect((await desk.call('get', `/v1/inbound-mails/${early.id}`, { expect: 200 })).body.subject).toBe('early');
    expect((await sourceOf(late.id)).text).toContain('Subject: late');
  });

  /** Once the worker was here, it says when it comes again. */
  const roundOf = (desk: TestDesk) =>
    eventually('the round to be over', async () => {
      const rows = await asOwner('SELECT retention_at > clock_at AS over FROM desk WHERE id = $1', [desk.id]);
      return rows[0].over ? true : undefined;
    });

  it('what was written on closed tickets goes when they have been closed for that long; they still count', async () => {
    const desk = await TestDesk.open('supplyon', (source) =>
      source.replace('closedTickets: P3Y', 'closedTickets: P30D'),
    );
    const [eva, dan] = [await desk.person({ name: 'Eva' }), await desk.person({ name: 'Dan Agent', role: 'agent' })];
    const words = { subject: 'Chandelier', description: 'It does not shine.' };
    const { id: attached } = (await upload(eva, 'chandelier.txt', 'chandelier')).body;
    const closed = await file(eva, 'question', words, { attachmentIds: [attached] });
    await say(dan, closed.id, 'The chandelier is mended.');
    await say(dan, closed.id, 'An old chandelier.', { visibility: 'internal' });
    const open = await file(eva, 'question', words);
    await move(dan, closed.id, 'close');
    await eva.call('put', `/v1/tickets/${closed.id}/rating`, { body: { mark: 2, words: 'Chandelier!' } });

    await desk.moveClock({ by: 'P29D' });
    await roundOf(desk);
    const before = await desk.signIn(dan.email);
    expect(await list(before, 'view=all&q=chandelier')).toHaveLength(2);
    await desk.moveClock({ by: 'P1DT2H' });
    const later = await desk.signIn(dan.email);
    const left = await eventually('the ticket to be emptied', async () => {
      const ticket = await read(later, closed.id);
      return ticket.subject === '' ? ticket : undefined;
    });
    expect(left).toMatchObject({ number: closed.number, fields: {}, requester: { name: 'Eva' } });
    const { items } = (await later.call('get', `/v1/tickets/${closed.id}/comments`, { expect: 200 })).body;
    expect(items.map(({ body }: { body: string | null }) => body)).toEqual([null, null]);
    expect((await history(later, closed.id)).at(-1)).toMatchObject({
      kind: 'ticket.emptied',
      summary: 'What was written here was removed: closed tickets are kept no longer.',
    });
    expect((await list(later, 'view=all&q=chandelier')).map(({ id }) => id)).toEqual([open.id]);
    const rows = await asOwner(
      `SELECT to_jsonb(t)::text AS row FROM (
         SELECT c.body, r.words, t.subject, t.fields, x.name FROM ticket t LEFT JOIN comment c ON c.ticket_id = t.id
           LEFT JOIN rating r ON r.ticket_id = t.id LEFT JOIN attachment x ON x.ticket_id = t.id WHERE t.id = $1) t
       UNION ALL SELECT x.body::text FROM event_text x JOIN event e ON e.desk_id = x.desk_id AND e.id = x.event_id
         WHERE e.ticket_id = $1`,
      [closed.id],
    );
    expect(rows.filter(({ row }) => /chandelier/i.test(row))).toEqual([]);
    await eventually('its file to be gone', async () =>
      (await storedFiles(attached)).length === 0 ? true : undefined,
    );
    expect((await read(later, open.id)).subject).toBe('Chandelier');

    // Once: the rounds that follow leave it alone.
    await desk.moveClock({ by: 'PT2H' });
    await roundOf(desk);
    const told = await asOwner(`SELECT FROM event WHERE kind = 'ticket.emptied' AND ticket_id = $1`, [closed.id]);
    expect(told).toHaveLength(1);
  });

  it('a legal hold keeps a ticket, and all of a person, until it is lifted', async () => {
    const desk = await TestDesk.open('supplyon', (source) =>
      source.replace(/^ {2}(closedTickets|attachments|sessions): P\w+$/gm, '  $1: P30D'),
    );
    const agent = await desk.person({ name: 'Dan Agent', role: 'agent' });
    const held = await desk.person({ name: 'Eva' });
    const free = await desk.person({ name: 'Ole' });
    const closedOf = async (person: Person) => {
      const { id: attached } = (await upload(person, 'lamp.txt', 'lamp')).body;
      const ticket = await file(person, 'question', dark, { attachmentIds: [attached] });
      await move(agent, ticket.id, 'close');
      return { id: ticket.id, attached };
    };
    const [ofHeld, kept, gone] = [await closedOf(held), await closedOf(free), await closedOf(free)];
    const holds = [];
    for (const target of [{ personId: held.id }, { ticketId: kept.id }]) {
      const body = { ...target, reason: 'Case 12' };
      holds.push((await desk.call('post', '/v1/legal-holds', { body, expect: 201 })).body.id);
    }
    await desk.moveClock({ by: 'P200D' });
    const left = async () => {
      const rows = await asOwner(
        `SELECT t.id, t.subject, a.expired_at IS NULL AND a.redacted_at IS NULL AS file FROM ticket t
         JOIN attachment a ON a.ticket_id = t.id WHERE t.desk_id = $1 ORDER BY t.id`,
        [desk.id],
      );
      return rows.filter(({ subject, file: there }) => subject !== '' && there).map(({ id }) => id);
    };
    const sessionsOf = async ({ id }: Person) =>
      (await asOwner('SELECT FROM session WHERE person_id = $1', [id])).length;
    await eventually('what is not held to be gone', async () => ((await left()).length === 2 ? true : undefined));
    await roundOf(desk);
    expect(await left()).toEqual([ofHeld.id, kept.id].sort());
    expect(await left()).not.toContain(gone.id);
    expect([(await sessionsOf(held)) ?? 0, await sessionsOf(free)]).toEqual([1, 0]);

    for (const id of holds) await desk.call('delete', `/v1/legal-holds/${id}`, { expect: 204 });
    await desk.moveClock({ by: 'PT2H' });
    await eventually('the rest to be gone', async () =>
      (await left()).length === 0 && (await sessionsOf(held)) === 0 ? true : undefined,
    );
  });

  it('sessions go some time after their end; stored answers, links and counted tries when they are of no use', async () => {
    const desk = await TestDesk.open('samsara', (source) => `${source}\nretention:\n  sessions: P10D\n`);
    const eva = await desk.person({ name: 'Eva' });
    const filed = await eva.call('post', '/v1/tickets', {
      body: { requestType: 'question', fields: dark },
      headers: { 'idempotency-key': 'filed-once' },
      expect: 201,
    });
    await desk.visit('post', '/sessions', { body: { email: eva.email, password: 'not it at all' }, expect: 401 });
    await desk.visit('post', '/password-links', { body: { email: eva.email }, expect: 202 });
    await eventually('the link to be made', async () =>
      (await asOwner(`SELECT FROM mail_link WHERE desk_id = $1 AND purpose = 'setPassword'`, [desk.id])).length
        ? true
        : undefined,
    );
    const counts = async () => {
      const rows = await asOwner(
        `SELECT (SELECT count(*)::int FROM session s WHERE s.desk_id = $1) AS sessions,
           (SELECT count(*)::int FROM refresh_token s WHERE s.desk_id = $1) AS tokens,
           (SELECT count(*)::int FROM idempotency s WHERE s.desk_id = $1) AS answers,
           (SELECT count(*)::int FROM mail_link s WHERE s.desk_id = $1) AS links,
           (SELECT count(*)::int FROM sign_in_throttle s WHERE s.desk_id = $1) AS tries`,
        [desk.id],
      );
      return rows[0];
    };
    const atFirst = await counts();
    for (const count of Object.values(atFirst)) expect(count).toBeGreaterThan(0);

    // Six days on: the answer is still given again, and the session is still there.
    await desk.moveClock({ by: 'P6DT23H' });
    await roundOf(desk);
    const between = await counts();
    expect([between.sessions, between.answers]).toEqual([atFirst.sessions, atFirst.answers]);
    const back = await desk.signIn(eva.email);
    const again = await back.call('post', '/v1/tickets', {
      body: { requestType: 'question', fields: dark },
      headers: { 'idempotency-key': 'filed-once' },
      expect: 201,
    });
    expect(again.body.id).toBe(filed.body.id);

    await desk.moveClock({ by: 'P400D' });
    await eventually('all of it to be gone', async () => {
      const { sessions, tokens, answers, links, tries } = await counts();
      return sessions + tokens + answers + links + tries === 0 ? true : undefined;
    });
    const rows = await asOwner(
      `SELECT sum((data->>'sessions')::int)::int AS sessions FROM event WHERE desk_id = $1 AND kind = 'session.discarded'`,
      [desk.id],
    );
    expect(rows[0].sessions).toBeGreaterThanOrEqual(atFirst.sessions);
  });
});
