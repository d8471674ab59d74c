import { ApiProperty } from '@nestjs/swagger';

/** A piece of work for a visitor's machine, which makes floods dear and costs one visitor nothing they notice. */
export class SubmissionChallengeDto {
  /** The challenge itself, good for one form or one file sent with the key that asked for it */
  challenge: string;

  /**
   * How many bits the SHA-256 of `challenge`, a full stop and the answer (a whole number in decimal digits) has to begin
   * with that are zero
   */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 24 })
  bits: number;

  /** Until when it is good */
  @ApiProperty({ format: 'date-time' })
  expiresAt: string;
}
