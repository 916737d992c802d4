import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Visibility } from '#libs/people';
import { instantColumn, readOnly } from '#libs/platform';
import { type SkillLevel } from './rules/seen-profile.js';

const words = { type: 'tsvector', select: false, ...readOnly } as const;

/** What a member says about themselves, and who sees which part of it. */
@Entity('profile')
export class ProfileEntity {
  @PrimaryColumn({ name: 'network_id', type: 'uuid' }) networkId!: string;
  /** Of the member: each has one profile. */
  @PrimaryColumn({ name: 'member_id', type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) headline!: string;
  @Column({ name: 'looking_for', type: 'text' }) lookingFor!: string;
  @Column({ type: 'text' }) offering!: string;
  @Column({ name: 'skill_codes', type: 'text', array: true }) skillCodes!: readonly string[];
  /** In the order of the codes. */
  @Column({ name: 'skill_levels', type: 'text', array: true }) skillLevels!: readonly SkillLevel[];
  @Column({ name: 'job_codes', type: 'int', array: true }) jobCodes!: readonly number[];
  /** The titles of these jobs, in which a search finds words. */
  @Column({ name: 'job_labels', type: 'text' }) jobLabels!: string;
  @Column({ type: 'text', array: true }) languages!: readonly string[];
  @Column({ name: 'venue_ids', type: 'uuid', array: true }) venueIds!: readonly string[];
  @Column({ type: 'text', array: true }) links!: readonly string[];
  /** Photos are exchanged by statements, which lock the profile. */
  @Column({ name: 'photo_id', type: 'uuid', nullable: true, ...readOnly }) photoId!: string | null;
  @Column({ name: 'photo_text', type: 'text', ...readOnly }) photoText!: string;
  @Column({ name: 'photo_visibility', type: 'text' }) photoVisibility!: Visibility;
  @Column({ name: 'headline_visibility', type: 'text' }) headlineVisibility!: Visibility;
  @Column({ name: 'skills_visibility', type: 'text' }) skillsVisibility!: Visibility;
  @Column({ name: 'jobs_visibility', type: 'text' }) jobsVisibility!: Visibility;
  @Column({ name: 'languages_visibility', type: 'text' }) languagesVisibility!: Visibility;
  @Column({ name: 'venues_visibility', type: 'text' }) venuesVisibility!: Visibility;
  @Column({ name: 'looking_for_visibility', type: 'text' }) lookingForVisibility!: Visibility;
  @Column({ name: 'offering_visibility', type: 'text' }) offeringVisibility!: Visibility;
  @Column({ name: 'links_visibility', type: 'text' }) linksVisibility!: Visibility;
  @Column({ name: 'public_words', ...words }) publicWords!: string;
  @Column({ name: 'network_words', ...words }) networkWords!: string;
  @Column({ name: 'venue_words', ...words }) venueWords!: string;
  @Column({ name: 'changed_at', type: 'timestamptz', transformer: instantColumn }) changedAt!: Temporal.Instant;
  @Column({ type: 'int', ...readOnly }) version!: number;
}
