import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type ProjectStage } from '#libs/directory';
import { dateColumn, instantColumn, readOnly } from '#libs/platform';
import { type MeetingMode, type MentorStatus } from './kinds.js';

@Entity('mentor')
export class MentorEntity {
  @PrimaryColumn({ name: 'network_id', type: 'uuid' }) networkId!: string;
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ name: 'member_id', type: 'uuid', update: false }) memberId!: string;
  /** Being invited, accepting the charter and the end are steps, each of which happens once: statements write them. */
  @Column({ type: 'text', update: false }) status!: MentorStatus;
  @Column({ name: 'invited_at', type: 'timestamptz', transformer: instantColumn, update: false })
  invitedAt!: Temporal.Instant;
  @Column({ name: 'invited_by_id', type: 'uuid', update: false }) invitedById!: string;
  @Column({ name: 'charter_accepted_at', type: 'timestamptz', transformer: instantColumn, nullable: true, ...readOnly })
  charterAcceptedAt!: Temporal.Instant | null;
  @Column({ name: 'confidentiality_accepted_at', type: 'timestamptz', transformer: instantColumn, nullable: true, ...readOnly }) // prettier-ignore
  confidentialityAcceptedAt!: Temporal.Instant | null;
  @Column({ name: 'resource_id', type: 'uuid', nullable: true, ...readOnly }) resourceId!: string | null;
  @Column({ name: 'calendar_id', type: 'uuid', nullable: true, ...readOnly }) calendarId!: string | null;
  @Column({ type: 'text' }) about!: string;
  @Column({ type: 'text', array: true }) languages!: readonly ('fr' | 'en')[];
  @Column({ type: 'text', array: true }) stages!: readonly ProjectStage[];
  @Column({ type: 'text', array: true }) modes!: readonly MeetingMode[];
  @Column({ name: 'video_link', type: 'text', nullable: true }) videoLink!: string | null;
  @Column({ type: 'text', nullable: true }) phone!: string | null;
  @Column({ name: 'is_instant', type: 'boolean' }) isInstant!: boolean;
  @Column({ name: 'session_minutes', type: 'int' }) sessionMinutes!: number;
  @Column({ name: 'week_minutes', type: 'int' }) weekMinutes!: number;
  @Column({ name: 'month_minutes', type: 'int' }) monthMinutes!: number;
  @Column({ name: 'new_founders_a_month', type: 'int' }) newFoundersAMonth!: number;
  @Column({ name: 'paused_from', type: 'date', transformer: dateColumn, nullable: true })
  pausedFrom!: Temporal.PlainDate | null;
  /** Included; null with `pausedFrom`: until they return. */
  @Column({ name: 'paused_until', type: 'date', transformer: dateColumn, nullable: true })
  pausedUntil!: Temporal.PlainDate | null;
  @Column({ name: 'ended_at', type: 'timestamptz', transformer: instantColumn, nullable: true, ...readOnly })
  endedAt!: Temporal.Instant | null;
  @Column({ type: 'int', ...readOnly }) version!: number;
}
