import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Cast, consentOf, openCast } from './support/access-cast.js';
import { accessTable } from './support/access-table.js';
import { operations } from './support/contract.js';
import { asOwner } from './support/database-rows.js';
import { type Person, TestDesk } from './support/desks.js';
import { keepRows, letTimeRunOut, removed, rowsOf } from './support/ended-desks.js';
import { type ExtraApi, patience, startApi } from './support/extra-api.js';
import { follow, upload } from './support/files.js';
import { call, methodOf } from './support/http.js';
import { answer, type Letter, openMailDesk, send } from './support/mail-client.js';
import { eventually, service } from './support/running.js';
import { file, move, read, say } from './support/stories.js';

const { operatorToken } = service();
const dark = { subject: 'Lamp', description: 'It does not shine.' };

/** Answered to whoever comes, of whatever desk or none. */
const ofNoDesk = /^health/;

/** What the mail server says in the end: it is asked again when it is too busy. */
const codeOf = (letter: Letter) =>
  eventually('an answer of the mail server', async () => {
    const code = await send(letter).then(
      () => 250,
      (error: { responseCode?: number }) => error.responseCode,
    );
    return code === 451 ? undefined : code;
  });

/** Reads a stream to its end. */
async function listen(token: string, at = service().url): Promise<{ readonly ended: Promise<void> }> {
  const headers = { accept: 'text/event-stream', authorization: `Bearer ${token}` };
  const answered = await fetch(`${at}/v1/events?from=now`, { headers });
  if (answered.status !== 200 || !answered.body) throw new Error(`the stream answers ${answered.status}`);
  const { body } = answered;
  const ended = (async () => {
    for await (const _ of body);
  })();
  return { ended };
}

describe('a test desk whose time is over, before its rows are gone', () => {
  let other: ExtraApi;
  let cast: Cast;
  let release: () => Promise<void>;
  let instances: readonly string[];
  let agentInPlace: string;
  let pageKey: string;
  let ticket: string;
  let link: string;

  beforeAll(async () => {
    [other, cast] = await Promise.all([startApi({}), openCast()]);
    const { ana, eve, desk } = cast;
    const attachmentIds = [(await upload(ana, 'notes.txt', 'Seen from outside.')).body.id];
    ticket = (await file(ana, 'question', dark, { attachmentIds })).id;
    link = (await ana.call('post', `/v1/attachments/${attachmentIds[0]}/links`, { expect: 201 })).body.url;
    const grant = await consentOf(ana, eve, ticket);
    agentInPlace = (await eve.call('post', `/v1/support-access-grants/${grant}/sessions`, { expect: 201 })).body
      .accessToken;
    const page = { name: 'page', requestTypes: ['question'], origins: ['https://partner.example'] };
    pageKey = (await eve.call('post', '/v1/publishable-keys', { body: page, expect: 201 })).body.key;
    instances = [service().url, other.url];
    // Both instances have seen all of them before.
    for (const at of instances) {
      for (const token of [ana.token, eve.token, desk.key, agentInPlace]) {
        await call('get', `/v1/tickets/${ticket}`, { token, at, expect: 200 });
      }
      await call('get', `/v1/desks/${desk.slug}`, { at, expect: 200 });
    }
    expect((await follow(link)).status).toBe(200);
    release = await keepRows(desk);
    await letTimeRunOut(desk);
  }, patience);
  afterAll(async () => {
    await release();
    await other.stop();
  }, patience);

  const tokens = () => ({
    admin: cast.eve.token,
    customer: cast.ana.token,
    key: cast.desk.key,
    page: pageKey,
    agentInPlace,
  });

  it('still has its rows', async () => {
    expect(await rowsOf(cast.desk)).toMatchObject({ desk: 1, event: expect.any(Number), ticket: expect.any(Number) });
  });

  for (const { operationId, method } of operations) {
    const row = accessTable[operationId];
    if (!row || ofNoDesk.test(operationId)) continue;
    it(`${operationId}: knows neither the desk nor any of its credentials, at either instance`, async () => {
      const id = row.object ? await row.object(cast, 'unknown') : '';
      for (const at of instances) {
        for (const [who, token] of Object.entries(tokens())) {
          const headers = { ...row.headers, origin: 'https://partner.example' };
          const body = row.body ? { body: row.body(cast, id) } : {};
          const { status } = await call(methodOf(method), row.path(id, cast), { token, at, headers, ...body });
          expect([operationId, who, [401, 404].includes(status) ? 'gone' : status]).toEqual([operationId, who, 'gone']);
        }
      }
    });
  }

  it('answers to its address as to one that nobody has', async () => {
    const { slug } = cast.desk;
    for (const at of instances) {
      const [gone, unknown] = await Promise.all(
        [slug, 'no-such-desk'].map((name) => call('get', `/v1/desks/${name}`, { at, expect: 404 })),
      );
      expect({ ...gone?.body, requestId: '' }).toEqual({ ...unknown?.body, requestId: '' });
    }
  });

  it('renews no session, and its links lead nowhere', async () => {
    const { desk, ana } = cast;
    for (const at of instances) {
      await call('post', '/v1/tokens', { body: { refreshToken: ana.refreshToken }, at, expect: 401 });
      for (const page of ['', `/tickets/${ticket}`, '/links', '/unsubscription?token=x']) {
        expect([page, (await fetch(`${at}/portal/${desk.slug}${page}`)).status]).toEqual([page, 404]);
      }
    }
    expect([401, 404]).toContain((await follow(link)).status);
  });

  it('is not among the desks of the installation, and its address is free', async () => {
    const { desk } = cast;
    const { items } = (await call('get', '/v1/desks?limit=100', { token: operatorToken, expect: 200 })).body;
    expect(items.map(({ slug }: { slug: string }) => slug)).not.toContain(desk.slug);
    for (const [method, path] of [
      ['post', '/suspension'],
      ['delete', ''],
    ] as const) {
      await call(method, `/v1/desks/${desk.slug}${path}`, { token: operatorToken, expect: 404 });
    }
    const again = await TestDesk.open('road', undefined, desk.slug);
    expect((await call('get', `/v1/desks/${desk.slug}`, { expect: 200 })).body.name).toBe('Road');
    await again.call('get', '/v1/blueprint', { expect: 200 });
    await desk.call('get', '/v1/blueprint', { expect: 401 });
  });
});

describe('what a test desk had begun', () => {
  it(
    'a stream that is open when its time is over ends, at each instance, and no other desk’s',
    async () => {
      const other = await startApi({});
      try {
        const desk = await TestDesk.open('samsara');
        const stays = await TestDesk.open('samsara');
        const streams = await Promise.all([listen(desk.key), listen(desk.key, other.url)]);
        const theirs = await listen(stays.key);
        let isOpen = true;
        theirs.ended.then(
          () => {
            isOpen = false;
          },
          () => undefined,
        );
        const release = await keepRows(desk);
        await letTimeRunOut(desk);
        await Promise.all(streams.map(({ ended }) => ended));
        expect(isOpen).toBe(true);
        await release();
      } finally {
        await other.stop();
      }
    },
    patience,
  );

  it('a stream ends with the suspension of its desk too', async () => {
    const desk = await TestDesk.open('samsara');
    const { ended } = await listen(desk.key);
    await call('post', `/v1/desks/${desk.slug}/suspension`, { token: operatorToken, expect: 200 });
    await ended;
  });

  it('takes no mail any more, at its own addresses and its reply addresses', async () => {
    const { desk, address } = await openMailDesk('road');
    const ana = await desk.person({ name: 'Ana Lind' });
    const dan = await desk.person({ name: 'Dan Agent', role: 'agent' });
    const { id } = await file(ana, 'generalQuestion', dark);
    await say(dan, id, 'Which lamp?');
    const asked = await desk.mailTo(ana.email, ({ parsed }) => (parsed.text ?? '').includes('Which lamp?'));
    const reply = answer(asked, ana.email, 'The left one.');
    expect(await codeOf(reply)).toBe(250);
    const release = await keepRows(desk);
    await letTimeRunOut(desk);
    for (const letter of [reply, { from: ana.email, to: address, subject: 'Lamp', text: 'Dark.' }]) {
      expect(await codeOf(letter)).toBe(550);
    }
    await release();
  });

  it('happens no more: no timer goes off, no mail is made', async () => {
    const stories = await Promise.all([waiting(), waiting()]);
    const [gone, stands] = stories;
    const release = await keepRows(gone.desk);
    // Both fall due at the same instant, in which the time of the one is over.
    await asOwner(
      `UPDATE desk SET clock_at = clock_timestamp() + interval '5 days',
         expires_at = CASE WHEN id = $1 THEN clock_timestamp() END WHERE id = ANY ($2::uuid[])`,
      [gone.desk.id, stories.map(({ desk }) => desk.id)],
    );
    await eventually('the ticket of the desk that stands to be closed', async () =>
      (await read(stands.desk, stands.ticket)).status.key === 'closed' ? true : undefined,
    );
    const [{ status_key: status }] = await asOwner('SELECT status_key FROM ticket WHERE desk_id = $1', [gone.desk.id]);
    expect(status).toBe('solved');
    await release();
    await removed(gone.desk);
  });

  /** A solved ticket, which a desk closes after four days. */
  async function waiting(): Promise<{ desk: TestDesk; ticket: string }> {
    const desk = await TestDesk.open('support-ops');
    const rosa: Person = await desk.person({ name: 'Rosa Field' });
    const { id } = await file(desk, 'feature', dark, { requester: { personId: rosa.id } });
    await move(desk, id, 'solve');
    return { desk, ticket: id };
  }
});
