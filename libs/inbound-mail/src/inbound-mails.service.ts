import { Injectable } from '@nestjs/common';
import { Database, statement } from '#database';
import { DeskRegistry } from '#desks';
import { defaultLimit, type Page, pageOf } from '#http';
import { type Caller, decodeCursor, encodeCursor, isUuid, notFound, Problem, Settings, type Uuid } from '#kernel';
import { parseReplyAddress } from '#mail';
import type { InboundMailDto, InboundMailSummaryDto, MailCheckDto } from './inbound-mail.dto.js';
import { type InboundMail, inboundMailSummary, inboundMailView, mailCheckView } from './inbound-mail.view.js';
import { keepMessage } from './mail-acceptance.service.js';
import { MailJudge } from './mail-facts.service.js';
import type { InboundMailListQueryDto, MailEnvelopeDto, MailSourceDto } from './mail-request.dto.js';

export const mailColumns = `m.id, m.message_id AS "messageId", m.door, m.envelope_from AS "envelopeFrom", m.recipients,
  m.source_address AS "sourceAddress", m.size, m.deliveries, m.received_at AS "receivedAt", m.status,
  m.from_email AS "fromEmail", m.from_name AS "fromName", m.subject, m.body, m.evidence, m.person_id AS "personId",
  m.ticket_id AS "ticketId", m.suggested_ticket_id AS "suggestedTicketId", m.comment_id AS "commentId",
  m.settled_at AS "settledAt", m.decided_by AS "decidedBy", m.version`;

const one = statement<InboundMail>(
  'inbound-mail.get',
  `SELECT ${mailColumns} FROM inbound_mail m WHERE m.desk_id = $1 AND m.id = $2`,
);
const list = statement<InboundMail>(
  'inbound-mail.list',
  `SELECT ${mailColumns.replace('m.body', 'NULL AS body')} FROM inbound_mail m
   WHERE m.desk_id = $1 AND ($3::text IS NULL OR m.status = $3)
     AND ($4::timestamptz IS NULL OR (m.received_at, m.id) < ($4, $5::uuid))
   ORDER BY m.received_at DESC, m.id DESC LIMIT $2`,
);
const source = statement<{ raw: Buffer | null }>(
  'inbound-mail.raw',
  `SELECT s.raw FROM inbound_mail m LEFT JOIN inbound_source s ON s.desk_id = $1 AND s.mail_id = m.id
   WHERE m.desk_id = $1 AND m.id = $2`,
);

/** What came in by mail, for those who work for the desk. */
@Injectable()
export class InboundMails {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly judge: MailJudge,
    private readonly settings: Settings,
  ) {}

  async list(caller: Caller, query: InboundMailListQueryDto): Promise<Page<InboundMailSummaryDto>> {
    const { limit = defaultLimit, cursor, status = null } = query;
    const binding = `inbound-mails ${caller.deskId} ${status ?? ''}`;
    const [at, id] = cursor === undefined ? [null, null] : decodeCursor(cursor, binding, 2);
    const rows = await this.database.read(caller, list, [caller.deskId, limit + 1, status, at, id]);
    return pageOf(rows, limit, inboundMailSummary, (row) =>
      encodeCursor([row.receivedAt.toISOString(), row.id], binding),
    );
  }

  /** @throws Problem `not-found` */
  async get(caller: Caller, id: string): Promise<InboundMailDto> {
    const row = isUuid(id.toLowerCase())
      ? await this.database.readFirst(caller, one, [caller.deskId, id.toLowerCase()])
      : undefined;
    if (!row) throw notFound();
    return inboundMailView(row);
  }

  /** The message, byte for byte. @throws Problem `not-found`, `no-longer-kept` */
  async source(caller: Caller, id: string): Promise<Buffer> {
    const row = isUuid(id.toLowerCase())
      ? await this.database.readFirst(caller, source, [caller.deskId, id.toLowerCase()])
      : undefined;
    if (!row) throw notFound();
    if (row.raw) return row.raw;
    throw new Problem('no-longer-kept', 'This desk has kept the message as long as it keeps messages. It is gone.');
  }

  /**
   * Takes a message in as the SMTP door does; what becomes of it is decided soon after. The same message counts once.
   *
   * @throws Problem `unprocessable` when a recipient is not the desk's, `payload-too-large`
   */
  async create(caller: Caller, { source: text }: MailSourceDto, envelope: MailEnvelopeDto): Promise<InboundMailDto> {
    const raw = this.bytesOf(text);
    const recipients = await this.recipientsOf(caller, envelope.to);
    const from = envelope.from?.trim() ?? '';
    const message = { raw, door: 'http', envelopeFrom: from, recipients, sourceAddress: caller.sourceAddress } as const;
    return this.database.command(caller, async (tx) => {
      const { id } = await keepMessage(tx, message);
      const row = await tx.first(one, [tx.deskId, id]);
      if (!row) throw new Error('the message was not kept');
      return inboundMailView(row);
    });
  }

  /** What would become of a message; nothing happens, and nothing is kept. @throws Problem `payload-too-large` */
  async check(caller: Caller, { source: text }: MailSourceDto, envelope: MailEnvelopeDto): Promise<MailCheckDto> {
    const recipients = envelope.to === undefined ? [] : envelope.to.split(',').map((each) => each.trim());
    const judged = await this.judge.judge(caller.deskId, this.bytesOf(text), {
      from: envelope.from?.trim() ?? '',
      recipients,
    });
    return mailCheckView(judged);
  }

  /** Held against the desk's own blueprint alone: who else reads mail at an address is nobody's business. */
  private async recipientsOf(caller: Caller, to: string | undefined): Promise<string[]> {
    const { channels } = await this.desks.blueprint(caller);
    const own = channels.email?.addresses ?? [];
    const [first] = own;
    if (first === undefined) {
      throw new Problem('unprocessable', 'This desk reads no mail: its blueprint names no address.');
    }
    if (to === undefined) return [first];
    const recipients = to.split(',').map((each) => each.trim().toLowerCase());
    for (const recipient of recipients) {
      const bare = recipient.replace(/\+[^@]*(?=@)/, '');
      const isOwn = own.includes(recipient) || own.includes(bare);
      const token = parseReplyAddress(recipient);
      if (token?.deskId === caller.deskId || (isOwn && !token)) continue;
      const detail = `This desk reads no mail at ${recipient}.`;
      throw new Problem('unprocessable', detail, { errors: [{ pointer: '/query/to', code: 'unknown', detail }] });
    }
    return recipients;
  }

  private bytesOf(text: string): Buffer {
    const raw = Buffer.from(text, 'base64');
    if (raw.length > this.settings.mailMaxBytes) {
      throw new Problem('payload-too-large', `A mail may have ${this.settings.mailMaxBytes} bytes.`);
    }
    return raw;
  }
}

/** @throws Problem `not-found` */
export function mailId(id: string): Uuid {
  const wanted = id.toLowerCase();
  if (!isUuid(wanted)) throw notFound();
  return wanted;
}
