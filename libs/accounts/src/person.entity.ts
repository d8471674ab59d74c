import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { DeskRow } from '#desks';
import type { Role } from '#kernel';

/** `invited`: known, has never set a password or proved an address; `suspended`: kept, but refused everywhere. */
export type PersonStatus = 'invited' | 'active' | 'suspended';

/** Somebody whom the desk knows: a customer, an agent or an admin. */
@Entity('person')
@Index('person_created', ['deskId', 'createdAt', 'id'])
@Index('person_name_words', { synchronize: false })
@ForeignKey(() => DeskRow, ['deskId'], ['id'])
export class PersonRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') role: Role;
  @Column('text') status: PersonStatus;
  @Column('text') name: string;
  /** BCP 47; null: the desk's default, or what the request asks for. */
  @Column('text', { nullable: true }) language: string | null;
  /** IANA name; null: the desk's. */
  @Column('text', { name: 'time_zone', nullable: true }) timeZone: string | null;
  /** argon2id in PHC form; null: cannot sign in by password. */
  @Column('text', { name: 'password_hash', nullable: true }) passwordHash: string | null;
  @Column('timestamptz', { name: 'password_changed_at', nullable: true }) passwordChangedAt: Date | null;
  /** What the person chose for themselves, by feature. */
  @Column('jsonb', { default: {} }) preferences: object;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
  /** Grows with every change that a reader of the person can see, addresses and memberships included. */
  @Column('integer', { default: 1 }) version: number;
  /** Since when nothing of them is left but the id that the log names; such a person is found nowhere. */
  @Column('timestamptz', { name: 'erased_at', nullable: true }) erasedAt: Date | null;
}

/** A mail address of a person. One address belongs to one person of a desk. */
@Entity('address')
@ForeignKey(() => PersonRow, ['deskId', 'personId'], ['deskId', 'id'], { onDelete: 'CASCADE' })
@Unique('address_email_key', ['deskId', 'emailKey'])
@Index('address_person', ['deskId', 'personId'])
export class AddressRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  /** As its owner writes it. */
  @Column('text') email: string;
  /** As it is compared: see `emailKeyOf`. */
  @Column('text', { name: 'email_key' }) emailKey: string;
  @Column('boolean', { name: 'is_primary' }) isPrimary: boolean;
  /** When a link sent to it was used; null: nobody has shown yet that it is theirs. */
  @Column('timestamptz', { name: 'proved_at', nullable: true }) provedAt: Date | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  /** Mails that did not arrive, of late. */
  @Column('integer', { default: 0 }) failures: number;
  @Column('timestamptz', { name: 'failed_at', nullable: true }) failedAt: Date | null;
  /** Since when nothing is mailed there; null: mail arrives, as far as is known. */
  @Column('timestamptz', { name: 'bounced_at', nullable: true }) bouncedAt: Date | null;
  /** What a mail server said of the last failure. */
  @Column('text', { name: 'bounce_reason', nullable: true }) bounceReason: string | null;
}
