import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsString, IsUUID, Matches, Max, Min } from 'class-validator';
import { EventActorDto } from '#history';
import { Omittable, PageQueryDto } from '#http';

/** One thing that happened, in the audit chain. */
export class AuditEntryDto {
  /** Place in the chain, from 1, without gaps */
  @ApiProperty({ type: 'integer', minimum: 1 })
  position: number;

  /** SHA-256 in hexadecimal over this entry and the hash of the one before; `previous` of the next entry */
  hash: string;

  /** The event’s id */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /**
   * What happened, `noun.pastTense`
   * @example ticket.moved
   */
  kind: string;

  /** When, by the desk’s clock */
  @ApiProperty({ format: 'date-time', type: String })
  at: string;

  /** Who did it */
  actor: EventActorDto;

  /** The customer in whose name an agent did it */
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  onBehalfOf: string | null;

  /** The ticket that it happened on, if any */
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  ticketId: string | null;

  /** What it is about besides a ticket, such as a person */
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  subjectId: string | null;

  /** Id of the request that did it, as in `X-Request-Id` */
  requestId: string;

  /** Ids, keys, instants and numbers, by the kind of event; nothing that a person wrote */
  @ApiProperty({ type: 'object', additionalProperties: true })
  data: Record<string, unknown>;
}

export class AuditPageDto {
  items: AuditEntryDto[];

  /** Leads to the next page; null on the last */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}

export class AuditListQueryDto extends PageQueryDto {
  /**
   * Only events of this kind
   *
   * @example person.erased
   */
  @Omittable()
  @IsString()
  @Matches(/^[a-zA-Z]+\.[a-zA-Z]+$/)
  kind?: string;

  /** Only what happened on this ticket, by its id */
  @Omittable()
  @IsUUID()
  @ApiProperty({ format: 'uuid' })
  ticket?: string;

  /** Only what this person did, what was done in their name, and what was done about them */
  @Omittable()
  @IsUUID()
  @ApiProperty({ format: 'uuid' })
  person?: string;
}

/** Where the chain ends. Whoever notes it elsewhere can later show that nothing before it was changed. */
export class AuditHeadDto {
  /** Entries in the chain */
  @ApiProperty({ type: 'integer', minimum: 0 })
  position: number;

  /** Hash of the last entry; where there is none, what the first one will follow */
  hash: string;

  /** Events that are written and not in the chain yet, up to 1,000; within seconds they are */
  @ApiProperty({ type: 'integer', minimum: 0 })
  unsealed: number;
}

export class AuditExportQueryDto {
  /** The export begins after this place in the chain; from the beginning unless given */
  @Omittable()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  @ApiProperty({ type: 'integer', minimum: 0 })
  after?: number;
}
