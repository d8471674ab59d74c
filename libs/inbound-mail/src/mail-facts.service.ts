import { Injectable } from '@nestjs/common';
import { emailKeyOf } from '#accounts';
import type { Blueprint } from '#blueprint';
import { Database, statement } from '#database';
import { DeskRegistry } from '#desks';
import { isUuid, Settings, type Uuid } from '#kernel';
import { parseReplyAddress, ReplyAddresses } from '#mail';
import { type DeliveryReport, deliveryReportOf } from './delivery-report.js';
import { authenticityOf } from './mail-authentication.js';
import type { MailEvidence } from './mail-evidence.js';
import { natureOf } from './mail-nature.js';
import { type ParsedMail, parseMail } from './parsed-mail.js';
import { visibleReply } from './reply-text.js';
import { type MailFacts, type Ruling, ruleOn } from './ruling.js';

/** A message, what is known about it, and what follows. */
export interface Judged {
  readonly mail: ParsedMail;
  readonly blueprint: Blueprint;
  /** What it says: of an answer the words without what it quotes, else all of it */
  readonly body: string;
  readonly facts: MailFacts;
  readonly evidence: Omit<MailEvidence, 'reason'>;
  readonly ruling: Ruling;
  /** That a mail of ours came back, if it says so */
  readonly report: DeliveryReport | null;
}

const sender = statement<{ personId: Uuid; status: 'invited' | 'active' | 'suspended' }>(
  'inbound-mail.sender',
  `SELECT p.id AS "personId", p.status FROM address a JOIN person p ON p.desk_id = $1 AND p.id = a.person_id
   WHERE a.desk_id = $1 AND a.email_key = $2`,
);
const proved = statement<{ email: string }>(
  'inbound-mail.proved-addresses',
  'SELECT email FROM address WHERE desk_id = $1 AND person_id = $2 AND proved_at IS NOT NULL',
);
const cited = statement<{ id: Uuid }>(
  'inbound-mail.cited-ticket',
  `SELECT coalesce(t.merged_into, t.id) AS id FROM ticket t WHERE t.desk_id = $1 AND (t.id = ANY($2::uuid[])
     OR t.id IN (SELECT m.ticket_id FROM mail m WHERE m.desk_id = $1 AND m.id = ANY($2::uuid[]))
     OR t.number = ANY($3::text[]))
   ORDER BY t.id = ANY($2::uuid[]) DESC, t.created_at DESC LIMIT 1`,
);

/** Finds out what decides about a message, in its desk alone. Writes nothing. */
@Injectable()
export class MailJudge {
  private readonly trusted: ReadonlySet<string>;

  constructor(
    private readonly database: Database,
    private readonly desks: DeskRegistry,
    private readonly replies: ReplyAddresses,
    settings: Settings,
  ) {
    this.trusted = new Set(
      (settings.mailAuthServers ?? '')
        .toLowerCase()
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean),
    );
  }

  async judge(
    deskId: Uuid,
    raw: Uint8Array,
    envelope: { readonly from: string; readonly recipients: readonly string[] },
  ): Promise<Judged> {
    const blueprint = await this.desks.presentBlueprint(deskId);
    const mail = await parseMail(raw);
    const { email } = blueprint.channels;
    const { nature, because } = natureOf(mail, envelope.from, ownAddresses(blueprint));
    const visible = visibleReply(mail.text, mail.subject);
    const reply = await this.replyOf(deskId, [...envelope.recipients, ...mail.to]);
    const facts: MailFacts = {
      nature,
      authenticity: authenticityOf(mail, this.trusted),
      from: mail.from?.email ?? null,
      sender: mail.from ? await this.senderOf(deskId, mail.from.email) : null,
      reply,
      citedTicketId: await this.citedBy(deskId, mail),
      saysSomething: visible.text !== '' || mail.parts.some(({ inline }) => !inline),
      rules: email?.unsolicited ?? null,
    };
    return {
      mail,
      blueprint,
      body: reply ? visible.text : mail.text.replaceAll('\uE000', '').trim(),
      facts,
      evidence: {
        nature,
        natureHeader: because,
        authenticity: facts.authenticity,
        senderId: facts.sender?.personId ?? null,
        reply: reply && { ticketId: reply.ticketId, personId: reply.personId },
        citedTicketId: facts.citedTicketId,
        quoted: visible.quoted,
        broken: mail.broken,
      },
      ruling: ruleOn(facts),
      report: nature === 'bounce' ? deliveryReportOf(mail, raw) : null,
    };
  }

  private async senderOf(deskId: Uuid, email: string): Promise<MailFacts['sender']> {
    return (await this.database.readFirst({ deskId }, sender, [deskId, emailKeyOf(email)])) ?? null;
  }

  private async replyOf(deskId: Uuid, addresses: readonly string[]): Promise<MailFacts['reply']> {
    for (const address of new Set(addresses.slice(0, 50))) {
      const token = parseReplyAddress(address);
      if (token?.deskId !== deskId) continue;
      const found = await this.replies.find(this.database, token);
      if (!found) continue;
      const addressesOf = await this.database.read({ deskId }, proved, [deskId, found.personId]);
      return { ...found, proved: addressesOf.map(({ email }) => email.toLowerCase()) };
    }
    return null;
  }

  private async citedBy(deskId: Uuid, mail: ParsedMail): Promise<Uuid | null> {
    const ids = mail.cites
      .map((reference) => /^<(?:ticket-)?([0-9a-f-]{36})@/.exec(reference)?.[1] ?? '')
      .filter((id) => isUuid(id));
    const numbers = [...mail.subject.slice(0, 500).matchAll(/(?:\[|#|n°|nr\.?|no\.?)\s?(\d{1,15})\b/gi)].map(
      ([, number]) => number,
    );
    if (ids.length === 0 && numbers.length === 0) return null;
    const found = await this.database.readFirst({ deskId }, cited, [deskId, ids, numbers.slice(0, 10)]);
    return found?.id ?? null;
  }
}

/** The addresses that the desk itself writes from and reads at. */
function ownAddresses({ identity, channels }: Blueprint): ReadonlySet<string> {
  return new Set([identity.sender.address.toLowerCase(), ...(channels.email?.addresses ?? [])]);
}
