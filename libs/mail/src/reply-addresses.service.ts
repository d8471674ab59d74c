import { Injectable } from '@nestjs/common';
import type { Blueprint } from '#blueprint';
import { type Database, Secrets, statement, type Transaction } from '#database';
import { Settings, type Uuid } from '#kernel';
import { type ParsedReplyToken, replyAddressOf, replyToken, replyTokenHash } from './reply-token.js';

/** Whose answers to which ticket an address takes. */
export interface ReplyAddress {
  readonly ticketId: Uuid;
  readonly personId: Uuid;
  /** Where the mails that bear it went: an answer through it shows that this is a mailbox of the person. */
  readonly email: string;
}

/** The reply address of a mail that goes out, and the thread it continues. */
export interface ReplyThread {
  readonly address: string;
  /** Message-ID of the last mail of the recipient on this ticket */
  readonly messageId: string | null;
}

const keep = statement<{ messageId: string | null }>(
  'reply-address.keep',
  `INSERT INTO reply_address AS r (desk_id, hash, ticket_id, person_id, email, message_id, created_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7)
   ON CONFLICT (desk_id, hash) DO UPDATE SET message_id = coalesce(excluded.message_id, r.message_id)
   RETURNING message_id AS "messageId"`,
);
const find = statement<ReplyAddress>(
  'reply-address.find',
  `SELECT coalesce(t.merged_into, r.ticket_id) AS "ticketId", r.person_id AS "personId", r.email FROM reply_address r
   LEFT JOIN ticket t ON t.desk_id = $1 AND t.id = r.ticket_id WHERE r.desk_id = $1 AND r.hash = $2`,
);

/** The addresses that people answer at. One exists from the moment that a mail bears it. */
@Injectable()
export class ReplyAddresses {
  constructor(
    private readonly secrets: Secrets,
    private readonly settings: Settings,
  ) {}

  /** The address for a mail to somebody about a ticket; null at a desk that reads no mail. */
  async give(tx: Transaction, blueprint: Blueprint, to: ReplyAddress): Promise<ReplyThread | null> {
    const [deskAddress] = blueprint.channels.email?.addresses ?? [];
    if (deskAddress === undefined) return null;
    const token = replyToken(this.secrets, tx.deskId, to.ticketId, to.email);
    const kept = await this.keep(tx, token, to, null);
    const address = replyAddressOf(token, deskAddress, this.settings.mailReplyDomain);
    return { address, messageId: kept };
  }

  /** Notes the mail that somebody wrote last on a ticket, for what is sent to them to hang on it. */
  async note(tx: Transaction, from: ReplyAddress, messageId: string): Promise<void> {
    await this.keep(tx, replyToken(this.secrets, tx.deskId, from.ticketId, from.email), from, messageId);
  }

  /** Whose it is; undefined when no mail ever bore it. Of a merged ticket it leads on to the one that goes on. */
  async find(reader: Database | Transaction, { deskId, token }: ParsedReplyToken): Promise<ReplyAddress | undefined> {
    const values = [deskId, replyTokenHash(this.secrets, token)];
    return 'readFirst' in reader ? reader.readFirst({ deskId }, find, values) : reader.first(find, values);
  }

  private async keep(
    tx: Transaction,
    token: string,
    of: ReplyAddress,
    messageId: string | null,
  ): Promise<string | null> {
    const values = [replyTokenHash(this.secrets, token), of.ticketId, of.personId, of.email, messageId, tx.now];
    return (await tx.first(keep, [tx.deskId, ...values]))?.messageId ?? null;
  }
}
