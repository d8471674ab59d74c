import { IsString, MaxLength, MinLength } from 'class-validator';

/** What to merge a ticket into. */
export class MergeDraftDto {
  /**
   * Id or number of the ticket that goes on
   * @example "493027"
   */
  @IsString()
  @MinLength(1)
  @MaxLength(36)
  into: string;
}
