import { type FreeTimeParameters, isExpected, isUntaken } from '#libs/agenda';
import { type Span, type Sql, statement } from '#libs/platform';

/** A time of a space that people wait for. */
export interface WishedTime extends Span {
  readonly id: string;
  readonly networkId: string;
  readonly spaceId: string;
  readonly seats: number;
  /** The space or its venue is no longer offered. */
  readonly isWithdrawn: boolean;
}

const columns = `t.id, t.network_id as "networkId", t.space_id as "spaceId", lower(t.during) as start, upper(t.during) as "end", t.seats,
  s.withdrawn_at is not null or v.withdrawn_at is not null as "isWithdrawn"`;
const fromTime = `from wished_time t
  join space s on (s.network_id, s.id) = (t.network_id, t.space_id)
  join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id)
 where t.network_id = (select current_network())`;
const lock = statement('booking.lockWishedTime', `select ${columns} ${fromTime} and t.id = $1 for no key update of t`);
const insert = statement(
  'booking.insertWishedTime',
  `insert into wished_time (network_id, id, space_id, during, seats)
   values ((select current_network()), $1, $2, tstzrange($3, $4), $5) on conflict (network_id, space_id, during, seats) do nothing`,
);
const find = statement(
  'booking.findWishedTime',
  `select t.id from wished_time t
    where t.network_id = (select current_network()) and t.space_id = $1 and t.during = tstzrange($2, $3) and t.seats = $4`,
);
const live = (entry: string) => `${entry}.subject_kind = 'SPACE_TIME' and ${entry}.state in ('WAITING','OFFERED')`;
const lockWaits = statement(
  'booking.lockWaits',
  `select t.id from wished_time t
     join waiting_list_entry w on (w.network_id, w.subject_id) = (t.network_id, t.id) and ${live('w')}
    where t.network_id = (select current_network()) and w.member_id = $1 and t.space_id = any($2::uuid[]) and t.during = tstzrange($3, $4)
    order by t.id for no key update of t`,
);
// One member at a time: their lines are counted before another one is joined.
const lockMember = statement(
  'booking.lockWaitingMember',
  `select id from member where network_id = (select current_network()) and id = $1 and left_at is null for no key update`,
);
const count = statement(
  'booking.countWaits',
  `select count(*)::int as n from waiting_list_entry w join wished_time t on (t.network_id, t.id) = (w.network_id, w.subject_id)
    where w.network_id = (select current_network()) and w.member_id = $1 and ${live('w')} and t.starts_at > $2`,
);
const readSubject = statement(
  'booking.subjectOfWait',
  `select w.subject_id as id from waiting_list_entry w
    where w.network_id = (select current_network()) and w.id = $1 and w.member_id = $2 and ${live('w')}`,
);
const waitsAt = statement(
  'booking.waitsAtVenue',
  `select t.id from waiting_list_entry w
     join wished_time t on (t.network_id, t.id) = (w.network_id, w.subject_id)
     join space s on (s.network_id, s.id) = (t.network_id, t.space_id) and s.venue_id = $2
    where w.network_id = (select current_network()) and w.member_id = $1 and ${live('w')} order by t.id`,
);
const wished: FreeTimeParameters = {
  network: 't.network_id',
  start: 'lower(t.during)',
  end: 'upper(t.during)',
  now: '$1',
  seats: 't.seats',
};
const resource = { id: 'r.id', exclusive: 'r.exclusive', capacity: 'r.capacity', bufferMinutes: 'r.buffer_minutes' };
const needed = statement(
  'booking.linesToTend',
  `select t.id from wished_time t
     join space s on (s.network_id, s.id) = (t.network_id, t.space_id)
     join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id)
     join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id)
    where t.network_id = (select current_network())
      and exists (select from waiting_list_entry w where (w.network_id, w.subject_id) = (t.network_id, t.id) and ${live('w')})
      and (t.starts_at <= $1 or s.withdrawn_at is not null or v.withdrawn_at is not null
        or exists (select from waiting_list_entry w join waiting_offer o on (o.network_id, o.entry_id) = (w.network_id, w.id)
                    where (w.network_id, w.subject_id) = (t.network_id, t.id) and o.state = 'LIVE' and o.expires_at <= $1)
        or ${isUntaken(wished, resource)})
    order by t.id limit 200`,
);
const readPerson = statement(
  'booking.mayBeOffered',
  `select m.suspended_at is null
      and not ${isExpected('m.id', '$2', '$3')}
      and not exists (select from booking_item i join booking b on (b.network_id, b.id) = (i.network_id, i.booking_id)
                       where b.network_id = m.network_id and b.member_id = m.id and i.space_id = $4 and b.state = 'PENDING'
                         and b.during = tstzrange($2, $3)) as may
     from member m where m.network_id = (select current_network()) and m.id = $1 and m.left_at is null`,
);

/** Locks a time that people wait for until the transaction ends. */
export const lockWishedTime = (tx: Sql, id: string) => tx.maybe<WishedTime>(lock, [id]);

/** The time, made if nobody waited for it before, locked. */
export async function wishedTimeOf(
  tx: Sql,
  freshId: string,
  { spaceId, start, end, seats }: Span & { readonly spaceId: string; readonly seats: number },
): Promise<WishedTime> {
  await tx.run(insert, [freshId, spaceId, start, end, seats]);
  const { id } = await tx.one<{ id: string }>(find, [spaceId, start, end, seats]);
  return (await lockWishedTime(tx, id))!;
}

/** Locks the lines in which a member waits for a time of these spaces, whatever the seats. @returns their ids */
export const lockWaitsFor = async (
  tx: Sql,
  { memberId, start, end }: Span & { readonly memberId: string },
  spaceIds: readonly string[],
): Promise<string[]> =>
  (await tx.rows<{ id: string }>(lockWaits, [memberId, spaceIds, start, end])).map(({ id }) => id);

/** How many lines for times to come a member is in. Locked until the transaction ends. */
export async function lockWaitCount(tx: Sql, memberId: string, now: Temporal.Instant): Promise<number> {
  await tx.maybe(lockMember, [memberId]);
  return (await tx.one<{ n: number }>(count, [memberId, now])).n;
}

/** The time for which a member waits with this entry. */
export const subjectOfWait = async (tx: Sql, entryId: string, memberId: string): Promise<string | undefined> =>
  (await tx.maybe<{ id: string }>(readSubject, [entryId, memberId]))?.id;

export const waitsAtVenue = async (tx: Sql, memberId: string, venueId: string): Promise<string[]> =>
  (await tx.rows<{ id: string }>(waitsAt, [memberId, venueId])).map(({ id }) => id);

/** Lines that are over, whose offer is over, or whose time is free, in one order. */
export const linesToTend = async (tx: Sql, now: Temporal.Instant): Promise<string[]> =>
  (await tx.rows<{ id: string }>(needed, [now])).map(({ id }) => id);

/** Whether a person can have a time now: not suspended, and not expected elsewhere then. */
export const mayBeOffered = async (
  tx: Sql,
  memberId: string,
  { spaceId, start, end }: Span & { readonly spaceId: string },
): Promise<boolean> => (await tx.maybe<{ may: boolean }>(readPerson, [memberId, start, end, spaceId]))?.may ?? false;
