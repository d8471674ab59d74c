import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';

export const attachmentStates = ['unscanned', 'pending', 'clean', 'infected', 'redacted'] as const;
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

  /** Whether it can be had: `unscanned` (this service has no virus scanner) and `clean` can, the rest cannot */
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
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  reason?: string;
}
