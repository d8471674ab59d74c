import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eicar, FakeClamd, type Mood } from './support/clamd.js';
import { type Person, TestDesk } from './support/desks.js';
import { fetchFile, pixel, seenBy, storedFiles, upload } from './support/files.js';
import { type OwnService, openOwnService } from './support/own-service.js';
import { file } from './support/stories.js';

const dark = { subject: 'Lamp', description: 'It does not shine.' };

describe('files where ClamAV is configured', () => {
  let own: OwnService;
  let clamd: FakeClamd;
  let ana: Person;
  let dan: Person;

  beforeAll(async () => {
    clamd = await FakeClamd.start();
    own = await openOwnService('scanned', { CLAMAV_URL: clamd.url });
    const desk = await TestDesk.open('samsara');
    ana = await desk.person({ name: 'Ana Lind' });
    dan = await desk.person({ name: 'Dan Agent', role: 'agent' });
  });

  afterAll(async () => {
    await own.end();
    clamd.stop();
  });

  /** Attached before the scanner answers: what it has found something in cannot be attached any more. */
  const attached = async (name: string, content: Buffer | string, mood: Mood = 'waits'): Promise<string> => {
    clamd.become(mood);
    const { id } = (await upload(ana, name, content)).body;
    await file(ana, 'question', dark, { attachmentIds: [id] });
    return id;
  };
  const linkOf = (id: string, expected: number) =>
    dan.call('post', `/v1/attachments/${id}/links`, { expect: expected });

  it('are handed out once it has looked at them, and not before', async () => {
    const id = await attached('a.txt', 'words');
    const refused = await linkOf(id, 409);
    expect(refused.body.code).toBe('attachment-pending');
    expect(refused.headers['retry-after']).toBe('2');
    clamd.become('answers');
    expect((await seenBy(dan, id, ({ state }) => state !== 'pending')).state).toBe('clean');
    expect(await (await fetchFile(dan, id)).text()).toBe('words');
  });

  it('are never handed out when it found something, and have no preview', async () => {
    const id = await attached('holiday.png', Buffer.concat([pixel, Buffer.from(eicar)]));
    clamd.become('answers');
    expect(await seenBy(dan, id, ({ state }) => state !== 'pending')).toMatchObject({
      state: 'infected',
      hasPreview: false,
    });
    expect((await linkOf(id, 409)).body.code).toBe('attachment-infected');
    expect(await storedFiles(id)).toEqual([id]);
    await dan.call('post', `/v1/attachments/${id}/redaction`, { body: {}, expect: 200 });
    expect(await storedFiles(id)).toEqual([]);
  });

  it('cannot even be attached when it was quicker', async () => {
    const { id } = (await upload(ana, 'a.txt', eicar)).body;
    await seenBy(ana, id, ({ state }) => state === 'infected');
    const body = { requestType: 'question', fields: dark, insist: true, attachmentIds: [id] };
    await ana.call('post', '/v1/tickets', { body, expect: 422 });
  });

  it.each(['hangs up', 'refuses'] as const)('wait while it %s, and come when it is back', async (mood) => {
    const id = await attached('a.txt', 'words', mood);
    await seenBy(dan, id, () => true);
    const refused = await untilAway(id);
    expect(refused.headers['retry-after']).toBe('30');
    clamd.become('answers');
    expect((await seenBy(dan, id, ({ state }) => state !== 'pending')).state).toBe('clean');
    expect((await linkOf(id, 201)).status).toBe(201);
  });

  /** Asks for the link until the worker has met the scanner's absence. */
  async function untilAway(id: string) {
    for (;;) {
      const answer = await dan.call('post', `/v1/attachments/${id}/links`);
      if (answer.body.code !== 'attachment-pending') return answer;
    }
  }
});
