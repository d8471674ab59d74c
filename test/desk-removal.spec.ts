import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { published } from './support/articles.js';
import { type Person, TestDesk } from './support/desks.js';
import { filesOf, letTimeRunOut, removed, rowsOf } from './support/ended-desks.js';
import { patience } from './support/extra-api.js';
import { pixel, seenBy, upload } from './support/files.js';
import { call } from './support/http.js';
import { answer, openMailDesk, send, settled } from './support/mail-client.js';
import { type OwnService, openOwnService } from './support/own-service.js';
import { eventually, service } from './support/running.js';
import { file, say } from './support/stories.js';

const { operatorToken } = service();
const dark = { subject: 'My schedule is empty', description: 'Since Monday.' };

interface Lively {
  readonly desk: TestDesk;
  readonly admin: Person;
  readonly files: readonly string[];
}

/** A desk on which all kinds of things have happened. */
async function livelyDesk(): Promise<Lively> {
  const { desk, address } = await openMailDesk('supplyon', (source) =>
    source
      .replace('unsolicited: quarantine', 'unsolicited: file, requestType: question')
      .replace('articles: { helpful: true }', 'articles: { comments: signedIn, helpful: true }'),
  );
  const [greta, jan, admin, leaver] = await Promise.all([
    desk.person({ name: 'Greta Holm', organization: 'Holm KG' }),
    desk.person({ name: 'Jan Agent', role: 'agent' }),
    desk.person({ name: 'Eve Admin', role: 'admin' }),
    desk.person({ name: 'Lea Leaver' }),
  ]);
  const hook = { url: 'http://127.0.0.1:9/', kinds: ['ticket.*', 'comment.*'] };
  await admin.call('post', '/v1/webhook-endpoints', { body: hook, expect: 201 });
  const picture = (await upload(greta, 'pixel.png', pixel)).body.id;
  const { id } = await file(greta, 'technical', dark, { attachmentIds: [picture] });
  const twin = await file(greta, 'technical', dark);
  const third = await file(greta, 'technical', dark);
  await seenBy(greta, picture, ({ hasPreview }) => hasPreview);
  const waiting = (await upload(greta, 'later.txt', 'Not bound yet.')).body.id;
  await say(jan, id, 'Which browser?');
  const asked = await desk.mailTo(greta.email, ({ parsed }) => (parsed.text ?? '').includes('Which browser?'));
  await send(answer(asked, greta.email, 'The usual one.'));
  await send({ from: 'stranger@elsewhere.example', to: address, subject: 'Hello', text: 'Is anybody there?' });
  await settled(desk, ({ subject }) => subject === 'Hello');
  const merge = async (from: string, into: string) => {
    await jan.call('post', `/v1/tickets/${from}/merges`, { body: { into }, expect: 201 });
  };
  await merge(twin.id, id);
  await merge(third.id, id);
  const article = await published(jan, { title: 'Empty schedules', audience: 'public' });
  await greta.call('put', `/v1/desks/${desk.slug}/articles/${article.id}/vote`, { body: { helpful: true } });
  const offered = { reason: 'To see why the schedule stays empty.' };
  await jan.call('post', `/v1/tickets/${id}/support-access-grants`, { body: offered, expect: 201 });
  const left = await file(leaver, 'technical', dark);
  await say(leaver, left.id, 'Good-bye.');
  await admin.call('post', `/v1/people/${leaver.id}/erasure`, { expect: 201 });
  const hold = { personId: greta.id, reason: 'Case 12' };
  await admin.call('post', '/v1/legal-holds', { body: hold, expect: 201 });
  return { desk, admin, files: [picture, waiting] };
}

/** Waits until all that was committed is in the chain, and gives its head. */
const headOf = ({ desk }: Lively) =>
  eventually('the chain to have all events', async () => {
    const { body } = await desk.call('get', '/v1/audit/head', { expect: 200 });
    return body.unsealed === 0 && body.position > 0 ? body : undefined;
  });

describe('a test desk that is deleted', () => {
  it('leaves no row in any table and no file, held, erased, merged or not, and takes nothing of another desk', async () => {
    const [goes, stays] = await Promise.all([livelyDesk(), livelyDesk()]);
    const before = { rows: await rowsOf(stays.desk), files: await filesOf(stays.desk), head: await headOf(stays) };
    const tables = Object.keys(await rowsOf(goes.desk));
    // What the story is told for: the rows that nothing else lets go of.
    expect(tables).toEqual(
      expect.arrayContaining([
        ...['event', 'audit_link', 'attachment', 'article_revision', 'webhook_endpoint', 'erasure', 'legal_hold'],
        ...['support_access_grant', 'inbound_mail', 'reply_address', 'blueprint_version', 'number_block', 'api_key'],
      ]),
    );
    expect((await filesOf(goes.desk)).sort()).toEqual(expect.arrayContaining([...goes.files].sort()));

    await call('delete', `/v1/desks/${goes.desk.slug}`, { token: operatorToken, expect: 204 });

    await goes.desk.call('get', '/v1/blueprint', { expect: 401 });
    await removed(goes.desk);
    expect(await filesOf(goes.desk)).toEqual([]);
    await call('delete', `/v1/desks/${goes.desk.slug}`, { token: operatorToken, expect: 404 });
    expect(await filesOf(stays.desk)).toEqual(before.files);
    expect(await headOf(stays)).toEqual(before.head);
    const now = await rowsOf(stays.desk);
    for (const [table, count] of Object.entries(before.rows)) {
      // What waits to be told or to be sent goes on there meanwhile.
      if (['relay', 'webhook_delivery', 'webhook_attempt', 'unsealed_event', 'audit_link'].includes(table)) continue;
      expect([table, (now[table] ?? 0) >= count]).toEqual([table, true]);
    }
    await stays.desk.call('get', '/v1/blueprint', { expect: 200 });
  }, 120_000);

  it('can be made again at once under its name, as another', async () => {
    const first = await TestDesk.open('road');
    await call('delete', `/v1/desks/${first.slug}`, { token: operatorToken, expect: 204 });
    const second = await TestDesk.open('road', undefined, first.slug);
    expect(second.id).not.toBe(first.id);
    await removed(first);
    await second.call('get', '/v1/blueprint', { expect: 200 });
  });

  it(
    'is not removed by whoever works for another desk, nor twice by two workers',
    async () => {
      const desk = await TestDesk.open('road');
      const { environment, startProcess } = service();
      const { child, ready } = startProcess('apps/worker/src/main.js', { ...environment, SMTP_IN_PORT: '0' });
      await ready;
      try {
        await letTimeRunOut(desk);
        await removed(desk);
      } finally {
        child.kill('SIGKILL');
      }
    },
    patience,
  );
});

describe('a worker that is killed in the middle of a removal', () => {
  let own: OwnService;
  let owner: pg.Client;
  beforeAll(async () => {
    own = await openOwnService('removal', {});
    owner = await own.database.asOwner();
  }, patience);
  afterAll(() => own.end());

  it('leaves the rest to the next, which removes it', async () => {
    const desk = await TestDesk.open('samsara');
    const ana = await desk.person({ name: 'Ana Lind' });
    const { id } = await file(ana, 'question', dark);
    await upload(ana, 'notes.txt', 'Some.');
    // More than one batch, in a table that goes before the tickets.
    await owner.query(
      `INSERT INTO idempotency (desk_id, digest, fingerprint, body, created_at)
       SELECT $1, sha256(n::text::bytea), '', '{}', now() FROM generate_series(1, 12000) n`,
      [desk.id],
    );
    const kept = await own.database.asOwner();
    await kept.query('BEGIN');
    await kept.query('SELECT FROM ticket WHERE desk_id = $1 AND id = $2 FOR UPDATE', [desk.id, id]);
    await call('delete', `/v1/desks/${desk.slug}`, { token: operatorToken, expect: 204 });
    await eventually('the first batches to be removed', async () =>
      ((await rowsOf(desk))['idempotency'] ?? 0) < 11_000 ? true : undefined,
    );
    service().worker.kill('SIGKILL');
    expect(await rowsOf(desk)).toMatchObject({ desk: 1, ticket: 1 });
    await kept.query('ROLLBACK');
    await own.startWorker();
    await removed(desk);
    expect(await filesOf(desk)).toEqual([]);
  }, 120_000);
});
