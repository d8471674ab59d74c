import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { Problem, Settings, StartupError, type Uuid } from '#kernel';
import { LimitTable, Quotas, sourceOf } from '#limits';
import { MailAcceptance } from './mail-acceptance.service.js';

/** Recipients of one message, and connections of one network address at the same time. */
const mostRecipients = 50;
const mostConnections = 10;
/** Unknown recipients that one connection may name before it is ended. */
const mostUnknown = 10;

/** An answer of RFC 5321: 4xx try again later, 5xx never. */
class Refusal extends Error {
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Takes mail by SMTP (RFC 5321) for the desks' addresses and no others, and passes none on. What it answers with 250 is
 * committed. It may stand behind a mail server that knows more of spam, or face the network itself.
 */
@Injectable()
export class SmtpDoor implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('smtp-in');
  private readonly connections = new Map<string, number>();
  private readonly unknown = new Map<string, number>();
  private server: SMTPServer | undefined;

  constructor(
    private readonly acceptance: MailAcceptance,
    private readonly settings: Settings,
    private readonly quotas: Quotas,
    private readonly limits: LimitTable,
  ) {}

  /** Where it listens; undefined while it does not. */
  get port(): number | undefined {
    const address: AddressInfo | string | null | undefined = this.server?.server.address();
    return typeof address === 'object' ? address?.port : undefined;
  }

  async onApplicationBootstrap(): Promise<void> {
    const { smtpInHost, smtpInPort, mailMaxBytes } = this.settings;
    if (smtpInPort === undefined) return;
    const server = new SMTPServer({
      ...this.certificate(),
      name: 'guichet',
      banner: 'Guichet',
      size: mailMaxBytes,
      authOptional: true,
      disabledCommands: ['AUTH'],
      disableReverseLookup: true,
      logger: false,
      maxClients: 200,
      socketTimeout: 60_000,
      closeTimeout: 5_000,
      onConnect: (session, done) => done(this.enter(session)),
      onClose: (session) => this.leave(session),
      onMailFrom: (_address, session, done) => settle(this.spend(session), done),
      onRcptTo: ({ address }, session, done) => settle(this.know(address, session), done),
      onData: (stream, session, done) => settle(this.take(stream, session), done),
    });
    this.server = server;
    await new Promise<void>((resolve, reject) => {
      const failed = (error: Error) =>
        reject(
          new StartupError(
            `No mail can be taken on ${smtpInHost}:${smtpInPort} (${error.message}): give SMTP_IN_PORT another port.`,
          ),
        );
      server.once('error', failed);
      server.listen(smtpInPort, smtpInHost, () => {
        server.off('error', failed);
        // A client that breaks off is its own affair.
        server.on('error', (error) => this.logger.debug(error.message));
        resolve();
      });
    });
  }

  /** Before the connections to the database are closed: what is being taken is taken. */
  async beforeApplicationShutdown(): Promise<void> {
    const { server } = this;
    if (server) await new Promise<void>((resolve) => server.close(resolve));
  }

  private certificate(): { key?: Buffer; cert?: Buffer } {
    const file = this.settings.smtpInCertificate;
    if (file === undefined) return {};
    try {
      const pem = readFileSync(file);
      return { key: pem, cert: pem };
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown';
      throw new StartupError(
        `SMTP_IN_CERTIFICATE cannot be read (${reason}): name a PEM file with certificate and key.`,
      );
    }
  }

  private enter({ remoteAddress }: SMTPServerSession): Refusal | null {
    const open = this.connections.get(remoteAddress) ?? 0;
    this.connections.set(remoteAddress, open + 1);
    return open < mostConnections ? null : new Refusal(421, 'Too many connections from your address; try again later');
  }

  private leave({ id, remoteAddress }: SMTPServerSession): void {
    this.unknown.delete(id);
    const open = (this.connections.get(remoteAddress) ?? 1) - 1;
    if (open > 0) this.connections.set(remoteAddress, open);
    else this.connections.delete(remoteAddress);
  }

  private async spend({ remoteAddress }: SMTPServerSession): Promise<void> {
    try {
      await this.quotas.spend([{ limit: this.limits.of('mail'), subject: sourceOf(remoteAddress) }]);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'too-many-requests') throw error;
      throw new Refusal(451, 'Too many mails from your address; try again in a minute');
    }
  }

  /** Refuses who is nobody's here, before a byte of the message is sent. */
  private async know(address: string, session: SMTPServerSession): Promise<void> {
    if (session.envelope.rcptTo.length >= mostRecipients) throw new Refusal(452, 'Too many recipients');
    const deskId = await this.acceptance.deskOf(address);
    if (deskId !== undefined) return;
    const unknown = (this.unknown.get(session.id) ?? 0) + 1;
    this.unknown.set(session.id, unknown);
    throw unknown > mostUnknown
      ? new Refusal(421, 'Too many unknown recipients')
      : new Refusal(550, 'No such mailbox here');
  }

  private async take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of stream) {
      size += chunk.length;
      // The rest is read and dropped: the client is told at its end.
      if (size <= this.settings.mailMaxBytes) chunks.push(chunk);
    }
    if (stream.sizeExceeded || size > this.settings.mailMaxBytes) {
      throw new Refusal(552, `A mail may have ${this.settings.mailMaxBytes} bytes`);
    }
    const raw = Buffer.concat(chunks);
    const { mailFrom, rcptTo } = session.envelope;
    const byDesk = new Map<Uuid, string[]>();
    for (const { address } of rcptTo) {
      const deskId = await this.acceptance.deskOf(address);
      if (deskId !== undefined) byDesk.set(deskId, [...(byDesk.get(deskId) ?? []), address]);
    }
    if (byDesk.size === 0) throw new Refusal(550, 'No such mailbox here');
    const envelopeFrom = mailFrom ? mailFrom.address : '';
    for (const [deskId, recipients] of byDesk) {
      const { remoteAddress: sourceAddress } = session;
      await this.acceptance.accept(deskId, { raw, door: 'smtp', envelopeFrom, recipients, sourceAddress });
    }
  }
}

/** Anything but a refusal is our own trouble: the client keeps the mail and tries again. */
function settle(work: Promise<void>, done: (error?: Error | null) => void): void {
  work.then(
    () => done(),
    (error: unknown) =>
      done(error instanceof Refusal ? error : new Refusal(451, 'Not possible just now; try again later')),
  );
}
