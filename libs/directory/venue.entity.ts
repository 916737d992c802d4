import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn, readOnly } from '#libs/platform';
import { type Arrivals, type VenueKind } from './kinds.js';

@Entity('venue')
export class VenueEntity {
  @PrimaryColumn({ name: 'network_id', type: 'uuid' }) networkId!: string;
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ name: 'owner_id', type: 'uuid' }) ownerId!: string;
  @Column({ name: 'calendar_id', type: 'uuid', update: false }) calendarId!: string;
  @Column({ name: 'territory_id', type: 'uuid', nullable: true }) territoryId!: string | null;
  @Column({ type: 'text' }) kind!: VenueKind;
  @Column({ type: 'text' }) slug!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ name: 'description_fr', type: 'text' }) descriptionFr!: string;
  @Column({ name: 'description_en', type: 'text' }) descriptionEn!: string;
  @Column({ name: 'house_rules_fr', type: 'text' }) houseRulesFr!: string;
  @Column({ name: 'house_rules_en', type: 'text' }) houseRulesEn!: string;
  /** How to get in: shown with a booking only. */
  @Column({ name: 'access_fr', type: 'text' }) accessFr!: string;
  @Column({ name: 'access_en', type: 'text' }) accessEn!: string;
  @Column({ type: 'text' }) street!: string;
  @Column({ type: 'text' }) postcode!: string;
  @Column({ type: 'text' }) city!: string;
  @Column({ type: 'double precision' }) lat!: number;
  @Column({ type: 'double precision' }) lon!: number;
  /** PostgreSQL gives a numeric as text. Null when a person placed the point. */
  @Column({ name: 'location_precision', type: 'numeric', nullable: true }) locationPrecision!: string | null;
  @Column({ type: 'text' }) zone!: string;
  @Column({ name: 'step_free', type: 'boolean', nullable: true }) stepFree!: boolean | null;
  @Column({ name: 'accessible_toilet', type: 'boolean', nullable: true }) accessibleToilet!: boolean | null;
  @Column({ name: 'hearing_loop', type: 'boolean', nullable: true }) hearingLoop!: boolean | null;
  /** Sites that may show its embedded page. */
  @Column({ name: 'embed_origins', type: 'text', array: true }) embedOrigins!: string[];
  /** Whether a request that it does not answer in time is accepted. */
  @Column({ name: 'silence_accepts', type: 'boolean' }) silenceAccepts!: boolean;
  /** How it learns who came; bookings that start before a change keep the former way. */
  @Column({ type: 'text' }) arrivals!: Arrivals;
  @Column({ name: 'arrivals_from', type: 'timestamptz', transformer: instantColumn }) arrivalsFrom!: Temporal.Instant;
  @Column({ type: 'text', nullable: true }) website!: string | null;
  @Column({ type: 'text', update: false }) source!: string;
  @Column({ name: 'source_id', type: 'text', update: false }) sourceId!: string;
  @Column({ type: 'jsonb' }) provenance!: object;
  @Column({ type: 'text', array: true }) review!: string[];
  @Column({ type: 'boolean' }) invented!: boolean;
  @Column({ name: 'withdrawn_at', type: 'timestamptz', transformer: instantColumn, nullable: true })
  withdrawnAt!: Temporal.Instant | null;
  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn, update: false })
  createdAt!: Temporal.Instant;
  /** Its spaces can be booked from then on. */
  @Column({ name: 'published_at', type: 'timestamptz', transformer: instantColumn, nullable: true })
  publishedAt!: Temporal.Instant | null;
  @Column({ name: 'confirmed_at', type: 'timestamptz', transformer: instantColumn, nullable: true })
  confirmedAt!: Temporal.Instant | null;
  @Column({ name: 'merged_into_id', type: 'uuid', nullable: true }) mergedIntoId!: string | null;
  @Column({ type: 'int', ...readOnly }) version!: number;
}
