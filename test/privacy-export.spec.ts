import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Person, TestDesk } from './support/desks.js';
import { upload } from './support/files.js';
import { expectProblem, raw, type Seen } from './support/raw.js';
import { file, say } from './support/stories.js';

const exportOf = (path: string, { token }: { readonly token: string }): Promise<Seen> =>
  raw('POST', path, { authorization: `Bearer ${token}` });
const linesOf = ({ text }: Seen) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('the export of a person', () => {
  let desk: TestDesk;
  let ana: Person;
  let ben: Person;
  let agent: Person;
  let admin: Person;
  beforeAll(async () => {
    desk = await TestDesk.open('samsara');
    [ana, ben, agent, admin] = await Promise.all([
      desk.person({ name: 'Ana', organization: 'Acme' }),
      desk.person({ name: 'Ben' }),
      desk.person({ name: 'Dan Agent', role: 'agent' }),
      desk.person({ name: 'Eve Admin', role: 'admin' }),
    ]);
  });

  it('has all that the person wrote and is, as they see it, and nothing of others or of the desk’s own', async () => {
    const { id: attached } = (await upload(ana, 'lamp.txt', 'dark')).body;
    const words = { subject: 'Lamp', description: 'It does not shine.' };
    const ticket = await file(ana, 'question', words, { attachmentIds: [attached] });
    await say(ana, ticket.id, 'Still dark.');
    await say(agent, ticket.id, 'We look into it.');
    await say(agent, ticket.id, 'She is impatient.', { visibility: 'internal' });
    const foreign = await file(ben, 'question', { subject: 'Bens secret', description: 'Not hers.' });
    await say(ben, foreign.id, 'Bens words.');

    const answer = await exportOf('/v1/me/export', ana);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/x-ndjson']);
    const lines = linesOf(answer);
    expect(lines[0]).toMatchObject({ format: 'guichet-person-1', person: ana.id });
    expect(lines.at(-1)).toEqual({ kind: 'end' });
    const of = (kind: string) => lines.filter((line) => line.kind === kind);
    expect(of('person')).toMatchObject([{ id: ana.id, name: 'Ana', role: 'customer' }]);
    expect(of('address')).toMatchObject([{ email: ana.email, isPrimary: true }]);
    expect(of('membership')).toMatchObject([{ organization: 'Acme' }]);
    expect(of('session').length).toBeGreaterThan(0);
    expect(of('ticket')).toMatchObject([{ id: ticket.id, number: ticket.number, fields: words }]);
    expect(of('comment').map(({ body, isTheirs }) => [body, isTheirs])).toEqual([
      ['Still dark.', true],
      ['We look into it.', false],
    ]);
    expect(of('file')).toMatchObject([{ id: attached, name: 'lamp.txt', isTheirs: true }]);
    expect(of('mail').length).toBeGreaterThan(0);
    expect(of('event').map(({ event }) => event)).toEqual(expect.arrayContaining(['ticket.filed', 'comment.added']));
    for (const word of ['impatient', 'Bens', ben.id, ben.email]) expect(answer.text).not.toContain(word);

    const byAdmin = linesOf(await exportOf(`/v1/people/${ana.id}/export`, admin));
    // Mails go out meanwhile.
    const still = (line: { kind?: string }) => (line.kind === 'mail' ? { ...line, status: null, sentAt: null } : line);
    const without = (all: { kind?: string }[]) =>
      all.slice(1).flatMap((line) => (line.kind === 'event' ? [] : still(line)));
    expect(without(byAdmin)).toEqual(without(lines));
  });

  it('is for the person and for admins alone, of somebody who is there', async () => {
    expectProblem(await exportOf(`/v1/people/${ana.id}/export`, agent), 403, 'forbidden');
    expectProblem(await exportOf(`/v1/people/${ana.id}/export`, ben), 403, 'forbidden');
    const gone = await desk.person({ name: 'Ole' });
    await admin.call('post', `/v1/people/${gone.id}/erasure`, { expect: 201 });
    expectProblem(await exportOf(`/v1/people/${gone.id}/export`, admin), 404, 'not-found');
  });

  it('has a budget of its own: ten a day for each person, whoever asks', async () => {
    const kim = await desk.person({ name: 'Kim' });
    for (let turn = 0; turn < 10; turn += 1) expect((await exportOf('/v1/me/export', kim)).status).toBe(200);
    const refused = await exportOf(`/v1/people/${kim.id}/export`, admin);
    expectProblem(refused, 429, 'too-many-requests');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_600);
    expect((await exportOf('/v1/me/export', ben)).status).toBe(200);
  });
});
