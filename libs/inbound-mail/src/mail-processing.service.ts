import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { claim, Database, type DueDesk, retryDelay, statement, type Transaction } from '#database';
import { DeskRegistry, systemCaller } from '#desks';
import { type Caller, inSpan, Problem, type Uuid } from '#kernel';
import { findTicket } from '#tickets';
import { DeliveryReports } from './delivery-reports.service.js';
import { isRefusal, MailActs, type MailInHand } from './mail-acts.service.js';
import { MailComments } from './mail-comments.service.js';
import { type Judged, MailJudge } from './mail-facts.service.js';
import { type KeptFiles, MailFiles, noFiles } from './mail-files.service.js';
import { type Outcome, SettledAlready, settleMail } from './mail-settlement.js';
import type { Ruling, RulingReason } from './ruling.js';

interface Leased {
  readonly id: Uuid;
  readonly attempts: number;
}

const batch = 10;
/** Longer than a batch takes; a worker that dies leaves its mails to others after this. */
const leaseMs = 60_000;
/** Tries before a message that cannot be dealt with is put aside for a person. */
const mostAttempts = 8;

const lease = statement<Leased>(
  'inbound-mail.lease',
  `WITH due AS (
     SELECT id FROM inbound_mail WHERE desk_id = $1 AND status = 'received' AND next_at <= $2
     ORDER BY next_at, id LIMIT $3 FOR UPDATE SKIP LOCKED
   ) UPDATE inbound_mail m SET next_at = $4, attempts = m.attempts + 1 FROM due
   WHERE m.desk_id = $1 AND m.id = due.id RETURNING m.id, m.attempts`,
);
const source = statement<{ raw: Buffer; envelopeFrom: string; recipients: string[] }>(
  'inbound-mail.source',
  `SELECT s.raw, m.envelope_from AS "envelopeFrom", m.recipients FROM inbound_mail m
   JOIN inbound_source s ON s.desk_id = $1 AND s.mail_id = m.id
   WHERE m.desk_id = $1 AND m.id = $2 AND m.status = 'received'`,
);
const putOff = statement<never>(
  'inbound-mail.put-off',
  `UPDATE inbound_mail SET next_at = $3, last_error = $4 WHERE desk_id = $1 AND id = $2 AND status = 'received'`,
);

/**
 * Deals with what the doors kept. A message is leased, taken apart and judged outside of any transaction, and then has
 * its effect and its settlement in one: a worker that dies in between leaves it to others, and nothing happens twice.
 */
@Injectable()
export class MailProcessing {
  private readonly logger = new Logger('inbound-mail');

  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly judge: MailJudge,
    private readonly acts: MailActs,
    private readonly comments: MailComments,
    private readonly files: MailFiles,
    private readonly reports: DeliveryReports,
  ) {}

  /** Deals with one batch of a desk's messages; returns how many it took. */
  async settleDue({ deskId }: DueDesk): Promise<number> {
    const bound = { deskId, requestId: `inbound-${randomUUID()}` };
    const leased = await this.database.transaction(bound, (tx) =>
      claim(tx, lease, batch, new Date(tx.now.getTime() + leaseMs)),
    );
    for (const one of leased) await this.settle(deskId, one);
    return leased.length;
  }

  private async settle(deskId: Uuid, { id, attempts }: Leased): Promise<void> {
    const bound = { deskId, requestId: `inbound-${id}` };
    try {
      const work = () => this.process(deskId, id, attempts >= mostAttempts);
      await inSpan('inbound mail', 'consumer', { 'guichet.mail': id }, work, null);
    } catch (error) {
      if (error instanceof SettledAlready) return;
      const said = error instanceof Error ? error.message.slice(0, 300) : 'unknown';
      this.logger.error(`${id}: ${said}`);
      await this.database.transaction(bound, (tx) =>
        tx.run(putOff, [deskId, id, new Date(tx.now.getTime() + retryDelay(attempts)), said]),
      );
    }
  }

  private async process(deskId: Uuid, id: Uuid, givesUp: boolean): Promise<void> {
    const found = await this.database.readFirst({ deskId }, source, [deskId, id]);
    if (!found) return;
    const { raw, envelopeFrom, recipients } = found;
    const judged = await this.judge.judge(deskId, raw, { from: envelopeFrom, recipients });
    const desk = await this.desks.byId(deskId);
    const caller = systemCaller(desk, judged.blueprint.identity.defaultLanguage, `inbound-${id}`);
    if (givesUp) return this.setAside(caller, { id, envelopeFrom, judged, files: noFiles }, 'not-processed');
    const hand = { id, envelopeFrom, judged, files: await this.filesOf(caller, judged) };
    try {
      await this.carryOut(caller, hand, judged.ruling);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      await this.refused(caller, hand, error);
    }
  }

  /** Only what becomes part of a ticket is taken in; the rest stays in the message. */
  private async filesOf(caller: Caller, { mail, blueprint, ruling }: Judged): Promise<KeptFiles> {
    if (ruling.act !== 'comment' && ruling.act !== 'file') return noFiles;
    return this.files.keep(caller, blueprint, mail.parts);
  }

  private async carryOut(caller: Caller, hand: MailInHand, ruling: Ruling): Promise<void> {
    switch (ruling.act) {
      case 'comment':
        return this.within(caller, (tx) => this.comments.add(tx, caller, hand, ruling));
      case 'file':
        return this.acts.file(caller, hand);
      case 'askForAccount':
        return this.within(caller, (tx) => this.acts.askForAccount(tx, caller, hand));
      case 'answer':
        return this.within(caller, (tx) => this.acts.answer(tx, hand));
      case 'quarantine':
      case 'ignore': {
        const status = ruling.act === 'quarantine' ? 'quarantined' : 'ignored';
        const outcome: Outcome = { status, reason: ruling.reason, suggestedTicketId: ruling.ticketId };
        return this.within(caller, async (tx) => {
          await settleMail(tx, hand.id, hand.judged, outcome);
          await this.reports.note(tx, hand.judged);
        });
      }
    }
  }

  /** What was ruled cannot be done: the ticket is over, out of the sender's reach, or its form asks for more. */
  private async refused(caller: Caller, hand: MailInHand, problem: Problem): Promise<void> {
    const { ruling, blueprint } = hand.judged;
    if (ruling.act !== 'comment') return this.setAside(caller, hand, 'form-not-filled');
    if (problem.code !== 'ticket-final') return this.setAside(caller, hand, 'ticket-out-of-reach');
    const takesMail = blueprint.channels.email?.unsolicited.fromCustomers === 'file';
    if (blueprint.followUp.offer && takesMail) {
      try {
        return await this.acts.file(caller, hand, ruling);
      } catch (error) {
        if (!isRefusal(error)) throw error;
      }
    }
    const { id, number } = await findTicket(this.database, caller, blueprint, ruling.ticketId);
    await this.within(caller, (tx) => this.acts.tellFinal(tx, hand, { id, number }));
  }

  private async setAside(caller: Caller, hand: MailInHand, reason: RulingReason): Promise<void> {
    const { reply, citedTicketId } = hand.judged.facts;
    const suggestedTicketId = reply?.ticketId ?? citedTicketId;
    await this.within(caller, (tx) =>
      settleMail(tx, hand.id, hand.judged, { status: 'quarantined', reason, suggestedTicketId }),
    );
  }

  private async within(caller: Caller, work: (tx: Transaction) => Promise<void>): Promise<void> {
    await this.database.transaction(caller, work);
  }
}
