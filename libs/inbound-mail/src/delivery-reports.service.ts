import { Injectable } from '@nestjs/common';
import { AddressBounces } from '#accounts';
import { statement, type Transaction } from '#database';
import type { Uuid } from '#kernel';
import type { Judged } from './mail-facts.service.js';

const sentTo = statement<{ personId: Uuid; email: string }>(
  'inbound-mail.reported',
  `SELECT person_id AS "personId", email FROM mail
   WHERE desk_id = $1 AND id = ANY ($2::uuid[]) AND status = 'sent' AND person_id IS NOT NULL
   ORDER BY sent_at DESC LIMIT 1`,
);

/**
 * Notes that mail came back. Anybody can write a report, so it counts against the one address that a mail of ours went to
 * which only its recipient could name: it came to the reply address of that mail, or repeats its Message-ID.
 */
@Injectable()
export class DeliveryReports {
  constructor(private readonly bounces: AddressBounces) {}

  async note(tx: Transaction, { report, facts }: Pick<Judged, 'report' | 'facts'>): Promise<void> {
    if (!report) return;
    const to = facts.reply ?? (await tx.first(sentTo, [tx.deskId, report.mailIds]));
    if (to) await this.bounces.failed(tx, to, report);
  }
}
