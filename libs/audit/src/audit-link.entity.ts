import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { EventRow } from '#history';

/** A link of a desk's audit chain. Links are only ever added. */
@Entity('audit_link')
@Unique('audit_link_event', ['deskId', 'eventId'])
@ForeignKey(() => EventRow, ['deskId', 'eventId'], ['deskId', 'id'])
export class AuditLinkRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  /** From 1, without gaps. */
  @PrimaryColumn('bigint') position: string;
  @Column('uuid', { name: 'event_id' }) eventId: string;
  /** See `linkHash`. */
  @Column('bytea') hash: Buffer;
}
