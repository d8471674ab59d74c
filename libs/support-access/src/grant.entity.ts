import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { SupportAccessScope } from '#blueprint';

/** How an offer or a consent ended. */
export const endings = ['lapsed', 'withdrawn', 'declined', 'time', 'agent', 'customer', 'replaced'] as const;
export type GrantEnding = (typeof endings)[number];

/** A customer's consent, from the offer on, that the desk's agents work as that customer on one ticket. */
@Entity('support_access_grant')
@Index('support_access_grant_ticket', ['deskId', 'ticketId'])
@Index('support_access_grant_customer', ['deskId', 'customerId', 'id'])
@Index('support_access_grant_next', ['deskId', 'nextAt'], { where: 'next_at IS NOT NULL' })
@ForeignKey('ticket', ['deskId', 'ticketId'], ['deskId', 'id'])
@ForeignKey('person', ['deskId', 'customerId'], ['deskId', 'id'])
@ForeignKey('person', ['deskId', 'offeredBy'], ['deskId', 'id'])
export class SupportAccessGrantRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'ticket_id' }) ticketId: string;
  /** The ticket's requester when it was offered. */
  @Column('uuid', { name: 'customer_id' }) customerId: string;
  @Column('uuid', { name: 'offered_by' }) offeredBy: string;
  /** Why the agents ask, in the offering agent's words; erasable. */
  @Column('text') reason: string;
  @Column('text') scope: SupportAccessScope;
  @Column('timestamptz', { name: 'offered_at' }) offeredAt: Date;
  /** From this instant on the offer cannot be taken up. */
  @Column('timestamptz', { name: 'offer_ends_at' }) offerEndsAt: Date;
  @Column('timestamptz', { name: 'activated_at', nullable: true }) activatedAt: Date | null;
  /** The end that the customer has chosen. */
  @Column('timestamptz', { name: 'ends_at', nullable: true }) endsAt: Date | null;
  /** Set when somebody ends it, and by the worker afterwards when its time was over. */
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('text', { nullable: true }) ending: GrantEnding | null;
  /** From this instant on the customer does not see it. */
  @Column('timestamptz', { name: 'visible_until' }) visibleUntil: Date;
  /** When the worker has to tell that its time is over; null: it has ended. */
  @Column('timestamptz', { name: 'next_at', nullable: true }) nextAt: Date | null;
  @Column('integer', { default: 1 }) version: number;
}
