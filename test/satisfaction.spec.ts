import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Person, TestDesk } from './support/desks.js';
import { askedByMail, formIn, look, ratingLink, sendForm } from './support/rating.js';
import { raw } from './support/raw.js';
import { change, file, history, move, say } from './support/stories.js';

const lamp = { subject: 'Lamp', description: 'Dark.' };
const ratingOf = async (by: Person, ticket: string) =>
  (await by.call('get', `/v1/tickets/${ticket}/rating`, { expect: 200 })).body;
const ratingKinds = async (by: Person, ticket: string) =>
  (await history(by, ticket)).map(({ kind }) => kind).filter((kind: string) => kind.startsWith('rating.'));

describe('a rating', () => {
  let desk: TestDesk;
  let greta: Person; // customer
  let jan: Person; // agent
  beforeAll(async () => {
    desk = await TestDesk.open('supplyon');
    [greta, jan] = await Promise.all([
      desk.person({ name: 'Greta Holm', language: 'en' }),
      desk.person({ name: 'Jan Agent', role: 'agent' }),
    ]);
  });

  /** A ticket of Greta's, closed just now, and the page that its mail leads to. */
  async function closed(): Promise<{ id: string; number: string; path: string }> {
    const { id, number } = await file(greta, 'question', lamp);
    await move(jan, id, 'close');
    const { path } = await askedByMail(desk, greta.email);
    return { id, number, path };
  }

  it('survives five GETs, a HEAD, a prefetch and a replayed POST without a changed or doubled record', async () => {
    const { id, path } = await closed();
    const untouched = await greta.call('get', `/v1/tickets/${id}`, { expect: 200 });
    const pages = [];
    for (let turn = 0; turn < 5; turn += 1) pages.push(await look(path));
    const head = await look(path, {}, 'HEAD');
    pages.push(await look(path, { 'sec-purpose': 'prefetch', purpose: 'prefetch' }));
    expect([head, ...pages].map(({ status }) => status)).toEqual(Array(7).fill(200));
    expect(head.text).toBe('');
    const nonces = pages.map((page) => formIn(page).nonce);
    expect(new Set(nonces).size).toBe(6);
    expect(await ratingOf(greta, id)).toMatchObject({ mark: null, version: 0 });
    const seen = await greta.call('get', `/v1/tickets/${id}`, { expect: 200 });
    expect(seen.headers['etag']).toBe(untouched.headers['etag']);

    const first = formIn(pages[0] ?? (await look(path)));
    const done = await sendForm(first, { mark: 4, words: 'Quick.' });
    expect(done).toMatchObject({ status: 303 });
    const given = await ratingOf(greta, id);
    expect(given).toMatchObject({ mark: 4, words: 'Quick.', version: 1 });
    // The same request again, then its nonce and the others' with something else: good for nothing any more.
    const replay = await sendForm(first, { mark: 4, words: 'Quick.' });
    expect(replay.status).toBe(409);
    expect(replay.text).toContain('sent before');
    expect(formIn(replay)).toMatchObject({ mark: '4', words: 'Quick.' });
    for (const nonce of nonces) {
      expect((await sendForm({ ...first, nonce }, { mark: 1, words: 'Not me.' })).status).toBe(409);
    }
    expect(await ratingOf(greta, id)).toEqual(given);
    expect(await ratingKinds(greta, id)).toEqual(['rating.asked', 'rating.given']);
  });

  it('is recorded once when a form is sent ten times at the same moment', async () => {
    const { id, path } = await closed();
    const form = formIn(await look(path));
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, turn) => sendForm(form, { mark: 1 + (turn % 5) })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array(9).fill(409)]);
    expect(await ratingOf(greta, id)).toMatchObject({ version: 1 });
    expect(await ratingKinds(greta, id)).toEqual(['rating.asked', 'rating.given']);
  });

  it('needs a mark of the scale, and keeps the words of whoever forgot it', async () => {
    const { id, path } = await closed();
    for (const mark of [undefined, 0, 6, 11, '4.5', '-1', 'five', '']) {
      const refused = await sendForm(formIn(await look(path)), {
        words: 'Äußerst "nett" <b>',
        ...(mark === undefined ? {} : { mark }),
      });
      expect([mark, refused.status]).toEqual([mark, 422]);
      expect(refused.text).toContain('Choose a mark from 1 to 5.');
      expect(refused.text).toContain('Äußerst &quot;nett&quot; &lt;b&gt;');
    }
    const tooLong = await sendForm(formIn(await look(path)), { mark: 5, words: 'x'.repeat(4001) });
    expect(tooLong.status).toBe(422);
    expect(await ratingOf(greta, id)).toMatchObject({ mark: null });
    await sendForm(formIn(await look(path)), { mark: 5, words: ` ${'é'.repeat(3999)}\r\n` });
    expect(await ratingOf(greta, id)).toMatchObject({ mark: 5, words: 'é'.repeat(3999) });
  });

  it('is on a page without script, bound to itself, that no cache keeps and no search engine lists', async () => {
    const { path } = await closed();
    const page = await look(path, { 'accept-language': 'fr' });
    expect(page.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('content-language')).toBe('fr');
    expect(page.text).toContain('<html lang="fr">');
    expect(page.text).toContain('Êtes-vous satisfait du traitement de votre demande ?');
    expect(page.text).toContain('<meta name="robots" content="noindex">');
    expect(page.text).not.toMatch(/<script|style=|onclick|javascript:/i);
    const colours = await look(`/portal/${desk.slug}/colour.css`);
    expect(colours.headers.get('content-type')).toMatch(/^text\/css/);
  });

  it('speaks the language of a reader whose browser says nothing', async () => {
    const karl = await desk.person({ name: 'Karl Leser', language: 'de' });
    const { id } = await file(karl, 'question', lamp);
    await move(jan, id, 'close');
    const { mail, path } = await askedByMail(desk, karl.email);
    expect(mail.parsed.text).toContain('Wie zufrieden sind Sie mit der Bearbeitung Ihrer Anfrage?');
    expect((await look(path)).headers.get('content-language')).toBe('de');
  });

  it('reads forms at its page alone, and nothing but forms there', async () => {
    const { id, path } = await closed();
    const form = formIn(await look(path));
    const json = JSON.stringify({ token: form.token, nonce: form.nonce, mark: 5 });
    expect((await raw('POST', form.action, { 'content-type': 'application/json' }, json)).status).toBe(415);
    const long = `words=${'x'.repeat(70_000)}`;
    const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await raw('POST', form.action, urlencoded, long)).status).toBe(413);
    expect((await raw('PUT', form.action, urlencoded, 'mark=5')).status).toBe(405);
    const elsewhere = await raw('POST', `/v1/desks/${desk.slug}/password-links`, urlencoded, 'email=a%40b.example');
    expect(elsewhere.status).toBe(415);
    expect(await ratingOf(greta, id)).toMatchObject({ mark: null });
  });

  it('needs the link as it came: not cut, not another desk’s, not one made up, not one for something else', async () => {
    const { id, path } = await closed();
    const other = await TestDesk.open('supplyon');
    const form = formIn(await look(path));
    const cut = path.slice(0, -3);
    const away = path.replace(desk.slug, other.slug);
    for (const dead of [
      cut,
      away,
      path.replace(/token=.*/, ''),
      path.replace(/token=/, 'token=x&token='),
      `${path}0`,
    ]) {
      expect([dead, (await look(dead)).status]).toEqual([dead, 410]);
    }
    expect((await sendForm({ ...form, action: form.action.replace(desk.slug, other.slug) }, { mark: 1 })).status).toBe(
      410,
    );
    expect((await sendForm({ ...form, token: form.token.slice(0, -1) }, { mark: 1 })).status).toBe(410);
    expect((await sendForm({ ...form, nonce: '' }, { mark: 1 })).status).toBe(409);
    // Nor does it open anything else.
    const redeemed = await desk.visit('post', '/link-redemptions', { body: { token: form.token } });
    expect(redeemed).toMatchObject({ status: 410, body: { code: 'link-expired' } });
    // A nonce is its own link's.
    const second = await closed();
    const theirs = formIn(await look(second.path));
    expect((await sendForm({ ...form, nonce: theirs.nonce }, { mark: 1 })).status).toBe(409);
    expect(await ratingOf(greta, id)).toMatchObject({ mark: null });
    expect((await sendForm(form, { mark: 5 })).status).toBe(303);
    expect(await ratingOf(greta, second.id)).toMatchObject({ mark: null });
  });

  it('ends with its owner’s account', async () => {
    const mara = await desk.person({ name: 'Mara Weg' });
    const { id } = await file(mara, 'question', lamp);
    await move(jan, id, 'close');
    const { path } = await askedByMail(desk, mara.email);
    const form = formIn(await look(path));
    await desk.call('post', `/v1/people/${mara.id}/suspension`, { expect: 201 });
    expect((await look(path)).status).toBe(410);
    expect((await sendForm(form, { mark: 5 })).status).toBe(410);
  });

  it('waits while its ticket is open again, and is asked for anew by the next closing', async () => {
    const { id, path } = await closed();
    const form = formIn(await look(path));
    await say(greta, id, 'Dark again.');
    expect((await look(path)).status).toBe(409);
    expect((await sendForm(form, { mark: 1 })).status).toBe(409);
    const refused = await greta.call('put', `/v1/tickets/${id}/rating`, {
      body: { mark: 1 },
      headers: { 'if-match': '"0"' },
    });
    expect(refused).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(await ratingOf(greta, id)).toMatchObject({ mark: null, changeable: false });
    await move(jan, id, 'close');
    const again = await askedByMail(desk, greta.email);
    expect(again.path).not.toBe(path);
    expect((await sendForm(formIn(await look(again.path)), { mark: 3 })).status).toBe(303);
    expect(await ratingKinds(greta, id)).toEqual(['rating.asked', 'rating.asked', 'rating.given']);
  });

  it('is given and changed by whoever is signed in too, based on what they have read', async () => {
    const { id, path } = await closed();
    const where = `/v1/tickets/${id}/rating`;
    expect(await ratingOf(greta, id)).toMatchObject({
      mark: null,
      words: null,
      scale: 5,
      changeable: true,
      version: 0,
    });
    await greta.call('put', where, { body: { mark: 4 }, expect: 428 });
    expect(await change(greta, 'put', where, { mark: 4, words: 'Good.' })).toMatchObject({ mark: 4, words: 'Good.' });
    await greta.call('put', where, { body: { mark: 5 }, headers: { 'if-match': '"0"' }, expect: 412 });
    const beyond = await greta.call('put', where, { body: { mark: 6 }, headers: { 'if-match': '"1"' }, expect: 422 });
    expect(beyond.body.errors[0]).toMatchObject({ pointer: '/mark', code: 'out-of-range' });
    expect(await change(greta, 'put', where, { mark: 2 })).toMatchObject({ mark: 2, words: null, version: 2 });
    const page = await look(path);
    expect(formIn(page)).toMatchObject({ mark: '2', words: '' });
    expect(await ratingOf(jan, id)).toMatchObject({ mark: 2 });
  });

  it('is not for those who work for the desk, nor for colleagues', async () => {
    const [road, where] = [await TestDesk.open('road'), (id: string) => `/v1/tickets/${id}/rating`];
    const [marie, marc, ali] = await Promise.all([
      road.person({ name: 'Marie Un', organization: 'Volta', language: 'en' }),
      road.person({ name: 'Marc Deux', organization: 'Volta' }),
      road.person({ name: 'Ali Agent', role: 'agent' }),
    ]);
    const { id } = await file(marie, 'generalQuestion', lamp, { sharedWithOrganization: true });
    await move(ali, id, 'resolve');
    await change(marie, 'put', where(id), { mark: 1, words: 'Between us.' });
    for (const [who, method] of [
      [ali, 'put'],
      [marc, 'put'],
      [marc, 'get'],
    ] as const) {
      const options = method === 'put' ? { body: { mark: 5 }, headers: { 'if-match': '"1"' } } : {};
      expect(await who.call(method, where(id), options)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    }
    // Colleagues see that there is a rating, and no more.
    const told = (await history(marc, id)).find(({ kind }) => kind === 'rating.given');
    expect(told).toMatchObject({ summary: expect.stringContaining('Marie Un'), changes: [] });
    expect(JSON.stringify(await history(marc, id))).not.toContain('Between us');
    // Closing what was resolved asks no second time.
    await move(ali, id, 'close');
    expect(await ratingKinds(marie, id)).toEqual(['rating.asked', 'rating.given']);
    // Whoever works for the desk is not asked, be they the requester.
    const own = await file(ali, 'generalQuestion', { ...lamp, subject: 'My own' });
    await move(ali, own.id, 'resolve');
    await ali.call('put', where(own.id), { body: { mark: 5 }, headers: { 'if-match': '"0"' }, expect: 403 });
    const last = await file(marie, 'generalQuestion', { ...lamp, subject: 'Last' });
    await move(ali, last.id, 'resolve');
    await askedByMail(road, marie.email);
    await road.mailTo(marie.email, (mail) => ratingLink(mail) !== undefined);
    expect(road.mailsTo(ali.email).filter((mail) => ratingLink(mail))).toEqual([]);
  });

  it('is asked of an address that nobody proved without a word that somebody wrote', async () => {
    const caller = desk.addressOf('Karl Anruf');
    const onPhone = { channel: 'phone', requester: { email: caller, name: 'Karl Anruf' } };
    const { id, number } = await file(jan, 'question', { ...lamp, subject: 'Secret lamp' }, onPhone);
    await move(jan, id, 'close');
    const { mail, path } = await askedByMail(desk, caller);
    const page = await look(path);
    expect(page.text).toContain(number);
    expect(`${mail.parsed.subject} ${mail.parsed.text} ${mail.parsed.html} ${page.text}`).not.toMatch(
      /Secret lamp|Karl/,
    );
    expect((await sendForm(formIn(page), { mark: 5 })).status).toBe(303);
    expect(await ratingOf(jan, id)).toMatchObject({ mark: 5 });
  });

  it('is asked by time as well, when it is time that ends the ticket', async () => {
    const ops = await TestDesk.open('samsara');
    const [zoe, ed] = await Promise.all([
      ops.person({ name: 'Zoe Rider', language: 'en' }),
      ops.person({ name: 'Ed Agent', role: 'agent' }),
    ]);
    const { id } = await file(zoe, 'question', lamp);
    await move(ed, id, 'askCustomer', { comment: 'Which lamp?' });
    await ops.moveClock({ by: 'PT73H' });
    const { path } = await askedByMail(ops, zoe.email);
    expect((await sendForm(formIn(await look(path)), { mark: 2, words: 'Slow.' })).status).toBe(303);
    const rated = await (await ops.signIn(zoe.email)).call('get', `/v1/tickets/${id}/rating`, { expect: 200 });
    expect(rated.body).toMatchObject({ mark: 2, words: 'Slow.' });
  });
});

describe('the report on satisfaction', () => {
  it('counts who was asked, who answered and how, whole and in parts', async () => {
    const desk = await TestDesk.open('supplyon');
    const [greta, jan] = await Promise.all([
      desk.person({ name: 'Greta Holm' }),
      desk.person({ name: 'Jan Agent', role: 'agent' }),
    ]);
    await desk.moveClock({ to: '2027-01-31T22:30:00Z' });
    const by = { greta: await desk.signIn(greta.email), jan: await desk.signIn(jan.email) };
    const rated = async (type: string, mark: number | null) => {
      const { id } = await file(by.greta, type, lamp);
      await move(by.jan, id, 'close');
      if (mark !== null) await change(by.greta, 'put', `/v1/tickets/${id}/rating`, { mark });
      return id;
    };
    const first = await rated('question', 5);
    await change(by.jan, 'put', `/v1/tickets/${first}/assignment`, { assignee: jan.id }, `/v1/tickets/${first}`);
    await rated('question', 2);
    // Half an hour later it is February at the desk.
    await desk.moveClock({ by: 'PT45M' });
    await rated('technical', null);
    // Asked twice about one ticket: it counts once.
    await say(by.greta, first, 'Again.');
    await move(by.jan, first, 'close');
    await desk.moveClock({ by: 'PT1H' });
    const agent = await desk.signIn(jan.email);
    const report = async (query: string) =>
      (await agent.call('get', `/v1/reports/satisfaction?${query}`, { expect: 200 })).body;
    const whole = await report('');
    expect(whole.total).toMatchObject({ asked: 3, answered: 2, mean: 3.5 });
    expect(whole.total.distribution.map(({ count }: { count: number }) => count)).toEqual([0, 1, 0, 0, 1]);
    expect(whole.groups).toEqual([]);
    const parts = async (groupBy: string) =>
      (await report(`groupBy=${groupBy}`)).groups.map(
        ({ key, label, asked, answered, mean }: Record<string, unknown>) => [key, label, asked, answered, mean],
      );
    expect(await parts('type')).toEqual([
      ['question', 'Question', 2, 2, 3.5],
      ['technical', 'Technical problem', 1, 0, null],
    ]);
    expect(await parts('month')).toEqual([
      ['2027-01', '2027-01', 1, 1, 2],
      ['2027-02', '2027-02', 2, 1, 5],
    ]);
    expect(await parts('assignee')).toEqual([
      [jan.id, 'Jan Agent', 1, 1, 5],
      [null, null, 2, 1, 2],
    ]);
    expect(await parts('group')).toEqual([['support', 'Support', 3, 2, 3.5]]);
    const january = await report('from=2027-01-01T00:00:00%2B01:00&to=2027-02-01T00:00:00%2B01:00');
    expect(january.total).toMatchObject({ asked: 2, answered: 2 });
    await agent.call('get', '/v1/reports/satisfaction?from=2027-02-01T00:00:00Z&to=2027-02-01T00:00:00Z', {
      expect: 400,
    });
    const other = await TestDesk.open('supplyon');
    expect((await other.call('get', '/v1/reports/satisfaction', { expect: 200 })).body.total.asked).toBe(0);
  });
});
