import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, statement, type Transaction } from '#database';
import { DeskRegistry } from '#desks';
import { newId, Problem, type Uuid } from '#kernel';
import { parseReplyAddress, ReplyAddresses } from '#mail';
import { identityOf, messageIdOf } from './mail-identity.js';

/** A message as a door got it. */
export interface IncomingMessage {
  readonly raw: Buffer;
  readonly door: 'smtp' | 'http';
  /** Return path; empty for `<>` */
  readonly envelopeFrom: string;
  readonly recipients: readonly string[];
  /** Network address that it came from */
  readonly sourceAddress: string;
}

interface Kept {
  readonly id: Uuid;
  readonly isNew: boolean;
}

const keep = statement<{ id: Uuid; deliveries: number }>(
  'inbound-mail.keep',
  `WITH kept AS (
     INSERT INTO inbound_mail AS m (desk_id, id, identity, message_id, door, envelope_from, recipients, source_address,
       size, received_at, status, next_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7::text[], $8, $9, $10, 'received', $10)
     ON CONFLICT (desk_id, identity) DO UPDATE SET deliveries = m.deliveries + 1
     RETURNING id, deliveries
   ), sourced AS (
     INSERT INTO inbound_source (desk_id, mail_id, raw) SELECT $1, id, $11 FROM kept WHERE deliveries = 1
   )
   SELECT id, deliveries FROM kept`,
);

/**
 * The door behind all doors: knows whose an address is, and keeps a message before anything is done with it. What was
 * accepted is committed; a worker takes it up from there.
 */
@Injectable()
export class MailAcceptance {
  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly replies: ReplyAddresses,
  ) {}

  /** The desk that reads mail at an address: one of its own, with or without a detail, or a reply address. */
  async deskOf(address: string): Promise<Uuid | undefined> {
    const email = address.trim().toLowerCase();
    const token = parseReplyAddress(email);
    if (token)
      return (await this.reads(token.deskId)) && (await this.replies.find(this.database, token))
        ? token.deskId
        : undefined;
    const at = email.lastIndexOf('@');
    if (at < 1) return undefined;
    const bare = `${email.slice(0, at).split('+')[0]}${email.slice(at)}`;
    const desk = (await this.desks.byMailAddress(email)) ?? (await this.desks.byMailAddress(bare));
    return desk?.status === 'active' ? desk.id : undefined;
  }

  private async reads(deskId: Uuid): Promise<boolean> {
    try {
      const { status, blueprintVersion } = await this.desks.byId(deskId);
      return status === 'active' && (await this.desks.blueprint({ deskId, blueprintVersion })).channels.email !== null;
    } catch (error) {
      if (error instanceof Problem && error.code === 'not-found') return false;
      throw error;
    }
  }

  /**
   * Keeps a message for its desk; resolves when it is committed. The same message is kept once, however often it comes.
   *
   * @returns its id, and whether it is new
   */
  async accept(deskId: Uuid, message: IncomingMessage): Promise<Kept> {
    const bound = { deskId, requestId: `inbound-${randomUUID()}` };
    return this.database.transaction(bound, (tx) => keepMessage(tx, message));
  }
}

/** Keeps a message within the transaction of whoever brings it; see `MailAcceptance.accept`. */
export async function keepMessage(tx: Transaction, message: IncomingMessage): Promise<Kept> {
  const { raw, door, envelopeFrom, recipients, sourceAddress } = message;
  const kept = await tx.first(keep, [
    tx.deskId,
    newId(),
    identityOf(raw),
    messageIdOf(raw),
    door,
    envelopeFrom.toLowerCase(),
    recipients.map((recipient) => recipient.toLowerCase()),
    sourceAddress,
    raw.length,
    tx.now,
    raw,
  ]);
  if (!kept) throw new Error('the message was not kept');
  return { id: kept.id, isNew: kept.deliveries === 1 };
}
