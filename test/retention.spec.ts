import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { TestDesk } from './support/desks.js';
import { fetchFile, follow, pixel, seenBy, storedFiles, upload } from './support/files.js';
import { openMailDesk, send, settled } from './support/mail-client.js';
import { expectProblem, raw } from './support/raw.js';
import { eventually, service } from './support/running.js';
import { file, read } from './support/stories.js';

const dark = { subject: 'Lamp', description: 'It does not shine.' };

async function asOwner(statement: string, values: unknown[]): Promise<pg.QueryResult> {
  const owner = new pg.Client({ connectionString: service().databaseUrl });
  await owner.connect();
  const result = await owner.query(statement, values);
  await owner.end();
  return result;
}

/** What the log says of something. */
const logged = async (id: string) =>
  (await asOwner('SELECT kind, actor_kind AS actor FROM event WHERE subject_id = $1', [id])).rows;

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
        const { rows } = await asOwner('SELECT retention_at > clock_at AS over FROM desk WHERE id = $1', [desk.id]);
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
});
