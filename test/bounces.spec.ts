import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { linkToken, type Person, type TestDesk } from './support/desks.js';
import { answer, openMailDesk, send, sendRaw, settled } from './support/mail-client.js';
import { answerMailTo, queued } from './support/mail-rows.js';
import { eventually, type ReceivedMail, service } from './support/running.js';
import { file, say } from './support/stories.js';

const lamp = { subject: 'The lamp is dark', description: 'Zebra crossing, at night.' };
let serial = 0;

/** What a mail server sends about a mail that it could not deliver (RFC 3464). */
function report(of: { email: string; messageId?: string }, more: { status?: string; action?: string } = {}) {
  const { status = '5.1.1', action = 'failed' } = more;
  serial += 1;
  const subject = `Undelivered Mail Returned to Sender ${serial}`;
  const raw = Buffer.from(
    [
      'From: Mail Delivery System <MAILER-DAEMON@mx.example>',
      `Subject: ${subject}`,
      `Message-ID: <report-${serial}@mx.example>`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'I could not deliver your mail.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example',
      '',
      `Final-Recipient: rfc822; ${of.email}`,
      `Action: ${action}`,
      `Status: ${status}`,
      'Diagnostic-Code: smtp; 550',
      ' No such mailbox here',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: ${of.messageId ?? '<none@mx.example>'}`,
      'Subject: News',
      '--b--',
      '',
    ].join('\r\n'),
  );
  return { raw, subject };
}

describe('an address that mail does not reach', () => {
  let desk: TestDesk;
  let address: string;
  let jan: Person; // agent
  let number = 0;
  beforeAll(async () => {
    ({ desk, address } = await openMailDesk('supplyon', (source) => {
      const [, domain = ''] = /addresses: [\w-]+@([\w.-]+)/.exec(source) ?? [];
      return source.replace(/(sender: \{[^}]*address: [\w.-]+@)[\w.-]+/, `$1${domain}`);
    }));
    jan = await desk.person({ name: 'Jan Agent', role: 'agent' });
  });
  afterEach(() => {
    service().mail.control.refuse = undefined;
  });

  /** Somebody with a ticket, and a mail about it that reached them. */
  async function reached(): Promise<{ greta: Person; id: string; mail: ReceivedMail }> {
    const greta = await desk.person({ name: `Greta ${'abcdefghij'.charAt(number++)}`, language: 'en' });
    const { id } = await file(greta, 'question', lamp);
    return { greta, id, mail: await mailed(greta, id, 'Which lamp?') };
  }
  const mailed = async ({ email }: Person, id: string, words: string) => {
    await say(jan, id, words);
    return desk.mailTo(email, ({ parsed }) => (parsed.text ?? '').includes(words));
  };
  const addressOf = async (person: Person, by: Pick<Person, 'call'> = jan) =>
    (await by.call('get', `/v1/people/${person.id}`, { expect: 200 })).body.addresses[0];
  const bounced = (person: Person) =>
    eventually('the mark on the address', async () => {
      const found = await addressOf(person);
      return found.bouncedAt === null ? undefined : found;
    });
  const notMailed = async ({ email }: Person, id: string) => {
    await say(jan, id, 'Are you there?');
    await queued(email, (row) => row.status === 'failed' && row.last_error === 'address-bounced');
    expect(desk.mailsTo(email).some(({ parsed }) => (parsed.text ?? '').includes('Are you there?'))).toBe(false);
  };
  /** Sends a report, and waits until it is dealt with. */
  async function reported(to: string, told: ReturnType<typeof report>): Promise<void> {
    await sendRaw(told.raw, '', to);
    await settled(desk, (each) => each.subject === told.subject && each.status === 'ignored');
  }

  it('is mailed no more once a mail server has said so, which staff and its owner see, until staff say that it works', async () => {
    const { greta, id } = await reached();
    answerMailTo(greta.email, () => ({ code: 550, message: '5.1.1 No such mailbox' }));
    await say(jan, id, 'And now?');
    expect(await bounced(greta)).toMatchObject({ bounceReason: expect.stringContaining('5.1.1') });
    service().mail.control.refuse = undefined;
    await notMailed(greta, id);

    const { id: addressId, bouncedAt } = (await greta.call('get', '/v1/me', { expect: 200 })).body.addresses[0];
    expect(bouncedAt).toMatch(/Z$/);
    await greta.call('delete', `/v1/people/${greta.id}/addresses/${addressId}/bounce`, { expect: 403 });
    await jan.call('delete', `/v1/people/${greta.id}/addresses/${addressId}/bounce`, { expect: 204 });
    expect(await addressOf(greta)).toMatchObject({ bouncedAt: null, bounceReason: null });
    await mailed(greta, id, 'Welcome back.');
  });

  it('is found by a report to the return path of a mail, and works again when its owner writes from it', async () => {
    const { greta, id, mail } = await reached();
    expect(mail.from).toBe(mail.parsed.replyTo?.[0]?.address);
    await reported(mail.from, report({ email: greta.email }));
    expect(await addressOf(greta)).toMatchObject({ bounceReason: '550 No such mailbox here' });
    await notMailed(greta, id);
    await send(answer(mail, greta.email, 'I am back.', { messageId: `<back-${serial}@greta.example>` }));
    await settled(desk, (each) => each.ticketId === id && each.status === 'commented');
    expect((await addressOf(greta)).bouncedAt).toBeNull();
    await mailed(greta, id, 'Good to hear.');
  });

  it('is found by the Message-ID of a mail, which counts against nobody else; what a stranger makes up counts for nothing', async () => {
    const { greta, mail } = await reached();
    const other = await reached();
    const forged = [
      report({ email: greta.email }),
      report({ email: greta.email, messageId: `<${other.id}@guess.example>` }),
      report({ email: greta.email, messageId: `<ticket-${other.id}@guess.example>` }),
      // Somebody's own mail says something of their own address alone.
      report({ email: greta.email, messageId: other.mail.parsed.messageId }),
    ];
    for (const told of forged) await reported(address, told);
    expect((await addressOf(greta)).bouncedAt).toBeNull();
    expect((await addressOf(other.greta)).bouncedAt).not.toBeNull();
    await reported(address, report({ email: 'forwarded@elsewhere.example', messageId: mail.parsed.messageId }));
    expect((await addressOf(greta)).bouncedAt).not.toBeNull();
  });

  it('is given up after three mails that did not arrive, while a late one and a full mailbox alone prove nothing', async () => {
    const { greta, mail } = await reached();
    await reported(mail.from, report({ email: greta.email }, { action: 'delayed', status: '4.4.1' }));
    await reported(mail.from, report({ email: greta.email }, { status: '5.2.2' }));
    await reported(mail.from, report({ email: greta.email }, { status: '4.4.7' }));
    expect((await addressOf(greta)).bouncedAt).toBeNull();
    await reported(mail.from, report({ email: greta.email }, { status: '5.7.1' }));
    expect((await addressOf(greta)).bouncedAt).not.toBeNull();
  });

  it('gets the links that its owner asks for, and works again once one of them is used', async () => {
    const { greta, id, mail } = await reached();
    await reported(mail.from, report({ email: greta.email }));
    await notMailed(greta, id);
    await greta.call('post', '/v1/me/addresses', { body: { email: greta.email }, expect: 202 });
    const proof = await desk.mailTo(greta.email, ({ parsed }) => /for=proveAddress/.test(parsed.text ?? ''));
    await desk.visit('post', '/link-redemptions', { body: { token: linkToken(proof) }, expect: 201 });
    expect((await addressOf(greta)).bouncedAt).toBeNull();
    await mailed(greta, id, 'There you are.');
  });
});
