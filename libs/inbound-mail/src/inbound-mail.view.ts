import type { InboundMailDto, InboundMailSummaryDto, MailCheckDto, MailEvidenceDto } from './inbound-mail.dto.js';
import type { InboundMailRow, InboundStatus } from './inbound-mail.entity.js';
import type { MailEvidence } from './mail-evidence.js';
import type { Judged } from './mail-facts.service.js';
import type { Ruling } from './ruling.js';

export type InboundMail = Omit<InboundMailRow, 'deskId' | 'identity' | 'nextAt' | 'attempts' | 'lastError'>;

export function inboundMailSummary(row: InboundMail): InboundMailSummaryDto {
  return {
    id: row.id,
    status: row.status,
    from: { email: row.fromEmail, name: row.fromName },
    subject: row.subject,
    receivedAt: row.receivedAt.toISOString(),
    ticketId: row.ticketId,
    suggestedTicketId: row.suggestedTicketId,
    evidence: row.evidence.nature === undefined ? null : evidenceView(row.evidence),
    deliveries: row.deliveries,
    version: row.version,
  };
}

export function inboundMailView(row: InboundMail): InboundMailDto {
  return {
    ...inboundMailSummary(row),
    body: row.body,
    door: row.door,
    envelopeFrom: row.envelopeFrom,
    recipients: row.recipients,
    sourceAddress: row.sourceAddress,
    messageId: row.messageId,
    size: row.size,
    personId: row.personId,
    commentId: row.commentId,
    settledAt: row.settledAt?.toISOString() ?? null,
    decidedBy: row.decidedBy,
  };
}

function evidenceView(evidence: Partial<MailEvidence>): MailEvidenceDto {
  return {
    reason: evidence.reason ?? null,
    nature: evidence.nature ?? 'person',
    natureHeader: evidence.natureHeader ?? null,
    authenticity: evidence.authenticity ?? 'unknown',
    senderId: evidence.senderId ?? null,
    replyTicketId: evidence.reply?.ticketId ?? null,
    replyPersonId: evidence.reply?.personId ?? null,
    citedTicketId: evidence.citedTicketId ?? null,
    quoted: evidence.quoted ?? false,
    broken: evidence.broken ?? false,
  };
}

const decisions: Readonly<Record<Ruling['act'], InboundStatus>> = {
  comment: 'commented',
  file: 'filed',
  askForAccount: 'accountRequested',
  answer: 'answered',
  quarantine: 'quarantined',
  ignore: 'ignored',
};

export function mailCheckView({ mail, body, evidence, ruling }: Judged): MailCheckDto {
  return {
    decision: decisions[ruling.act],
    ticketId: 'ticketId' in ruling ? ruling.ticketId : null,
    from: { email: mail.from?.email ?? null, name: mail.from?.name || null },
    subject: mail.subject,
    body: body.slice(0, 100_000),
    evidence: evidenceView({ ...evidence, reason: 'reason' in ruling ? ruling.reason : null }),
  };
}
