import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsBoolean, IsIn, IsRFC3339, IsString, IsUUID, MaxLength } from 'class-validator';
import {
  type ChannelName,
  channelNames,
  type Priority,
  priorities,
  type StatusCategory,
  statusCategories,
} from '#blueprint';
import { Omittable, PageQueryDto } from '#http';
import { listed, trueOrFalse } from './query-values.js';

/** Which tickets a list is about, before any filter. */
export const ticketListViews = ['requested', 'participating', 'organization', 'assigned', 'unassigned', 'all'] as const;
export type TicketListView = (typeof ticketListViews)[number];

export const ticketSorts = [
  'escalatedFirst',
  '-createdAt',
  'createdAt',
  '-updatedAt',
  'updatedAt',
  '-priority',
  'priority',
] as const;
export type TicketSort = (typeof ticketSorts)[number];

/** Members of a list's rows that can be left out. */
export const optionalMembers = [
  'requester',
  'organization',
  'group',
  'assignee',
  'module',
  'channel',
  'unread',
  'allowedActions',
] as const;
export type OptionalMember = (typeof optionalMembers)[number];

/** Members of a list's rows that are there only when asked for. */
export const extraMembers = ['targets', 'nextActions', 'fields'] as const;
export type ExtraMember = (typeof extraMembers)[number];

/** What a list of tickets can be narrowed to. All that is given must hold. */
export class TicketFilterDto {
  /**
   * `requested`: what the caller asked for. `participating`: what was shared with the caller. `organization`: what was asked for in the caller's organizations.
   * `assigned`: what the caller takes care of. `unassigned`: open ones that nobody has taken (both for staff).
   * `all`, unless given: everything the caller may see
   */
  @ApiProperty({ enum: ticketListViews, enumName: 'TicketListView' })
  @Omittable()
  @IsIn(ticketListViews)
  view?: TicketListView;

  /** Keys of statuses, any of them */
  @ApiProperty({ type: [String] })
  @Omittable()
  @Transform(listed)
  @ArrayMaxSize(50)
  @IsString({ each: true })
  status?: string[];

  /** Categories of statuses, any of them */
  @ApiProperty({ enum: statusCategories, enumName: 'StatusCategory', isArray: true })
  @Omittable()
  @Transform(listed)
  @IsIn(statusCategories, { each: true })
  category?: StatusCategory[];

  /** Whether they still need somebody (not solved, closed or cancelled) */
  @ApiProperty({ type: Boolean })
  @Omittable()
  @Transform(trueOrFalse)
  @IsBoolean()
  open?: boolean;

  /** Keys of request types, any of them */
  @ApiProperty({ type: [String] })
  @Omittable()
  @Transform(listed)
  @ArrayMaxSize(50)
  @IsString({ each: true })
  type?: string[];

  /** Any of them */
  @ApiProperty({ enum: priorities, enumName: 'Priority', isArray: true })
  @Omittable()
  @Transform(listed)
  @IsIn(priorities, { each: true })
  priority?: Priority[];

  /** How they came in, any of them */
  @ApiProperty({ enum: channelNames, enumName: 'ChannelName', isArray: true })
  @Omittable()
  @Transform(listed)
  @IsIn(channelNames, { each: true })
  channel?: ChannelName[];

  /** Whether their customer presses for them */
  @ApiProperty({ type: Boolean })
  @Omittable()
  @Transform(trueOrFalse)
  @IsBoolean()
  escalated?: boolean;

  /** Whether they were merged into others. Unless given, lists leave such tickets out, while `q` and `number` find them */
  @ApiProperty({ type: Boolean })
  @Omittable()
  @Transform(trueOrFalse)
  @IsBoolean()
  merged?: boolean;

  /** Id of the person they belong to */
  @ApiProperty({ format: 'uuid' })
  @Omittable()
  @IsUUID()
  requester?: string;

  /** Id of an organization */
  @ApiProperty({ format: 'uuid' })
  @Omittable()
  @IsUUID()
  organization?: string;

  /** Id of the agent who takes care of them */
  @ApiProperty({ format: 'uuid' })
  @Omittable()
  @IsUUID()
  assignee?: string;

  /** Key of a group of agents (staff only) */
  @Omittable()
  @IsString()
  @MaxLength(100)
  group?: string;

  /** The number */
  @Omittable()
  @IsString()
  @MaxLength(20)
  number?: string;

  /** Filed later than this instant */
  @ApiProperty({ format: 'date-time' })
  @Omittable()
  @IsRFC3339()
  createdAfter?: string;

  /** Filed earlier than this instant */
  @ApiProperty({ format: 'date-time' })
  @Omittable()
  @IsRFC3339()
  createdBefore?: string;

  /** Changed later than this instant, as far as the caller can see */
  @ApiProperty({ format: 'date-time' })
  @Omittable()
  @IsRFC3339()
  updatedAfter?: string;
}

/** A page of tickets. */
export class TicketListQueryDto extends IntersectionType(PageQueryDto, TicketFilterDto) {
  /**
   * Words to find: all of them, the last one may be a beginning. Looked for in subject, fields and comments as far as
   * the caller may read them; a number finds its ticket, and for staff a person's name or address finds their tickets
   */
  @Omittable()
  @IsString()
  @MaxLength(200)
  q?: string;

  /**
   * The order, `-` for falling. By priority only with `open=true`. Unless given: newest first, and for staff
   * `escalatedFirst`, that is those first whose customers press for them, then the others, newest first each
   */
  @ApiProperty({ enum: ticketSorts, enumName: 'TicketSort' })
  @Omittable()
  @IsIn(ticketSorts)
  sort?: TicketSort;

  /** Which of the members that can be left out shall be there; all of them unless given */
  @ApiProperty({ enum: optionalMembers, enumName: 'TicketMember', isArray: true })
  @Omittable()
  @Transform(listed)
  @IsIn(optionalMembers, { each: true })
  fields?: OptionalMember[];

  /** What shall be there too */
  @ApiProperty({ enum: extraMembers, enumName: 'TicketExtra', isArray: true })
  @Omittable()
  @Transform(listed)
  @IsIn(extraMembers, { each: true })
  include?: ExtraMember[];
}
