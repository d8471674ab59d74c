import { IsString, MaxLength, MinLength } from 'class-validator';

/** Why somebody presses for a ticket. */
export class EscalationDraftDto {
  /**
   * Told to those in charge and kept in the history
   * @example "Three trucks stand still and nobody has answered since yesterday."
   */
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  reason: string;
}
