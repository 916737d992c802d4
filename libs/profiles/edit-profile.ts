import { Injectable } from '@nestjs/common';
import { skills } from '#libs/directory';
import { changeMember } from '#libs/people';
import { Clock, Database, type MemberViewer, Rollback, type Transaction, attachFile, deleteFile } from '#libs/platform';
import { jobTitlesCalled } from './job-titles/job-title.queries.js';
import { isLanguage } from './languages.data.js';
import { profilePhoto } from './photo-purpose.js';
import * as queries from './profile.queries.js';
import { type ProfileRefusal } from './profiles.texts.js';
import { publicLink } from './rules/links.js';
import { type FieldVisibility, type SkillLevel } from './rules/seen-profile.js';

/** What a form sends of a profile. */
export interface ProfileWish {
  readonly headline: string;
  readonly lookingFor: string;
  readonly offering: string;
  readonly skills: readonly { readonly code: string; readonly level: SkillLevel }[];
  readonly jobCodes: readonly number[];
  readonly languages: readonly string[];
  readonly homeVenueId: string | null;
  readonly venueIds: readonly string[];
  readonly links: readonly string[];
  readonly visibility: FieldVisibility;
}

const knownSkills = new Set(skills.map(({ code }) => code));

/** People say who they are, and who may see which part of it. */
@Injectable()
export class EditProfile {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  edit(viewer: MemberViewer, version: number, wish: ProfileWish): Promise<true | ProfileRefusal> {
    const links = wish.links.map(publicLink);
    if (links.some((link) => link === undefined)) return Promise.resolve('LINK_REFUSED');
    const isKnown = wish.skills.every(({ code }) => knownSkills.has(code)) && wish.languages.every(isLanguage);
    if (!isKnown) return Promise.resolve('UNKNOWN_CODE');
    return this.database.inTransaction<true | ProfileRefusal>(viewer.network.id, async (tx) => {
      const { homeVenueId, venueIds, visibility } = wish;
      if (homeVenueId !== null && !(await queries.homeVenuesOf(tx, viewer.member.id)).includes(homeVenueId))
        return 'NOT_YOUR_VENUE';
      const listed = await queries.venuesAmong(tx, venueIds);
      const member = { networkId: viewer.network.id, id: viewer.member.id };
      await changeMember(tx, member, { nameVisibility: visibility.name, homeVenueId });
      const outcome = await this.save(
        tx,
        { ...member, version },
        {
          ...wish,
          links: links as string[],
          venueIds: venueIds.filter((id) => listed.has(id)), // a venue may have been archived since it was chosen
        },
      );
      if (outcome === 'CONFLICT') throw new Rollback<ProfileRefusal>('CHANGED_MEANWHILE');
      return true;
    });
  }

  /** The photo before is deleted. Setting the same one again changes its text. */
  setPhoto(viewer: MemberViewer, id: string, text: string): Promise<true | ProfileRefusal> {
    const now = this.clock.now();
    const memberId = viewer.member.id;
    return this.database.inTransaction<true | ProfileRefusal>(viewer.network.id, async (tx) => {
      const before = await queries.lockPhotoOf(tx, memberId, now);
      if (before !== id) {
        const file = { id, purpose: profilePhoto.name, subjectId: memberId };
        if (!(await attachFile(tx, file, now))) throw new Rollback<ProfileRefusal>('FILE_UNUSABLE');
      }
      await queries.setPhoto(tx, memberId, { id, text }, now);
      if (before !== null && before !== id) await deleteFile(tx, before);
      return true;
    });
  }

  removePhoto({ network, member }: MemberViewer): Promise<true> {
    const now = this.clock.now();
    return this.database.inTransaction<true>(network.id, async (tx) => {
      const before = await queries.holdPhotoOf(tx, member.id);
      if (before === null) return true;
      await queries.setPhoto(tx, member.id, null, now);
      await deleteFile(tx, before);
      return true;
    });
  }

  private async save(
    tx: Transaction,
    key: { networkId: string; id: string; version: number },
    wish: ProfileWish,
  ): Promise<'UPDATED' | 'CONFLICT'> {
    const { headline, lookingFor, offering, jobCodes, languages, venueIds, links, visibility } = wish;
    const jobs = await jobTitlesCalled(tx, jobCodes);
    const known = new Set(jobs.map(({ code }) => code));
    if (!jobCodes.every((code) => known.has(code))) throw new Rollback<ProfileRefusal>('UNKNOWN_CODE');
    const profile = {
      headline,
      lookingFor,
      offering,
      skillCodes: wish.skills.map(({ code }) => code),
      skillLevels: wish.skills.map(({ level }) => level),
      jobCodes,
      jobLabels: jobs.map(({ label }) => label).join(' '),
      languages,
      venueIds,
      links,
      photoVisibility: visibility.photo,
      headlineVisibility: visibility.headline,
      skillsVisibility: visibility.skills,
      jobsVisibility: visibility.jobs,
      languagesVisibility: visibility.languages,
      venuesVisibility: visibility.venues,
      lookingForVisibility: visibility.lookingFor,
      offeringVisibility: visibility.offering,
      linksVisibility: visibility.links,
      changedAt: this.clock.now(),
    };
    return queries.saveProfile(tx, key, profile);
  }
}
