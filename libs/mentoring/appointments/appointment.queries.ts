import { type ProjectStage } from '#libs/directory';
import { type Sql, statement } from '#libs/platform';
import { type MeetingMode } from '../mentors/kinds.js';

export const APPOINTMENT_STATES = ['PENDING', 'CONFIRMED', 'COMPLETED', 'CANCELLED', 'EXPIRED'] as const;
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];
/** NOT_FREE: the mentor accepted and was expected elsewhere by then. */
export const ASK_ANSWERS = ['ACCEPTED', 'REFUSED', 'OTHER_TIME', 'EXPIRED', 'WITHDRAWN', 'NOT_FREE'] as const;
export type AskAnswer = (typeof ASK_ANSWERS)[number];
/** ROOM: the venue or a rule took the room back. OTHER_MENTOR: another mentor helps the founder with the same subject. */
export const ENDED_BY = ['FOUNDER', 'MENTOR', 'NOBODY_LEFT', 'ROOM', 'OTHER_MENTOR'] as const;
export type EndedBy = (typeof ENDED_BY)[number];

/** A mentor who was asked. Times as JSON gives them. */
export interface AskRow {
  readonly position: number;
  readonly mentorId: string;
  readonly askedAt: string;
  readonly answerBy: string;
  readonly answer: AskAnswer | null;
  readonly reason: string | null;
  readonly suggestedStarts: readonly string[] | null;
  /** Counted among the new founders of the mentor’s month. */
  readonly isNew: boolean;
}

export interface AppointmentRow {
  readonly id: string;
  readonly code: string;
  /** The member who asked. */
  readonly founderId: string;
  readonly founderName: string;
  readonly mentorId: string;
  /** The member that the mentor is. */
  readonly mentorMemberId: string;
  readonly mentorName: string;
  readonly question: string;
  readonly skill: string | null;
  readonly stage: ProjectStage | null;
  readonly mode: MeetingMode;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly state: AppointmentState;
  readonly asksNext: boolean;
  readonly bookingId: string | null;
  readonly askedAt: Temporal.Instant;
  readonly confirmedAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
  readonly endedBy: EndedBy | null;
  readonly endReason: string | null;
  /** When and by whom it was moved last; null: never. */
  readonly movedAt: Temporal.Instant | null;
  readonly movedBy: 'FOUNDER' | 'MENTOR' | null;
  readonly sequence: number;
  /** How to join from afar: the link or the number of the mentor. */
  readonly joinBy: string | null;
  /** Of the home venue of the network’s zone. */
  readonly zone: string;
  /** In the order in which they were asked. */
  readonly asks: readonly AskRow[];
}

const columns = `a.id, a.code, a.founder_id as "founderId", f.name as "founderName", a.mentor_id as "mentorId", mt.member_id as "mentorMemberId",
  m.name as "mentorName", a.question, a.skill_code as skill, a.stage, a.mode, a.starts_at as start, a.ends_at as "end", a.state,
  a.asks_next as "asksNext", a.booking_id as "bookingId", a.asked_at as "askedAt", a.confirmed_at as "confirmedAt", a.ended_at as "endedAt",
  a.ended_by as "endedBy", a.end_reason as "endReason", a.moved_at as "movedAt", a.moved_by as "movedBy", a.sequence, n.zone,
  case a.mode when 'VIDEO' then mt.video_link when 'PHONE' then mt.phone end as "joinBy",
  (select jsonb_agg(jsonb_build_object('position', k.position, 'mentorId', k.mentor_id, 'askedAt', k.asked_at, 'answerBy', k.answer_by,
            'answer', k.answer, 'reason', k.reason, 'suggestedStarts', k.suggested_starts, 'isNew', k.is_new) order by k.position)
     from mentor_ask k where (k.network_id, k.appointment_id) = (a.network_id, a.id)) as asks`;
const from = `from appointment a
  join network n on n.id = a.network_id
  join member f on (f.network_id, f.id) = (a.network_id, a.founder_id)
  join mentor mt on (mt.network_id, mt.id) = (a.network_id, a.mentor_id)
  join member m on (m.network_id, m.id) = (mt.network_id, mt.member_id)
 where a.network_id = (select current_network())`;

const byId = statement('mentoring.appointmentById', `select ${columns} ${from} and a.id = $1`);
const byIds = statement(
  'mentoring.appointmentsById',
  `select ${columns} ${from} and a.id = any($1::uuid[]) order by a.starts_at, a.id`,
);
const byCode = statement(
  'mentoring.appointmentByCode',
  `select ${columns} ${from} and a.code = $1 and $2 in (a.founder_id, mt.member_id)`,
);
const byResult = statement('mentoring.appointmentOfKey', `select ${columns} ${from} and $1 in (a.id, a.booking_id)`);
const lock = statement(
  'mentoring.lockAppointment',
  `select id from appointment where network_id = (select current_network()) and id = $1 for no key update`,
);
const ofRoom = statement(
  'mentoring.appointmentOfRoom',
  `select id from appointment where network_id = (select current_network()) and booking_id = $1 for no key update`,
);
const insert = statement(
  'mentoring.insertAppointment',
  `with made as (
     insert into appointment (network_id, id, code, founder_id, mentor_id, question, skill_code, stage, mode, during, state, asks_next,
                              booking_id, asked_at, confirmed_at)
     values ((select current_network()), $1, $2, $3, $4, $5, $6, $7, $8, tstzrange($9, $10), $11, $12, $13, $14::timestamptz,
             case when $11 = 'CONFIRMED' then $14::timestamptz end)
     on conflict (network_id, founder_id, skill_code) where state = 'PENDING' and skill_code is not null do nothing
     returning id)
   select id from made`,
);
const insertAsk = statement(
  'mentoring.insertAsk',
  `insert into mentor_ask (network_id, appointment_id, position, mentor_id, asked_at, answer_by, is_new, answer, answered_at)
   values ((select current_network()), $1, $2, $3, $4::timestamptz, $5, $6, $7, case when $7::text is not null then $4::timestamptz end)`,
);
const answer = statement(
  'mentoring.answerAsk',
  `update mentor_ask set answer = $3, answered_at = $4, reason = $5, suggested_starts = $6
    where network_id = (select current_network()) and appointment_id = $1 and position = $2 and answer is null`,
);
const nextMentor = statement(
  'mentoring.nextMentor',
  `update appointment set mentor_id = $2, sequence = sequence + 1
    where network_id = (select current_network()) and id = $1 and state = 'PENDING'`,
);
const founders = `from appointment a join mentor mt on (mt.network_id, mt.id) = (a.network_id, a.mentor_id)
 where a.network_id = (select current_network())`;
const IS_UPCOMING = `a.state in ('PENDING','CONFIRMED') and a.ends_at > $2`;
const lists = {
  FOUNDER: { who: 'a.founder_id = $1' },
  MENTOR: { who: 'mt.member_id = $1' },
} as const;
const listOf = (side: keyof typeof lists, when: 'UPCOMING' | 'PAST') => {
  const isUpcoming = when === 'UPCOMING';
  const filter = (state: string) =>
    `and ${lists[side].who} and ${isUpcoming ? IS_UPCOMING : `not (${IS_UPCOMING})`} and (${state}::text is null or a.state = ${state})`;
  const [compare, direction] = isUpcoming ? ['>', ''] : ['<', ' desc'];
  return {
    list: statement(
      `mentoring.${side.toLowerCase()}${isUpcoming ? 'Upcoming' : 'Past'}`,
      `select ${columns} ${from} ${filter('$6')} and ($3::timestamptz is null or (a.starts_at, a.id) ${compare} ($3, $4::uuid))
        order by a.starts_at${direction}, a.id${direction} limit $5`,
    ),
    count: statement(
      `mentoring.count${side[0]}${side.slice(1).toLowerCase()}${isUpcoming ? 'Upcoming' : 'Past'}`,
      `select count(*)::int as n ${founders} ${filter('$3')}`,
    ),
  };
};
const statements = {
  FOUNDER: { UPCOMING: listOf('FOUNDER', 'UPCOMING'), PAST: listOf('FOUNDER', 'PAST') },
  MENTOR: { UPCOMING: listOf('MENTOR', 'UPCOMING'), PAST: listOf('MENTOR', 'PAST') },
};
const overdue = statement(
  'mentoring.overdueAsks',
  `select appointment_id as "appointmentId", position from mentor_ask
    where network_id = (select current_network()) and answer is null and answer_by <= $1 order by answer_by, appointment_id limit 200`,
);

const asksOf = statement(
  'mentoring.openAsksOf',
  `select appointment_id as "appointmentId", position from mentor_ask
    where network_id = (select current_network()) and mentor_id = $1 and answer is null order by answer_by, appointment_id`,
);

export const appointmentsById = (tx: Sql, ids: readonly string[]) => tx.rows<AppointmentRow>(byIds, [ids]);
export const appointmentById = (tx: Sql, id: string) => tx.maybe<AppointmentRow>(byId, [id]);
/** An appointment of the founder or of the mentor who is asked now; undefined for everybody else. */
export const appointmentByCode = (tx: Sql, code: string, memberId: string) =>
  tx.maybe<AppointmentRow>(byCode, [code, memberId]);
/** By what an idempotency key recorded: the appointment, or its room. */
export const appointmentOfKey = (tx: Sql, resultId: string) => tx.maybe<AppointmentRow>(byResult, [resultId]);
export const lockAppointment = (tx: Sql, id: string) => tx.maybe<{ id: string }>(lock, [id]);
export const appointmentIdOfRoom = async (tx: Sql, bookingId: string): Promise<string | undefined> =>
  (await tx.maybe<{ id: string }>(ofRoom, [bookingId]))?.id;
export const overdueAsks = (tx: Sql, now: Temporal.Instant) =>
  tx.rows<{ appointmentId: string; position: number }>(overdue, [now]);

/** What a mentor is asked and has not answered. */
export const openAsksOf = (tx: Sql, mentorId: string) =>
  tx.rows<{ appointmentId: string; position: number }>(asksOf, [mentorId]);

export type NewAppointment = Pick<
  AppointmentRow,
  | 'id'
  | 'code'
  | 'founderId'
  | 'mentorId'
  | 'question'
  | 'skill'
  | 'stage'
  | 'mode'
  | 'start'
  | 'end'
  | 'asksNext'
  | 'bookingId'
> & { readonly state: 'PENDING' | 'CONFIRMED'; readonly now: Temporal.Instant };

/** @returns false when the founder has an open request on the same subject */
export const insertAppointment = async (tx: Sql, a: NewAppointment): Promise<boolean> =>
  (await tx.maybe(insert, [a.id, a.code, a.founderId, a.mentorId, a.question, a.skill, a.stage, a.mode, a.start, a.end, a.state, a.asksNext, a.bookingId, a.now])) !== undefined; // prettier-ignore

export interface NewAsk {
  readonly appointmentId: string;
  readonly position: number;
  readonly mentorId: string;
  readonly answerBy: Temporal.Instant;
  readonly isNew: boolean;
  /** Of a mentor who comes without being asked. */
  readonly isAccepted: boolean;
  readonly now: Temporal.Instant;
}
export const recordAsk = (tx: Sql, ask: NewAsk): Promise<number> =>
  tx.run(insertAsk, [ask.appointmentId, ask.position, ask.mentorId, ask.now, ask.answerBy, ask.isNew, ask.isAccepted ? 'ACCEPTED' : null]); // prettier-ignore

export interface AnswerToAsk {
  readonly answer: AskAnswer;
  readonly reason?: string | null;
  readonly suggestedStarts?: readonly Temporal.Instant[] | null;
  readonly now: Temporal.Instant;
}
/** @returns whether it was still open */
export const recordAskAnswer = async (tx: Sql, appointmentId: string, position: number, to: AnswerToAsk): Promise<boolean> =>
  (await tx.run(answer, [appointmentId, position, to.answer, to.now, to.reason ?? null, to.suggestedStarts ?? null])) === 1; // prettier-ignore

export const setMentor = (tx: Sql, appointmentId: string, mentorId: string): Promise<number> =>
  tx.run(nextMentor, [appointmentId, mentorId]);

/** Appointments of one side, those to come from the soonest on, those past from the latest back. */
export async function appointmentsOf(
  tx: Sql,
  side: 'FOUNDER' | 'MENTOR',
  when: 'UPCOMING' | 'PAST',
  memberId: string,
  now: Temporal.Instant,
  after: readonly [start: string, id: string] | null,
  limit: number,
  state: AppointmentState | null = null,
): Promise<{ rows: AppointmentRow[]; total: number }> {
  const { list, count } = statements[side][when];
  const rows = await tx.rows<AppointmentRow>(list, [memberId, now, after?.[0] ?? null, after?.[1] ?? null, limit, state]); // prettier-ignore
  return { rows, total: (await tx.one<{ n: number }>(count, [memberId, now, state])).n };
}
