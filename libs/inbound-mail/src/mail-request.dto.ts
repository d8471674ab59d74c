import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Matches, MaxLength, MinLength, ValidateIf } from 'class-validator';
import { Omittable, PageQueryDto } from '#http';
import { type InboundStatus, inboundStatuses } from './inbound-mail.entity.js';

/** The longest base64 text that is read; the size of a mail is limited by the installation. */
const longestSource = 140_000_000;

/** A message, byte for byte. */
export class MailSourceDto {
  /**
   * The message (RFC 5322) in base64. Sent as `message/rfc822`, the body is the message itself.
   * @example "RnJvbTogbGVhQGV4YW1wbGUuY29tDQpUbzogc3VwcG9ydEBleGFtcGxlLmNvbQ0KDQpIZWxsby4="
   */
  @IsString()
  @MinLength(1)
  @MaxLength(longestSource)
  @Matches(/^[A-Za-z0-9+/=\s]/, { message: 'source must be base64' })
  source: string;
}

/** The envelope that a message came in (RFC 5321). */
export class MailEnvelopeDto {
  /**
   * The return path; left out or empty for mail that must not be answered
   * @example "lea@example.com"
   */
  @Omittable()
  @IsString()
  @MaxLength(254)
  from?: string;

  /**
   * The recipients at this desk, separated by commas; the desk's first address when left out
   * @example "support@example.com"
   */
  @Omittable()
  @IsString()
  @MinLength(3)
  @MaxLength(2000)
  to?: string;
}

export class InboundMailListQueryDto extends PageQueryDto {
  /** Only messages of which this became; the quarantine is `quarantined` */
  @ApiProperty({ enum: inboundStatuses, enumName: 'InboundMailStatus' })
  @Omittable()
  @IsIn(inboundStatuses)
  status?: InboundStatus;
}

/** Where a message that was put aside goes. */
export class MailAcceptanceDto {
  /**
   * Id or number of the ticket that it is added to; without one it becomes a new ticket of its sender
   * @example "483920"
   */
  @ValidateIf((_, value) => value !== undefined)
  @IsString()
  @MinLength(1)
  @MaxLength(36)
  ticket?: string;
}
