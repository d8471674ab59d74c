import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, MaxLength } from 'class-validator';
import { Omittable, PageQueryDto } from '#http';

export class OutboxQueryDto extends PageQueryDto {
  /**
   * Only mails to this address, whatever its case
   * @example "marie.durand@example.com"
   */
  @Omittable()
  @IsEmail()
  @MaxLength(254)
  to?: string;
}

/** A mail that was kept instead of being sent. */
export class OutboxMailDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /**
   * What it tells of and to whom: the event and the audience
   * @example "ticket.filed/requester"
   */
  template: string;

  /** The ticket it is about; null when it is about none */
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  ticketId: string | null;

  /**
   * The sender's address
   * @example "support@example.com"
   */
  from: string;

  /**
   * The address it goes to
   * @example "marie.durand@example.com"
   */
  to: string;

  /** Where an answer becomes a comment; null when answers are not read */
  @ApiProperty({ nullable: true, type: String })
  replyTo: string | null;

  /** @example "[483920] The charger does not start" */
  subject: string;

  /** The plain part, as a recipient reads it */
  text: string;

  /** The HTML part */
  html: string;

  /**
   * The language it is written in (BCP 47)
   * @example "fr"
   */
  language: string;

  /** When the mail was asked for, by the desk's clock */
  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  /** When it would have been sent, by the desk's clock */
  @ApiProperty({ format: 'date-time' })
  sentAt: string;
}

/** One page of the outbox, newest first. */
export class OutboxPageDto {
  items: OutboxMailDto[];

  /** Leads to the next page; null on the last one */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}
