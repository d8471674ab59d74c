import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TicketRow } from './ticket.entity.js';

/** Something the desk will do to a ticket by itself. Gone once done or no longer due. */
@Entity('timer')
@Index('timer_due', ['deskId', 'dueAt'])
@ForeignKey(() => TicketRow, ['deskId', 'ticketId'], ['deskId', 'id'])
export class TimerRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid', { name: 'ticket_id' }) ticketId: string;
  /** Key of the timer in the blueprint, or `target.<kind>` for a target's lateness. */
  @PrimaryColumn('text') key: string;
  @Column('timestamptz', { name: 'due_at' }) dueAt: Date;
  /** How often firing it failed. */
  @Column('integer', { default: 0 }) attempts: number;
}

export type TargetKind = 'firstAnswer' | 'nextAnswer' | 'resolution';

/** What the desk promised for a ticket, by when, and whether it was kept. */
@Entity('ticket_target')
@Index('ticket_target_due', ['deskId', 'dueAt'], { where: 'met_at IS NULL' })
@ForeignKey(() => TicketRow, ['deskId', 'ticketId'], ['deskId', 'id'])
export class TicketTargetRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid', { name: 'ticket_id' }) ticketId: string;
  @PrimaryColumn('text') kind: TargetKind;
  /** When its clock began to count. */
  @Column('timestamptz', { name: 'started_at' }) startedAt: Date;
  /** While it is paused: when it would be due had the pause not come. */
  @Column('timestamptz', { name: 'due_at' }) dueAt: Date;
  @Column('timestamptz', { name: 'met_at', nullable: true }) metAt: Date | null;
  /** Since when its clock stands still; null: it runs, or is over. */
  @Column('timestamptz', { name: 'paused_at', nullable: true }) pausedAt: Date | null;
}
