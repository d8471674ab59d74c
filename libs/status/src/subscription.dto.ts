import { IsString, MaxLength } from 'class-validator';
import { IsMailAddress } from '#accounts';

/** Who wants to hear of incidents by mail. */
export class StatusSubscriptionDraftDto {
  @IsMailAddress()
  email: string;
}

/** The request was taken. The answer is the same whatever is known of the address. */
export class StatusSubscriptionDto {
  /**
   * What happens next
   * @example "A mail to this address asks whether you meant it."
   */
  detail: string;
}

/** What came by mail. */
export class StatusTokenDto {
  /** What stands behind `#token=` in the link */
  @IsString()
  @MaxLength(200)
  token: string;
}
