import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Person, TestDesk } from './support/desks.js';
import type { Answer } from './support/http.js';
import { file, history, move, read, type Teller } from './support/stories.js';

const lamp = { subject: 'Lamp', description: 'It does not shine.' };

async function links(by: Teller, ticket: string): Promise<Answer['body'][]> {
  return (await by.call('get', `/v1/tickets/${ticket}/links`, { expect: 200 })).body.items;
}
const link = (by: Teller, one: string, other: string, relation: string, expect = 200) =>
  by.call('put', `/v1/tickets/${one}/links/${other}`, { body: { relation }, expect });
const unlink = (by: Teller, one: string, other: string, expect = 204) =>
  by.call('delete', `/v1/tickets/${one}/links/${other}`, { expect });

describe('a link between tickets', () => {
  let desk: TestDesk;
  let ana: Person; // customer at Acme
  let cleo: Person; // customer at Zeta
  let dan: Person; // agent

  beforeAll(async () => {
    desk = await TestDesk.open('samsara');
    [ana, cleo, dan] = await Promise.all([
      desk.person({ name: 'Ana Lind', organization: 'Acme', language: 'en' }),
      desk.person({ name: 'Cleo Zane', organization: 'Zeta', language: 'en' }),
      desk.person({ name: 'Dan Brook', role: 'agent', language: 'en' }),
    ]);
  });

  it('is made by agents, read from both ends, told in both histories, and removed from either', async () => {
    const [one, two] = [await file(ana, 'question', lamp), await file(ana, 'question', lamp)];
    const made = (await link(dan, one.number, two.number, 'causedBy')).body;
    expect(made).toMatchObject({ relation: 'causedBy', ticket: { id: two.id, number: two.number, open: true } });
    expect(await links(dan, one.id)).toEqual([made]);
    expect(await links(ana, two.id)).toMatchObject([{ relation: 'causes', ticket: { number: one.number } }]);
    const [last] = (await history(dan, two.id)).slice(-1);
    expect(last).toMatchObject({
      kind: 'ticket.linked',
      summary: `Dan Brook linked the request with ${one.number}.`,
    });
    expect((await history(ana, two.id)).map(({ kind }) => kind)).toEqual(['ticket.filed']);
    await unlink(dan, two.id, one.id);
    for (const { id } of [one, two]) expect(await links(dan, id)).toEqual([]);
    expect((await history(dan, one.id)).at(-1)).toMatchObject({ kind: 'ticket.unlinked' });
    await unlink(dan, two.id, one.id, 404);
  });

  it('is one at most: saying it anew replaces it, saying the same changes nothing', async () => {
    const [one, two] = [await file(ana, 'question', lamp), await file(ana, 'question', lamp)];
    await link(dan, one.id, two.id, 'relatesTo');
    await link(dan, two.id, one.id, 'duplicates');
    expect(await links(dan, one.id)).toMatchObject([{ relation: 'duplicatedBy' }]);
    const { version } = await read(dan, one.id);
    await link(dan, one.id, two.id, 'duplicatedBy');
    expect((await read(dan, one.id)).version).toBe(version);
    expect(await links(dan, two.id)).toMatchObject([{ relation: 'duplicates' }]);
  });

  it('shows customers nothing of tickets that are not theirs to see', async () => {
    const [hers, other] = [await file(ana, 'question', lamp), await file(cleo, 'question', lamp)];
    const etag = async () => (await ana.call('get', `/v1/tickets/${hers.id}`, { expect: 200 })).headers['etag'];
    const before = await etag();
    await link(dan, hers.id, other.id, 'relatesTo');
    expect(await links(ana, hers.id)).toEqual([]);
    expect(await links(cleo, other.id)).toEqual([]);
    expect(await links(dan, hers.id)).toHaveLength(1);
    expect(await etag()).toBe(before);
    await link(ana, hers.id, other.id, 'relatesTo', 403);
  });

  it('joins two different tickets that are there', async () => {
    const { id, number } = await file(ana, 'question', lamp);
    await link(dan, id, number, 'relatesTo', 422);
    await link(dan, id, '999', 'relatesTo', 404);
    await link(dan, id, id, 'followUpOf', 400);
  });

  it('is there from the filing of a follow-up, and stays', async () => {
    const final = await TestDesk.open('trackoe');
    const [lea, hugo] = await Promise.all([
      final.person({ name: 'Léa Client' }),
      final.person({ name: 'Hugo Agent', role: 'agent' }),
    ]);
    const over = await file(lea, 'assistance', lamp);
    await move(lea, over.id, 'cancel');
    const next = await file(lea, 'assistance', lamp, { followUpOf: over.id });
    expect(await links(lea, next.id)).toMatchObject([{ relation: 'followUpOf', ticket: { id: over.id, open: false } }]);
    expect(await links(lea, over.id)).toMatchObject([{ relation: 'followedUpBy', ticket: { id: next.id } }]);
    await link(hugo, over.id, next.id, 'relatesTo', 409);
    await unlink(hugo, next.id, over.id, 409);
    expect(await links(hugo, next.id)).toHaveLength(1);
  });
});
