import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { OrganizationRow, PersonRow } from '#accounts';
import type { ChannelName, Priority } from '#blueprint';
import { DeskRow } from '#desks';

/** One request for help: what was asked, where it stands, whose it is. */
@Entity('ticket')
@Unique('ticket_number', ['deskId', 'number'])
@Index('ticket_created', ['deskId', 'createdAt', 'id'])
@Index('ticket_updated', ['deskId', 'updatedAt', 'id'])
@Index('ticket_requester', ['deskId', 'requesterId', 'createdAt', 'id'])
@Index('ticket_organization', ['deskId', 'organizationId', 'createdAt', 'id'])
@Index('ticket_assignee', ['deskId', 'assigneeId', 'createdAt', 'id'], { where: 'assignee_id IS NOT NULL' })
@Index('ticket_open', ['deskId', 'createdAt', 'id'], { where: 'is_open' })
@Index('ticket_pressing', { synchronize: false })
@Index('ticket_open_of_house', { synchronize: false })
@Index('ticket_escalated', ['deskId', 'createdAt', 'id'], { where: 'escalated_at IS NOT NULL' })
@Index('ticket_status', { synchronize: false })
@Index('ticket_to_empty', ['deskId', 'endedAt'], {
  where: '(ended_at IS NOT NULL) AND ((emptied_at IS NULL) OR (emptied_at < ended_at))',
})
@Index('ticket_merged', ['deskId', 'mergedInto'], { where: 'merged_into IS NOT NULL' })
@ForeignKey(() => DeskRow, ['deskId'], ['id'])
@ForeignKey(() => PersonRow, ['deskId', 'requesterId'], ['deskId', 'id'])
@ForeignKey(() => OrganizationRow, ['deskId', 'organizationId'], ['deskId', 'id'], { onDelete: 'SET NULL' })
@ForeignKey(() => PersonRow, ['deskId', 'assigneeId'], ['deskId', 'id'])
@ForeignKey(() => TicketRow, ['deskId', 'mergedInto'], ['deskId', 'id'])
export class TicketRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  /** What people call it by; digits without a leading zero, never reused on its desk. */
  @Column('text') number: string;
  /** Key of the request type in the blueprint. */
  @Column('text', { name: 'type_key' }) typeKey: string;
  @Column('text', { name: 'status_key' }) statusKey: string;
  /** False once its status is solved, closed or cancelled. */
  @Column('boolean', { name: 'is_open' }) isOpen: boolean;
  @Column('text') priority: Priority;
  /** As shown: put through the type's template. What was typed stands in `fields.subject`. */
  @Column('text') subject: string;
  /** The form's values by field key, as they were validated. */
  @Column('jsonb') fields: Record<string, unknown>;
  @Column('text', { name: 'module_key', nullable: true }) moduleKey: string | null;
  @Column('text') channel: ChannelName;
  /** The language it was filed in. */
  @Column('text') language: string;
  @Column('uuid', { name: 'requester_id' }) requesterId: string;
  @Column('uuid', { name: 'organization_id', nullable: true }) organizationId: string | null;
  /** Whether colleagues see it where the desk shares ticket by ticket. */
  @Column('boolean', { name: 'shared_with_organization' }) sharedWithOrganization: boolean;
  @Column('text', { name: 'group_key', nullable: true }) groupKey: string | null;
  @Column('uuid', { name: 'assignee_id', nullable: true }) assigneeId: string | null;
  @Column('text', { name: 'filed_by_kind' }) filedByKind: 'person' | 'key' | 'system';
  @Column('uuid', { name: 'filed_by', nullable: true }) filedBy: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  /** Last change that staff see. */
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
  /** Last change that customers see. */
  @Column('timestamptz', { name: 'public_updated_at' }) publicUpdatedAt: Date;
  @Column('timestamptz', { name: 'status_entered_at' }) statusEnteredAt: Date;
  @Column('timestamptz', { name: 'first_answered_at', nullable: true }) firstAnsweredAt: Date | null;
  @Column('timestamptz', { name: 'last_agent_reply_at', nullable: true }) lastAgentReplyAt: Date | null;
  @Column('timestamptz', { name: 'last_customer_reply_at', nullable: true }) lastCustomerReplyAt: Date | null;
  @Column('timestamptz', { name: 'solved_at', nullable: true }) solvedAt: Date | null;
  /** When it entered a closed or cancelled status. */
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  /** When its words went, because the desk keeps those of closed tickets no longer. Only retention asks. */
  @Column('timestamptz', { name: 'emptied_at', nullable: true, select: false }) emptiedAt?: Date | null;
  /** When the next of its promised times passes that is neither kept nor paused; null: nothing is owed. */
  @Column('timestamptz', { name: 'next_due_at', nullable: true }) nextDueAt: Date | null;
  /** Since when its customer presses for it; null once it is solved, or an agent took the escalation back. */
  @Column('timestamptz', { name: 'escalated_at', nullable: true }) escalatedAt: Date | null;
  /** The ticket that goes on in its stead; it keeps its status all the while. */
  @Column('uuid', { name: 'merged_into', nullable: true }) mergedInto: string | null;
  @Column('timestamptz', { name: 'merged_at', nullable: true }) mergedAt: Date | null;
  /** Sequence of its last event; handed out under the row's lock, never shown outside. */
  @Column('integer') sequence: number;
  /** Grows with every change that staff see. */
  @Column('integer', { default: 1 }) version: number;
  /** Grows with every change that customers see. */
  @Column('integer', { name: 'public_version', default: 1 }) publicVersion: number;
}

/** What one ticket is to another: filed to continue it, or linked with it by an agent. */
export const ticketLinkKinds = ['followUpOf', 'relatesTo', 'duplicates', 'causedBy'] as const;
export type TicketLinkKind = (typeof ticketLinkKinds)[number];

/** A link between two tickets; a pair has at most one. */
@Entity('ticket_link')
@Index('ticket_link_back', ['deskId', 'linkedTicketId'])
@ForeignKey(() => TicketRow, ['deskId', 'ticketId'], ['deskId', 'id'])
@ForeignKey(() => TicketRow, ['deskId', 'linkedTicketId'], ['deskId', 'id'])
export class TicketLinkRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid', { name: 'ticket_id' }) ticketId: string;
  @PrimaryColumn('uuid', { name: 'linked_ticket_id' }) linkedTicketId: string;
  @Column('text') kind: TicketLinkKind;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}

/**
 * The words a ticket is found by. A second row (`internal`) exists once something internal was written; it holds that
 * and the public words too, and customers' searches never touch it.
 */
@Entity('ticket_text')
@Index('ticket_text_newest', ['deskId', 'filedAt'])
@Index('ticket_text_words', ['deskId', 'words'], { type: 'gin' })
@ForeignKey(() => TicketRow, ['deskId', 'ticketId'], ['deskId', 'id'])
export class TicketTextRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid', { name: 'ticket_id' }) ticketId: string;
  @PrimaryColumn('boolean') internal: boolean;
  @Column('timestamptz', { name: 'filed_at' }) filedAt: Date;
  @Column('tsvector') words: string;
}
