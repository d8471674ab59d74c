import { randomBytes } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { type DeskName, TestDesk } from './desks.js';
import { eventually, type ReceivedMail, service } from './running.js';

/** A mail to send, as a mail program makes it. */
export interface Letter {
  readonly from: string;
  readonly to: string | readonly string[];
  readonly subject?: string;
  readonly text?: string;
  readonly cc?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Return path, when it is not the sender's; empty for `<>` */
  readonly envelopeFrom?: string;
  /** Whom the server is told of, when not those of the header */
  readonly recipients?: readonly string[];
  readonly messageId?: string;
  readonly attachments?: readonly { filename: string; content: string | Buffer; contentType?: string }[];
}

/** Sends a mail by SMTP to the door that the worker keeps open; throws what the server answers. */
export async function send(letter: Letter, door = service().mailDoor): Promise<void> {
  const transport = createTransport({ url: door, tls: { rejectUnauthorized: false } });
  const to = [letter.to].flat();
  try {
    await transport.sendMail({
      from: letter.from,
      to,
      cc: [...(letter.cc ?? [])],
      subject: letter.subject ?? '',
      text: letter.text ?? '',
      headers: { ...letter.headers },
      messageId: letter.messageId,
      attachments: letter.attachments?.map((each) => ({ ...each })),
      envelope: {
        from: letter.envelopeFrom ?? addressIn(letter.from),
        to: [...(letter.recipients ?? [...to, ...(letter.cc ?? [])]).map(addressIn)],
      },
    });
  } finally {
    transport.close();
  }
}

/** Sends bytes as they are. */
export async function sendRaw(raw: Buffer, from: string, to: string, door = service().mailDoor): Promise<void> {
  const transport = createTransport({ url: door, tls: { rejectUnauthorized: false } });
  try {
    await transport.sendMail({ raw, envelope: { from, to: [to] } });
  } finally {
    transport.close();
  }
}

function addressIn(mailbox: string): string {
  return /<([^>]*)>/.exec(mailbox)?.[1] ?? mailbox;
}

/** A desk that reads mail at an address of its own, which no other desk of the tests has. */
export async function openMailDesk(
  name: DeskName,
  change: (source: string) => string = (source) => source,
): Promise<{ desk: TestDesk; address: string }> {
  const domain = `${name}-${randomBytes(5).toString('hex')}.example`;
  const desk = await TestDesk.open(name, (source) =>
    change(source.replace(/(addresses: [\w-]+@)[\w.-]+/, `$1${domain}`)),
  );
  const local = name === 'support-ops' ? 'support-ops' : 'support';
  return { desk, address: `${local}@${domain}` };
}

/** Answers a mail as its recipient's program does. */
export function answer(mail: ReceivedMail, from: string, text: string, more: Partial<Letter> = {}): Letter {
  const to = mail.parsed.replyTo?.[0]?.address ?? mail.parsed.from?.address ?? '';
  const quoted = (mail.parsed.text ?? '').trimEnd().replaceAll(/^/gm, '> ');
  return {
    from,
    to,
    subject: `Re: ${mail.parsed.subject ?? ''}`,
    text: `${text}\n\nLe 22/11/2025 à 10:02, Support a écrit :\n${quoted}\n`,
    headers: { 'In-Reply-To': mail.parsed.messageId ?? '', References: mail.parsed.messageId ?? '' },
    ...more,
  };
}

/** The mail as the desk keeps it, once it is settled. */
export async function settled(desk: TestDesk, fits: (mail: Settled) => boolean): Promise<Settled> {
  return eventually('a settled mail', async () => {
    const { items } = (await desk.call('get', '/v1/inbound-mails?limit=100', { expect: 200 })).body;
    return items.find((mail: Settled) => mail.status !== 'received' && fits(mail));
  });
}

export interface Settled {
  readonly id: string;
  readonly status: string;
  readonly subject: string | null;
  readonly from: { readonly email: string | null };
  readonly ticketId: string | null;
  readonly suggestedTicketId: string | null;
  readonly deliveries: number;
  readonly version: number;
  readonly evidence: { readonly reason: string | null };
}
