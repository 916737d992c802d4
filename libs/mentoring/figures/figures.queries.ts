import { type Sql, statement } from '#libs/platform';

/** SQL: appointment `a` took place, as far as anybody said. */
const HELD = `a.state = 'COMPLETED' and not exists (
  select from appointment_report r where (r.network_id, r.appointment_id) = (a.network_id, a.id) and not r.took_place)`;
/** SQL: ask `k` put a question to its mentor: one who comes at once is not asked, and one that was withdrawn needs no answer. */
const PUT = `k.answered_at is distinct from k.asked_at and k.answer is distinct from 'WITHDRAWN'`;
/** SQL: ask `k` was answered in time, by yes or by no. */
const IN_TIME = `k.answer in ('ACCEPTED','REFUSED','OTHER_TIME','NOT_FREE')`;

export interface OwnFigures {
  readonly held: number;
  readonly minutes: number;
  readonly people: number;
  readonly asked: number;
  readonly accepted: number;
  readonly declined: number;
  readonly expired: number;
  readonly thanks: number;
}
const own = statement(
  'mentoring.ownFigures',
  `with mine as (select mt.network_id, mt.id from mentor mt where mt.network_id = (select current_network()) and mt.member_id = $1),
   held as (
     select a.founder_id, extract(epoch from a.ends_at - a.starts_at) / 60 as minutes from appointment a join mine on (a.network_id, a.mentor_id) = (mine.network_id, mine.id)
      where ${HELD} and a.starts_at >= $2 and a.starts_at < $3),
   put as (
     select k.answer from mentor_ask k join mine on (k.network_id, k.mentor_id) = (mine.network_id, mine.id)
      where ${PUT} and k.answer is not null and k.asked_at >= $2 and k.asked_at < $3)
   select (select count(*) from held)::int as held, (select coalesce(sum(minutes), 0) from held)::int as minutes,
          (select count(distinct founder_id) from held)::int as people, (select count(*) from put)::int as asked,
          (select count(*) from put where answer in ('ACCEPTED','NOT_FREE'))::int as accepted,
          (select count(*) from put where answer in ('REFUSED','OTHER_TIME'))::int as declined,
          (select count(*) from put where answer = 'EXPIRED')::int as expired,
          (select count(*) from mentor_thanks t join appointment a on (a.network_id, a.id) = (t.network_id, t.appointment_id)
             join mine on (a.network_id, a.mentor_id) = (mine.network_id, mine.id) where a.starts_at >= $2 and a.starts_at < $3)::int as thanks`,
);
export const ownFigures = (tx: Sql, memberId: string, from: Temporal.Instant, until: Temporal.Instant) =>
  tx.one<OwnFigures>(own, [memberId, from, until]);

export interface OwnThanks {
  readonly name: string;
  readonly words: string | null;
  readonly at: Temporal.Instant;
}
const lastThanks = statement(
  'mentoring.lastThanks',
  `select f.name, t.words, t.at
     from mentor_thanks t
     join appointment a on (a.network_id, a.id) = (t.network_id, t.appointment_id)
     join mentor mt on (mt.network_id, mt.id) = (a.network_id, a.mentor_id)
     join member f on (f.network_id, f.id) = (a.network_id, a.founder_id)
    where t.network_id = (select current_network()) and mt.member_id = $1 and a.starts_at >= $2 and a.starts_at < $3
    order by t.at desc, t.appointment_id limit $4`,
);
export const thanksReceived = (
  tx: Sql,
  memberId: string,
  from: Temporal.Instant,
  until: Temporal.Instant,
  most: number,
) => tx.rows<OwnThanks>(lastThanks, [memberId, from, until, most]);

export interface CellCount {
  readonly skill: string;
  readonly stage: string;
  readonly n: number;
}
const ACTIVE = `mt.network_id = (select current_network()) and mt.ended_at is null and mt.charter_accepted_at is not null and cardinality(mt.modes) > 0
  and m.left_at is null and m.suspended_at is null`;
const fromActive = `from mentor mt join member m on (m.network_id, m.id) = (mt.network_id, mt.member_id)`;
const covered = statement(
  'mentoring.coverage',
  `select s.skill_code as skill, g.stage, count(*)::int as n ${fromActive}
     join mentor_skill s on (s.network_id, s.mentor_id) = (mt.network_id, mt.id)
    cross join unnest(mt.stages) g (stage)
    where ${ACTIVE} and not coalesce(mt.paused_from <= $1::date and coalesce(mt.paused_until >= $1::date, true), false)
    group by 1, 2`,
);
/** Mentors who may be offered on a day, by what they know and the stages at which they help. */
export const coveredCells = (tx: Sql, today: Temporal.PlainDate) => tx.rows<CellCount>(covered, [today.toString()]);

const wanted = statement(
  'mentoring.demand',
  `select skill_code as skill, stage, count(*)::int as n, (count(*) filter (where ended_by = 'NOBODY_LEFT'))::int as unanswered
     from appointment where network_id = (select current_network()) and asked_at >= $1 and skill_code is not null
    group by 1, 2`,
);
export interface DemandCount {
  readonly skill: string;
  /** Null: no stage was known. */
  readonly stage: string | null;
  readonly n: number;
  /** For which nobody was left. */
  readonly unanswered: number;
}
/** Requests for appointments since then, by skill and stage. */
export const demandSince = (tx: Sql, since: Temporal.Instant) => tx.rows<DemandCount>(wanted, [since]);

export interface AnswerFigures {
  readonly asked: number;
  readonly inTime: number;
  readonly accepted: number;
  /** Half of those that were confirmed after a question were confirmed within this many minutes. */
  readonly medianMinutes: number | null;
}
const answers = statement(
  'mentoring.answerFigures',
  `select (select count(*) from mentor_ask k where k.network_id = (select current_network()) and k.asked_at >= $1 and ${PUT} and k.answer is not null)::int as asked,
          (select count(*) from mentor_ask k where k.network_id = (select current_network()) and k.asked_at >= $1 and ${PUT} and ${IN_TIME})::int as "inTime",
          (select count(*) from appointment a where a.network_id = (select current_network()) and a.asked_at >= $1 and a.confirmed_at > a.asked_at)::int as accepted,
          (select percentile_cont(0.5) within group (order by extract(epoch from a.confirmed_at - a.asked_at) / 60) from appointment a
            where a.network_id = (select current_network()) and a.asked_at >= $1 and a.confirmed_at > a.asked_at) as "medianMinutes"`,
);
export const answerFigures = (tx: Sql, since: Temporal.Instant) => tx.one<AnswerFigures>(answers, [since]);

export interface MentorLoad {
  readonly id: string;
  readonly usedMonth: number;
  readonly asked: number;
  readonly inTime: number;
}
const loads = statement(
  'mentoring.loadOfMentors',
  `select mt.id,
          coalesce((select q.used from quota q where (q.network_id, q.kind, q.subject_id, q.period_start) = (mt.network_id, 'mentoring.month', mt.id, $2)), 0)::int as "usedMonth",
          (select count(*) from mentor_ask k where (k.network_id, k.mentor_id) = (mt.network_id, mt.id) and k.asked_at >= $3 and ${PUT} and k.answer is not null)::int as asked,
          (select count(*) from mentor_ask k where (k.network_id, k.mentor_id) = (mt.network_id, mt.id) and k.asked_at >= $3 and ${PUT} and ${IN_TIME})::int as "inTime"
     from mentor mt where mt.network_id = (select current_network()) and mt.id = any($1::uuid[])`,
);
/** Minutes promised in a month, and answers since then, by mentor. */
export const loadsOf = async (tx: Sql, ids: readonly string[], month: Temporal.Instant, since: Temporal.Instant) =>
  new Map((await tx.rows<MentorLoad>(loads, [ids, month, since])).map((row) => [row.id, row]));
