import { closeTime, confirmTime, giveTimeBack, isOpen, takePeople, takePlaces } from '#libs/agenda';
import { type Span, type Sql, giveBackQuota, statement, takeQuota } from '#libs/platform';
import { type FoundMentor, type MentorQuota } from '../find-mentors.queries.js';
import { periodsOf } from '../rules/periods.js';
import { type EndedBy } from './appointment.queries.js';

// Hours that change wait for this transaction, and it reads them after it has the lock.
const holdHours = statement(
  'mentoring.holdOfficeHours',
  `select c.id from resource r join calendar c on (c.network_id, c.id) = (r.network_id, r.calendar_id)
    where r.network_id = (select current_network()) and r.id = $1 for key share of c`,
);
const isOpenThen = statement(
  'mentoring.isOpenThen',
  `select ${isOpen({ network: '(select current_network())', start: '$2::timestamptz', end: '$3::timestamptz' }, 'r.calendar_id')} as open
     from resource r where r.network_id = (select current_network()) and r.id = $1 and r.withdrawn_at is null`,
);
const take = statement(
  'mentoring.takeTime',
  `with claim as (
     select (select current_network()) as network_id, $1::uuid as holder_id, $5::text as state, $6::timestamptz as at),
   part as (
     select $2::uuid as resource_id, true as exclusive, 1 as capacity, tstzrange($3, $4) as during, 1 as seats),
   ${takePlaces},
   person as (
     select c.network_id, p.id as member_id, c.holder_id, tstzrange($3, $4) as during, c.state
       from claim c cross join unnest($7::uuid[]) p (id) where exists (select from taken)),
   ${takePeople}
   select (select count(*) from taken)::int as taken, (select count(*) from seated)::int as seats, (select count(*) from people_taken)::int as people`,
);
const confirm = statement(
  'mentoring.confirm',
  `with accepted as (
     update appointment set state = 'CONFIRMED', confirmed_at = $2
      where network_id = (select current_network()) and id = $1 and state = 'PENDING' returning network_id, id, during),
   confirming as (
     select a.network_id, a.id as holder_id, p.id as member_id, a.during from accepted a cross join unnest($3::uuid[]) p (id)),
   ${confirmTime}
   select (select count(*) from confirmed)::int as confirmed, (select count(*) from attended)::int as people`,
);
const release = statement(
  'mentoring.releaseMentor',
  `with released as (
     select network_id, id as holder_id, 'CANCELLED'::text as state from appointment
      where network_id = (select current_network()) and id = $1 and state = 'PENDING'),
   ${giveTimeBack}
   select (select count(*) from freed) as freed, (select count(*) from emptied) as emptied, (select count(*) from left_free) as people`,
);
const end = statement(
  'mentoring.endAppointment',
  `with released as (
     update appointment
        set state = case state when 'PENDING' then 'EXPIRED' else 'CANCELLED' end, ended_at = $2, ended_by = $3, end_reason = $4, sequence = sequence + 1
      where network_id = (select current_network()) and id = $1 and state in ('PENDING','CONFIRMED')
     returning network_id, id as holder_id, state),
   ${giveTimeBack}
   select (select count(*) from freed) as freed, (select count(*) from emptied) as emptied, (select count(*) from left_free) as people from released`,
);
const MOST_AT_ONCE = 500;
const complete = statement(
  'mentoring.completeEnded',
  `with ended as (
     select id from appointment where network_id = (select current_network()) and state = 'CONFIRMED' and ends_at <= $1
      order by ends_at limit ${MOST_AT_ONCE} for no key update skip locked),
   closing as (
     update appointment a set state = 'COMPLETED' from ended e where a.network_id = (select current_network()) and a.id = e.id
     returning a.network_id, a.id as holder_id, a.state, $1::timestamptz as at),
   ${closeTime}
   select count(*)::int as n from closing`,
);

export interface TimeOfMentor extends Span {
  readonly appointmentId: string;
  readonly mentor: FoundMentor;
  readonly state: 'PENDING' | 'CONFIRMED';
  /** Who is expected then; nobody while the mentor is only asked. */
  readonly memberIds: readonly string[];
  readonly zone: string;
  readonly now: Temporal.Instant;
}

/** NOT_OPEN: outside their office hours; TAKEN: by somebody else; BUSY: one of the people is expected elsewhere; FULL: no capacity. */
export type WhyNoMentor = 'NOT_OPEN' | 'TAKEN' | 'BUSY' | 'FULL';

/**
 * Takes the time of a mentor and a part of their capacity. After BUSY and FULL the time stays taken: roll back, or give it back with
 * `releaseMentor`.
 */
export async function takeMentorTime(tx: Sql, wanted: TimeOfMentor): Promise<WhyNoMentor | undefined> {
  const { appointmentId, mentor, state, memberIds, start, end: until, zone, now } = wanted;
  await tx.rows(holdHours, [mentor.resourceId]);
  const hours = await tx.maybe<{ open: boolean }>(isOpenThen, [mentor.resourceId, start, until]);
  if (!hours?.open) return 'NOT_OPEN';
  const values = [appointmentId, mentor.resourceId, start, until, state, now, memberIds];
  const { taken, people } = await tx.one<{ taken: number; people: number }>(take, values);
  if (taken !== 1) return 'TAKEN';
  if (people !== memberIds.length) return 'BUSY';
  return (await takeCapacity(tx, mentor, start, zone)) ? undefined : 'FULL';
}

/** All of it or nothing. */
async function takeCapacity(tx: Sql, mentor: FoundMentor, start: Temporal.Instant, zone: string): Promise<boolean> {
  const { week, month } = periodsOf(start, zone);
  const { sessionMinutes, weekMinutes, monthMinutes, newFoundersAMonth } = mentor;
  const wanted: [kind: MentorQuota, from: Temporal.Instant, amount: number, cap: number][] = [
    ['mentoring.week', week, sessionMinutes, weekMinutes],
    ['mentoring.month', month, sessionMinutes, monthMinutes],
    ...(mentor.knows
      ? []
      : [['mentoring.newFounders', month, 1, newFoundersAMonth] as [MentorQuota, Temporal.Instant, number, number]]),
  ];
  for (const [i, [kind, periodStart, amount, cap]] of wanted.entries()) {
    if (await takeQuota(tx, { kind, subjectId: mentor.id, periodStart }, amount, cap)) continue;
    for (const [before, from, used] of wanted.slice(0, i))
      await giveBackQuota(tx, { kind: before, subjectId: mentor.id, periodStart: from }, used);
    return false;
  }
  return true;
}

/** What of a mentor’s capacity an appointment had. */
export interface UsedCapacity extends Span {
  readonly mentorId: string;
  readonly isNew: boolean;
  readonly zone: string;
}

export async function giveCapacityBack(tx: Sql, used: UsedCapacity): Promise<void> {
  const { week, month } = periodsOf(used.start, used.zone);
  const minutes = Math.round((used.end.epochMilliseconds - used.start.epochMilliseconds) / 60_000);
  const back = (kind: MentorQuota, periodStart: Temporal.Instant, amount: number) =>
    giveBackQuota(tx, { kind, subjectId: used.mentorId, periodStart }, amount);
  await back('mentoring.week', week, minutes);
  await back('mentoring.month', month, minutes);
  if (used.isNew) await back('mentoring.newFounders', month, 1);
}

/** Confirms what was only asked for. @returns false when one of the people is expected elsewhere: roll back */
export async function confirmMentorTime(
  tx: Sql,
  appointmentId: string,
  memberIds: readonly string[],
  now: Temporal.Instant,
): Promise<boolean> {
  const { confirmed, people } = await tx.one<{ confirmed: number; people: number }>(confirm, [
    appointmentId,
    now,
    memberIds,
  ]);
  return confirmed === 1 && people === memberIds.length;
}

/** Frees the mentor who was asked, while the appointment goes on to another. */
export const releaseMentor = async (tx: Sql, appointmentId: string): Promise<void> =>
  void (await tx.one(release, [appointmentId]));

export interface HowEnded {
  readonly by: EndedBy;
  readonly reason?: string | null;
  readonly now: Temporal.Instant;
}
/** @returns false when it had ended before */
export const endAppointmentTime = async (tx: Sql, id: string, { by, reason = null, now }: HowEnded): Promise<boolean> =>
  (await tx.maybe(end, [id, now, by, reason])) !== undefined;

/** Completes appointments whose time is over; at most 500 at once. @returns their number */
export const completeAppointments = async (tx: Sql, now: Temporal.Instant): Promise<number> =>
  (await tx.one<{ n: number }>(complete, [now])).n;
