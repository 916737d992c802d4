import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Role, instantColumn, readOnly } from '#libs/platform';

/** A role that a member holds or held. It is granted by an insert and revoked by a date, never changed into another one. */
@Entity('role_grant')
export class RoleGrantEntity {
  @PrimaryColumn({ name: 'network_id', type: 'uuid' }) networkId!: string;
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ name: 'member_id', type: 'uuid', update: false }) memberId!: string;
  @Column({ type: 'text', update: false }) role!: Role;
  @Column({ name: 'venue_id', type: 'uuid', nullable: true, update: false }) venueId!: string | null;
  @Column({ name: 'granted_at', type: 'timestamptz', transformer: instantColumn, update: false })
  grantedAt!: Temporal.Instant;
  @Column({ name: 'revoked_at', type: 'timestamptz', transformer: instantColumn, nullable: true })
  revokedAt!: Temporal.Instant | null;
  @Column({ type: 'int', ...readOnly }) version!: number;
}
