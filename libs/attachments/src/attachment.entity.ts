import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DeskRow } from '#desks';

/** What the scanner said of a file: `off` where there is none, `pending` until it has spoken. */
export type ScanVerdict = 'off' | 'pending' | 'clean' | 'infected';

/**
 * A file that somebody uploaded. Its row is there before its bytes and goes after them, so that nothing lies in the store
 * that no row knows of. Its tickets and comments stand later in the list of libs: the migration alone says the keys.
 */
@Entity('attachment')
@Index('attachment_ticket', ['deskId', 'ticketId', 'commentId'], { where: 'ticket_id IS NOT NULL' })
@Index('attachment_waiting', ['deskId', 'uploaderId'], { where: 'ticket_id IS NULL' })
@Index('attachment_kept', ['deskId', 'boundAt'], {
  where: 'bound_at IS NOT NULL AND redacted_at IS NULL AND expired_at IS NULL',
})
@Index('attachment_next', ['deskId', 'nextAt'], { where: 'next_at IS NOT NULL' })
@ForeignKey(() => DeskRow, ['deskId'], ['id'])
export class AttachmentRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'uploader_kind' }) uploaderKind: 'person' | 'key' | 'system';
  @Column('uuid', { name: 'uploader_id', nullable: true }) uploaderId: string | null;
  /** As `harmlessName` made it; empty once redacted. */
  @Column('text') name: string;
  /** Media type, judged by the content. */
  @Column('text') type: string;
  /** Bytes. */
  @Column('integer') size: number;
  /** SHA-256 of the content. */
  @Column('bytea', { nullable: true }) digest: Buffer | null;
  @Column('text') scan: ScanVerdict;
  /** Whether the store holds a preview beside it. */
  @Column('boolean', { default: false }) preview: boolean;
  /** Whether the worker has still to look at it: for the scanner, for a preview. */
  @Column('boolean', { default: false }) unexamined: boolean;
  /** What it hangs on; null while it is nobody's but its uploader's. */
  @Column('uuid', { name: 'ticket_id', nullable: true }) ticketId: string | null;
  /** Null for what came with the ticket itself. */
  @Column('uuid', { name: 'comment_id', nullable: true }) commentId: string | null;
  /** Whether its comment is internal. */
  @Column('boolean', { default: false }) internal: boolean;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  /** When all of it was there; null while it arrives. */
  @Column('timestamptz', { name: 'stored_at', nullable: true }) storedAt: Date | null;
  /** Until when somebody may send it to the store themselves, and complete it; kept until what they sent is cleared. */
  @Column('timestamptz', { name: 'direct_until', nullable: true }) directUntil: Date | null;
  /** Until when the one request that completes it has it for itself. */
  @Column('timestamptz', { name: 'completing_until', nullable: true }) completingUntil: Date | null;
  @Column('timestamptz', { name: 'bound_at', nullable: true }) boundAt: Date | null;
  @Column('timestamptz', { name: 'redacted_at', nullable: true }) redactedAt: Date | null;
  /** When its desk had kept it as long as it keeps files. */
  @Column('timestamptz', { name: 'expired_at', nullable: true }) expiredAt: Date | null;
  /** When the worker takes it up next, or until when one has it; null: there is nothing to do. */
  @Column('timestamptz', { name: 'next_at', nullable: true }) nextAt: Date | null;
  /** How often the worker has taken it up in vain. */
  @Column('integer', { default: 0 }) attempts: number;
  @Column('integer', { default: 1 }) version: number;
}
