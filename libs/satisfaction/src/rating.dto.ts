import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** The longest scale a desk can have, and the most that can be said with a mark. */
export const longestScale = 10;
export const mostWords = 4000;

/** What the requester says of how the ticket was handled. */
export class RatingSetDto {
  /**
   * From 1, the worst, to the `scale` of the desk
   * @example 5
   */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: longestScale })
  @IsInt()
  @Min(1)
  @Max(longestScale)
  mark: number;

  /**
   * In the requester's own words; none, unless given
   * @example "Quick and friendly."
   */
  @ApiProperty({ nullable: true, type: String, maxLength: mostWords })
  @IsOptional()
  @IsString()
  @MaxLength(mostWords)
  words?: string | null;
}

/** A ticket's rating, given or not. */
export class RatingDto {
  /** Id of the ticket */
  @ApiProperty({ format: 'uuid' })
  ticketId: string;

  /** From 1, the worst, to `scale`; null while none was given */
  @ApiProperty({ nullable: true, type: 'integer' })
  mark: number | null;

  /** What the requester added in words */
  @ApiProperty({ nullable: true, type: String })
  words: string | null;

  /** The best mark; null when nobody was asked */
  @ApiProperty({ nullable: true, type: 'integer' })
  scale: number | null;

  /** What the desk asks, in the language of the answer; null when it asks nothing */
  @ApiProperty({ nullable: true, type: String })
  question: string | null;

  /** When it was given first */
  @ApiProperty({ nullable: true, type: String, format: 'date-time' })
  givenAt: string | null;

  /** When it last changed */
  @ApiProperty({ nullable: true, type: String, format: 'date-time' })
  changedAt: string | null;

  /** Whether the requester may give or change it now */
  changeable: boolean;

  /** Until when it may be given and changed; null when nobody was asked */
  @ApiProperty({ nullable: true, type: String, format: 'date-time' })
  changeableUntil: string | null;

  /** Grows with every change; 0 while none was given */
  @ApiProperty({ type: 'integer' })
  version: number;
}
