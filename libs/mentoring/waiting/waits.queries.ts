import { type ProjectStage } from '#libs/directory';
import { type Sql, statement } from '#libs/platform';
import { type MeetingMode } from '../mentors/kinds.js';

/** Instants as JSON gives them. */
export interface Proposal {
  readonly mentorId: string;
  readonly mentorName: string;
  readonly starts: readonly string[];
  readonly at: string;
}
export interface WaitRow {
  readonly id: string;
  readonly founderId: string;
  readonly founderName: string;
  readonly skill: string | null;
  readonly stage: ProjectStage | null;
  readonly mode: MeetingMode;
  readonly question: string;
  readonly minutes: number;
  readonly since: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly zone: string;
  readonly endedAt: Temporal.Instant | null;
  /** Mentors who are not asked: they were asked before, or were offered the founder. */
  readonly askedIds: readonly string[];
  /** Times that mentors proposed, the latest first. */
  readonly proposals: readonly Proposal[];
}
export interface WaitOfferRow {
  readonly waitId: string;
  readonly mentorId: string;
  readonly mentorMemberId: string;
  readonly offeredAt: Temporal.Instant;
  readonly answerBy: Temporal.Instant;
  readonly answer: 'PROPOSED' | 'REFUSED' | 'EXPIRED' | 'WITHDRAWN' | null;
}
export type MentorWaitOfferRow = WaitOfferRow & Pick<WaitRow, 'founderName' | 'skill' | 'stage' | 'mode' | 'question' | 'zone'>; // prettier-ignore

const columns = `w.id, w.founder_id as "founderId", f.name as "founderName", w.skill_code as skill, a.stage, a.mode, a.question,
  (extract(epoch from a.ends_at - a.starts_at) / 60)::int as minutes, w.since, w.until, n.zone, w.ended_at as "endedAt",
  array(select k.mentor_id from mentor_ask k where (k.network_id, k.appointment_id) = (w.network_id, w.appointment_id)
        union select o.mentor_id from mentor_wait_offer o where (o.network_id, o.wait_id) = (w.network_id, w.id)) as "askedIds",
  (select coalesce(jsonb_agg(jsonb_build_object('mentorId', o.mentor_id, 'mentorName', pm.name, 'starts', o.starts, 'at', o.answered_at) order by o.answered_at desc), '[]')
     from mentor_wait_offer o
     join mentor p on (p.network_id, p.id) = (o.network_id, o.mentor_id)
     join member pm on (pm.network_id, pm.id) = (p.network_id, p.member_id)
    where (o.network_id, o.wait_id, o.answer) = (w.network_id, w.id, 'PROPOSED')) as proposals`;
const from = `from mentor_wait w
  join network n on n.id = w.network_id
  join appointment a on (a.network_id, a.id) = (w.network_id, w.appointment_id)
  join member f on (f.network_id, f.id) = (w.network_id, w.founder_id) and f.left_at is null
 where w.network_id = (select current_network())`;

const insert = statement(
  'mentoring.wait',
  `insert into mentor_wait (network_id, appointment_id, founder_id, skill_code, since, until)
   values ((select current_network()), $1, $2, $3, $4, $5) on conflict do nothing`,
);
const byId = statement('mentoring.waitById', `select ${columns} ${from} and w.id = $1`);
const lock = statement(
  'mentoring.lockWait',
  `select id from mentor_wait where network_id = (select current_network()) and id = $1 and state = 'WAITING' for no key update`,
);
const ofFounder = statement(
  'mentoring.waitsOfFounder',
  `select ${columns} ${from} and w.founder_id = $1 and w.state = 'WAITING' order by w.since, w.id limit 20`,
);
const ofNetwork = statement(
  'mentoring.waitsOfNetwork',
  `select ${columns} ${from} and w.state = 'WAITING' and ($1::timestamptz is null or (w.since, w.id) > ($1, $2::uuid))
    order by w.since, w.id limit $3`,
);
const count = statement(
  'mentoring.countWaits',
  `select count(*)::int as n, min(w.since) as since from mentor_wait w
     join member f on (f.network_id, f.id) = (w.network_id, w.founder_id) and f.left_at is null
    where w.network_id = (select current_network()) and w.state = 'WAITING'`,
);
const end = statement(
  'mentoring.endWaits',
  `with ended as (
     update mentor_wait set state = $3, ended_at = $4
      where network_id = (select current_network()) and state = 'WAITING'
        and case when $1::uuid is not null then id = $1 else founder_id = $2 and skill_code is not distinct from $5 end
     returning network_id, id),
   withdrawn as (
     update mentor_wait_offer o set answer = 'WITHDRAWN', answered_at = $4 from ended e
      where (o.network_id, o.wait_id) = (e.network_id, e.id) and o.answer is null
     returning o.wait_id)
   select id, (select count(*) from withdrawn) as withdrawn from ended`,
);
const insertOffer = statement(
  'mentoring.offerWait',
  `insert into mentor_wait_offer (network_id, wait_id, mentor_id, offered_at, offered_by_id, answer_by)
   values ((select current_network()), $1, $2, $3, $4, $5) on conflict do nothing`,
);
const answer = statement(
  'mentoring.answerWaitOffer',
  `update mentor_wait_offer o set answer = $3, answered_at = $4, starts = $5
     from mentor mt
    where o.network_id = (select current_network()) and o.wait_id = $1 and o.answer is null and o.answer_by > $4
      and (mt.network_id, mt.id) = (o.network_id, o.mentor_id) and mt.member_id = $2`,
);
const offerColumns = `o.wait_id as "waitId", o.mentor_id as "mentorId", mt.member_id as "mentorMemberId", o.offered_at as "offeredAt",
  o.answer_by as "answerBy", o.answer`;
const offerOf = statement(
  'mentoring.waitOffer',
  `select ${offerColumns} from mentor_wait_offer o join mentor mt on (mt.network_id, mt.id) = (o.network_id, o.mentor_id)
    where o.network_id = (select current_network()) and o.wait_id = $1 and o.mentor_id = $2`,
);
const wasOffered = statement(
  'mentoring.waitWasOffered',
  `select exists (
     select from mentor_wait_offer o join mentor mt on (mt.network_id, mt.id) = (o.network_id, o.mentor_id)
      where o.network_id = (select current_network()) and o.wait_id = $1 and mt.member_id = $2) as yes`,
);
const offersOfMentor = statement(
  'mentoring.waitOffersOfMentor',
  `select ${offerColumns}, f.name as "founderName", w.skill_code as skill, a.stage, a.mode, a.question, n.zone
     from mentor_wait_offer o
     join mentor mt on (mt.network_id, mt.id) = (o.network_id, o.mentor_id)
     join mentor_wait w on (w.network_id, w.id) = (o.network_id, o.wait_id)
     join network n on n.id = w.network_id
     join appointment a on (a.network_id, a.id) = (w.network_id, w.appointment_id)
     join member f on (f.network_id, f.id) = (w.network_id, w.founder_id)
    where o.network_id = (select current_network()) and mt.member_id = $1 and o.answer is null and o.answer_by > $2
    order by o.answer_by, o.wait_id limit 20`,
);
const expire = statement(
  'mentoring.expireWaitOffers',
  `update mentor_wait_offer set answer = 'EXPIRED', answered_at = $1
    where network_id = (select current_network()) and answer is null and answer_by <= $1`,
);
const overdue = statement(
  'mentoring.overdueWaits',
  `select id from mentor_wait where network_id = (select current_network()) and state = 'WAITING' and until <= $1 order by until, id limit 200`,
);
const unoffered = statement(
  'mentoring.unofferedWaits',
  `select w.id from mentor_wait w
     join member f on (f.network_id, f.id) = (w.network_id, w.founder_id) and f.left_at is null and f.suspended_at is null
    where w.network_id = (select current_network()) and w.state = 'WAITING' and w.until > $1 and w.look_at <= $1
      and not exists (select from mentor_wait_offer o where (o.network_id, o.wait_id) = (w.network_id, w.id)
                         and (o.answer is null or o.answer = 'PROPOSED' and $1 < any(o.starts)))
    order by w.look_at, w.id limit 100`,
);
const later = statement(
  'mentoring.lookLater',
  `update mentor_wait set look_at = $2 where network_id = (select current_network()) and id = $1`,
);

/** @returns false when the founder waits for a mentor on that subject already */
export const insertWait = async (
  tx: Sql,
  wait: { appointmentId: string; founderId: string; skill: string | null; now: Temporal.Instant; until: Temporal.Instant }, // prettier-ignore
): Promise<boolean> =>
  (await tx.run(insert, [wait.appointmentId, wait.founderId, wait.skill, wait.now, wait.until])) === 1;

export const waitById = (tx: Sql, id: string) => tx.maybe<WaitRow>(byId, [id]);
/** @returns undefined when it has ended */
export const lockWait = (tx: Sql, id: string) => tx.maybe<{ id: string }>(lock, [id]);
/** Twenty at most. */
export const waitsOfFounder = (tx: Sql, memberId: string) => tx.rows<WaitRow>(ofFounder, [memberId]);
export const countWaits = (tx: Sql) => tx.one<{ n: number; since: Temporal.Instant | null }>(count);

/** The longest waiting first. */
export async function waitsOfNetwork(
  tx: Sql,
  after: readonly [since: string, id: string] | null,
  limit: number,
): Promise<{ rows: WaitRow[]; total: number }> {
  const rows = await tx.rows<WaitRow>(ofNetwork, [after?.[0] ?? null, after?.[1] ?? null, limit]);
  return { rows, total: (await countWaits(tx)).n };
}

/** Ends one wait, and withdraws what was offered to a mentor. @returns whether it was still open */
export const endWait = async (tx: Sql, id: string, state: 'LEFT' | 'OVER', now: Temporal.Instant): Promise<boolean> =>
  (await tx.rows(end, [id, null, state, now, null])).length > 0;

/** A founder has found a mentor on a subject. */
export const endWaitOnSubject = (tx: Sql, founderId: string, skill: string | null, now: Temporal.Instant) =>
  tx.rows(end, [null, founderId, 'HELPED', now, skill]);

/** @returns false when the mentor was offered this founder before, or another mentor is offered them now */
export const insertWaitOffer = async (
  tx: Sql,
  offer: { waitId: string; mentorId: string; now: Temporal.Instant; byId: string | null; answerBy: Temporal.Instant },
): Promise<boolean> =>
  (await tx.run(insertOffer, [offer.waitId, offer.mentorId, offer.now, offer.byId, offer.answerBy])) === 1;

/** @returns whether it was open, and offered to this member */
export const recordWaitAnswer = async (
  tx: Sql,
  waitId: string,
  memberId: string,
  to: { readonly starts: readonly Temporal.Instant[]; readonly now: Temporal.Instant },
): Promise<boolean> => {
  const starts = to.starts.length > 0 ? to.starts : null;
  return (await tx.run(answer, [waitId, memberId, starts ? 'PROPOSED' : 'REFUSED', to.now, starts])) === 1;
};

/** Whether this member was ever offered that founder. */
export const wasOfferedWait = async (tx: Sql, waitId: string, memberId: string): Promise<boolean> =>
  (await tx.one<{ yes: boolean }>(wasOffered, [waitId, memberId])).yes;

export const waitOffer = (tx: Sql, waitId: string, mentorId: string) => tx.maybe<WaitOfferRow>(offerOf, [waitId, mentorId]); // prettier-ignore
/** What waits for a mentor's answer, by its deadline; twenty at most. */
export const waitOffersOfMentor = (tx: Sql, memberId: string, now: Temporal.Instant) =>
  tx.rows<MentorWaitOfferRow>(offersOfMentor, [memberId, now]);

export const expireWaitOffers = (tx: Sql, now: Temporal.Instant): Promise<number> => tx.run(expire, [now]);
export const overdueWaits = (tx: Sql, now: Temporal.Instant) => tx.rows<{ id: string }>(overdue, [now]);
/** The waits for which a mentor is to be looked for now: those first for which nobody looked the longest; 100 at most. */
export const unofferedWaits = (tx: Sql, now: Temporal.Instant) => tx.rows<{ id: string }>(unoffered, [now]);
export const lookLater = (tx: Sql, id: string, at: Temporal.Instant) => tx.run(later, [id, at]);
