import { ApiProperty } from '@nestjs/swagger';
import { EventActorDto } from '#history';

/** The receipt for what was erased of a person. */
export class ErasureDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** The person’s id, by which the audit log goes on naming them; it leads to nobody any more */
  @ApiProperty({ format: 'uuid' })
  personId: string;

  /**
   * What they are called from then on, wherever a name has to stand
   *
   * @example erased-5f3a0c11
   */
  pseudonym: string;

  /** Which admin or key did it */
  erasedBy: EventActorDto;

  /** When it was done */
  @ApiProperty({ format: 'date-time', type: String })
  erasedAt: string;

  /**
   * How many of what was taken away
   *
   * @example { "addresses": 1, "tickets": 2, "comments": 5, "files": 1 }
   */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } })
  counts: Record<string, number>;
}

export class ErasurePageDto {
  items: ErasureDto[];

  /** Leads to the next page; null on the last */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}

/** Somebody has asked that their data be erased. */
export class ErasureRequestDto {
  /** Who asks it, for themselves */
  @ApiProperty({ format: 'uuid' })
  personId: string;

  /** When they asked first */
  @ApiProperty({ format: 'date-time', type: String })
  askedAt: string;
}

export class ErasureRequestPageDto {
  items: ErasureRequestDto[];

  /** Leads to the next page; null on the last */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}
