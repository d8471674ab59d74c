import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { Settings } from '#kernel';
import { isFinalStatus } from './deliverability.js';
import type { RenderedMail } from './mail-renderer.service.js';

/** Connections to the mail server that are kept open, hence mails under way at the same time. */
export const connections = 5;

/** Why a mail did not go out. */
export class DeliveryFailure extends Error {
  override readonly name = 'DeliveryFailure';

  constructor(
    /** What the server said, without addresses: for the mail's row, which goes when its recipient is erased */
    message: string,
    /** The same by codes alone: for the log, from which nothing is erased. The words are a stranger's, and may cite anything. */
    readonly inShort: string,
    /** The recipient or the mail itself is refused: trying again cannot help. */
    readonly forGood: boolean,
    /** It says of the recipient that no mail will ever arrive there. */
    readonly isOfAddress: boolean = false,
  ) {
    super(message);
  }
}

/** The mail server (`SMTP_URL`), over a few connections that are kept open. */
@Injectable()
export class MailTransport implements OnModuleDestroy {
  private readonly server;

  constructor(settings: Settings) {
    this.server =
      settings.smtpUrl === undefined
        ? null
        : createTransport({
            url: settings.smtpUrl,
            pool: true,
            maxConnections: connections,
            connectionTimeout: 10_000,
            greetingTimeout: 10_000,
            socketTimeout: 30_000,
            disableFileAccess: true,
            disableUrlAccess: true,
          });
  }

  get isConfigured(): boolean {
    return this.server !== null;
  }

  /** @throws DeliveryFailure */
  async send(mail: RenderedMail): Promise<void> {
    if (!this.server) throw new DeliveryFailure('SMTP_URL is not set', 'SMTP_URL is not set', false);
    try {
      await this.server.sendMail({
        from: { ...mail.from },
        to: { name: '', address: mail.to },
        envelope: { from: returnPathOf(mail), to: [mail.to] },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: mail.messageId,
        date: mail.date,
        ...(mail.inReplyTo === null ? {} : { inReplyTo: mail.inReplyTo, references: [...mail.references] }),
        ...(mail.replyTo === null ? {} : { replyTo: { name: mail.from.name, address: mail.replyTo } }),
        headers: {
          // RFC 3834 §5: nobody's absence notice should answer this, nor any robot.
          'Auto-Submitted': mail.automatic,
          // Tells a desk its own mail, and another desk's, from a person's.
          'X-Guichet-Desk': mail.deskId,
          'X-Auto-Response-Suppress': 'All',
          'Content-Language': mail.language,
          // RFC 8058: the reader's mail program unsubscribes by a POST of its own.
          ...(mail.unsubscribe === undefined
            ? {}
            : { 'List-Unsubscribe': `<${mail.unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
        },
      });
    } catch (error) {
      throw failureOf(error);
    }
  }

  onModuleDestroy(): void {
    this.server?.close();
  }
}

/**
 * Where a mail comes back to. What answers by itself must not be answered, not even by a bounce (RFC 3834 §3.3). The
 * reply address tells whose mail came back, and nobody else can name it; it is used as far as it is at the sender's own
 * domain, by which receivers judge the sender (RFC 7489 §3.1).
 */
function returnPathOf({ automatic, from, replyTo }: RenderedMail): string {
  if (automatic === 'auto-replied') return '';
  const isOwn = replyTo !== null && domainOf(replyTo) === domainOf(from.address);
  return isOwn ? replyTo : from.address;
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/**
 * A 5xx answer (RFC 5321 §4.2.1) to the recipient or to the mail is for good. One to the connection, the sign-in or the
 * sender's address is about ourselves and may be mended.
 */
function failureOf(error: unknown): DeliveryFailure {
  const { responseCode, code, command, message }: Readonly<Record<string, unknown>> = Object(error);
  const refused = typeof responseCode === 'number' && responseCode >= 500 && responseCode < 600;
  const aboutMail = command === 'RCPT TO' || command === 'DATA';
  const said = String(message ?? 'no reason given').replaceAll(/[^\s<>:]+@[^\s<>:]+/g, '…');
  const [status] = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(said) ?? [];
  const isFinal = status === undefined ? command === 'RCPT TO' : isFinalStatus(status);
  const codes = [command, code, responseCode, status].filter((part) => part !== undefined);
  return new DeliveryFailure(
    said.slice(0, 300),
    codes.join(' '),
    refused && aboutMail,
    refused && aboutMail && isFinal,
  );
}
