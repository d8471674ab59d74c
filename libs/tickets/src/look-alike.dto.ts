import { ApiProperty } from '@nestjs/swagger';
import { TicketStatusDto } from './ticket.dto.js';

/** `subject`: worded much the same. `words`: has most of the words that were typed. */
export const likenesses = ['subject', 'words'] as const;
export type Likeness = (typeof likenesses)[number];

/** An open ticket that may be about the same problem. */
export class LookAlikeDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /**
   * What people call it by
   * @example "493027"
   */
  number: string;

  /** @example "Gateway is silent" */
  subject: string;

  /** Where it stands */
  status: TicketStatusDto;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  /**
   * How much it looks like what was typed: 1 is the same
   * @example 0.62
   */
  @ApiProperty({ minimum: 0, maximum: 1 })
  similarity: number;

  /** What is alike */
  @ApiProperty({ enum: likenesses, enumName: 'Likeness', isArray: true })
  why: Likeness[];
}
