import { type ProjectStage } from '#libs/directory';
import { blockedBetween } from '#libs/people';
import { type Sql, statement } from '#libs/platform';
import { type MeetingMode } from './mentors/kinds.js';

/** A mentor who can be offered, with the facts that decide whether and where in the order. */
export interface FoundMentor {
  readonly id: string;
  readonly memberId: string;
  readonly name: string;
  readonly about: string;
  readonly resourceId: string;
  readonly languages: readonly ('fr' | 'en')[];
  readonly stages: readonly ProjectStage[];
  readonly modes: readonly MeetingMode[];
  /** Whether they come without being asked; not while their calendar elsewhere is stale. */
  readonly isInstant: boolean;
  readonly sessionMinutes: number;
  readonly weekMinutes: number;
  readonly monthMinutes: number;
  readonly newFoundersAMonth: number;
  readonly pausedFrom: string | null;
  readonly pausedUntil: string | null;
  /** Of the skill that is asked for; 0 without it. */
  readonly skillLevel: number;
  /** Whether they have met the founder, or will. */
  readonly knows: boolean;
  readonly homeVenueId: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  /** What is used of their weeks and months, by the first instant of each. */
  readonly used: readonly { readonly kind: MentorQuota; readonly from: string; readonly used: number }[];
}

export const MENTOR_QUOTAS = ['mentoring.week', 'mentoring.month', 'mentoring.newFounders'] as const;
export type MentorQuota = (typeof MENTOR_QUOTAS)[number];

/** SQL: mentor `mt`, member `m`, may be offered to a member, whose language they speak. A mentor is no minor: the network invites each of them. */
const offeredTo = (member: string) => `
  mt.ended_at is null and mt.charter_accepted_at is not null and cardinality(mt.modes) > 0
  and m.left_at is null and m.suspended_at is null and m.id <> ${member}
  and exists (select from role_grant g where (g.network_id, g.member_id, g.role) = (m.network_id, m.id, 'MENTOR') and g.revoked_at is null)
  and not ${blockedBetween('m.id', member)}
  and exists (select from member asking join account spoken on spoken.id = asking.account_id
               where (asking.network_id, asking.id) = (mt.network_id, ${member}) and spoken.locale = any(mt.languages))
  and not exists (select from mentor_recusal x where (x.network_id, x.mentor_id, x.member_id) = (mt.network_id, mt.id, ${member}))`;

/** SQL: the calendar that mentor `mt` keeps elsewhere was not read for six hours at `$4`, so that their free time may be wrong. */
const hasStaleCalendar = `exists (
  select from mentor_calendar c where (c.network_id, c.mentor_id, c.state) = (mt.network_id, mt.id, 'ACTIVE')
     and coalesce(c.read_at, c.added_at) < $4::timestamptz - interval '6 hours')`;

const find = statement(
  'mentoring.find',
  `select mt.id, m.id as "memberId", m.name, mt.about, mt.resource_id as "resourceId", mt.languages, mt.stages, mt.modes,
          mt.is_instant and not ${hasStaleCalendar} as "isInstant", mt.session_minutes as "sessionMinutes", mt.week_minutes as "weekMinutes",
          mt.month_minutes as "monthMinutes", mt.new_founders_a_month as "newFoundersAMonth",
          mt.paused_from::text as "pausedFrom", mt.paused_until::text as "pausedUntil", coalesce(s.level, 0) as "skillLevel",
          exists (select from appointment a where (a.network_id, a.mentor_id, a.founder_id) = (mt.network_id, mt.id, $1)
                     and a.state in ('CONFIRMED','COMPLETED')) as knows,
          m.home_venue_id as "homeVenueId", v.lat, v.lon,
          (select coalesce(jsonb_agg(jsonb_build_object('kind', q.kind, 'from', q.period_start, 'used', q.used)), '[]') from quota q
            where q.network_id = mt.network_id and q.subject_id = mt.id and q.kind = any($3::text[]) and q.period_start > $4::timestamptz - interval '32 days') as used
     from mentor mt
     join member m on (m.network_id, m.id) = (mt.network_id, mt.member_id)
     left join mentor_skill s on (s.network_id, s.mentor_id, s.skill_code) = (mt.network_id, mt.id, $2)
     left join venue v on (v.network_id, v.id) = (m.network_id, m.home_venue_id) and v.withdrawn_at is null
    where mt.network_id = (select current_network()) and ${offeredTo('$1::uuid')}
      and ($2::text is null or s.level is not null)
      and ($5::uuid[] is null or mt.id = any($5))
    order by mt.id`,
);

export interface MentorWish {
  /** Who asks. */
  readonly memberId: string;
  /** A code of the vocabulary; null: whatever they know. */
  readonly skill: string | null;
  readonly now: Temporal.Instant;
  /** Only these; null: all. */
  readonly mentorIds?: readonly string[] | null;
}

/** The mentors of the network who may be offered to a member. Personal: inside a transaction of the network. */
export const mentorsToOffer = (tx: Sql, { memberId, skill, now, mentorIds = null }: MentorWish) =>
  tx.rows<FoundMentor>(find, [memberId, skill, MENTOR_QUOTAS, now, mentorIds]);
