import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SupportAccessGrantRow } from './grant.entity.js';

/** `grant`: the consent has ended, and the session with it. One whose token was not renewed is over without an ending. */
export type AgentSessionEnding = 'agent' | 'customer' | 'grant';

/** One agent who works as a customer, from the first token until the last one runs out or somebody ends it. */
@Entity('support_access_session')
@Index('support_access_session_grant', ['deskId', 'grantId', 'startedAt'])
@Index('support_access_session_customer', ['deskId', 'customerId', 'tokenEndsAt'], { where: 'ended_at IS NULL' })
@ForeignKey(() => SupportAccessGrantRow, ['deskId', 'grantId'], ['deskId', 'id'])
@ForeignKey('person', ['deskId', 'agentId'], ['deskId', 'id'])
@ForeignKey('person', ['deskId', 'customerId'], ['deskId', 'id'])
export class AgentSessionRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'grant_id' }) grantId: string;
  @Column('uuid', { name: 'agent_id' }) agentId: string;
  /** The grant's customer. */
  @Column('uuid', { name: 'customer_id' }) customerId: string;
  /** Whether the customer, who was not signed in when it began, has to wait until it is over. */
  @Column('boolean', { name: 'bars_sign_in' }) barsSignIn: boolean;
  @Column('timestamptz', { name: 'started_at' }) startedAt: Date;
  /** When the newest token runs out: from then on it is over. */
  @Column('timestamptz', { name: 'token_ends_at' }) tokenEndsAt: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('text', { nullable: true }) ending: AgentSessionEnding | null;
}
