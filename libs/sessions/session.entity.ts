import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn, readOnly } from '#libs/platform';
import { type SessionKind, type SessionState } from './session.queries.js';

/** A session is written by the statement that takes its space and time; a form edits what is said about it. */
@Entity('session')
export class SessionEntity {
  @PrimaryColumn({ name: 'network_id', type: 'uuid' }) networkId!: string;
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text', update: false }) kind!: SessionKind;
  @Column({ type: 'text' }) title!: string;
  @Column({ type: 'text' }) description!: string;
  @Column({ name: 'host_member_id', type: 'uuid', update: false }) hostMemberId!: string;
  @Column({ name: 'venue_id', type: 'uuid', update: false }) venueId!: string;
  @Column({ name: 'space_id', type: 'uuid', nullable: true, update: false }) spaceId!: string | null;
  @Column({ name: 'training_id', type: 'uuid', nullable: true, update: false }) trainingId!: string | null;
  @Column({ type: 'tstzrange', select: false, update: false }) during!: string;
  @Column({ name: 'starts_at', type: 'timestamptz', transformer: instantColumn, ...readOnly }) start!: Temporal.Instant;
  @Column({ name: 'ends_at', type: 'timestamptz', transformer: instantColumn, ...readOnly }) end!: Temporal.Instant;
  @Column({ type: 'int' }) places!: number;
  @Column({ type: 'int', ...readOnly }) taken!: number;
  @Column({ type: 'text', update: false }) state!: SessionState;
  @Column({ name: 'scheduled_at', type: 'timestamptz', transformer: instantColumn, update: false })
  scheduledAt!: Temporal.Instant;
  @Column({ name: 'cancelled_at', type: 'timestamptz', transformer: instantColumn, nullable: true, ...readOnly })
  cancelledAt!: Temporal.Instant | null;
  @Column({ type: 'int', ...readOnly }) sequence!: number;
  /** Counts only changes of what a form edits: a place that is taken is no conflict. */
  @Column({ type: 'int', ...readOnly }) version!: number;
}
