import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn, readOnly } from '#libs/platform';
import { type SpaceKind } from './kinds.js';

@Entity('space')
export class SpaceEntity {
  @PrimaryColumn({ name: 'network_id', type: 'uuid' }) networkId!: string;
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ name: 'venue_id', type: 'uuid', update: false }) venueId!: string;
  @Column({ name: 'resource_id', type: 'uuid', update: false }) resourceId!: string;
  @Column({ type: 'text' }) kind!: SpaceKind;
  @Column({ name: 'tariff_class', type: 'text' }) tariffClass!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ name: 'description_fr', type: 'text' }) descriptionFr!: string;
  @Column({ name: 'description_en', type: 'text' }) descriptionEn!: string;
  @Column({ type: 'int' }) capacity!: number;
  @Column({ name: 'needs_operator', type: 'boolean' }) needsOperator!: boolean;
  @Column({ name: 'step_free', type: 'boolean', nullable: true }) stepFree!: boolean | null;
  @Column({ type: 'boolean' }) invented!: boolean;
  /** The training without whose certificate nobody books it. */
  @Column({ name: 'training_id', type: 'uuid', nullable: true }) trainingId!: string | null;
  @Column({ name: 'adult_only', type: 'boolean' }) adultOnly!: boolean;
  /** Whether the venue answers each booking of it first. */
  @Column({ name: 'needs_approval', type: 'boolean' }) needsApproval!: boolean;
  @Column({ name: 'withdrawn_at', type: 'timestamptz', transformer: instantColumn, nullable: true })
  withdrawnAt!: Temporal.Instant | null;
  /** When a form last changed the space or what belongs to it. */
  @Column({ name: 'changed_at', type: 'timestamptz', transformer: instantColumn, nullable: true })
  changedAt!: Temporal.Instant | null;
  @Column({ type: 'int', ...readOnly }) version!: number;
}
