import { ApiProperty } from '@nestjs/swagger';
import { type InboundStatus, inboundStatuses } from './inbound-mail.entity.js';
import { type RulingReason, rulingReasons } from './ruling.js';

export const doors = ['smtp', 'http'] as const;
export const natures = ['person', 'own', 'bounce', 'automatic', 'list'] as const;
export const authenticities = ['pass', 'fail', 'unknown'] as const;

/** Whom a message says it is from. Anybody can write that. */
export class MailSenderDto {
  /** Null when the message names nobody, or several */
  @ApiProperty({ nullable: true, type: String })
  email: string | null;

  /** @example "Lea Martin" */
  @ApiProperty({ nullable: true, type: String })
  name: string | null;
}

/** What a decision rests on. */
export class MailEvidenceDto {
  /** Why it was put aside or passed over; null when it was not */
  @ApiProperty({ enum: rulingReasons, enumName: 'MailReason', nullable: true })
  reason: RulingReason | null;

  /** Who or what sent it, as its headers tell */
  @ApiProperty({ enum: natures, enumName: 'MailNature' })
  nature: (typeof natures)[number];

  /** The header that tells; null for a person's mail */
  @ApiProperty({ nullable: true, type: String })
  natureHeader: string | null;

  /** The DMARC result of a receiving server that is trusted (`MAIL_AUTH_SERVERS`) */
  @ApiProperty({ enum: authenticities, enumName: 'MailAuthenticity' })
  authenticity: (typeof authenticities)[number];

  /** Whom the sender's address belongs to at this desk */
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  senderId: string | null;

  /** The ticket of the reply address that it was sent to */
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  replyTicketId: string | null;

  /** The person whose reply address that is */
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  replyPersonId: string | null;

  /** The ticket that its references or its subject name */
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  citedTicketId: string | null;

  /** Whether quotations were left out */
  quoted: boolean;

  /** Whether its MIME could not be read */
  broken: boolean;
}

/** A message that came in, as lists show it. */
export class InboundMailSummaryDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /**
   * What became of it: `received` is still to be looked at, `quarantined` waits for an agent, `ignored` caused nothing,
   * `accepted` and `refused` are what an agent decided
   */
  @ApiProperty({ enum: inboundStatuses, enumName: 'InboundMailStatus' })
  status: InboundStatus;

  /** Whom it says it is from */
  from: MailSenderDto;

  /** Null until it was looked at */
  @ApiProperty({ nullable: true, type: String })
  subject: string | null;

  /** When it came in first */
  @ApiProperty({ format: 'date-time' })
  receivedAt: string;

  /** The ticket that it made or was added to */
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  ticketId: string | null;

  /** The ticket that it may belong to */
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  suggestedTicketId: string | null;

  /** What the decision rests on; null until there is one */
  @ApiProperty({ nullable: true, type: MailEvidenceDto })
  evidence: MailEvidenceDto | null;

  /** How often it came; it counts once */
  @ApiProperty({ type: 'integer', minimum: 1 })
  deliveries: number;

  @ApiProperty({ type: 'integer', minimum: 1 })
  version: number;
}

/** A message that came in, with all that is known about it. */
export class InboundMailDto extends InboundMailSummaryDto {
  /** Its words as they were understood: of an answer without what it quotes; null until it was looked at */
  @ApiProperty({ nullable: true, type: String })
  body: string | null;

  /** The door it came in by */
  @ApiProperty({ enum: doors, enumName: 'MailDoor' })
  door: (typeof doors)[number];

  /** The return path; empty for mail that must not be answered */
  envelopeFrom: string;

  /** Whom the envelope named */
  recipients: string[];

  /** Network address that it came from */
  sourceAddress: string;

  /**
   * Its Message-ID, where it has one
   * @example "<CAF4d8@mail.example.com>"
   */
  @ApiProperty({ nullable: true, type: String })
  messageId: string | null;

  /** Bytes of the message */
  @ApiProperty({ type: 'integer', minimum: 0 })
  size: number;

  /** The person whose words it holds */
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  personId: string | null;

  /** The comment that it became */
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  commentId: string | null;

  /** When the desk, or an agent, decided */
  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  settledAt: string | null;

  /** The person who decided; null when the desk did by itself */
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  decidedBy: string | null;
}

/** A page of messages, newest first. */
export class InboundMailPageDto {
  @ApiProperty({ type: [InboundMailSummaryDto] })
  items: InboundMailSummaryDto[];

  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}

/** What would become of a message. */
export class MailCheckDto {
  /** What would become of it */
  @ApiProperty({ enum: inboundStatuses, enumName: 'InboundMailStatus' })
  decision: InboundStatus;

  /** The ticket it would be added to, or may belong to */
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  ticketId: string | null;

  /** Whom it says it is from */
  from: MailSenderDto;

  /** @example "The map is slow" */
  subject: string;

  /** Its words as they were understood */
  body: string;

  /** What the decision rests on */
  evidence: MailEvidenceDto;
}
