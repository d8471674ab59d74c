import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { readSettings } from '#kernel';
import type { RenderedMail } from './mail-renderer.service.js';
import { DeliveryFailure, MailTransport } from './mail-transport.service.js';

const mail: RenderedMail = {
  from: { name: 'Assistance "Road", équipe', address: 'support@road.example' },
  to: 'marie@example.com',
  subject: 'Borne « éteinte »',
  text: 'Bonjour Marie,\n\n> é\n',
  html: '<p>Bonjour Marie,</p>',
  language: 'fr',
  messageId: '<0198-a@road.example>',
  inReplyTo: '<ticket-7@road.example>',
  references: ['<ticket-7@road.example>'],
  replyTo: 'support+abc@road.example',
  automatic: 'auto-generated',
  deskId: '01890000-0000-7000-8000-00000000000a',
  date: new Date('2026-03-01T10:00:00Z'),
};

let closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.reverse()) await close();
  closing = [];
});

/** A mail server on loopback, and a transport that sends to it. */
async function served(options: SMTPServerOptions = {}): Promise<{ transport: MailTransport; received: Email[] }> {
  const received: Email[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        PostalMime.parse(Buffer.concat(chunks)).then((parsed) => {
          received.push(parsed);
          done();
        }, done);
      });
    },
    ...options,
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  closing.push(() => new Promise<void>((resolve) => server.close(resolve)));
  const address = server.server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const transport = new MailTransport(readSettings({ SMTP_URL: `smtp://127.0.0.1:${port}` }));
  closing.push(async () => transport.onModuleDestroy());
  return { transport, received };
}

async function failureOf(sending: Promise<void>): Promise<DeliveryFailure> {
  const failure: unknown = await sending.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(failure instanceof DeliveryFailure)) throw new Error('it was sent');
  return failure;
}

describe('sending a mail', () => {
  it('reaches the recipient as text and HTML, from the desk, in the thread of its ticket', async () => {
    const { transport, received } = await served();
    await transport.send(mail);
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      from: { name: 'Assistance "Road", équipe', address: 'support@road.example' },
      to: [{ address: 'marie@example.com', name: '' }],
      subject: 'Borne « éteinte »',
      messageId: '<0198-a@road.example>',
      inReplyTo: '<ticket-7@road.example>',
      references: '<ticket-7@road.example>',
      replyTo: [{ address: 'support+abc@road.example', name: 'Assistance "Road", équipe' }],
    });
    expect(received[0]?.text?.trim()).toBe('Bonjour Marie,\n\n> é');
    expect(received[0]?.html).toContain('<p>Bonjour Marie,</p>');
    const headers = new Map(received[0]?.headers.map(({ key, value }) => [key, value]));
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('content-language')).toBe('fr');
    expect(headers.get('date')).toBe('Sun, 01 Mar 2026 10:00:00 +0000');
    expect(headers.has('list-unsubscribe')).toBe(false);
  });

  it('that answers by itself has no return path, so that nothing answers it', async () => {
    const returns: unknown[] = [];
    const { transport, received } = await served({
      onMailFrom: ({ address }, _session, done) => {
        returns.push(address);
        done();
      },
    });
    await transport.send({ ...mail, automatic: 'auto-replied', replyTo: null });
    expect(returns).toEqual(['']);
    expect(received[0]?.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-replied');
    expect(received[0]?.replyTo).toBeUndefined();
  });

  it('lets no line break in a value become a header', async () => {
    const { transport, received } = await served();
    await transport.send({
      ...mail,
      subject: 'a\r\nBcc: eve@example.com',
      from: { name: 'x\r\nBcc: eve@example.com', address: mail.from.address },
      language: 'fr\r\nX-Evil: 1',
    });
    const keys = received[0]?.headers.map(({ key }) => key) ?? [];
    expect(keys).not.toContain('bcc');
    expect(keys).not.toContain('x-evil');
  });

  it('fails for good when the recipient is refused', async () => {
    const { transport } = await served({
      onRcptTo: (address, _session, done) =>
        done(Object.assign(new Error(`no such user <${address.address}>`), { responseCode: 550 })),
    });
    const failure = await failureOf(transport.send(mail));
    expect(failure.forGood).toBe(true);
    expect(failure.message).not.toContain('marie@example.com');
  });

  it('fails for now when the server is busy, refuses ourselves, or is away', async () => {
    const busy = await served({
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error('later'), { responseCode: 451 })),
    });
    expect((await failureOf(busy.transport.send(mail))).forGood).toBe(false);
    const strict = await served({
      onMailFrom: (_address, _session, done) => done(Object.assign(new Error('not you'), { responseCode: 550 })),
    });
    expect((await failureOf(strict.transport.send(mail))).forGood).toBe(false);
    const away = new MailTransport(readSettings({ SMTP_URL: 'smtp://127.0.0.1:9' }));
    closing.push(async () => away.onModuleDestroy());
    expect((await failureOf(away.send(mail))).forGood).toBe(false);
  });
});
