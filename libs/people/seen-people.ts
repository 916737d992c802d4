import { type Viewer } from '#libs/platform';
import { blockedBetween } from './blocks/block.queries.js';

/** Who looks at people and projects, as statements take it. */
export interface Eyes {
  /** Null for anonymous visitors and for people who are not members. */
  readonly memberId: string | null;
  /** Their home venue and the venues that they work for. */
  readonly venueIds: readonly string[];
}

export const eyesOf = ({ member }: Viewer): Eyes => ({
  memberId: member?.id ?? null,
  venueIds: member ? [...new Set([member.homeVenueId, ...member.roles.map(({ venueId }) => venueId)])].filter((id) => id !== null) : [], // prettier-ignore
});

/** Parameters of a statement: the onlooker's member id and venue ids. */
export interface EyesSql {
  readonly me: string;
  readonly venues: string;
}

/** SQL: what the onlooker is to a member, as one of `ONLOOKERS`. */
export const onlookerSql = (m: string, { me, venues }: EyesSql): string =>
  `case when ${me}::uuid is null then 'ANYBODY' when ${m}.id = ${me}::uuid then 'SELF'
    when ${m}.home_venue_id = any(${venues}::uuid[]) or exists (
      select from role_grant at_venue where (at_venue.network_id, at_venue.member_id) = (${m}.network_id, ${m}.id)
         and at_venue.venue_id = any(${venues}::uuid[]) and at_venue.revoked_at is null) then 'SAME_VENUE'
    else 'MEMBER' end`;

/** SQL: `isVisibleTo`. */
export const isVisibleSql = (visibility: string, onlooker: string): string =>
  `(case ${visibility} when 'PUBLIC' then true when 'NETWORK' then ${onlooker} <> 'ANYBODY'
     when 'MY_VENUE' then ${onlooker} in ('SAME_VENUE','SELF') else ${onlooker} = 'SELF' end)`;

/** SQL: whether a member is shown to anybody: they neither left, nor are they suspended or merged, and their account is in use. */
export const isActiveSql = (m: string): string =>
  `(${m}.left_at is null and ${m}.suspended_at is null and ${m}.merged_into_id is null
    and exists (select from account in_use where in_use.id = ${m}.account_id and in_use.disabled_at is null and in_use.erased_at is null))`;

/**
 * SQL: whether the onlooker sees that a person is a member at all: an active one, whose name they may see, and neither blocked the other.
 * Ages are not known here; see `isOfAgeSql` in minors.
 */
export const isSeenSql = (m: string, eyes: EyesSql, onlooker: string = onlookerSql(m, eyes)): string =>
  `(${isActiveSql(m)} and ${isVisibleSql(`${m}.name_visibility`, `(${onlooker})`)} and not ${blockedBetween(`${eyes.me}::uuid`, `${m}.id`)})`;
