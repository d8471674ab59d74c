import { beforeAll, describe, expect, it } from '@jest/globals';
import { draft, publish, published, titlesOf, translate } from '../support/articles.js';
import { linkToken, type Person, password, TestDesk } from '../support/desks.js';
import { fetchFile, pixel, upload } from '../support/files.js';
import { call } from '../support/http.js';
import { answer, openMailDesk, send, settled } from '../support/mail-client.js';
import { askedByMail, formIn, look, sendForm } from '../support/rating.js';
import { change, file, history, list, move, read, say, subjectsOf } from '../support/stories.js';

const stuck = { subject: 'The order page is empty', description: 'No orders are shown.' };

describe('supplyon: a supply-chain portal', () => {
  let desk: TestDesk;
  let greta: Person; // customer
  let jan: Person; // agent
  let address: string; // where the desk reads mail

  beforeAll(async () => {
    ({ desk, address } = await openMailDesk('supplyon'));
    [greta, jan] = await Promise.all([
      desk.person({ name: 'Greta Holm', organization: 'Holm KG', language: 'de' }),
      desk.person({ name: 'Jan Agent', role: 'agent', groups: [] }),
    ]);
  });

  it('U1: the help centre’s search over articles, in the reader’s language, answers before a ticket is needed', async () => {
    const { id } = await draft(jan, { title: 'Orders are not shown', body: 'Clear the filter of the order page.' });
    await translate(jan, id, 'de', { title: 'Bestellungen fehlen', body: 'Setzen Sie den Filter zurück.' });
    await publish(jan, id);
    await published(jan, { title: 'Interner Leitfaden', language: 'de', audience: 'customers', body: 'Bestellung.' });
    const ask = async (q: string, language: string) =>
      (
        await desk.visit('get', `/article-search?q=${encodeURIComponent(q)}`, {
          headers: { 'accept-language': language },
          expect: 200,
        })
      ).body.items;
    expect(titlesOf(await ask('bestelung', 'de'))).toEqual(['Bestellungen fehlen']);
    expect(titlesOf(await ask('order showing', 'en'))).toEqual(['Orders are not shown']);
    expect(titlesOf(await ask('orders', 'fr'))).toEqual(['Orders are not shown']);
    const [hit] = await ask('Bestellung', 'de');
    const read = await desk.visit('get', `/articles/${hit.slug}`, {
      headers: { 'accept-language': 'de' },
      expect: 200,
    });
    expect(read.body).toMatchObject({ title: 'Bestellungen fehlen', html: '<p>Setzen Sie den Filter zurück.</p>\n' });
    const signedIn = await greta.call('get', `/v1/desks/${desk.slug}/article-search?q=Bestellung`, { expect: 200 });
    expect(titlesOf(signedIn.body.items).sort()).toEqual(['Bestellungen fehlen', 'Interner Leitfaden']);
  });

  it('U2: every call, by an agent or the telephone system’s key, and every contact form becomes a ticket, and its author gets a mail', async () => {
    const caller = desk.addressOf('Karl Anruf');
    const onPhone = { channel: 'phone', requester: { email: caller, name: 'Karl Anruf' } };
    const byAgent = await file(jan, 'question', stuck, onPhone);
    expect(byAgent).toMatchObject({ channel: 'phone', requester: { name: 'Karl Anruf' } });
    await desk.mailTo(caller, ({ parsed }) => (parsed.subject ?? '').includes(byAgent.number));
    const byMachine = await file(desk, 'question', stuck, onPhone);
    await desk.mailTo(caller, ({ parsed }) => (parsed.subject ?? '').includes(byMachine.number));
    const writer = desk.addressOf('Fatma Formular');
    const byForm = await file(desk, 'technical', stuck, {
      channel: 'form',
      requester: { email: writer, name: 'Fatma Formular' },
    });
    const mail = await desk.mailTo(writer, ({ parsed }) => (parsed.subject ?? '').includes(byForm.number));
    // The address is not proved: the mail carries nothing that the caller, or whoever gave the address, has said.
    expect(`${mail.parsed.subject} ${mail.parsed.text} ${mail.parsed.html}`).not.toMatch(/order page|No orders|Fatma/);
  });

  it('U3: the author answers that mail', async () => {
    const caller = desk.addressOf('Otto Anruf');
    const onPhone = { channel: 'phone', requester: { email: caller, name: 'Otto Anruf' } };
    const { id, number } = await file(jan, 'question', stuck, onPhone);
    const told = await desk.mailTo(caller, ({ parsed }) => (parsed.subject ?? '').includes(number));
    await send(answer(told, `Otto <${caller}>`, 'Es geht um Bestellung 4711.'));
    await settled(desk, ({ status, ticketId }) => status === 'commented' && ticketId === id);
    const { items } = (await jan.call('get', `/v1/tickets/${id}/comments`, { expect: 200 })).body;
    expect(items).toEqual([expect.objectContaining({ body: 'Es geht um Bestellung 4711.', channel: 'email' })]);
    // What answers none is put aside, and nobody hears of it.
    const stranger = desk.addressOf('Fremd Jemand');
    await send({ from: stranger, to: address, subject: 'Hallo', text: 'Wer sind Sie?' });
    await settled(desk, ({ status, from }) => status === 'quarantined' && from.email === stranger);
    expect(desk.mailsTo(stranger)).toEqual([]);
  });

  it('U3: the author signs in and answers there', async () => {
    const { id } = await file(jan, 'question', stuck, { channel: 'phone', requester: { personId: greta.id } });
    await say(jan, id, 'Which browser?');
    expect((await read(greta, id)).status.key).toBe('waitingForCustomer');
    await say(greta, id, 'Firefox.');
    expect((await read(greta, id)).status.key).toBe('open');
  });

  it('U4: the address once used to contact support gets a set-password link at once; on screen known and unknown are the same', async () => {
    const caller = desk.addressOf('Petra Ruf');
    await file(jan, 'question', stuck, { channel: 'phone', requester: { email: caller, name: 'Petra Ruf' } });
    const asked = await desk.visit('post', '/password-links', { body: { email: caller }, expect: 202 });
    const unknown = await desk.visit('post', '/password-links', {
      body: { email: 'nobody@nowhere.example' },
      expect: 202,
    });
    expect(unknown.body).toEqual(asked.body);
    const mail = await desk.mailTo(caller, (each) => linkToken(each) !== undefined);
    await desk.visit('post', '/link-redemptions', {
      body: { token: linkToken(mail), password, name: 'Petra Ruf' },
      expect: 201,
    });
    const petra = await desk.signIn(caller);
    expect(subjectsOf(await list(petra, 'view=requested'))).toEqual([stuck.subject]);
  });

  it('U5: the password rule is enforced to the letter, and each broken rule is named', async () => {
    const email = desk.addressOf('Rita Regel');
    await desk.call('post', '/v1/people', { body: { name: 'Rita Regel', email }, expect: 201 });
    const token = linkToken(await desk.mailTo(email, (each) => linkToken(each) !== undefined));
    const attempt = async (choice: string, expect_: number) =>
      (
        await desk.visit('post', '/link-redemptions', {
          body: { token, password: choice, name: 'Rita Regel' },
          expect: expect_,
        })
      ).body;
    const broken = async (choice: string) =>
      (await attempt(choice, 422)).errors.map(({ code }: { code: string }) => code).sort();
    expect(await broken('Kurz-2026-ok'.slice(0, 11))).toEqual(['too-short']);
    expect(await broken('Sechzehn-2026-ok')).toEqual(['too-long']);
    expect(await broken('alles-klein-26')).toEqual(['needs-upper-case']);
    expect(await broken('ALLES-GROSS-26')).toEqual(['needs-lower-case']);
    expect(await broken('Keine-Ziffern')).toEqual(['needs-digit']);
    expect(await broken('KeinZeichen2026'.slice(0, 15))).toEqual(['needs-special']);
    expect(await broken('xqkvw')).toEqual(['needs-digit', 'needs-special', 'needs-upper-case', 'too-short']);
    // Fifteen code points, thirty UTF-16 units less: an emoji counts once, a letter with its accent apart once too.
    expect((await attempt('Zwölf-2026-🔑🔑🔑🔑', 201)).accessToken).toEqual(expect.any(String));
  });

  it('U7: the requester shares by address: once accepted both get every notification, the other reads and answers by mail link or signed in; sharing is withdrawn', async () => {
    const { id, number } = await file(greta, 'technical', stuck);
    const path = `/v1/tickets/${id}/participants`;
    const email = desk.addressOf('Otto Mitleser');
    const added = (await greta.call('post', path, { body: { email }, expect: 201 })).body;
    expect(added).toMatchObject({ email, state: 'invited', role: 'comment' });
    const invitation = await desk.mailTo(email);
    expect(invitation.parsed.subject).toContain(number);
    expect(`${invitation.parsed.subject} ${invitation.parsed.text} ${invitation.parsed.html}`).not.toMatch(
      /order page|No orders|Greta|Holm/,
    );
    await say(jan, id, 'Too early for Otto.');
    await desk.mailTo(greta.email, ({ parsed }) => (parsed.text ?? '').includes('Too early for Otto.'));

    const redeemed = await desk.visit('post', '/link-redemptions', {
      body: { token: linkToken(invitation) },
      expect: 201,
    });
    const otto: Pick<Person, 'call'> = {
      call: (method, where, options = {}) => call(method, where, { ...options, token: redeemed.body.accessToken }),
    };
    expect((await read(otto, id)).number).toBe(number);
    await say(otto, id, 'I see it too.');
    await desk.mailTo(greta.email, ({ parsed }) => (parsed.text ?? '').includes('I see it too.'));
    await say(jan, id, 'Fixed for both of you.');
    for (const address of [greta.email, email]) {
      await desk.mailTo(address, ({ parsed }) => (parsed.text ?? '').includes('Fixed for both of you.'));
    }
    expect(desk.mailsTo(email).filter(({ parsed }) => (parsed.text ?? '').includes('Too early'))).toEqual([]);
    await say(greta, id, 'I see it not at all.');

    const told = await desk.mailTo(email, ({ parsed }) => (parsed.text ?? '').includes('I see it not at all.'));
    await send(answer(told, email, 'By mail, too.', { recipients: [told.parsed.replyTo?.[0]?.address ?? ''] }));
    await desk.mailTo(greta.email, ({ parsed }) => (parsed.text ?? '').includes('By mail, too.'));

    // The same person, once signed in.
    await desk.visit('post', '/password-links', { body: { email }, expect: 202 });
    const link = await desk.mailTo(email, ({ parsed }) => /for=(invitation|setPassword)/.test(parsed.text ?? ''));
    const body = { token: linkToken(link), password, name: 'Otto Mitleser' };
    await desk.visit('post', '/link-redemptions', { body, expect: 201 });
    const signedIn = await desk.signIn(email);
    expect((await list(signedIn, 'view=participating')).map((ticket) => ticket.id)).toEqual([id]);
    await say(signedIn, id, 'And now signed in.');

    await greta.call('delete', `${path}/${added.id}`, { expect: 204 });
    await signedIn.call('get', `/v1/tickets/${id}`, { expect: 404 });
    expect(await list(signedIn, 'view=participating')).toEqual([]);
    await jan.call('post', path, { body: { email }, expect: 403 });
  });

  it('U8: a closed ticket’s requester is asked by mail, rates it without sign-in and may think again until the deadline', async () => {
    const own = await TestDesk.open('supplyon');
    const [ursula, jo] = await Promise.all([
      own.person({ name: 'Ursula Rat', language: 'fr' }),
      own.person({ name: 'Jo Agent', role: 'agent', language: 'en' }),
    ]);
    await own.moveClock({ to: '2027-03-01T09:00:00Z' });
    const agent = await own.signIn(jo.email);
    const { id, number } = await file(await own.signIn(ursula.email), 'technical', stuck);
    await change(agent, 'put', `/v1/tickets/${id}/assignment`, { assignee: jo.id }, `/v1/tickets/${id}`);
    await move(agent, id, 'close');

    const { mail, path } = await askedByMail(own, ursula.email);
    expect(mail.parsed.subject).toBe(`[${number}] ${stuck.subject}`);
    expect(mail.parsed.text).toContain('Êtes-vous satisfait du traitement de votre demande ?');
    expect(mail.parsed.text).toContain('8 mars 2027');
    expect(mail.parsed.html).toContain(path);

    const first = await look(path);
    expect(first.text).toContain(number);
    expect((await sendForm(formIn(first), { mark: 5, words: 'Merci, c’était rapide !' })).status).toBe(303);
    const told = await own.mailTo(jo.email, ({ parsed }) => (parsed.text ?? '').includes('5 / 5'));
    expect(told.parsed.text).toContain('> Merci, c’était rapide !');
    const second = await look(path);
    expect(formIn(second)).toMatchObject({ mark: '5', words: 'Merci, c’était rapide !' });
    expect((await sendForm(formIn(second), { mark: 3, words: 'Finalement non.' })).status).toBe(303);

    await own.moveClock({ to: '2027-03-08T08:59:59Z' });
    expect((await sendForm(formIn(await look(path)), { mark: 2, words: 'Finalement non.' })).status).toBe(303);
    const last = formIn(await look(path));
    for (const instant of ['2027-03-08T09:00:00Z', '2027-03-08T09:00:01Z']) {
      await own.moveClock({ to: instant });
      expect((await look(path)).status).toBe(410);
      expect((await sendForm(last, { mark: 1, words: 'Zu spät.' })).status).toBe(410);
      const session = await own.signIn(ursula.email);
      const late = { body: { mark: 1 }, headers: { 'if-match': '"3"' } };
      expect((await session.call('put', `/v1/tickets/${id}/rating`, late)).status).toBe(409);
    }

    const session = await own.signIn(ursula.email);
    const { body } = await session.call('get', `/v1/tickets/${id}/rating`, { expect: 200 });
    expect(body).toMatchObject({ mark: 2, words: 'Finalement non.', version: 3, changeable: false });
    const changes = (await history(session, id)).filter(({ kind }) => kind.startsWith('rating.'));
    expect(changes.map(({ kind, changes: told_ }) => [kind, told_[0]?.from, told_[0]?.to])).toEqual([
      ['rating.asked', undefined, undefined],
      ['rating.given', null, '5 / 5'],
      ['rating.changed', '5 / 5', '3 / 5'],
      ['rating.changed', '3 / 5', '2 / 5'],
    ]);
  });

  it('U10: each article asks whether it was helpful, and says whether its translation was made by a machine', async () => {
    // The clock has moved on by a month.
    [greta, jan] = await Promise.all([desk.signIn(greta.email), desk.signIn(jan.email)]);
    const { id } = await draft(jan, { title: 'How to print labels', body: 'Press *Print*.' });
    await translate(jan, id, 'de', { title: 'Etiketten drucken', body: '*Drucken* drücken.', machineTranslated: true });
    await publish(jan, id);
    const path = `/v1/desks/${desk.slug}/articles/${id}`;
    const read = async (language: string) =>
      (await greta.call('get', path, { headers: { 'accept-language': language }, expect: 200 })).body;
    expect(await read('de')).toMatchObject({
      language: 'de',
      machineTranslated: true,
      helpfulAsked: true,
      helpful: null,
    });
    expect(await read('en')).toMatchObject({ language: 'en', machineTranslated: false });
    await greta.call('put', `${path}/vote`, { body: { helpful: false }, expect: 200 });
    await greta.call('put', `${path}/vote`, { body: { helpful: true }, expect: 200 });
    await desk.visit('put', `/articles/${id}/vote`, { body: { helpful: false }, expect: 200 });
    expect((await read('de')).helpful).toBe(true);
    const { votes } = (await jan.call('get', `/v1/articles/${id}`, { expect: 200 })).body;
    expect(votes).toEqual({ helpful: 1, notHelpful: 0, strangersHelpful: 0, strangersNotHelpful: 1 });
    // A person has looked it over: the mark goes.
    await translate(jan, id, 'de', { title: 'Etiketten drucken', body: 'Auf *Drucken* drücken.' });
    await publish(jan, id);
    expect(await read('de')).toMatchObject({ machineTranslated: false });
  });

  // Last, because the clock moves on by a month and every session ends.
  it('U6: the customer sees state and history of each request, and adds comments and files at any time', async () => {
    const { id } = await file(greta, 'technical', stuck);
    await move(jan, id, 'close');
    expect(await read(greta, id)).toMatchObject({ open: false, status: { key: 'closed' } });
    await desk.moveClock({ by: 'P30D' });
    const session = await desk.signIn(greta.email);
    const screenshot = (await upload(session, 'Bildschirm.png', pixel)).body;
    await say(session, id, 'Wieder leer.', { attachmentIds: [screenshot.id] });
    const { items } = (await session.call('get', `/v1/tickets/${id}/comments`, { expect: 200 })).body;
    expect(items.at(-1).attachments).toMatchObject([{ name: 'Bildschirm.png', state: 'unscanned' }]);
    expect(Buffer.from(await (await fetchFile(session, screenshot.id)).arrayBuffer())).toEqual(pixel);
    expect((await read(session, id)).status.key).toBe('open');
    expect((await history(session, id)).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['ticket.filed', 'ticket.moved', 'comment.added']),
    );
  });
});
