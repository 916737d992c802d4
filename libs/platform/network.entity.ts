import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn, readOnly } from './database/entities.js';

@Entity('network')
export class NetworkEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) slug!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) zone!: string;
  @Column({ name: 'alsace_moselle', type: 'boolean' }) alsaceMoselle!: boolean;
  @Column({ name: 'centre_lat', type: 'double precision' }) centreLat!: number;
  @Column({ name: 'centre_lon', type: 'double precision' }) centreLon!: number;
  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn, ...readOnly })
  createdAt!: Temporal.Instant;
  @Column({ type: 'int', ...readOnly }) version!: number;
}
