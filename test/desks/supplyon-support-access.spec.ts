import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decode, type JwtPayload } from 'jsonwebtoken';
import { linkToken, password } from '../support/desks.js';
import { call } from '../support/http.js';
import { readmeBlock } from '../support/readme.js';
import { service } from '../support/running.js';
import { history, say } from '../support/stories.js';
import {
  activate,
  goIn,
  grantPath,
  offer,
  openStory,
  type SupportStory,
  secondsAfter,
  seenWith,
  switchedOn,
} from '../support/support-access.js';

const hour = 3600;
const twoDays = 48 * hour;

describe('supplyon: support access, with two instances of the API', () => {
  let second: ReturnType<ReturnType<typeof service>['startProcess']>;
  let both: readonly (string | undefined)[];

  beforeAll(async () => {
    second = service().startProcess('apps/api/src/main.js', service().environment);
    both = [undefined, await second.ready];
  });
  afterAll(() => {
    second.child.kill('SIGTERM');
  });

  const listed = async ({ greta }: SupportStory) =>
    (await greta.call('get', '/v1/support-access-grants', { expect: 200 })).body.items;
  const stateFor = async ({ greta }: SupportStory, id: string) => {
    const found = await greta.call('get', grantPath(id));
    return found.status === 200 ? found.body.state : found.status;
  };
  const signIn = ({ desk, greta }: SupportStory, withPassword = password) =>
    desk.visit('post', '/sessions', { body: { email: greta.email, password: withPassword } });

  it('U9 (a): an agent offers it on a ticket; only then does the customer see it', async () => {
    const story = await openStory();
    const { desk, greta } = story;
    const colleague = await desk.person({ name: 'Karl Kollege', organization: 'Holm KG' });
    expect(await listed(story)).toEqual([]);
    const { id } = await offer(story);
    expect(await listed(story)).toMatchObject([
      { id, state: 'offered', scope: 'read', offeredBy: { name: 'Jan Agent' }, customer: { name: 'Greta Holm' } },
    ]);
    expect(
      (await desk.mailTo(greta.email, ({ parsed }) => /in your place/.test(parsed.text ?? ''))).parsed.text,
    ).toMatch(/To see why the schedule stays empty\./);
    await colleague.call('get', grantPath(id), { expect: 404 });
    // One offer at a time; and nobody but the customer takes it up.
    const again = { body: { reason: 'Again.' }, expect: 409 };
    await story.jan.call('post', `/v1/tickets/${story.ticketId}/support-access-grants`, again);
    const until = { until: new Date(Date.now() + 60_000).toISOString() };
    await story.jan.call('post', grantPath(id, 'activation'), { body: until, expect: 403 });
    await desk.call('post', grantPath(id, 'activation'), { body: until, expect: 403 });
  });

  it('U9 (b): the customer switches it on and sets until when; an offer that is not taken up vanishes after 48 hours', async () => {
    const story = await openStory();
    const { desk, greta } = story;
    const now = await desk.moveClock({ by: 'PT0S' });
    const { id } = await offer(story);
    for (const wrong of [0, -1, 30 * 24 * hour + 1]) {
      const body = { until: new Date(now.getTime() + wrong * 1000).toISOString() };
      expect((await greta.call('post', grantPath(id, 'activation'), { body, expect: 422 })).body.errors).toMatchObject([
        { pointer: '/until' },
      ]);
    }
    await desk.moveClock(secondsAfter(now, twoDays - 1));
    expect(await stateFor(story, id)).toBe('offered');
    await desk.moveClock(secondsAfter(now, twoDays));
    expect(await stateFor(story, id)).toBe(404);
    expect(await listed(story)).toEqual([]);
    const late = { until: new Date(now.getTime() + 60 * hour * 1000).toISOString() };
    await greta.call('post', grantPath(id, 'activation'), { body: late, expect: 404 });
    expect((await story.jan.call('get', grantPath(id), { expect: 200 })).body.state).toBe('lapsed');

    const next = await offer(story);
    const endsAt = new Date(now.getTime() + (twoDays + 30 * 24 * hour) * 1000);
    expect(await activate(story, next.id, endsAt)).toMatchObject({ state: 'active', endsAt: endsAt.toISOString() });
    const declined = await offer(story);
    await greta.call('post', grantPath(declined.id, 'decline'), { expect: 200 });
    expect(await stateFor(story, declined.id)).toBe(404);
  });

  it.each(['by time', 'before'])(
    'U9 (c): once on, it stays visible until the chosen end plus one hour, however it ends (%s)',
    async (how) => {
      const story = await openStory();
      const { id, endsAt } = await switchedOn(story, 120);
      if (how === 'before') await story.greta.call('post', grantPath(id, 'end'), { expect: 200 });
      await story.desk.moveClock(secondsAfter(endsAt, -1));
      expect(await stateFor(story, id)).toBe(how === 'before' ? 'ended' : 'active');
      await story.desk.moveClock(secondsAfter(endsAt, 0));
      expect(await stateFor(story, id)).toBe('ended');
      await story.desk.moveClock(secondsAfter(endsAt, hour - 1));
      expect(await listed(story)).toHaveLength(1);
      await story.desk.moveClock(secondsAfter(endsAt, hour));
      expect(await stateFor(story, id)).toBe(404);
      expect(await listed(story)).toEqual([]);
    },
  );

  it('U9 (d), U11: within it the agent works as that customer, on that ticket alone, without their password', async () => {
    const story = await openStory();
    const { jan, greta, ticketId } = story;
    await say(jan, ticketId, 'She is in the wrong group.', { visibility: 'internal' });
    const { id: other } = (
      await greta.call('post', '/v1/tickets', {
        body: { requestType: 'question', fields: { subject: 'Other', description: 'Other.' } },
        expect: 201,
      })
    ).body;
    const { id } = await switchedOn(story, 5);
    const seat = await goIn(story, id);
    const claims: JwtPayload = Object(decode(seat.accessToken));
    expect(claims).toMatchObject({
      sub: greta.id,
      act: { sub: jan.id },
      grant: id,
      aud: 'guichet:on-behalf',
      scope: 'read',
    });
    expect(Number(claims.exp) - Number(claims.iat)).toBe(300);
    expect(seat).toMatchObject({ expiresIn: 300, customerId: greta.id });

    const asHer = { token: seat.accessToken };
    expect(await seenWith(seat.accessToken, ticketId, both)).toEqual([200, 200]);
    expect(await seenWith(seat.accessToken, other, both)).toEqual([404, 404]);
    const tickets = (await call('get', '/v1/tickets', { ...asHer, expect: 200 })).body.items;
    expect(tickets.map((ticket: { id: string }) => ticket.id)).toEqual([ticketId]);
    expect((await call('get', `/v1/tickets/${ticketId}/comments`, { ...asHer, expect: 200 })).body.items).toEqual([]);
    const offered: { action: string; allowed: boolean }[] = (
      await call('get', `/v1/tickets/${ticketId}`, { ...asHer, expect: 200 })
    ).body.allowedActions;
    expect(offered.filter(({ allowed }) => allowed)).toEqual([]);
    // Read-only unless more was asked for and granted; and there is no refresh, no chain, no way to consent.
    await call('post', `/v1/tickets/${ticketId}/comments`, { ...asHer, body: { body: 'I am Greta.' }, expect: 403 });
    await call('post', grantPath(id, 'sessions'), { ...asHer, expect: 403 });
    await call('post', `/v1/support-access-sessions/${seat.sessionId}/tokens`, { ...asHer, expect: 403 });
    await call('put', '/v1/me/password', { ...asHer, body: { current: 'x', password: 'y' }, expect: 403 });
  });

  it('U9 (e): a customer who was signed in when the agent began keeps working', async () => {
    const story = await openStory();
    const { id } = await switchedOn(story, 60);
    await goIn(story, id);
    await story.greta.call('get', '/v1/me', { expect: 200 });
    expect((await signIn(story)).status).toBe(201);
  });

  it('U9 (e): one who was not cannot sign in until the agent’s token has run out, and is told so only with the right password', async () => {
    const story = await openStory();
    const { desk, greta, jan } = story;
    const { id, now } = await switchedOn(story, 60);
    await greta.call('delete', '/v1/sessions/current', { expect: 204 });
    const seat = await goIn(story, id);
    expect((await signIn(story, 'Not-her-password-1')).body.code).toBe('invalid-credentials');
    const told = await signIn(story);
    expect([told.status, told.body.code, told.headers['retry-after']]).toEqual([423, 'locked', '600']);
    // The agent goes on: each token bars for as long as it lives.
    await desk.moveClock(secondsAfter(now, 300));
    await jan.call('post', `/v1/support-access-sessions/${seat.sessionId}/tokens`, { expect: 201 });
    await desk.moveClock(secondsAfter(now, 899));
    expect((await signIn(story)).status).toBe(423);
    await desk.moveClock(secondsAfter(now, 900));
    expect((await signIn(story)).status).toBe(201);
    await jan.call('post', `/v1/support-access-sessions/${seat.sessionId}/tokens`, { expect: 404 });
  });

  it('U9 (e): the link in the mail about it ends it at once, and lets them sign in', async () => {
    const story = await openStory();
    const { desk, greta, ticketId } = story;
    const { id } = await switchedOn(story, 60);
    await greta.call('delete', '/v1/sessions/current', { expect: 204 });
    const { accessToken } = await goIn(story, id);
    const mail = await desk.mailTo(greta.email, ({ parsed }) => /begun to work in your place/.test(parsed.text ?? ''));
    const body = { token: linkToken(mail) };
    expect((await signIn(story)).status).toBe(423);
    expect((await desk.visit('post', '/link-redemptions', { body, expect: 201 })).body).toMatchObject({
      purpose: 'endSupportAccess',
      accessToken: null,
    });
    expect(await seenWith(accessToken, ticketId, both)).toEqual([401, 401]);
    expect((await signIn(story)).status).toBe(201);
    await desk.visit('post', '/link-redemptions', { body, expect: 410 });
  });

  it.each(['agent', 'customer'] as const)('U9 (f): the %s ends it, and the token dies at once', async (who) => {
    const story = await openStory();
    const { id } = await switchedOn(story, 60);
    const { accessToken } = await goIn(story, id);
    expect(await seenWith(accessToken, story.ticketId, both)).toEqual([200, 200]);
    await (who === 'agent' ? story.jan : story.greta).call('post', grantPath(id, 'end'), { expect: 200 });
    expect(await seenWith(accessToken, story.ticketId, both)).toEqual([401, 401]);
    expect((await story.greta.call('get', grantPath(id), { expect: 200 })).body).toMatchObject({
      ending: who,
      agentsIn: [],
    });
    await story.jan.call('post', grantPath(id, 'sessions'), { expect: 409 });
  });

  it('U9 (f): a request to begin that is repeated gets what is left of its session, and nothing once that is over', async () => {
    const story = await openStory();
    const { desk, jan } = story;
    const { id, now } = await switchedOn(story, 60);
    const begin = () => jan.call('post', grantPath(id, 'sessions'), { headers: { 'idempotency-key': 'begin' } });
    const first = await begin();
    expect([first.status, first.body.expiresIn]).toEqual([201, 600]);
    await desk.moveClock(secondsAfter(now, 500));
    const repeated = await begin();
    expect([repeated.status, repeated.body.sessionId, repeated.body.expiresIn]).toEqual([
      201,
      first.body.sessionId,
      100,
    ]);
    await desk.moveClock(secondsAfter(now, 600));
    expect((await begin()).status).toBe(409);
  });

  it('U9 (f): the chosen end ends it by itself, at that instant, and the customer is told', async () => {
    const story = await openStory();
    const { desk, greta, ticketId } = story;
    const { id, endsAt } = await switchedOn(story, 5);
    const { accessToken } = await goIn(story, id);
    await desk.moveClock(secondsAfter(endsAt, -1));
    expect(await seenWith(accessToken, ticketId, both)).toEqual([200, 200]);
    await desk.moveClock(secondsAfter(endsAt, 0));
    expect(await seenWith(accessToken, ticketId, both)).toEqual([401, 401]);
    await desk.moveClock(secondsAfter(endsAt, 1));
    expect(await seenWith(accessToken, ticketId, both)).toEqual([401, 401]);
    await desk.mailTo(greta.email, ({ parsed }) =>
      /Support access on your request .* is over/s.test(parsed.text ?? ''),
    );
  });

  it('U9 (g): everything the agent did is recorded, visible to the customer, and marked as done on their behalf', async () => {
    const story = await openStory();
    const { greta, ticketId } = story;
    const { id } = await switchedOn(story, 60, { scope: 'write' });
    const { accessToken: token } = await goIn(story, id);
    await call('get', `/v1/tickets/${ticketId}?fields=subject`, { token });
    await call('get', `/v1/tickets/${ticketId}`, { token, expect: 200 });
    const body = { body: 'The schedule was filtered; I have cleared it.' };
    const said = (await call('post', `/v1/tickets/${ticketId}/comments`, { token, body, expect: 201 })).body;
    expect(said).toMatchObject({ author: { name: 'Greta Holm', staff: false }, writtenBy: { name: 'Jan Agent' } });
    await call('get', '/v1/me', { token, expect: 403 });

    const { items } = (await greta.call('get', grantPath(id, 'calls'), { expect: 200 })).body;
    expect(items.map(({ operation, allowed }: Called) => `${operation} ${allowed}`)).toEqual([
      'meGet false',
      'commentCreate true',
      'ticketGet true',
      'ticketGet true',
    ]);
    expect(items[1]).toMatchObject({
      agent: { name: 'Jan Agent' },
      customer: { name: 'Greta Holm' },
      method: 'POST',
      path: `/v1/tickets/${ticketId}/comments`,
    });
    expect((await greta.call('get', '/v1/me/support-access-calls', { expect: 200 })).body.items).toEqual(items);
    const entry = (await history(greta, ticketId)).find(({ kind }) => kind === 'comment.added');
    expect(entry).toMatchObject({
      actor: { name: 'Jan Agent', onBehalfOf: { id: greta.id, name: 'Greta Holm' } },
      summary: 'Jan Agent on behalf of Greta Holm commented.',
    });
    const [shown] = (await greta.call('get', `/v1/tickets/${ticketId}/comments`, { expect: 200 })).body.items;
    expect(shown.writtenBy).toEqual({ id: story.jan.id, name: 'Jan Agent' });
  });

  it('U9 (d): the desk’s own product honours the token by the README’s example, and knows at once when it is over', async () => {
    const story = await openStory();
    const { desk, greta, jan } = story;
    const eve = await desk.person({ name: 'Eve Admin', role: 'admin' });
    const scopes = { name: 'Product', scopes: ['tokens:introspect'] };
    const { key } = (await eve.call('post', '/v1/api-keys', { body: scopes, expect: 201 })).body;
    const folder = mkdtempSync(path.join(tmpdir(), 'guichet-product-'));
    writeFileSync(path.join(folder, 'product.mjs'), readmeBlock('## Support access in your own product', 'js'));
    const product = spawn(process.execPath, [path.join(folder, 'product.mjs')], {
      env: { PATH: process.env['PATH'], GUICHET: service().url, DESK: desk.slug, KEY: key },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [address] = await once(product.stdout, 'data');
      const ask = async (token: string, method = 'GET') => {
        const answer = await fetch(String(address).trim(), { method, headers: { authorization: `Bearer ${token}` } });
        return `${answer.status} ${await answer.text()}`.trim();
      };
      const { id } = await switchedOn(story, 60);
      const { accessToken } = await goIn(story, id);
      expect(await ask(accessToken)).toBe(`200 ${jan.id} on behalf of ${greta.id}`);
      expect(await ask(accessToken, 'POST')).toBe('403');
      // Neither the customer's own token, nor one that was tampered with, nor one that is over.
      expect(await ask(greta.token)).toBe('401');
      expect(await ask(`${accessToken.slice(0, -6)}AAAAAA`)).toBe('401');
      await greta.call('post', grantPath(id, 'end'), { expect: 200 });
      expect(await ask(accessToken)).toBe('401');
    } finally {
      product.kill('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('U9 (d): tokens can be introspected, by the desk they are of', async () => {
    const story = await openStory();
    const { desk, greta, jan } = story;
    const { id } = await switchedOn(story, 60);
    const { accessToken } = await goIn(story, id);
    const look = async (token: string, by: Pick<typeof desk, 'call'> = desk) =>
      (await by.call('post', '/v1/token-introspections', { body: { token }, expect: 200 })).body;
    expect(await look(accessToken)).toMatchObject({
      active: true,
      sub: greta.id,
      act: { sub: jan.id },
      scope: 'read',
      grant: id,
    });
    expect(await look(greta.token)).toMatchObject({ active: true, sub: greta.id, aud: 'guichet' });
    const other = await openStory();
    expect(await look(accessToken, other.desk)).toEqual({ active: false });
    expect(await look(desk.key)).toEqual({ active: false });
    for (const none of ['', ' ', `${accessToken} ${accessToken}`]) expect(await look(none)).toEqual({ active: false });
    await greta.call('delete', '/v1/sessions/current', { expect: 204 });
    expect(await look(greta.token)).toEqual({ active: false });
    await jan.call('post', grantPath(id, 'end'), { expect: 200 });
    expect(await look(accessToken)).toEqual({ active: false });
  });

  it('U9 (d): a suspended agent is out, and so is whoever comes with a token that was changed', async () => {
    const story = await openStory();
    const { desk, jan, ticketId } = story;
    const { id } = await switchedOn(story, 60);
    const { accessToken } = await goIn(story, id);
    const [header, claims, signature] = accessToken.split('.');
    const changed = Buffer.from(JSON.stringify({ ...Object(decode(accessToken)), scope: 'read write' })).toString(
      'base64url',
    );
    expect(await seenWith(`${header}.${changed}.${signature}`, ticketId, both)).toEqual([401, 401]);
    expect(await seenWith(`${header}.${claims}.${signature}`, ticketId, both)).toEqual([200, 200]);
    await desk.call('post', `/v1/people/${jan.id}/suspension`, { expect: 201 });
    expect(await seenWith(accessToken, ticketId, both)).toEqual([401, 401]);
  });
});

interface Called {
  readonly operation: string;
  readonly allowed: boolean;
}
