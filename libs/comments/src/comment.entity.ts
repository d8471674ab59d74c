import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ChannelName } from '#blueprint';
import { TicketRow } from '#tickets';

export type CommentVisibility = 'public' | 'internal';

/** Something said on a ticket: in public, or among those who work for the desk. */
@Entity('comment')
@Index('comment_ticket', ['deskId', 'ticketId', 'createdAt', 'id'])
@ForeignKey(() => TicketRow, ['deskId', 'ticketId'], ['deskId', 'id'])
export class CommentRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'ticket_id' }) ticketId: string;
  @Column('text') visibility: CommentVisibility;
  @Column('text', { name: 'author_kind' }) authorKind: 'person' | 'key' | 'system';
  @Column('uuid', { name: 'author_id', nullable: true }) authorId: string | null;
  /** The agent who wrote it in the author's name, by support access. */
  @Column('uuid', { name: 'written_by', nullable: true }) writtenBy: string | null;
  /** Whether it was said for the desk. */
  @Column('boolean', { name: 'by_staff' }) byStaff: boolean;
  /** Plain text; empty once redacted. */
  @Column('text') body: string;
  @Column('text') channel: ChannelName;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'edited_at', nullable: true }) editedAt: Date | null;
  @Column('timestamptz', { name: 'redacted_at', nullable: true }) redactedAt: Date | null;
  @Column('integer', { default: 1 }) version: number;
}
