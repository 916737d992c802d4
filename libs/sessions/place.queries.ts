import { giveTimeBack, takeTime } from '#libs/agenda';
import { type Sql, statement } from '#libs/platform';
import { type SessionRow } from './session.queries.js';

export interface PlaceRow {
  readonly id: string;
  readonly sessionId: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly state: 'OFFERED' | 'TAKEN';
  readonly since: Temporal.Instant;
  readonly attendance: 'ATTENDED' | 'ABSENT' | null;
}

const columns = `p.id, p.session_id as "sessionId", p.member_id as "memberId", m.name as "memberName", p.state, p.since, p.attendance`;
const fromPlaces = `from session_place p join member m on (m.network_id, m.id) = (p.network_id, p.member_id)
  where p.network_id = (select current_network()) and p.state in ('OFFERED','TAKEN')`;

const raise = statement(
  'sessions.raiseTaken',
  `update session set taken = taken + 1
    where network_id = (select current_network()) and id = $1 and state = 'PLANNED' and taken < places`,
);
const lower = statement(
  'sessions.lowerTaken',
  `update session set taken = taken - 1 where network_id = (select current_network()) and id = $1`,
);
const insert = statement(
  'sessions.insertPlace',
  `insert into session_place (network_id, id, session_id, member_id, state, since)
   select m.network_id, $1, $2, m.id, $4, $5 from member m
    where m.network_id = (select current_network()) and m.id = $3 and m.left_at is null for key share`,
);
const setState = statement(
  'sessions.setPlace',
  `update session_place set state = $3, since = $4 where network_id = (select current_network()) and id = $1 and state = $2`,
);
// A place takes the time of its person and of nothing else.
const takePersonTime = statement(
  'sessions.takePersonTime',
  `with claim as (
     select c.* from jsonb_to_record($1) c (network_id uuid, holder_id uuid, member_id uuid, during tstzrange, state text, at timestamptz)),
   part as (
     select null::uuid as resource_id, true as exclusive, 1 as capacity, null::tstzrange as during, 1 as seats where false),
   ${takeTime}
   select count(*)::int as n from attended`,
);
const release = statement(
  'sessions.givePersonTimeBack',
  `with released as (select (select current_network()) as network_id, $1::uuid as holder_id, 'CANCELLED'::text as state),
   ${giveTimeBack}
   select count(*)::int as n from left_free`,
);
const liveOf = statement(
  'sessions.livePlace',
  `select ${columns} ${fromPlaces} and p.session_id = $1 and p.member_id = $2`,
);
const byId = statement('sessions.placeById', `select ${columns} ${fromPlaces} and p.id = $1`);
const ofOffer = statement(
  'sessions.placeOfOffer',
  `select p.id as "placeId", p.session_id as "sessionId"
     from waiting_offer o join session_place p on (p.network_id, p.id) = (o.network_id, o.hold_id)
    where o.network_id = (select current_network()) and o.id = $1 and p.member_id = $2`,
);
const ofSession = statement(
  'sessions.places',
  `select ${columns} ${fromPlaces} and p.session_id = $1 and p.state = 'TAKEN'
     and ($2::uuid is null or p.id > $2) order by p.id limit $3`,
);
const countOfSession = statement(
  'sessions.countPlaces',
  `select count(*)::int as n ${fromPlaces} and p.session_id = $1 and p.state = 'TAKEN'`,
);
const setAttendance = statement(
  'sessions.setAttendance',
  `update session_place p set attendance = a.attendance
     from unnest($2::uuid[], $3::text[]) a (place_id, attendance)
    where p.network_id = (select current_network()) and p.session_id = $1 and p.id = a.place_id and p.state = 'TAKEN'
    returning p.id, p.member_id as "memberId", p.attendance`,
);

/** Counts one more place. @returns false when all are taken or the session is no longer planned */
export const raiseTaken = async (tx: Sql, sessionId: string): Promise<boolean> =>
  (await tx.run(raise, [sessionId])) === 1;
export const lowerTaken = (tx: Sql, sessionId: string) => tx.run(lower, [sessionId]);

/** @returns false when the person is no longer a member */
export const insertPlace = async (
  tx: Sql,
  place: { id: string; sessionId: string; memberId: string; state: PlaceRow['state']; at: Temporal.Instant },
): Promise<boolean> => (await tx.run(insert, [place.id, place.sessionId, place.memberId, place.state, place.at])) === 1;

export const changePlace = async (
  tx: Sql,
  placeId: string,
  from: PlaceRow['state'],
  to: 'TAKEN' | 'LEFT' | 'LAPSED',
  at: Temporal.Instant,
): Promise<boolean> => (await tx.run(setState, [placeId, from, to, at])) === 1;

/** Takes the member's time for a session. @returns false when they are expected elsewhere then */
export async function takeTimeOf(
  tx: Sql,
  networkId: string,
  { id, memberId }: Pick<PlaceRow, 'id' | 'memberId'>,
  { start, end }: Pick<SessionRow, 'start' | 'end'>,
  now: Temporal.Instant,
): Promise<boolean> {
  const during = `[${start.toString()},${end.toString()})`;
  const claim = {
    network_id: networkId,
    holder_id: id,
    member_id: memberId,
    during,
    state: 'CONFIRMED',
    at: now.toString(),
  };
  return (await tx.one<{ n: number }>(takePersonTime, [JSON.stringify(claim)])).n === 1;
}
export const giveTimeBackOf = (tx: Sql, placeId: string) => tx.one(release, [placeId]);

export const livePlace = (tx: Sql, sessionId: string, memberId: string) =>
  tx.maybe<PlaceRow>(liveOf, [sessionId, memberId]);
export const placeById = (tx: Sql, placeId: string) => tx.maybe<PlaceRow>(byId, [placeId]);

/** The place that an offer to this member holds, or held. */
export const placeOfOffer = (tx: Sql, offerId: string, memberId: string) =>
  tx.maybe<{ placeId: string; sessionId: string }>(ofOffer, [offerId, memberId]);

/** Who has a place, in the order in which they took it. */
export async function attendeesOf(
  tx: Sql,
  sessionId: string,
  after: string | null,
  limit: number,
): Promise<{ rows: PlaceRow[]; total: number }> {
  const rows = await tx.rows<PlaceRow>(ofSession, [sessionId, after, limit]);
  const { n } = await tx.one<{ n: number }>(countOfSession, [sessionId]);
  return { rows, total: n };
}

export const recordAttendances = (
  tx: Sql,
  sessionId: string,
  attendances: readonly { placeId: string; attendance: 'ATTENDED' | 'ABSENT' }[],
) =>
  tx.rows<{ id: string; memberId: string; attendance: 'ATTENDED' | 'ABSENT' }>(setAttendance, [
    sessionId,
    attendances.map(({ placeId }) => placeId),
    attendances.map(({ attendance }) => attendance),
  ]);
