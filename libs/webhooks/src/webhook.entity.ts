import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { DeskRow } from '#desks';

export type DisabledFor = 'admin' | 'gone' | 'failing';
export type DeliveryState = 'pending' | 'delivered' | 'failed' | 'cancelled';

/** Where a desk's events go. */
@Entity('webhook_endpoint')
@ForeignKey(() => DeskRow, ['deskId'], ['id'])
export class WebhookEndpointRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') url: string;
  @Column('text') description: string;
  /** `ticket.filed`, or `ticket.*` for all of a family. */
  @Column('text', { array: true }) kinds: string[];
  /** Why nothing is sent; null: it is. */
  @Column('text', { name: 'disabled_for', nullable: true }) disabledFor: DisabledFor | null;
  @Column('timestamptz', { name: 'disabled_at', nullable: true }) disabledAt: Date | null;
  @Column('bytea', { name: 'secret_sealed' }) secretSealed: Buffer;
  /** The secret before, which signs beside the present one until its time is over. */
  @Column('bytea', { name: 'old_secret_sealed', nullable: true }) oldSecretSealed: Buffer | null;
  @Column('timestamptz', { name: 'old_secret_until', nullable: true }) oldSecretUntil: Date | null;
  /** Place in the desk's audit chain up to which its deliveries are made. */
  @Column('bigint') position: string;
  /** First failure since the last success. */
  @Column('timestamptz', { name: 'failing_since', nullable: true }) failingSince: Date | null;
  @Column('timestamptz', { name: 'warned_at', nullable: true }) warnedAt: Date | null;
  @Column('timestamptz', { name: 'succeeded_at', nullable: true }) succeededAt: Date | null;
  @Column('timestamptz', { name: 'failed_at', nullable: true }) failedAt: Date | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('integer', { default: 1 }) version: number;
}

/** What endpoints are told of one event: the very bytes, made once. */
@Entity('webhook_message')
@ForeignKey(() => DeskRow, ['deskId'], ['id'])
@Index('webhook_message_created', ['deskId', 'createdAt'])
export class WebhookMessageRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  /** Of no event where it is a test. */
  @PrimaryColumn('uuid', { name: 'event_id' }) eventId: string;
  @Column('text') kind: string;
  @Column('uuid', { name: 'ticket_id', nullable: true }) ticketId: string | null;
  @Column('text') body: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}

/** A message on its way to one endpoint. */
@Entity('webhook_delivery')
@Unique('webhook_delivery_once', ['deskId', 'eventId', 'endpointId'])
@ForeignKey(() => WebhookEndpointRow, ['deskId', 'endpointId'], ['deskId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey(() => WebhookMessageRow, ['deskId', 'eventId'], ['deskId', 'eventId'], { onDelete: 'CASCADE' })
@Index('webhook_delivery_next', ['deskId', 'endpointId', 'nextAt'], { where: `(state = 'pending'::text)` })
@Index('webhook_delivery_due', ['deskId', 'nextAt'], { where: `(state = 'pending'::text)` })
@Index('webhook_delivery_endpoint', ['deskId', 'endpointId', 'id'])
export class WebhookDeliveryRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'endpoint_id' }) endpointId: string;
  @Column('uuid', { name: 'event_id' }) eventId: string;
  @Column('text') state: DeliveryState;
  /** Tries on the present schedule; a redelivery begins it anew. */
  @Column('integer', { default: 0 }) tries: number;
  /** Tries on record. */
  @Column('integer', { default: 0 }) attempts: number;
  /** When it is tried next, or until when a worker has it. */
  @Column('timestamptz', { name: 'next_at', nullable: true }) nextAt: Date | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
}

/** One try. */
@Entity('webhook_attempt')
@ForeignKey(() => WebhookDeliveryRow, ['deskId', 'deliveryId'], ['deskId', 'id'], { onDelete: 'CASCADE' })
export class WebhookAttemptRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid', { name: 'delivery_id' }) deliveryId: string;
  @PrimaryColumn('integer') number: number;
  @Column('timestamptz') at: Date;
  @Column('integer', { name: 'duration_ms' }) durationMs: number;
  @Column('jsonb', { name: 'request_headers' }) requestHeaders: Record<string, string>;
  @Column('integer', { nullable: true }) status: number | null;
  @Column('text', { nullable: true }) error: string | null;
  /** The first 4 kB of it. */
  @Column('text', { nullable: true }) response: string | null;
}
