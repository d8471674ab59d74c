import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, IsUUID, MaxLength } from 'class-validator';
import { EventActorDto } from '#history';
import { Omittable } from '#http';

/** Name a person or a ticket: one of the two. */
export class LegalHoldDraftDto {
  /** Whose data is kept, with all tickets of theirs */
  @Omittable()
  @IsUUID()
  @ApiProperty({ format: 'uuid' })
  personId?: string;

  /** Id of the ticket that is kept */
  @Omittable()
  @IsUUID()
  @ApiProperty({ format: 'uuid' })
  ticketId?: string;

  /**
   * Why; admins see it
   *
   * @example Case 12/2026
   */
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  reason: string;
}

/** What is kept, whoever asks that it goes. */
export class LegalHoldDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** Whose data is kept; null where it is one ticket */
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  personId: string | null;

  /** Id of the ticket that is kept; null where it is a person */
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  ticketId: string | null;

  /**
   * Why, as whoever set it wrote
   *
   * @example Case 12/2026
   */
  reason: string;

  /** Which admin or key set it */
  setBy: EventActorDto;

  /** When it was set */
  @ApiProperty({ format: 'date-time', type: String })
  setAt: string;
}

export class LegalHoldPageDto {
  items: LegalHoldDto[];

  /** Leads to the next page; null on the last */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}
