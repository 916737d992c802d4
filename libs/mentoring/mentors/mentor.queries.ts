import { type ProjectStage } from '#libs/directory';
import { type Sql, type Transaction, statement, updateRow } from '#libs/platform';
import { type MeetingMode, type MentorStatus } from './kinds.js';
import { MentorEntity } from './mentor.entity.js';

export interface MentorSkillRow {
  readonly code: string;
  /** 1 to 3, the best. */
  readonly level: number;
}

export interface MentorRow {
  readonly id: string;
  readonly memberId: string;
  readonly accountId: string;
  readonly name: string;
  readonly status: MentorStatus;
  readonly invitedAt: Temporal.Instant;
  readonly charterAcceptedAt: Temporal.Instant | null;
  readonly resourceId: string | null;
  readonly calendarId: string | null;
  readonly about: string;
  readonly languages: readonly ('fr' | 'en')[];
  readonly stages: readonly ProjectStage[];
  readonly modes: readonly MeetingMode[];
  readonly videoLink: string | null;
  readonly phone: string | null;
  readonly isInstant: boolean;
  readonly sessionMinutes: number;
  readonly weekMinutes: number;
  readonly monthMinutes: number;
  readonly newFoundersAMonth: number;
  /** Dates, as text. */
  readonly pausedFrom: string | null;
  readonly pausedUntil: string | null;
  readonly version: number;
  readonly skills: readonly MentorSkillRow[];
}

const columns = `mt.id, mt.member_id as "memberId", m.account_id as "accountId", m.name, mt.status, mt.invited_at as "invitedAt",
  mt.charter_accepted_at as "charterAcceptedAt", mt.resource_id as "resourceId", mt.calendar_id as "calendarId", mt.about, mt.languages,
  mt.stages, mt.modes, mt.video_link as "videoLink", mt.phone, mt.is_instant as "isInstant", mt.session_minutes as "sessionMinutes",
  mt.week_minutes as "weekMinutes", mt.month_minutes as "monthMinutes", mt.new_founders_a_month as "newFoundersAMonth",
  mt.paused_from::text as "pausedFrom", mt.paused_until::text as "pausedUntil", mt.version,
  (select coalesce(jsonb_agg(jsonb_build_object('code', s.skill_code, 'level', s.level) order by s.level desc, s.skill_code), '[]')
     from mentor_skill s where (s.network_id, s.mentor_id) = (mt.network_id, mt.id)) as skills`;
/** A mentor whom the network has not dismissed, who is still a member. */
const from = `from mentor mt join member m on (m.network_id, m.id) = (mt.network_id, mt.member_id)
 where mt.network_id = (select current_network()) and mt.ended_at is null and m.left_at is null`;

const byMember = statement('mentoring.mentorOfMember', `select ${columns} ${from} and mt.member_id = $1`);
const byId = statement('mentoring.mentorById', `select ${columns} ${from} and mt.id = $1`);
const byIds = statement(
  'mentoring.mentorsById',
  `select ${columns} from mentor mt join member m on (m.network_id, m.id) = (mt.network_id, mt.member_id)
    where mt.network_id = (select current_network()) and mt.id = any($1::uuid[])`,
);
const list = statement(
  'mentoring.mentors',
  `select ${columns} ${from} and ($1::text is null or (m.name, mt.id) > ($1, $2::uuid)) order by m.name, mt.id limit $3`,
);
const count = statement('mentoring.countMentors', `select count(*)::int as n ${from}`);
const invite = statement(
  'mentoring.invite',
  `insert into mentor (network_id, id, member_id, status, invited_at, invited_by_id)
   values ((select current_network()), $1, $2, $3, $4, $5)
   on conflict (network_id, member_id) do update
     set status = excluded.status, invited_at = excluded.invited_at, invited_by_id = excluded.invited_by_id, ended_at = null
     where mentor.ended_at is not null
   returning id`,
);
const dismiss = statement(
  'mentoring.dismiss',
  `update mentor set ended_at = $2
    where network_id = (select current_network()) and id = $1 and ended_at is null returning id`,
);
const accept = statement(
  'mentoring.acceptCharter',
  `update mentor set charter_accepted_at = $2, confidentiality_accepted_at = $2, resource_id = $3, calendar_id = $4
    where network_id = (select current_network()) and id = $1 and charter_accepted_at is null`,
);
const setSkills = statement(
  'mentoring.setSkills',
  `with gone as (
     delete from mentor_skill where network_id = (select current_network()) and mentor_id = $1 and not skill_code = any($2::text[]))
   insert into mentor_skill (network_id, mentor_id, skill_code, level)
   select (select current_network()), $1, * from unnest($2::text[], $3::smallint[])
   on conflict (network_id, mentor_id, skill_code) do update set level = excluded.level`,
);
const lock = statement(
  'mentoring.lockMentor',
  `select id from mentor where network_id = (select current_network()) and member_id = $1 and ended_at is null for no key update`,
);
const recuse = statement(
  'mentoring.recuse',
  `insert into mentor_recusal (network_id, mentor_id, member_id, at) values ((select current_network()), $1, $2, $3) on conflict do nothing`,
);

export const mentorOf = (tx: Sql, memberId: string) => tx.maybe<MentorRow>(byMember, [memberId]);
export const mentorById = (tx: Sql, id: string) => tx.maybe<MentorRow>(byId, [id]);
/** Locks the mentor that a member is. */
export const lockMentor = (tx: Sql, memberId: string) => tx.maybe<{ id: string }>(lock, [memberId]);

/** Dismissed ones included. */
export const mentorsById = (tx: Sql, ids: readonly string[]) => tx.rows<MentorRow>(byIds, [ids]);

export async function mentorsOf(
  tx: Sql,
  after: readonly [name: string, id: string] | null,
  limit: number,
): Promise<{ rows: MentorRow[]; total: number }> {
  const rows = await tx.rows<MentorRow>(list, [after?.[0] ?? null, after?.[1] ?? null, limit]);
  return { rows, total: (await tx.one<{ n: number }>(count)).n };
}

/** @returns undefined when the member is a mentor already */
export const insertMentor = (
  tx: Sql,
  mentor: { id: string; memberId: string; status: MentorStatus; now: Temporal.Instant; byId: string },
) => tx.maybe<{ id: string }>(invite, [mentor.id, mentor.memberId, mentor.status, mentor.now, mentor.byId]);

/** @returns whether there was such a mentor */
export const endMentor = async (tx: Sql, id: string, now: Temporal.Instant): Promise<boolean> =>
  (await tx.maybe(dismiss, [id, now])) !== undefined;

export const acceptCharter = (
  tx: Sql,
  id: string,
  { now, resourceId, calendarId }: { now: Temporal.Instant; resourceId: string; calendarId: string },
): Promise<number> => tx.run(accept, [id, now, resourceId, calendarId]);

/** What a mentor says about themselves and how they want to be asked. */
export type MentorEdit = Pick<
  MentorRow,
  | 'about'
  | 'languages'
  | 'stages'
  | 'modes'
  | 'videoLink'
  | 'phone'
  | 'isInstant'
  | 'sessionMinutes'
  | 'weekMinutes'
  | 'monthMinutes'
  | 'newFoundersAMonth'
  | 'pausedFrom'
  | 'pausedUntil'
  | 'skills'
>;

/** @returns CONFLICT when somebody changed it since that version was read */
export async function editMentor(
  tx: Transaction,
  key: { networkId: string; id: string; version: number },
  { skills, pausedFrom, pausedUntil, ...mentor }: MentorEdit,
): Promise<'UPDATED' | 'CONFLICT'> {
  const outcome = await updateRow<MentorEntity>(tx, MentorEntity, key, {
    ...mentor,
    pausedFrom: pausedFrom === null ? null : Temporal.PlainDate.from(pausedFrom),
    pausedUntil: pausedUntil === null ? null : Temporal.PlainDate.from(pausedUntil),
  });
  if (outcome === 'UPDATED')
    await tx.run(setSkills, [key.id, skills.map(({ code }) => code), skills.map(({ level }) => level)]);
  return outcome;
}

/** From then on the mentor is never offered to this person, who does not learn of it. */
export const recuseFrom = (tx: Sql, mentorId: string, memberId: string, now: Temporal.Instant): Promise<number> =>
  tx.run(recuse, [mentorId, memberId, now]);

const usedInWeek = statement(
  'mentoring.usedInWeek',
  `select subject_id as id, used from quota
    where network_id = (select current_network()) and kind = 'mentoring.week' and subject_id = any($1::uuid[]) and period_start = $2`,
);

/** Minutes promised in a week, by mentor. */
export const usedMinutesOf = async (
  tx: Sql,
  ids: readonly string[],
  week: Temporal.Instant,
): Promise<Map<string, number>> =>
  // prettier-ignore
  new Map((await tx.rows<{ id: string; used: number }>(usedInWeek, [ids, week])).map(({ id, used }) => [id, used]));
