import { once } from 'node:events';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { ReceivedMail } from '../support/running.js';

/** What is kept of a message that came: enough to tell whether two copies are the same mail. */
export interface Copy {
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
}

/** Everybody's mail server: keeps what came in brief, and whole messages as long as somebody reads them. */
export class Mailbox {
  readonly copies: Copy[] = [];
  /** Whole messages, for the opening of the desks, whose people follow links in mails. */
  readonly messages: ReceivedMail[] = [];
  keepsWhole = true;
  isRefusing = false;
  port = 0;

  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (this.isRefusing) return done(Object.assign(new Error('try later'), { responseCode: 451 }));
        const to = session.envelope.rcptTo.map(({ address }) => address.toLowerCase());
        void this.take(Buffer.concat(chunks), to).then(() => done(), done);
      });
    },
  });

  async open(): Promise<void> {
    // Workers that are killed break their connections off.
    this.server.on('error', () => undefined);
    this.server.listen(0, '127.0.0.1');
    await once(this.server.server, 'listening');
    const address = this.server.server.address();
    if (address !== null && typeof address === 'object') this.port = address.port;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async take(raw: Buffer, to: string[]): Promise<void> {
    const head = raw.toString('latin1').split('\r\n\r\n', 1)[0] ?? '';
    this.copies.push({
      messageId: /^Message-ID:\s*<([^>]*)>/im.exec(head)?.[1] ?? '',
      to: to.join(),
      subject: /^Subject:\s*(.*(?:\r\n[ \t].*)*)/im.exec(head)?.[1] ?? '',
    });
    if (this.keepsWhole) this.messages.push({ to, from: '', raw, parsed: await new PostalMime().parse(raw) });
  }
}
