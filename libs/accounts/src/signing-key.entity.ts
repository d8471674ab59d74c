import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { DeskRow } from '#desks';

/** A key that a desk signs its access tokens with. Its instants are the machine's, like those in tokens. */
@Entity('signing_key')
@ForeignKey(() => DeskRow, ['deskId'], ['id'])
export class SigningKeyRow {
  @PrimaryColumn('uuid', { name: 'desk_id' }) deskId: string;
  /** The `kid` of its tokens. */
  @PrimaryColumn('text') id: string;
  @Column('jsonb', { name: 'public_jwk' }) publicJwk: object;
  /** The private JWK, sealed. */
  @Column('bytea', { name: 'private_sealed' }) privateSealed: Buffer;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  /** From when on it is no longer published; null: it signs. */
  @Column('timestamptz', { name: 'retires_at', nullable: true }) retiresAt: Date | null;
}
