import { ApiProperty } from '@nestjs/swagger';
import { IsRFC3339 } from 'class-validator';
import { Omittable } from '#http';

/** Up to when a ticket was read. */
export class ReadMarkerSetDto {
  /** `updatedAt` of what was shown; now, unless given. A marker never moves back */
  @ApiProperty({ format: 'date-time' })
  @Omittable()
  @IsRFC3339()
  readAt?: string;
}

/** Up to when the caller has read a ticket. */
export class ReadMarkerDto {
  /** Id of the ticket */
  @ApiProperty({ format: 'uuid' })
  ticketId: string;

  /** Up to when you have read */
  @ApiProperty({ format: 'date-time' })
  readAt: string;
}
