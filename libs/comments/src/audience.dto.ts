import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { Omittable } from '#http';
import { visibilities } from './comment.dto.js';
import type { CommentVisibility } from './comment.entity.js';

export const audienceParts = ['requester', 'participant', 'staff'] as const;
export type AudiencePart = (typeof audienceParts)[number];

/** Somebody who will see a comment. */
export class AudienceMemberDto {
  /** Id of the person */
  @ApiProperty({ format: 'uuid' })
  personId: string;

  /** @example "Camille Durand" */
  name: string;

  /** Why they will see it */
  @ApiProperty({ enum: audienceParts, enumName: 'AudiencePart' })
  part: AudiencePart;

  /** Whether a mail about it goes to them; nobody is told of their own words */
  mailed: boolean;
}

/** Who will see a comment, and be mailed it. */
export class AudienceDto {
  /** Of the comment that this is about */
  @ApiProperty({ enum: visibilities, enumName: 'CommentVisibility' })
  visibility: CommentVisibility;

  /**
   * Send it as `audience` with the comment: it is refused if this has changed meanwhile
   * @example "3q2-7wAAyKj1tXcD"
   */
  digest: string;

  /** Whether colleagues of the requester see it too. Those who work for the desk always do */
  colleagues: boolean;

  /** The people on the ticket; for staff also those of them who are mailed */
  @ApiProperty({ type: [AudienceMemberDto] })
  people: AudienceMemberDto[];
}

/** Which comment is meant. */
export class AudienceQueryDto {
  /** `public` unless said; `internal` is for staff and API keys */
  @ApiProperty({ enum: visibilities, enumName: 'CommentVisibility' })
  @Omittable()
  @IsIn(visibilities)
  visibility?: CommentVisibility;
}
