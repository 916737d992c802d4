import { Column, Entity, PrimaryColumn } from 'typeorm';
import { readOnly } from '#libs/platform';

@Entity('owner')
export class OwnerEntity {
  @PrimaryColumn({ name: 'network_id', type: 'uuid' }) networkId!: string;
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ name: 'legal_form', type: 'text', nullable: true }) legalForm!: string | null;
  @Column({ type: 'text', nullable: true }) siren!: string | null;
  @Column({ type: 'int', ...readOnly }) version!: number;
}
