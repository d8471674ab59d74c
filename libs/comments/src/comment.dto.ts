import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { PersonNameDto } from '#accounts';
import { AttachmentDto } from '#attachments';
import { type ChannelName, channelNames } from '#blueprint';
import { Omittable, PageQueryDto } from '#http';
import type { CommentVisibility } from './comment.entity.js';

export const visibilities = ['public', 'internal'] as const;
export const authorKinds = ['person', 'key', 'system'] as const;

/** Characters of a comment at most. */
export const longestComment = 20_000;
/** At least one character that can be seen. */
const something = { message: 'body must say something' };

/** Who wrote a comment. */
export class CommentAuthorDto {
  /** Whether a person wrote it, a program with a key, or the desk by itself */
  @ApiProperty({ enum: authorKinds, enumName: 'AuthorKind' })
  kind: (typeof authorKinds)[number];

  /** The person; null for keys and the service itself */
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  id: string | null;

  /** @example "Camille Durand" */
  name: string;

  /** Whether it was written for the desk */
  staff: boolean;
}

/** Something said on a ticket. */
export class CommentDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** Id of the ticket */
  @ApiProperty({ format: 'uuid' })
  ticketId: string;

  /** `internal` comments exist for those who work for the desk alone */
  @ApiProperty({ enum: visibilities, enumName: 'CommentVisibility' })
  visibility: CommentVisibility;

  /** In whose name it was written */
  author: CommentAuthorDto;

  /** The agent who wrote it on the author's behalf, by support access; null: the author did */
  @ApiProperty({ nullable: true, type: () => PersonNameDto })
  writtenBy: PersonNameDto | null;

  /** Plain text; null once redacted */
  @ApiProperty({ nullable: true, type: String })
  body: string | null;

  /** How it came in */
  @ApiProperty({ enum: channelNames, enumName: 'ChannelName' })
  channel: ChannelName;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  /** When its author changed it last */
  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  editedAt: string | null;

  /** When its words were taken away */
  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  redactedAt: string | null;

  /** Until when its author may change it; null when the caller may not */
  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  editableUntil: string | null;

  /** The files that came with it */
  @ApiProperty({ type: [AttachmentDto] })
  attachments: AttachmentDto[];

  @ApiProperty({ type: 'integer', minimum: 1 })
  version: number;
}

/** A page of comments. */
export class CommentPageDto {
  @ApiProperty({ type: [CommentDto] })
  items: CommentDto[];

  /** Leads to the next page; null on the last one */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}

export class CommentListQueryDto extends PageQueryDto {}

/** Something to say on a ticket. */
export class CommentDraftDto {
  /**
   * Plain text
   * @example "I restarted the charger; the card works now."
   */
  @IsString()
  @MinLength(1)
  @MaxLength(longestComment)
  @Matches(/\S/u, something)
  body: string;

  /** `public` unless said; `internal` is for staff and API keys */
  @ApiProperty({ enum: visibilities, enumName: 'CommentVisibility' })
  @Omittable()
  @IsIn(visibilities)
  visibility?: CommentVisibility;

  /** Ids of uploads of yours, as `attachmentCreate` gave them */
  @ApiProperty({ type: [String], format: 'uuid' })
  @Omittable()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  attachmentIds?: string[];

  /**
   * `digest` of the audience that the writer has looked at: refused if others would see it by now
   * @example "3q2-7wAAyKj1tXcD"
   */
  @Omittable()
  @IsString()
  @MaxLength(64)
  audience?: string;

  /**
   * Key of a transition to take with it, instead of the one that the comment would make by itself
   * @example "resolve"
   */
  @Omittable()
  @IsString()
  @MaxLength(100)
  transition?: string;
}

/** What a comment should say instead. */
export class CommentChangeDto {
  /** Plain text */
  @IsString()
  @MinLength(1)
  @MaxLength(longestComment)
  @Matches(/\S/u, something)
  body: string;
}

/** Takes the words of a comment away, for good. */
export class RedactionDto {
  /** Why, for the history */
  @Omittable()
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  reason?: string;
}

/** A step to take. */
export class TransitionDraftDto {
  /**
   * Key of the transition; a ticket's `allowedActions` names those that are possible
   * @example "reopen"
   */
  @IsString()
  @MaxLength(100)
  transition: string;

  /** A public comment to go with it; some transitions ask for one */
  @Omittable()
  @IsString()
  @MinLength(1)
  @MaxLength(longestComment)
  @Matches(/\S/u, { message: 'comment must say something' })
  comment?: string;

  /** Why, for the history and the mail about it; some transitions ask for it */
  @Omittable()
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  @Matches(/\S/u, { message: 'reason must say something' })
  reason?: string;
}
