import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PersonRow } from './person.entity.js';

export type SessionEnd =
  | 'signedOut'
  | 'ended'
  | 'passwordChanged'
  | 'secondFactorAdded'
  | 'suspended'
  | 'merged'
  | 'refreshTokenReused';

/** A signed-in person on one device. Its instants are the desk's, so a moved clock ends sessions too. */
@Entity('session')
@ForeignKey(() => PersonRow, ['deskId', 'personId'], ['deskId', 'id'], { onDelete: 'CASCADE' })
@Index('session_created', ['deskId', 'createdAt'])
@Index('session_person', ['deskId', 'personId', 'createdAt'])
export class SessionRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  /** The participant of a ticket whom a mail link let in: the session opens that ticket alone. Null: no guest's. */
  @Column('uuid', { name: 'participant_id', nullable: true }) participantId: string | null;
  @Column('text', { name: 'user_agent', nullable: true }) userAgent: string | null;
  @Column('text', { name: 'source_address', nullable: true }) sourceAddress: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  /** When its tokens were last renewed. */
  @Column('timestamptz', { name: 'last_used_at' }) lastUsedAt: Date;
  /** The earlier of: idle too long, longest length reached. Moves on with every renewal. */
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('text', { name: 'end_reason', nullable: true }) endReason: SessionEnd | null;
}

/** One refresh token of a session's family. Its instants are the machine's: they bound races, not a desk's business. */
@Entity('refresh_token')
@ForeignKey(() => SessionRow, ['deskId', 'sessionId'], ['deskId', 'id'], { onDelete: 'CASCADE' })
@Index('refresh_token_session', ['deskId', 'sessionId'])
export class RefreshTokenRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  /** SHA-256 of the token. */
  @PrimaryColumn('bytea') hash: Buffer;
  @Column('uuid', { name: 'session_id' }) sessionId: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'used_at', nullable: true }) usedAt: Date | null;
  /** What it was exchanged for, to give parallel uses the same answer. */
  @Column('bytea', { name: 'successor_sealed', nullable: true }) successorSealed: Buffer | null;
}
