import { ApiProperty } from '@nestjs/swagger';
import { AttachmentDto } from '#attachments';
import {
  type BallHolder,
  ballHolders,
  type ChannelName,
  channelNames,
  type Priority,
  priorities,
  type StatusCategory,
  statusCategories,
} from '#blueprint';

export const ticketTargetKinds = ['firstAnswer', 'nextAnswer', 'resolution'] as const;
export const nextActionKinds = ['remind', 'notify', 'transition', 'late'] as const;

/** Something of the desk's blueprint: decide by the key, show the label. */
export class KeyLabelDto {
  /**
   * Stable key; labels may change and may be the same for two keys
   * @example "bug"
   */
  key: string;

  /**
   * In the language of the answer
   * @example "Bug"
   */
  label: string;
}

/** Where a ticket stands. */
export class TicketStatusDto extends KeyLabelDto {
  /** What the status means, whatever the desk calls it */
  @ApiProperty({ enum: statusCategories, enumName: 'StatusCategory' })
  category: StatusCategory;

  /** Who is expected to do something next */
  @ApiProperty({ enum: ballHolders, enumName: 'BallHolder' })
  ball: BallHolder;
}

/** How pressing a ticket is. */
export class TicketPriorityDto {
  /** Key of the priority */
  @ApiProperty({ enum: priorities, enumName: 'Priority' })
  key: Priority;

  /**
   * In the language of the answer
   * @example "High"
   */
  label: string;
}

/** A person on a ticket. */
export class TicketPersonDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** @example "Camille Durand" */
  name: string;

  /** Primary address; shown to those who work for the desk only */
  @ApiProperty({ format: 'email', nullable: true, type: String })
  email?: string | null;
}

/** An organization on a ticket. */
export class TicketOrganizationDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** @example "Flotte Lyon" */
  name: string;
}

/** Another ticket, by what it is called. */
export class TicketReferenceDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /**
   * Number of the ticket
   * @example "493027"
   */
  number: string;
}

/** A ticket that was merged into another, with what was said when it was filed; its comments stand among the other's. */
export class MergedTicketDto extends TicketReferenceDto {
  /** @example "Charger refuses my card" */
  subject: string;

  /** Who asked */
  requester: TicketPersonDto;

  /** Values of its form by field key; fields for agents only are left out for customers */
  @ApiProperty({ type: 'object', additionalProperties: true })
  fields: Record<string, unknown>;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  /** Since when the other one goes on in its stead */
  @ApiProperty({ format: 'date-time' })
  mergedAt: string;

  /** The files that came with it */
  @ApiProperty({ type: [AttachmentDto] })
  attachments: AttachmentDto[];
}

/** What the desk promised and whether it was kept. */
export class TargetDto {
  /** What was promised */
  @ApiProperty({ enum: ticketTargetKinds, enumName: 'TargetKind' })
  kind: (typeof ticketTargetKinds)[number];

  /** When it has to be met */
  @ApiProperty({ format: 'date-time' })
  dueAt: string;

  /** When it was met; null while it is not */
  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  metAt: string | null;

  /** Since when its clock stands still; `dueAt` then moves by as long as the pause takes. Null: it runs, or is over */
  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  pausedAt: string | null;

  /** Whether it is, or was met, too late */
  breached: boolean;
}

/** Why something is not allowed. */
export class DenialDto {
  /**
   * Stable code of the reason
   * @example "wrong-status"
   */
  code: string;

  /** One sentence in the language of the answer */
  detail: string;
}

/** Something that can be done with a ticket, and whether the caller may do it now. */
export class AllowedActionDto {
  /**
   * `transition:<key>` for each transition of the desk, else the name of an action
   * @example "transition:resolve"
   */
  action: string;

  /**
   * In the language of the answer
   * @example "Resolve"
   */
  label: string;

  /** The status a transition leads to; null for other actions */
  @ApiProperty({ nullable: true, type: TicketStatusDto })
  leadsTo: TicketStatusDto | null;

  /** Whether you can do it now */
  allowed: boolean;

  /** Why not; null when it is allowed */
  @ApiProperty({ nullable: true, type: () => DenialDto })
  denial: DenialDto | null;
}

/** Something the desk will do to a ticket by itself. */
export class NextActionDto {
  /** What will happen */
  @ApiProperty({ enum: nextActionKinds, enumName: 'NextActionKind' })
  kind: (typeof nextActionKinds)[number];

  /** When it will happen */
  @ApiProperty({ format: 'date-time' })
  at: string;

  /** The transition it will make; null for what leaves the status as it is */
  @ApiProperty({ nullable: true, type: () => KeyLabelDto })
  transition: KeyLabelDto | null;

  /**
   * Why, in the language of the answer
   * @example "No answer for five days"
   */
  reason: string;
}

/** What every answer about a ticket has. */
class TicketCoreDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /**
   * What people call it by; unique on its desk
   * @example "493027"
   */
  number: string;

  /** @example "Charger refuses my card" */
  subject: string;

  /** What kind of request it is */
  requestType: KeyLabelDto;

  /** Where it stands */
  status: TicketStatusDto;

  /** Whether it still needs somebody: false once it is solved, closed or cancelled */
  open: boolean;

  /** How urgent it is */
  priority: TicketPriorityDto;

  /** Since when its customer presses for it; null where nobody does. Agents see such tickets first */
  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  escalatedAt: string | null;

  /** Since when another ticket goes on in its stead; null where it was not merged */
  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  mergedAt: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  /** Last change that the caller can see */
  @ApiProperty({ format: 'date-time' })
  updatedAt: string;

  /** Grows with every change that the caller can see; it is in the `ETag` too */
  @ApiProperty({ type: 'integer', minimum: 1 })
  version: number;
}

/** A ticket in a list. */
export class TicketSummaryDto extends TicketCoreDto {
  /** The customer that the ticket belongs to */
  requester?: TicketPersonDto;

  /** Organization that the ticket belongs to */
  @ApiProperty({ nullable: true, type: () => TicketOrganizationDto })
  organization?: TicketOrganizationDto | null;

  /** The group of agents it belongs to; null for customers, who do not see groups */
  @ApiProperty({ nullable: true, type: () => KeyLabelDto })
  group?: KeyLabelDto | null;

  /** The agent who takes care of it */
  @ApiProperty({ nullable: true, type: () => TicketPersonDto })
  assignee?: TicketPersonDto | null;

  /** The product module it is about */
  @ApiProperty({ nullable: true, type: () => KeyLabelDto })
  module?: KeyLabelDto | null;

  /** How it came in */
  @ApiProperty({ enum: channelNames, enumName: 'ChannelName' })
  channel?: ChannelName;

  /** Whether the other side spoke last and the caller has not marked it as read since */
  unread?: boolean;

  /** What the caller may do now; the reasons for what they may not do stand on the ticket itself */
  @ApiProperty({ type: [AllowedActionDto] })
  allowedActions?: AllowedActionDto[];

  /** With `include=targets` */
  @ApiProperty({ type: [TargetDto] })
  targets?: TargetDto[];

  /** With `include=nextActions` */
  @ApiProperty({ type: [NextActionDto] })
  nextActions?: NextActionDto[];

  /** Values of its form, with `include=fields` */
  @ApiProperty({ type: 'object', additionalProperties: true })
  fields?: Record<string, unknown>;
}

/** A ticket, as its reader may see it. */
export class TicketDto extends TicketCoreDto {
  /** Values of its form by field key; fields for agents only are left out for customers */
  @ApiProperty({ type: 'object', additionalProperties: true })
  fields: Record<string, unknown>;

  /** The customer that the ticket belongs to */
  requester: TicketPersonDto;

  /** Organization that the ticket belongs to */
  @ApiProperty({ nullable: true, type: () => TicketOrganizationDto })
  organization: TicketOrganizationDto | null;

  /** The group of agents it belongs to; null for customers, who do not see groups */
  @ApiProperty({ nullable: true, type: () => KeyLabelDto })
  group: KeyLabelDto | null;

  /** The agent who takes care of it */
  @ApiProperty({ nullable: true, type: () => TicketPersonDto })
  assignee: TicketPersonDto | null;

  /** The product module it is about */
  @ApiProperty({ nullable: true, type: () => KeyLabelDto })
  module: KeyLabelDto | null;

  /** How it came in */
  @ApiProperty({ enum: channelNames, enumName: 'ChannelName' })
  channel: ChannelName;

  /**
   * The language it was filed in (BCP 47)
   * @example "fr"
   */
  language: string;

  /** Whether colleagues of its organization see it */
  sharedWithOrganization: boolean;

  /** Whether the other side spoke last and the caller has not marked it as read since */
  unread: boolean;

  /** What the desk has promised, and by when */
  @ApiProperty({ type: [TargetDto] })
  targets: TargetDto[];

  /** Everything that can be done with it, with the reason for each thing the caller may not do now */
  @ApiProperty({ type: [AllowedActionDto] })
  allowedActions: AllowedActionDto[];

  /** What the desk will do by itself, soonest first */
  @ApiProperty({ type: [NextActionDto] })
  nextActions: NextActionDto[];

  /** The final ticket that this one continues */
  @ApiProperty({ nullable: true, type: () => TicketReferenceDto })
  followUpOf: TicketReferenceDto | null;

  /** The tickets that continue this one */
  @ApiProperty({ type: [TicketReferenceDto] })
  followUps: TicketReferenceDto[];

  /** The ticket that goes on in its stead: what is said on this one lands there. Null: it was not merged */
  @ApiProperty({ nullable: true, type: () => TicketReferenceDto })
  mergedInto: TicketReferenceDto | null;

  /** The tickets merged into this one that the caller may see */
  @ApiProperty({ type: [MergedTicketDto] })
  mergedTickets: MergedTicketDto[];

  /** The files that came with it; those of comments stand with the comments */
  @ApiProperty({ type: [AttachmentDto] })
  attachments: AttachmentDto[];
}

/** A page of tickets. */
export class TicketPageDto {
  @ApiProperty({ type: [TicketSummaryDto] })
  items: TicketSummaryDto[];

  /** Leads to the next page; null on the last one */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}
