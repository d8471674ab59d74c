import { Injectable } from '@nestjs/common';
import { Database, statement } from '#database';
import { DeskRegistry } from '#desks';
import { defaultLimit, pageOf } from '#http';
import { type Caller, decodeCursor, encodeCursor, Problem, type Uuid } from '#kernel';
import type { RenderedMail } from './mail-renderer.service.js';
import type { OutboxMailDto, OutboxPageDto, OutboxQueryDto } from './outbox.dto.js';

/** `rendered` as it comes back from the database: instants are texts there. */
interface KeptMail {
  readonly id: Uuid;
  readonly template: string;
  readonly ticketId: Uuid | null;
  readonly createdAt: Date;
  readonly sentAt: Date;
  readonly rendered: Omit<RenderedMail, 'date' | 'replyTo'> & { readonly replyTo?: string | null };
}

const kept = `SELECT id, template, ticket_id AS "ticketId", created_at AS "createdAt", sent_at AS "sentAt", rendered
   FROM mail
   WHERE desk_id = $1 AND rendered IS NOT NULL AND status = 'sent'`;
const list = statement<KeptMail>(
  'mail.outbox',
  `${kept}
     AND ($3::text IS NULL OR lower(email) = lower($3))
     AND ($4::timestamptz IS NULL OR (created_at, id) < ($4, $5::uuid))
   ORDER BY created_at DESC, id DESC LIMIT $2`,
);

const newest = statement<KeptMail>(
  'mail.newest',
  `${kept} AND ($3::text IS NULL OR position(lower($3) IN lower(email)) > 0)
   ORDER BY created_at DESC, id DESC LIMIT $2`,
);
const one = statement<KeptMail>('mail.kept', `${kept} AND id = $2`);

/** The mails that were kept instead of sent. */
@Injectable()
export class Outbox {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
  ) {}

  /** @throws Problem `forbidden` when the desk is not a test desk */
  async list(caller: Caller, query: OutboxQueryDto): Promise<OutboxPageDto> {
    const desk = await this.desks.byId(caller.deskId);
    if (!desk.isTest) throw new Problem('forbidden', 'Only a test desk has an outbox; this desk sends its mail.');
    const limit = query.limit ?? defaultLimit;
    const binding = `outbox ${caller.deskId} ${query.to ?? ''}`;
    const [after, id] = query.cursor === undefined ? [null, null] : decodeCursor(query.cursor, binding, 2);
    const rows = await this.database.read(caller, list, [caller.deskId, limit + 1, query.to ?? null, after, id]);
    return pageOf(rows, limit, outboxMailView, (row) => encodeCursor([row.createdAt.toISOString(), row.id], binding));
  }

  /**
   * The newest mails of a desk, for the mailbox page; whoever may open that page may read all of them.
   *
   * @param to part of the recipient's address; null: anybody
   */
  async newest(deskId: Uuid, to: string | null, most: number): Promise<OutboxMailDto[]> {
    const rows = await this.database.read({ deskId }, newest, [deskId, most, to]);
    return rows.map(outboxMailView);
  }

  /** One kept mail, for the mailbox page. */
  async one(deskId: Uuid, id: Uuid): Promise<OutboxMailDto | undefined> {
    const row = await this.database.readFirst({ deskId }, one, [deskId, id]);
    return row && outboxMailView(row);
  }
}

function outboxMailView({ rendered, ...row }: KeptMail): OutboxMailDto {
  return {
    id: row.id,
    template: row.template,
    ticketId: row.ticketId,
    from: rendered.from.address,
    to: rendered.to,
    replyTo: rendered.replyTo ?? null,
    subject: rendered.subject,
    text: rendered.text,
    html: rendered.html,
    language: rendered.language,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt.toISOString(),
  };
}
