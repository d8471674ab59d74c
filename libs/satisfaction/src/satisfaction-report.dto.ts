import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsRFC3339 } from 'class-validator';
import { Omittable } from '#http';

export const satisfactionGroupings = ['type', 'group', 'assignee', 'month'] as const;
export type SatisfactionGrouping = (typeof satisfactionGroupings)[number];

/** Which ratings to count, and how to part them. */
export class SatisfactionReportQueryDto {
  /** Tickets whose requester was asked at this instant or later; 30 days before `to`, unless given */
  @ApiProperty({ format: 'date-time' })
  @Omittable()
  @IsRFC3339()
  from?: string;

  /** Tickets whose requester was asked before this instant; now, unless given */
  @ApiProperty({ format: 'date-time' })
  @Omittable()
  @IsRFC3339()
  to?: string;

  /** Parts the report by what the tickets are now; by month, by when they were asked about, in the desk's time zone */
  @ApiProperty({ enum: satisfactionGroupings, enumName: 'SatisfactionGrouping' })
  @Omittable()
  @IsIn(satisfactionGroupings)
  groupBy?: SatisfactionGrouping;
}

/** How often a mark was given. */
export class MarkCountDto {
  /** From 1, the worst */
  @ApiProperty({ type: 'integer' })
  mark: number;

  /** Tickets with this mark */
  @ApiProperty({ type: 'integer' })
  count: number;
}

/** What the requesters of some tickets say. */
export class SatisfactionDto {
  /** Tickets whose requester was asked; each counts once, at its last asking */
  @ApiProperty({ type: 'integer' })
  asked: number;

  /** Those among them that have a rating */
  @ApiProperty({ type: 'integer' })
  answered: number;

  /** Of the marks, to two decimals; null without any */
  @ApiProperty({ nullable: true, type: Number })
  mean: number | null;

  /** Every mark of the desk's scale and every other that was given, the worst first */
  distribution: MarkCountDto[];
}

/** The same for one type, group, assignee or month. */
export class SatisfactionGroupDto extends SatisfactionDto {
  /** Key of the type or group, id of the assignee, or the month such as `2026-03`; null: none */
  @ApiProperty({ nullable: true, type: String })
  key: string | null;

  /** The key, as people read it */
  @ApiProperty({ nullable: true, type: String })
  label: string | null;
}

/** Satisfaction over a time, whole and in parts. */
export class SatisfactionReportDto {
  /** Begin of the time that it is about */
  @ApiProperty({ format: 'date-time' })
  from: string;

  /** Its end, which is not part of it */
  @ApiProperty({ format: 'date-time' })
  to: string;

  /** All tickets together */
  total: SatisfactionDto;

  /** The parts, by key; empty when it is not parted */
  groups: SatisfactionGroupDto[];
}
