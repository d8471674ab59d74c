import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { TicketStatusDto } from '#tickets';
import { type LinkRelation, linkRelations, type SettableRelation, settableRelations } from './link-kinds.js';

/** A ticket at the other end of a link. */
export class LinkedTicketDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /**
   * What people call it by
   * @example "493027"
   */
  number: string;

  /** @example "Gateway is silent" */
  subject: string;

  /** Where it stands */
  status: TicketStatusDto;

  /** Whether it still needs somebody */
  open: boolean;
}

/** What a ticket is to another one. */
export class TicketLinkDto {
  /** This ticket … the other one: it `relatesTo` it, `duplicates` it, is `causedBy` it */
  @ApiProperty({ enum: linkRelations, enumName: 'LinkRelation' })
  relation: LinkRelation;

  /** The other one */
  ticket: LinkedTicketDto;

  /** When an agent linked them, or the follow-up was filed */
  @ApiProperty({ format: 'date-time' })
  linkedAt: string;
}

/** The links of a ticket, the newest first; at most 100. */
export class TicketLinkPageDto {
  @ApiProperty({ type: [TicketLinkDto] })
  items: TicketLinkDto[];

  /** Always null */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}

/** How two tickets are linked. */
export class TicketLinkSetDto {
  /** This ticket … the other one: it `relatesTo` it, `duplicates` it, is `causedBy` it */
  @ApiProperty({ enum: settableRelations, enumName: 'SettableLinkRelation' })
  @IsIn(settableRelations)
  relation: SettableRelation;
}
