import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Labels } from '#blueprint';
import { DeskRow } from '#desks';
import { TicketRow } from '#tickets';

/** How a component is, from well to worst. */
export const componentStates = ['operational', 'maintenance', 'degraded', 'partialOutage', 'majorOutage'] as const;
export type ComponentState = (typeof componentStates)[number];

export const incidentStates = ['investigating', 'identified', 'monitoring', 'resolved'] as const;
export type IncidentState = (typeof incidentStates)[number];

/** Something that people depend on. */
@Entity('status_component')
@ForeignKey(() => DeskRow, ['deskId'], ['id'])
export class StatusComponentRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  /** Place on the page, the smallest first */
  @Column('integer') position: number;
  @Column('jsonb') names: Labels;
  /** By itself; incidents may make it look worse while they last */
  @Column('text') state: ComponentState;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
  @Column('integer', { default: 1 }) version: number;
}

/** Something that went wrong, until it is resolved. */
@Entity('incident')
@Index('incident_started', ['deskId', 'startedAt', 'id'])
@ForeignKey(() => DeskRow, ['deskId'], ['id'])
export class IncidentRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('jsonb') titles: Labels;
  /** That of its last update */
  @Column('text') state: IncidentState;
  @Column('timestamptz', { name: 'started_at' }) startedAt: Date;
  @Column('timestamptz', { name: 'resolved_at', nullable: true }) resolvedAt: Date | null;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
  @Column('integer', { default: 1 }) version: number;
}

/** What an incident makes of a component while it lasts. */
@Entity('incident_component')
@ForeignKey(() => IncidentRow, ['deskId', 'incidentId'], ['deskId', 'id'])
@ForeignKey(() => StatusComponentRow, ['deskId', 'componentId'], ['deskId', 'id'], { onDelete: 'CASCADE' })
export class IncidentComponentRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid', { name: 'incident_id' }) incidentId: string;
  @PrimaryColumn('uuid', { name: 'component_id' }) componentId: string;
  @Column('text') state: Exclude<ComponentState, 'operational'>;
}

/** What was said of an incident at one time. Rows are added, never changed. */
@Entity('incident_update')
@Index('incident_update_incident', ['deskId', 'incidentId', 'at', 'id'])
@ForeignKey(() => IncidentRow, ['deskId', 'incidentId'], ['deskId', 'id'])
export class IncidentUpdateRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'incident_id' }) incidentId: string;
  @Column('text') state: IncidentState;
  @Column('jsonb') texts: Labels;
  @Column('timestamptz') at: Date;
}

/** A ticket whose requester is told when the incident is over. */
@Entity('incident_ticket')
@ForeignKey(() => IncidentRow, ['deskId', 'incidentId'], ['deskId', 'id'])
@ForeignKey(() => TicketRow, ['deskId', 'ticketId'], ['deskId', 'id'])
export class IncidentTicketRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid', { name: 'incident_id' }) incidentId: string;
  @PrimaryColumn('uuid', { name: 'ticket_id' }) ticketId: string;
  @Column('timestamptz', { name: 'linked_at' }) linkedAt: Date;
}

/** An address that hears of every update, once it is proved. */
@Entity('status_subscription')
@Unique('status_subscription_email', ['deskId', 'emailKey'])
@ForeignKey(() => DeskRow, ['deskId'], ['id'])
export class StatusSubscriptionRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') email: string;
  @Column('text', { name: 'email_key' }) emailKey: string;
  @Column('text') language: string;
  @Column('timestamptz', { name: 'asked_at' }) askedAt: Date;
  /** null: not proved, hence told nothing */
  @Column('timestamptz', { name: 'proved_at', nullable: true }) provedAt: Date | null;
}
