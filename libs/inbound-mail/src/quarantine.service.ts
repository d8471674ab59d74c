import { Injectable } from '@nestjs/common';
import { findPersonByAddress } from '#accounts';
import { longestComment, say } from '#comments';
import { Database, statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { actorOf, type EventDraft, eventOf, record } from '#history';
import { requireVersion } from '#http';
import { type Caller, notFound, Problem, type Uuid } from '#kernel';
import { Filing, findSurvivor, lockTicket, type TicketDraft, TicketEdit } from '#tickets';
import type { InboundMailDto } from './inbound-mail.dto.js';
import { mailAccepted, mailRefused } from './inbound-mail.events.js';
import { type InboundMail, inboundMailView } from './inbound-mail.view.js';
import { mailColumns, mailId } from './inbound-mails.service.js';
import { personCaller } from './mail-caller.js';
import { type KeptFiles, MailFiles, noFiles } from './mail-files.service.js';
import { bodyOf, subjectOf } from './mail-words.js';
import { parseMail } from './parsed-mail.js';

const lock = statement<InboundMail>(
  'inbound-mail.lock',
  `SELECT ${mailColumns} FROM inbound_mail m WHERE m.desk_id = $1 AND m.id = $2 FOR UPDATE`,
);
const decide = statement<InboundMail>(
  'inbound-mail.decide',
  `UPDATE inbound_mail m SET status = $3, settled_at = $4, decided_by = $5, ticket_id = $6, comment_id = $7,
     person_id = coalesce($8, m.person_id), version = m.version + 1
   WHERE m.desk_id = $1 AND m.id = $2 RETURNING ${mailColumns}`,
);

const aside = statement<{ raw: Buffer }>(
  'inbound-mail.aside',
  `SELECT s.raw FROM inbound_mail m JOIN inbound_source s ON s.desk_id = $1 AND s.mail_id = m.id
   WHERE m.desk_id = $1 AND m.id = $2 AND m.status IN ('quarantined', 'ignored')`,
);

interface Placed {
  readonly ticketId: Uuid;
  readonly commentId: Uuid | null;
  readonly personId: Uuid | null;
}

/** What was put aside waits for somebody of the desk, who lets it in or not. */
@Injectable()
export class Quarantine {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly filing: Filing,
    private readonly files: MailFiles,
  ) {}

  /**
   * Lets a message in: as a comment of its sender where they may write on the ticket, as an internal note where they may
   * not, so that nobody gets on a ticket by writing a mail; without a ticket as a new one of its sender.
   *
   * @throws Problem `not-found`, `conflict` when it is not put aside, `stale`, `ticket-final`, `unprocessable`
   */
  async accept(caller: Caller, id: string, ticket: string | undefined): Promise<InboundMailDto> {
    const files = await this.filesOf(caller, mailId(id));
    if (ticket === undefined) return this.acceptAsNew(caller, mailId(id), files);
    return this.database.command(caller, async (tx) => {
      const blueprint = await this.desks.blueprint(tx);
      const { id: ticketId } = await findSurvivor(tx, caller, blueprint, ticket);
      const mail = await lockAside(tx, caller, mailId(id));
      return this.accepted(tx, caller, mail, await this.place(tx, caller, mail, ticketId, files));
    });
  }

  /** @throws Problem `not-found`, `conflict` when it is not put aside, `stale` */
  async refuse(caller: Caller, id: string): Promise<InboundMailDto> {
    return this.database.command(caller, async (tx) => {
      const mail = await lockAside(tx, caller, mailId(id));
      const event = eventOf(mailRefused, { actor: actorOf(caller), subjectId: mail.id, data: { mailId: mail.id } });
      return write(tx, caller, mail, 'refused', null, event);
    });
  }

  /** What the message brings, taken in before anything is locked. */
  private async filesOf(caller: Caller, id: Uuid): Promise<KeptFiles> {
    const source = await this.database.readFirst(caller, aside, [caller.deskId, id]);
    if (!source) return noFiles;
    return this.files.keep(caller, await this.desks.blueprint(caller), (await parseMail(source.raw)).parts);
  }

  private async acceptAsNew(caller: Caller, id: Uuid, files: KeptFiles): Promise<InboundMailDto> {
    const blueprint = await this.desks.blueprint(caller);
    const mail = await this.database.transaction(caller, (tx) => lockAside(tx, caller, id));
    const type =
      blueprint.requestTypes.get(blueprint.channels.email?.requestType ?? '') ??
      [...blueprint.requestTypes.values()][0];
    if (mail.fromEmail === null || !type) {
      throw new Problem('unprocessable', 'This mail names no sender. Name the ticket that it belongs to: `ticket`.');
    }
    const language = blueprint.identity.defaultLanguage;
    const longest = (key: string) => type.form.fieldsByKey.get(key)?.maxLength ?? 200;
    const draft: TicketDraft = {
      requestType: type.key,
      channel: 'email',
      language,
      fields: {
        subject: subjectOf(mail.subject ?? '', language, longest('subject')),
        description: bodyOf(mail.body ?? '', language, longest('description'), files.leftOut),
      },
      requester: { email: mail.fromEmail, ...(mail.fromName ? { name: mail.fromName } : {}) },
    };
    return this.filing.fileWith(caller, draft, async (tx, { id: ticketId, requester }) => {
      // Locked again: somebody may have decided meanwhile.
      const locked = await lockAside(tx, caller, id);
      await this.files.bind(tx, caller, blueprint, files.ids, { ticketId, commentId: null, internal: false });
      return this.accepted(tx, caller, locked, { ticketId, commentId: null, personId: requester.id });
    });
  }

  private async place(
    tx: Transaction,
    caller: Caller,
    mail: InboundMail,
    ticketId: Uuid,
    files: KeptFiles,
  ): Promise<Placed> {
    const blueprint = await this.desks.blueprint(tx);
    const sender = mail.fromEmail === null ? undefined : await findPersonByAddress(tx, mail.fromEmail);
    if (sender) {
      try {
        const as = await personCaller(tx, { ...caller, keyId: null, sessionId: null }, sender.id);
        const locked = await lockTicket(tx, as, blueprint, ticketId);
        const change = new TicketEdit(tx, blueprint, locked, { kind: 'person', id: sender.id });
        const body = bodyOf(mail.body ?? '', locked.ticket.language, longestComment, files.leftOut);
        const commentId = await say(change, as, { body, visibility: 'public', channel: 'email' });
        await change.write();
        await this.files.bind(tx, caller, blueprint, files.ids, { ticketId, commentId, internal: false });
        return { ticketId, commentId, personId: sender.id };
      } catch (error) {
        if (!(error instanceof Problem) || (error.code !== 'not-found' && error.code !== 'forbidden')) throw error;
      }
    }
    const locked = await lockTicket(tx, caller, blueprint, ticketId);
    const change = new TicketEdit(tx, blueprint, locked, actorOf(caller));
    const text = `${mail.fromName ?? ''} <${mail.fromEmail ?? '?'}>\n${mail.subject ?? ''}\n\n${mail.body ?? ''}`;
    const body = bodyOf(text, locked.ticket.language, longestComment, files.leftOut);
    const said = { body, visibility: 'internal', channel: 'email' } as const;
    const commentId = await say(change, caller, said);
    await change.write();
    await this.files.bind(tx, caller, blueprint, files.ids, { ticketId, commentId, internal: true });
    return { ticketId, commentId, personId: null };
  }

  private accepted(tx: Transaction, caller: Caller, mail: InboundMail, placed: Placed): Promise<InboundMailDto> {
    const data = { mailId: mail.id, ticketId: placed.ticketId };
    const event = eventOf(mailAccepted, { actor: actorOf(caller), subjectId: mail.id, data });
    return write(tx, caller, mail, 'accepted', placed, event);
  }
}

async function lockAside(tx: Transaction, caller: Caller, id: Uuid): Promise<InboundMail> {
  const mail = await tx.first(lock, [tx.deskId, id]);
  if (!mail) throw notFound();
  requireVersion(caller, mail.version, false);
  if (mail.status === 'quarantined' || mail.status === 'ignored') return mail;
  throw new Problem('conflict', `Only what is put aside can be decided on; this mail is \`${mail.status}\`.`);
}

async function write(
  tx: Transaction,
  caller: Caller,
  mail: InboundMail,
  status: 'accepted' | 'refused',
  placed: Placed | null,
  event: EventDraft,
): Promise<InboundMailDto> {
  const { ticketId = null, commentId = null, personId = null } = placed ?? {};
  const values = [tx.deskId, mail.id, status, tx.now, caller.personId, ticketId, commentId, personId];
  const row = await tx.first(decide, values);
  if (!row) throw notFound();
  await record(tx, event);
  return inboundMailView(row);
}
