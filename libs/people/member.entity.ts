import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn, readOnly } from '#libs/platform';
import { type Visibility } from './rules/visibility.js';

@Entity('member')
export class MemberEntity {
  @PrimaryColumn({ name: 'network_id', type: 'uuid' }) networkId!: string;
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ name: 'account_id', type: 'uuid', update: false }) accountId!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ name: 'name_visibility', type: 'text' }) nameVisibility!: Visibility;
  @Column({ name: 'name_words', type: 'text', ...readOnly }) nameWords!: string;
  @Column({ name: 'home_venue_id', type: 'uuid', nullable: true }) homeVenueId!: string | null;
  @Column({ name: 'joined_at', type: 'timestamptz', transformer: instantColumn, update: false })
  joinedAt!: Temporal.Instant;
  @Column({ name: 'left_at', type: 'timestamptz', transformer: instantColumn, nullable: true })
  leftAt!: Temporal.Instant | null;
  @Column({ name: 'suspended_at', type: 'timestamptz', transformer: instantColumn, nullable: true })
  suspendedAt!: Temporal.Instant | null;
  @Column({ name: 'suspended_reason', type: 'text', nullable: true }) suspendedReason!: string | null;
  @Column({ name: 'adult_declared_at', type: 'timestamptz', transformer: instantColumn, nullable: true })
  adultDeclaredAt!: Temporal.Instant | null;
  @Column({ name: 'merged_into_id', type: 'uuid', nullable: true, ...readOnly }) mergedIntoId!: string | null;
  @Column({ name: 'merged_reason', type: 'text', nullable: true, ...readOnly }) mergedReason!: string | null;
  @Column({ type: 'int', ...readOnly }) version!: number;
}
