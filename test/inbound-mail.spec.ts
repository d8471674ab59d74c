import { beforeAll, describe, expect, it } from '@jest/globals';
import { asOwner } from './support/database-rows.js';
import { type Person, TestDesk } from './support/desks.js';
import { pixel } from './support/files.js';
import { answer, type Letter, openMailDesk, type Settled, send, sendRaw, settled } from './support/mail-client.js';
import { raw } from './support/raw.js';
import { eventually, type ReceivedMail, service } from './support/running.js';
import { file, list, read, say } from './support/stories.js';

const slow = { subject: 'La carte est lente', description: 'Depuis hier.' };

describe('mail that comes in', () => {
  let desk: TestDesk;
  let address: string;
  let lea: Person;
  let ben: Person; // no colleague of hers
  let odile: Person; // agent

  beforeAll(async () => {
    ({ desk, address } = await openMailDesk('trackoe'));
    [lea, ben, odile] = await Promise.all([
      desk.person({ name: 'Lea Vif', organization: 'Vif' }),
      desk.person({ name: 'Ben Loin', organization: 'Loin' }),
      desk.person({ name: 'Odile Support', role: 'agent' }),
    ]);
  });

  /** A ticket of Lea's and the mail that confirms it to her. */
  async function confirmed(): Promise<{ ticket: { id: string; number: string }; mail: ReceivedMail }> {
    const ticket = await file(lea, 'assistance', slow);
    const mail = await desk.mailTo(lea.email, ({ parsed }) => (parsed.subject ?? '').includes(ticket.number));
    return { ticket, mail };
  }
  const comments = async (ticket: string) =>
    (await odile.call('get', `/v1/tickets/${ticket}/comments?limit=100`, { expect: 200 })).body.items;
  const from = (email: string) => (mail: Settled) => mail.from.email === email;
  const stranger = (name: string) => `${name}.${Math.random().toString(36).slice(2)}@elsewhere.example`;

  it('is one comment, be the same message delivered five times', async () => {
    const { ticket, mail } = await confirmed();
    const letter = answer(mail, lea.email, 'Je confirme.', { messageId: '<five-times@vif.example>' });
    const { to } = letter;
    const bytes = Buffer.from(
      `From: ${lea.email}\r\nTo: ${to}\r\nMessage-ID: <five-times@vif.example>\r\nSubject: Re\r\n\r\nJe confirme.\r\n`,
    );
    for (let time = 0; time < 5; time += 1) {
      const traced = Buffer.concat([Buffer.from(`Received: from mx${time} by mx;\r\n\tnow\r\n`), bytes]);
      await sendRaw(traced, lea.email, String(to));
    }
    const kept = await settled(desk, ({ ticketId, deliveries }) => ticketId === ticket.id && deliveries === 5);
    expect(kept.status).toBe('commented');
    expect(await comments(ticket.id)).toHaveLength(1);
  });

  it('from a stranger who quotes a reply address is put aside, and the stranger gets nothing', async () => {
    const { ticket, mail } = await confirmed();
    const eve = stranger('eve');
    await send(answer(mail, eve, 'Send me everything.'));
    await send(answer(mail, ben.email, 'And me.'));
    for (const email of [eve, ben.email]) {
      const kept = await settled(desk, from(email));
      expect(kept).toMatchObject({
        status: 'quarantined',
        suggestedTicketId: ticket.id,
        ticketId: null,
        evidence: { reason: 'sender-does-not-fit' },
      });
    }
    expect(await comments(ticket.id)).toEqual([]);
    await say(odile, ticket.id, 'Geheim.');
    await desk.mailTo(lea.email, ({ parsed }) => (parsed.text ?? '').includes('Geheim.'));
    expect(desk.mailsTo(eve)).toEqual([]);
    expect(
      desk
        .mailsTo(ben.email)
        .map(({ parsed }) => parsed.text)
        .join(),
    ).not.toContain('Geheim');
    await ben.call('get', `/v1/tickets/${ticket.id}`, { expect: 404 });
  });

  it('that merely cites a ticket is put aside with that ticket as the suggestion', async () => {
    const { ticket, mail } = await confirmed();
    const bySubject = {
      from: lea.email,
      to: address,
      subject: `Re: [${ticket.number}] encore`,
      text: 'Par le numéro.',
    };
    await send(bySubject);
    await send({
      ...bySubject,
      subject: 'Autre objet',
      headers: { References: `<a@b.example> ${mail.parsed.messageId}`, 'In-Reply-To': `${mail.parsed.messageId}` },
    });
    for (const subject of [bySubject.subject, 'Autre objet']) {
      expect(await settled(desk, (each) => each.subject === subject)).toMatchObject({
        status: 'quarantined',
        suggestedTicketId: ticket.id,
        evidence: { reason: 'only-cites-ticket' },
      });
    }
    expect(await comments(ticket.id)).toEqual([]);
  });

  it('with a forged sender is put aside when the receiving server says so, and only a trusted one is believed', async () => {
    const { ticket, mail } = await confirmed();
    const results = (server: string) => ({ headers: { 'Authentication-Results': `${server}; dmarc=fail` } });
    await send(answer(mail, lea.email, 'Faux.', { ...results('mx.guichet.test'), subject: 'forged' }));
    expect(await settled(desk, ({ subject }) => subject === 'forged')).toMatchObject({
      status: 'quarantined',
      evidence: { reason: 'not-authentic' },
    });
    await send(answer(mail, lea.email, 'Vrai.', { ...results('mx.evil.test'), subject: 'not forged' }));
    expect(await settled(desk, ({ subject }) => subject === 'not forged')).toMatchObject({ ticketId: ticket.id });
  });

  it('that a program wrote causes nothing: no comment, no ticket, no mail', async () => {
    const { ticket, mail } = await confirmed();
    const robot = stranger('robot');
    const kinds: [string, Partial<Letter>][] = [
      ['automatic', { headers: { 'Auto-Submitted': 'auto-replied' } }],
      ['bounce', { envelopeFrom: '' }],
      ['own-mail', { headers: { 'X-Guichet-Desk': desk.id } }],
    ];
    for (const [reason, more] of kinds) {
      await send(answer(mail, lea.email, 'Je suis absente.', { subject: `robot ${reason}`, ...more }));
      await send({ from: robot, to: address, subject: `stranger ${reason}`, text: 'Beep.', ...more });
      for (const subject of [`robot ${reason}`, `stranger ${reason}`]) {
        const kept = await settled(desk, (each) => each.subject === subject);
        expect(kept).toMatchObject({ status: 'ignored', ticketId: null, evidence: { reason } });
      }
    }
    await send({ from: robot, to: address, subject: 'news', text: 'Buy.', headers: { 'List-Id': '<a.example>' } });
    expect(await settled(desk, ({ subject }) => subject === 'news')).toMatchObject({ status: 'quarantined' });
    expect(await comments(ticket.id)).toEqual([]);
    expect(await list(odile, 'q=stranger')).toEqual([]);
    expect(desk.mailsTo(robot)).toEqual([]);
  });

  it('between two desks that write to each other stops within two mails', async () => {
    const [one, two] = await Promise.all([openMailDesk('trackoe'), openMailDesk('support-ops')]);
    // One desk's mail goes to an address that the other reads; the mail server of the tests carries it over.
    await send({ from: `Un <${two.address}>`, to: one.address, subject: 'Bonjour', text: 'Une demande.' });
    const first = await one.desk.mailTo(two.address);
    await sendRaw(first.raw, first.from, two.address);
    const kept = await settled(two.desk, ({ status }) => status === 'ignored');
    expect(kept.evidence.reason).toBe('own-mail');
    expect(two.desk.mailsTo(one.address)).toEqual([]);
    expect(one.desk.mailsTo(two.address)).toHaveLength(1);
  });

  it('is let in by an agent: to the ticket as its sender’s comment, as a note where they may not write, or as a ticket', async () => {
    const { ticket } = await confirmed();
    const eve = stranger('eve');
    const cite = { to: address, subject: `[${ticket.number}] suite` };
    await send({ ...cite, from: lea.email, text: 'Voici la suite.' });
    await send({ ...cite, from: eve, text: 'Je suis sa voisine.' });
    const [hers, eves] = [await settled(desk, from(lea.email)), await settled(desk, from(eve))];
    const accept = (id: string, body: object, status = 201) =>
      odile.call('post', `/v1/inbound-mails/${id}/acceptance`, { body, expect: status });
    expect((await accept(hers.id, { ticket: ticket.number })).body).toMatchObject({
      status: 'accepted',
      ticketId: ticket.id,
      decidedBy: odile.id,
    });
    const nothing = await accept(eves.id, { ticket: null }, 400);
    expect(nothing.body.errors).toMatchObject([{ pointer: '/ticket' }]);
    await accept(eves.id, { ticket: ticket.id });
    expect(await comments(ticket.id)).toEqual([
      expect.objectContaining({
        body: 'Voici la suite.',
        visibility: 'public',
        author: expect.objectContaining({ id: lea.id }),
      }),
      expect.objectContaining({ visibility: 'internal', body: expect.stringContaining('Je suis sa voisine.') }),
    ]);
    expect((await accept(eves.id, {}, 409)).body.code).toBe('conflict');

    await send({ ...cite, from: eve, subject: `[${ticket.number}] ma demande`, text: 'Ma balise aussi.' });
    const another = await settled(desk, ({ subject }) => subject?.endsWith('ma demande') ?? false);
    const { ticketId } = (await accept(another.id, {})).body;
    expect(await read(odile, ticketId)).toMatchObject({
      channel: 'email',
      fields: { description: 'Ma balise aussi.' },
    });
    expect(
      desk
        .mailsTo(eve)
        .map(({ parsed }) => parsed.text)
        .join(),
    ).not.toContain('balise');
  });

  it('is kept out by an agent, who can read why and the message as it came', async () => {
    const text = 'Spam & scam: é';
    await send({
      from: stranger('spam'),
      to: address,
      subject: 'scam',
      text,
      headers: { 'List-Id': '<scam.example>' },
    });
    const { id, version } = await settled(desk, ({ subject }) => subject === 'scam');
    const source = await raw('GET', `/v1/inbound-mails/${id}/source`, { authorization: `Bearer ${odile.token}` });
    expect(source.headers.get('content-type')).toMatch(/^message\/rfc822/);
    expect(source.headers.get('content-disposition')).toContain('attachment');
    expect(source.text).toContain('Subject: scam\r\n');
    const shown = (await odile.call('get', `/v1/inbound-mails/${id}`, { expect: 200 })).body;
    expect(shown).toMatchObject({ body: text, door: 'smtp', evidence: { nature: 'list', natureHeader: 'list-id' } });
    const stale = { headers: { 'if-match': `"${version + 7}"` }, expect: 412 };
    await odile.call('post', `/v1/inbound-mails/${id}/refusal`, stale);
    const refused = await odile.call('post', `/v1/inbound-mails/${id}/refusal`, { expect: 201 });
    expect(refused.body).toMatchObject({ status: 'refused', version: version + 1 });
    await lea.call('get', `/v1/inbound-mails/${id}`, { expect: 403 });
  });

  it('takes an answer to a cancelled ticket as a follow-up, where new requests come by mail', async () => {
    const { ticket, mail } = await confirmed();
    await lea.call('post', `/v1/tickets/${ticket.id}/transitions`, { body: { transition: 'cancel' }, expect: 201 });
    await send(answer(mail, lea.email, 'Finalement si.'));
    const kept = await settled(desk, (each) => each.status === 'filed' && each.from.email === lea.email);
    expect(await read(lea, kept.ticketId ?? '')).toMatchObject({
      followUpOf: { number: ticket.number },
      fields: { description: 'Finalement si.' },
    });
  });

  it('hangs our next mail on the sender’s own, in their mail program', async () => {
    const { ticket, mail } = await confirmed();
    await send(answer(mail, lea.email, 'Une précision.', { messageId: '<precision@vif.example>' }));
    await settled(desk, (each) => each.ticketId === ticket.id);
    await say(odile, ticket.id, 'Bien noté.');
    const next = await desk.mailTo(lea.email, ({ parsed }) => (parsed.text ?? '').includes('Bien noté.'));
    expect(next.parsed.inReplyTo).toBe('<precision@vif.example>');
    expect(next.parsed.references).toContain(mail.parsed.references ?? 'nothing');
  });

  it('brings its files along: to the ticket that it makes, to its comment, to what an agent lets in', async () => {
    const files = [
      { filename: 'écran.png', content: pixel, contentType: 'image/png' },
      { filename: 'journal.txt', content: 'ligne 1\n', contentType: 'text/plain' },
    ];
    await send({ from: lea.email, to: address, subject: 'Avec des fichiers', text: 'Voir.', attachments: files });
    const filed = await settled(desk, ({ subject }) => subject === 'Avec des fichiers');
    const namesOf = (on: { attachments: { name: string }[] }) => on.attachments.map(({ name }) => name).sort();
    const ticket = await read(lea, filed.ticketId ?? '');
    expect(namesOf(ticket)).toEqual(['journal.txt', 'écran.png']);
    const mail = await desk.mailTo(lea.email, ({ parsed }) => (parsed.subject ?? '').includes(ticket.number));
    const [screen] = files;
    await send(answer(mail, lea.email, 'Encore une.', { attachments: screen ? [screen] : [] }));
    await eventually('the comment', async () => (await comments(ticket.id)).length === 1 || undefined);
    expect(namesOf((await comments(ticket.id))[0])).toEqual(['écran.png']);

    await send({ from: lea.email, to: address, subject: `[${ticket.number}] citée`, text: 'Et.', attachments: files });
    const aside = await settled(desk, ({ subject }) => subject === `[${ticket.number}] citée`);
    const body = { ticket: ticket.number };
    await odile.call('post', `/v1/inbound-mails/${aside.id}/acceptance`, { body, expect: 201 });
    expect(namesOf((await comments(ticket.id))[1])).toEqual(['journal.txt', 'écran.png']);
  });

  it('comes in over HTTP too, raw or in JSON, and a dry run tells what would become of it', async () => {
    const { ticket, mail } = await confirmed();
    const to = mail.parsed.replyTo?.[0]?.address ?? '';
    const message = `From: ${lea.email}\r\nTo: ${to}\r\nSubject: Re\r\nMessage-ID: <http@vif.example>\r\n\r\nPar HTTP.\r\n`;
    const envelope = `from=${encodeURIComponent(lea.email)}&to=${encodeURIComponent(to)}`;
    const body = { source: Buffer.from(message).toString('base64') };
    const dry = await odile.call('post', `/v1/inbound-mails/checks?${envelope}`, { body, expect: 200 });
    expect(dry.body).toMatchObject({ decision: 'commented', ticketId: ticket.id, body: 'Par HTTP.' });
    const headers = { authorization: `Bearer ${desk.key}`, 'content-type': 'message/rfc822' };
    const kept = await raw('POST', `/v1/inbound-mails?${envelope}`, headers, message);
    expect(kept.status).toBe(201);
    const again = await desk.call('post', `/v1/inbound-mails?${envelope}`, { body, expect: 201 });
    expect(again.body.id).toBe(JSON.parse(kept.text).id);
    await settled(desk, (each) => each.ticketId === ticket.id && each.deliveries === 2);
    expect(await comments(ticket.id)).toHaveLength(1);
    const nowhere = await desk.call('post', '/v1/inbound-mails?to=support@nowhere.example', { body, expect: 422 });
    expect(nowhere.body.errors[0].pointer).toBe('/query/to');
    const lost = await raw('POST', '/v1/tickets', headers, message);
    expect(lost.status).toBe(415);
    const anonymous = await raw('POST', '/v1/inbound-mails', { 'content-type': 'message/rfc822' }, message);
    expect(anonymous.status).toBe(401);
  });
});

describe('the mail server', () => {
  const refusal = async (sending: Promise<void>) =>
    sending.then(
      () => 'taken',
      (error: { responseCode?: number }) => error.responseCode,
    );

  it('takes mail for its desks alone: nobody’s address, a made-up reply address and a suspended desk’s are refused', async () => {
    const { desk, address } = await openMailDesk('road');
    const letter = { from: 'lea@vif.example', subject: 'x', text: 'x' };
    expect(await refusal(send({ ...letter, to: address.replace('@', '+detail@') }))).toBe('taken');
    for (const to of ['lea@elsewhere.example', 'root@localhost', address.replace('support', 'sales')]) {
      expect(await refusal(send({ ...letter, to }))).toBe(550);
    }
    const madeUp = `${'0123456789abcdefghijklmnop'}${'0'.repeat(20)}`;
    expect(await refusal(send({ ...letter, to: address.replace('@', `+${madeUp}@`) }))).toBe(550);
    const { operatorToken, url } = service();
    const suspension = `${url}/v1/desks/${desk.slug}/suspension`;
    await fetch(suspension, { method: 'POST', headers: { authorization: `Bearer ${operatorToken}` } });
    expect(await refusal(send({ ...letter, to: address }))).toBe(550);
  });

  it('leaves an address to the desk that read it first', async () => {
    const first = await openMailDesk('road');
    const second = await TestDesk.open('road', (source) => source.replace(/(addresses: )\S+/, `$1${first.address}`));
    await send({ from: 'lea@vif.example', to: first.address, subject: 'whose', text: 'x' });
    await settled(first.desk, ({ subject }) => subject === 'whose');
    expect((await second.call('get', '/v1/inbound-mails', { expect: 200 })).body.items).toEqual([]);
  });

  it('speaks TLS to whoever wants it, and refuses what is too large', async () => {
    const { desk, address } = await openMailDesk('road');
    const film = { filename: 'film.mp4', content: Buffer.alloc(10_500_000, 7), contentType: 'video/mp4' };
    await send({ from: 'lea@vif.example', to: address, subject: 'film', text: 'Le film.', attachments: [film] });
    await settled(desk, ({ subject }) => subject === 'film');
    const huge = { filename: 'huge.bin', content: Buffer.alloc(20_000_000, 7) };
    const letter = { from: 'lea@vif.example', to: address, subject: 'huge', text: 'x', attachments: [huge] };
    expect(await refusal(send(letter))).toBe(552);
  });

  it('loses nothing that it accepted when the worker is killed at once', async () => {
    const { desk, address } = await openMailDesk('trackoe');
    const { environment, startProcess } = service();
    const { child, ready } = startProcess('apps/worker/src/main.js', environment);
    const door = await ready;
    await Promise.all(
      Array.from({ length: 8 }, (_, place) =>
        send({ from: `lea${place}@vif.example`, to: address, subject: `mail ${place}`, text: 'Perdu ?' }, door),
      ),
    );
    child.kill('SIGKILL');
    // What the dead one held is free once its lease is over.
    await desk.moveClock({ by: 'PT0S' });
    await eventually('all mails filed', async () => {
      await desk.moveClock({ by: 'PT61S' });
      const { items } = (await desk.call('get', '/v1/inbound-mails?status=filed', { expect: 200 })).body;
      return items.length === 8 || undefined;
    });
    const tickets = await list(desk, 'view=all&limit=100');
    expect(tickets.map(({ subject }) => subject).sort()).toEqual(
      Array.from({ length: 8 }, (_, place) => `mail ${place}`),
    );
  });

  it('keeps the message itself beside what is known of it, byte for byte', async () => {
    const { desk, address } = await openMailDesk('road');
    const bytes = Buffer.concat([
      Buffer.from(`From: a@b.example\r\nTo: ${address}\r\n\r\n`),
      Buffer.from([0xff, 0xfe, 13, 10]),
    ]);
    await sendRaw(bytes, 'a@b.example', address);
    const { id } = await settled(desk, () => true);
    const [kept] = await asOwner('SELECT raw FROM inbound_source WHERE mail_id = $1', [id]);
    expect(kept.raw.equals(bytes)).toBe(true);
  });
});
