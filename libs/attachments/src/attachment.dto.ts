import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
import { Omittable } from '#http';

export const attachmentStates = ['unscanned', 'pending', 'clean', 'infected', 'redacted', 'expired'] as const;
export type AttachmentState = (typeof attachmentStates)[number];

/** A file on a ticket. */
export class AttachmentDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /**
   * What it was called, without paths and control characters; null once redacted
   * @example "charger.jpg"
   */
  @ApiProperty({ nullable: true, type: String })
  name: string | null;

  /**
   * Media type, judged by the content and not by the name
   * @example "image/jpeg"
   */
  type: string;

  /** Bytes */
  @ApiProperty({ type: 'integer', minimum: 0 })
  size: number;

  /** Whether it can be had: `unscanned` (this service has no virus scanner) and `clean` can, the rest cannot; `expired`: the desk keeps files no longer than this */
  @ApiProperty({ enum: attachmentStates, enumName: 'AttachmentState' })
  state: AttachmentState;

  /** Whether there is a small picture of it; a link to it comes with the link to the file */
  hasPreview: boolean;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ type: 'integer', minimum: 1 })
  version: number;
}

/** A form with one file. */
export class AttachmentUploadDto {
  /** The file, with its name */
  @ApiProperty({ type: 'string', format: 'binary' })
  file: unknown;
}

/** A file that you are about to send. */
export class AttachmentAnnouncementDto {
  /**
   * What it is called; paths and control characters are taken out
   * @example "charger.jpg"
   */
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  name: string;

  /**
   * Bytes, exactly; the desk says how many it takes
   * @example 48213
   */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 2147483647 })
  @IsInt()
  @Min(1)
  @Max(2147483647)
  size: number;
}

/** Where to send a file, and what it will be. */
export class DirectUploadDto {
  /** Id of the file, as soon as its upload is completed */
  @ApiProperty({ format: 'uuid' })
  attachmentId: string;

  /** Takes the bytes of the file as the body of a PUT, from whoever has the address, without credentials */
  @ApiProperty({ format: 'uri' })
  url: string;

  /**
   * Headers that the PUT must have; browsers set `Content-Length` by themselves
   * @example { "content-length": "48213" }
   */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  headers: Readonly<Record<string, string>>;

  /** Until when the PUT may begin */
  @ApiProperty({ format: 'date-time' })
  expiresAt: string;

  /** Until when the upload may be completed; after that nothing is left of it */
  @ApiProperty({ format: 'date-time' })
  completeUntil: string;
}

/** An address that gives the file, for five minutes and as long as you may see it. */
export class AttachmentLinkDto {
  /** Gives the file to whoever has it: hand it to the browser, do not publish it */
  @ApiProperty({ format: 'uri' })
  url: string;

  /** Gives a small WebP picture of it; null where there is none */
  @ApiProperty({ format: 'uri', nullable: true, type: String })
  previewUrl: string | null;

  /** When the addresses end by themselves */
  @ApiProperty({ format: 'date-time' })
  expiresAt: string;
}

/** Takes a file away, for good. */
export class AttachmentRedactionDto {
  /** Why, for the history */
  @Omittable()
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  reason?: string;
}
