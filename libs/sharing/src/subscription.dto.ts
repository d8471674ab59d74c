import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';

/** Whether the caller gets mail about a ticket. */
export class SubscriptionDto {
  /** Id of the ticket */
  @ApiProperty({ format: 'uuid' })
  ticketId: string;

  /** False: nothing but what one cannot go on without */
  notifications: boolean;
}

/** What the caller wants to hear of a ticket. */
export class SubscriptionSetDto {
  /** Whether to get mail about it */
  @IsBoolean()
  notifications: boolean;
}
