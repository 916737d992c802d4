import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type ProjectStage } from '#libs/directory';
import { type Visibility } from '#libs/people';
import { instantColumn, readOnly } from '#libs/platform';

@Entity('project')
export class ProjectEntity {
  @PrimaryColumn({ name: 'network_id', type: 'uuid' }) networkId!: string;
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) title!: string;
  @Column({ type: 'text' }) pitch!: string;
  /** Changes with its history, by a statement. */
  @Column({ type: 'text', update: false }) stage!: ProjectStage;
  @Column({ type: 'text' }) sector!: string;
  /** Codes of skills. */
  @Column({ type: 'text', array: true }) needs!: readonly string[];
  @Column({ type: 'text' }) visibility!: Visibility;
  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn, update: false })
  createdAt!: Temporal.Instant;
  @Column({ name: 'archived_at', type: 'timestamptz', transformer: instantColumn, nullable: true })
  archivedAt!: Temporal.Instant | null;
  @Column({ type: 'int', ...readOnly }) version!: number;
}
