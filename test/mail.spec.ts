import { afterEach, describe, expect, it } from '@jest/globals';
import { linkToken, TestDesk } from './support/desks.js';
import { answerMailTo, queued } from './support/mail-rows.js';
import { eventually, type ReceivedMail, service } from './support/running.js';

afterEach(() => {
  service().mail.control.refuse = undefined;
});

async function invite(desk: TestDesk, name: string): Promise<string> {
  const email = desk.addressOf(name);
  await desk.call('post', '/v1/people', { body: { name, email, role: 'customer' }, expect: 201 });
  return email;
}

async function inviteAll(desk: TestDesk, names: readonly string[]): Promise<string[]> {
  const emails: string[] = [];
  for (const name of names) emails.push(await invite(desk, name));
  return emails;
}

/** Mails tell their time in whole seconds. */
function secondOf(time: Date | string | undefined): number {
  return Math.floor(new Date(time ?? 0).getTime() / 1000);
}

function header(mail: ReceivedMail, name: string): string | undefined {
  return mail.parsed.headers.find(({ key }) => key === name)?.value;
}

const generalQuestion = { requestType: 'generalQuestion', fields: { subject: 'Borne 12', description: 'En panne.' } };

describe('a mail', () => {
  it('brings Lea her invitation, as text and HTML, with a link that nobody kept', async () => {
    const desk = await TestDesk.open('road');
    const email = await invite(desk, 'Lea Martin');

    const mail = await desk.mailTo(email);

    expect(mail.parsed.subject).toBe('Votre invitation chez Road');
    expect(mail.parsed.from?.address).toBe(mail.from);
    expect(mail.parsed.text).toContain('Terminer l’inscription :\nhttp');
    expect(mail.parsed.html).toContain('Terminer l’inscription</a>');
    const token = linkToken(mail) ?? '';
    expect(token).toMatch(/^gl_[0-9a-f]{32}_/);
    expect(header(mail, 'auto-submitted')).toBe('auto-generated');
    const row = await queued(email, ({ status }) => status === 'sent');
    expect(row.data).toEqual({});
    expect(JSON.stringify(row)).not.toContain(token);
  });

  it('about a ticket hangs on the same thread as the others, in the reader’s language', async () => {
    const desk = await TestDesk.open('road');
    const lea = await desk.person({ name: 'Lea', language: 'en' });
    const filed = await lea.call('post', '/v1/tickets', { body: generalQuestion, expect: 201 });
    const about = (mail: ReceivedMail) => mail.parsed.subject?.includes(filed.body.number) ?? false;

    const mail = await desk.mailTo(lea.email, about);

    expect(mail.parsed.subject).toContain('We have received your request');
    expect(mail.parsed.text).toContain(`/tickets/${filed.body.number}`);
    expect(header(mail, 'references')).toMatch(/^<ticket-[0-9a-f-]+@/);
    expect(header(mail, 'in-reply-to')).toBe(header(mail, 'references'));
  });

  it('about a ticket can be answered: at an address that is another one for each ticket and recipient', async () => {
    const desk = await TestDesk.open('road');
    const [lea, ben] = await Promise.all([desk.person({ name: 'Lea' }), desk.person({ name: 'Ben' })]);
    const ali = await desk.person({ name: 'Ali', role: 'agent', groups: ['support'] });
    const answerTo = async (person: typeof lea, number: string, text: string) => {
      const fits = (mail: ReceivedMail) => `${mail.parsed.subject} ${mail.parsed.text}`.includes(text);
      const mail = await desk.mailTo(
        person.email,
        (each) => (each.parsed.subject ?? '').includes(number) && fits(each),
      );
      return mail.parsed.replyTo?.[0]?.address ?? '';
    };
    const [first, second, other] = await Promise.all(
      [lea, lea, ben].map((person) => person.call('post', '/v1/tickets', { body: generalQuestion, expect: 201 })),
    );
    const numbers = [first, second, other].map((filed) => String(filed?.body.number));
    await ali.call('post', `/v1/tickets/${numbers[0]}/comments`, { body: { body: 'Bonjour.' }, expect: 201 });

    const filed = await answerTo(lea, numbers[0] ?? '', 'reçu');
    expect(filed).toMatch(/^support\+[0-9a-v]{46}@road\.example$/);
    expect(await answerTo(lea, numbers[0] ?? '', 'Bonjour.')).toBe(filed);
    const others = [await answerTo(lea, numbers[1] ?? '', 'reçu'), await answerTo(ben, numbers[2] ?? '', 'reçu')];
    expect(new Set([filed, ...others]).size).toBe(3);
    const invitation = desk.mailsTo(ali.email)[0];
    expect(invitation?.parsed.replyTo).toBeUndefined();
  });

  it('to an address that was not proved holds a number and fixed words, nothing that somebody wrote', async () => {
    const desk = await TestDesk.open('samsara');
    const email = 'caller@elsewhere.example';
    const body = {
      requestType: 'question',
      channel: 'phone',
      requester: { email, name: 'Click http://evil.example' },
      fields: { subject: 'Cheap watches', description: 'http://evil.example' },
    };
    const agent = await desk.person({ name: 'Ali', role: 'agent' });
    const filed = await agent.call('post', '/v1/tickets', { body, expect: 201 });

    const { parsed } = await desk.mailTo(email);

    expect(parsed.subject).toContain(filed.body.number);
    expect(parsed.text).toContain(`/tickets/${filed.body.number}`);
    expect(`${parsed.subject} ${parsed.text} ${parsed.html}`).not.toMatch(/watches|evil/);
  });

  it('that can be caused by naming an address comes ten times an hour at most', async () => {
    const desk = await TestDesk.open('supplyon');
    const lea = await desk.person({ name: 'Lea' });
    for (let time = 0; time < 12; time += 1) {
      await desk.visit('post', '/password-links', { body: { email: lea.email }, expect: 202 });
    }
    const moved = await desk.moveClock({ by: 'PT2H' });
    await desk.visit('post', '/password-links', { body: { email: lea.email }, expect: 202 });

    await desk.mailTo(lea.email, ({ parsed }) => secondOf(parsed.date) >= secondOf(moved));

    const links = desk.mailsTo(lea.email).filter(({ parsed }) => parsed.subject?.includes('password'));
    expect(links.length).toBeLessThanOrEqual(11);
  });
});

describe('what is said on a ticket', () => {
  it('reaches Lea in one mail with the new status, and never when it was said inside', async () => {
    const desk = await TestDesk.open('road');
    const lea = await desk.person({ name: 'Lea', language: 'fr' });
    const ali = await desk.person({ name: 'Ali', role: 'agent' });
    const filed = await lea.call('post', '/v1/tickets', { body: generalQuestion, expect: 201 });
    const path = `/v1/tickets/${filed.body.id}/comments`;
    await desk.mailTo(lea.email, ({ parsed }) => parsed.subject?.includes('reçu') ?? false);

    await ali.call('post', path, { body: { body: 'Secret: she is late.', visibility: 'internal' }, expect: 201 });
    await ali.call('post', path, { body: { body: 'Avez-vous redémarré la borne ?\n\nAli' }, expect: 201 });

    const { parsed } = await desk.mailTo(lea.email, (mail) => mail.parsed.text?.includes('redémarré') ?? false);
    expect(parsed.text).toContain('Ali a écrit sur la demande « Borne 12 » :');
    expect(parsed.text).toContain('> Avez-vous redémarré la borne ?\n> \n> Ali');
    expect(parsed.text).toContain('État : ');
    await lea.call('post', path, { body: { body: 'Oui.' }, expect: 201 });
    await ali.call('post', path, { body: { body: 'Bien.' }, expect: 201 });
    await desk.mailTo(lea.email, (mail) => mail.parsed.text?.includes('> Bien.') ?? false);
    const all = desk.mailsTo(lea.email).filter((mail) => mail.parsed.subject?.includes(filed.body.number));
    expect(all).toHaveLength(3);
    expect(all.map((mail) => mail.parsed.text).join()).not.toContain('Secret');
  });
});

describe('a mail that the server does not take', () => {
  it('is tried again a minute and then five minutes later, as the same mail', async () => {
    const desk = await TestDesk.open('road');
    const email = desk.addressOf('Lea');
    await desk.moveClock({ by: 'PT0S' });
    const seen: string[] = [];
    answerMailTo(email, () => {
      seen.push('tried');
      return seen.length <= 2 ? { code: 451, message: 'later' } : undefined;
    });
    const start = await desk.moveClock({ by: 'PT1S' });
    await invite(desk, 'Lea');

    const first = await queued(email, ({ attempts, last_error }) => attempts === 1 && last_error !== null);
    expect(first.next_at?.getTime()).toBe(start.getTime() + 60_000);
    await desk.moveClock({ by: 'PT1M' });
    const second = await queued(email, ({ attempts, last_error, next_at }) =>
      Boolean(attempts === 2 && last_error !== null && next_at && next_at.getTime() === start.getTime() + 360_000),
    );
    expect(second.last_error).not.toContain('@');
    await desk.moveClock({ by: 'PT5M' });

    const mail = await desk.mailTo(email);
    expect(seen).toHaveLength(3);
    expect(linkToken(mail)).toBeDefined();
    expect((await queued(email, ({ status }) => status === 'sent')).attempts).toBe(3);
  });

  it('for good is given up at once, and keeps nothing of what it said', async () => {
    const desk = await TestDesk.open('road');
    const email = desk.addressOf('Lea');
    answerMailTo(email, () => ({ code: 550, message: `no mailbox ${email}` }));
    await invite(desk, 'Lea');

    const row = await queued(email, ({ status }) => status === 'failed');

    expect(row).toMatchObject({ attempts: 1, next_at: null, data: {} });
    expect(row.last_error).not.toContain(email);
  });
});

describe('several workers', () => {
  it('send each mail once between them', async () => {
    const { child, ready } = service().startProcess('apps/worker/src/main.js', service().environment);
    try {
      await ready;
      const desk = await TestDesk.open('road');
      const names = Array.from({ length: 12 }, (_, place) => `Guest${String.fromCodePoint(97 + place)}`);
      const emails = await inviteAll(desk, names);

      await Promise.all(emails.map((email) => queued(email, ({ status }) => status === 'sent')));

      for (const email of emails) expect(desk.mailsTo(email)).toHaveLength(1);
    } finally {
      child.kill('SIGTERM');
    }
  });

  it('lose no mail when one of them is killed, and send what it held as the same mail', async () => {
    const { child, ready } = service().startProcess('apps/worker/src/main.js', service().environment);
    await ready;
    const desk = await TestDesk.open('road');
    await desk.moveClock({ by: 'PT0S' });
    const names = Array.from({ length: 12 }, (_, place) => `Guest${String.fromCodePoint(97 + place)}`);
    const first = eventually('a first mail', () => names.map(desk.addressOf, desk).find((to) => desk.mailsTo(to)[0]));
    const invited = inviteAll(desk, names);
    await first;
    child.kill('SIGKILL');
    const emails = await invited;
    // What the dead one held is free once its lease is over.
    await desk.moveClock({ by: 'PT6M' });

    await Promise.all(emails.map((email) => queued(email, ({ status }) => status === 'sent')));

    for (const email of emails) {
      const mails = desk.mailsTo(email);
      expect(mails.length).toBeGreaterThan(0);
      expect(new Set(mails.map(({ parsed }) => parsed.messageId)).size).toBe(1);
    }
  });
});
