import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Locale, instantColumn, readOnly } from '#libs/platform';

@Entity('account')
export class AccountEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'citext' }) email!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) locale!: Locale;
  @Column({ name: 'platform_operator', type: 'boolean' }) platformOperator!: boolean;
  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn, update: false })
  createdAt!: Temporal.Instant;
  @Column({ name: 'disabled_at', type: 'timestamptz', transformer: instantColumn, nullable: true })
  disabledAt!: Temporal.Instant | null;
  @Column({ name: 'erased_at', type: 'timestamptz', transformer: instantColumn, nullable: true, ...readOnly })
  erasedAt!: Temporal.Instant | null;
  @Column({ name: 'merged_into_id', type: 'uuid', nullable: true, ...readOnly }) mergedIntoId!: string | null;
  @Column({ type: 'int', ...readOnly }) version!: number;
}
