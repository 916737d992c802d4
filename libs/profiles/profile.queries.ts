import { isOfAgeSql } from '#libs/minors';
import { type Eyes, type Onlooker, type Visibility, isActiveSql, isSeenSql, onlookerSql } from '#libs/people';
import { type Sql, type Transaction, insertRowIfNone, statement, updateRow } from '#libs/platform';
import { ProfileEntity } from './profile.entity.js';
import { type FieldVisibility, type ProfileContent, type SkillLevel } from './rules/seen-profile.js';

/** A profile with everything in it: only `profileSeenBy` may show it. */
export interface ProfileRow {
  readonly id: string;
  readonly content: ProfileContent;
  readonly visibility: FieldVisibility;
  readonly onlooker: Onlooker;
  /** Whether others find the person: an active member, not known to be a minor. */
  readonly isListed: boolean;
  /** 0 while there is no profile. */
  readonly version: number;
}
interface RawRow {
  id: string;
  name: string;
  photo: ProfileContent['photo'];
  headline: string | null;
  skillCodes: string[] | null;
  skillLevels: SkillLevel[] | null;
  jobs: { code: number; label: string }[] | null;
  languages: string[] | null;
  homeVenueId: string | null;
  venueIds: string[] | null;
  lookingFor: string | null;
  offering: string | null;
  links: string[] | null;
  visibility: Record<keyof FieldVisibility, Visibility | null>;
  onlooker: Onlooker;
  isListed: boolean;
  version: number | null;
}

const eyes = { me: '$1', venues: '$2' };
const columns = `m.id, m.name, p.headline, p.skill_codes as "skillCodes", p.skill_levels as "skillLevels", p.languages, m.home_venue_id as "homeVenueId",
  p.venue_ids as "venueIds", p.looking_for as "lookingFor", p.offering, p.links, p.version, o.onlooker,
  (${isActiveSql('m')} and ${isOfAgeSql('m', '$3')}) as "isListed",
  (select json_build_object('id', p.photo_id, 'width', s.width, 'height', s.height, 'text', p.photo_text)
     from picture_size s where (s.network_id, s.file_id, s.size) = (p.network_id, p.photo_id, 'large')) as photo,
  (select json_agg(json_build_object('code', j.code, 'label', j.label) order by array_position(p.job_codes, j.code))
     from job_title j where j.code = any(p.job_codes)) as jobs,
  json_build_object('name', m.name_visibility, 'photo', p.photo_visibility, 'headline', p.headline_visibility, 'skills', p.skills_visibility,
    'jobs', p.jobs_visibility, 'languages', p.languages_visibility, 'venues', p.venues_visibility, 'lookingFor', p.looking_for_visibility,
    'offering', p.offering_visibility, 'links', p.links_visibility) as visibility`;
const from = `from member m left join profile p on (p.network_id, p.member_id) = (m.network_id, m.id)
  cross join lateral (select ${onlookerSql('m', eyes)} as onlooker) o
  where m.network_id = (select current_network()) and m.id = any($4::uuid[])`;
const seen = statement(
  'profiles.seen',
  `select ${columns} ${from} and (o.onlooker = 'SELF' or (${isSeenSql('m', eyes, 'o.onlooker')} and ${isOfAgeSql('m', '$3')}))`,
);
const photoOwner = statement(
  'profiles.photoOwner',
  `select member_id as id from profile where network_id = (select current_network()) and photo_id = $1`,
);
const lockPhoto = statement(
  'profiles.lockPhoto',
  `insert into profile as kept (network_id, member_id, changed_at) values ((select current_network()), $1, $2)
   on conflict (network_id, member_id) do update set changed_at = kept.changed_at
   returning photo_id as id`,
);
const holdPhoto = statement(
  'profiles.holdPhoto',
  `select photo_id as id from profile where network_id = (select current_network()) and member_id = $1 for update`,
);
const setPhotoText = statement(
  'profiles.setPhoto',
  `update profile set photo_id = $2, photo_text = $3, changed_at = $4 where network_id = (select current_network()) and member_id = $1`,
);
const homeVenues = statement(
  'profiles.homeVenues',
  `select v.id from venue v
    where v.network_id = (select current_network())
      and (v.id = (select home_venue_id from member where network_id = (select current_network()) and id = $1)
        or v.withdrawn_at is null and (v.id in (select venue_id from role_grant where network_id = (select current_network()) and member_id = $1 and revoked_at is null)
        or v.id in (select venue_id from booking where network_id = (select current_network()) and member_id = $1
                       and state in ('CONFIRMED','IN_USE','COMPLETED'))))
    order by v.name collate "fr-x-icu", v.id limit 50`,
);
const listedVenues = statement(
  'profiles.listedVenues',
  `select id from venue where network_id = (select current_network()) and id = any($1::uuid[]) and withdrawn_at is null`,
);

const rowOf = (raw: RawRow): ProfileRow => ({
  id: raw.id,
  onlooker: raw.onlooker,
  isListed: raw.isListed,
  version: raw.version ?? 0,
  content: {
    name: raw.name,
    photo: raw.photo,
    headline: raw.headline ?? '',
    skills: (raw.skillCodes ?? []).map((code, i) => ({ code, level: raw.skillLevels![i]! })),
    jobs: raw.jobs ?? [],
    languages: raw.languages ?? [],
    venues: { homeId: raw.homeVenueId, otherIds: raw.venueIds ?? [] },
    lookingFor: raw.lookingFor ?? '',
    offering: raw.offering ?? '',
    links: raw.links ?? [],
  },
  visibility: Object.fromEntries(
    Object.entries(raw.visibility).map(([field, visibility]) => [field, visibility ?? 'NOBODY']),
  ) as unknown as FieldVisibility,
});

/** Those of the people whom the onlooker sees, in no order. Everybody sees themselves. */
export const profilesSeenBy = async (
  tx: Sql,
  { memberId, venueIds }: Eyes,
  bornUntil: Temporal.PlainDate,
  ids: readonly string[],
): Promise<ProfileRow[]> => (await tx.rows<RawRow>(seen, [memberId, venueIds, bornUntil.toString(), ids])).map(rowOf);

/** Whose profile shows a photo. */
export const ownerOfPhoto = async (tx: Sql, fileId: string): Promise<string | undefined> =>
  (await tx.maybe<{ id: string }>(photoOwner, [fileId]))?.id;

/** A profile as a form edits it, without the photo and the name. */
export type ProfileToSave = Omit<ProfileEntity, 'networkId' | 'id' | 'version' | 'photoId' | 'photoText' | 'publicWords' | 'networkWords' | 'venueWords'>; // prettier-ignore

/** @param key with the version that was read, 0 for none. @returns CONFLICT when somebody changed or made it since */
export async function saveProfile(
  tx: Transaction,
  { version, ...key }: { networkId: string; id: string; version: number },
  profile: ProfileToSave,
): Promise<'UPDATED' | 'CONFLICT'> {
  if (version > 0) return updateRow<ProfileEntity>(tx, ProfileEntity, { ...key, version }, profile);
  return (await insertRowIfNone(tx, ProfileEntity, { ...key, ...profile })) ? 'UPDATED' : 'CONFLICT';
}

/** Makes the profile when there is none, and locks it. @returns the id of its photo */
export const lockPhotoOf = async (tx: Sql, memberId: string, now: Temporal.Instant): Promise<string | null> =>
  (await tx.one<{ id: string | null }>(lockPhoto, [memberId, now])).id;
/** Locks the profile, if there is one. @returns the id of its photo */
export const holdPhotoOf = async (tx: Sql, memberId: string): Promise<string | null> =>
  (await tx.maybe<{ id: string | null }>(holdPhoto, [memberId]))?.id ?? null;
export const setPhoto = (
  tx: Sql,
  memberId: string,
  photo: { id: string; text: string } | null,
  now: Temporal.Instant,
) => tx.run(setPhotoText, [memberId, photo?.id ?? null, photo?.text ?? '', now]);

/** The venues that a member may call home, 50 at most: where they booked or work. */
export const homeVenuesOf = async (tx: Sql, memberId: string): Promise<string[]> =>
  (await tx.rows<{ id: string }>(homeVenues, [memberId])).map(({ id }) => id);
/** Those of the venues that are in the directory. */
export const venuesAmong = async (tx: Sql, ids: readonly string[]): Promise<Set<string>> =>
  new Set((await tx.rows<{ id: string }>(listedVenues, [ids])).map(({ id }) => id));
