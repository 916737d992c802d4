import { type Sql, statement } from '#libs/platform';

/** How a resource is booked. Minutes are multiples of 15. */
export interface ResourceRules {
  /** False: several people share its seats. */
  readonly exclusive: boolean;
  readonly capacity: number;
  /** Kept free after each booking. */
  readonly bufferMinutes: number;
  readonly leadMinutes: number;
  readonly minMinutes: number;
  readonly maxMinutes: number;
}

const insertResource = statement(
  'agenda.createResource',
  `insert into resource (network_id, calendar_id, exclusive, capacity, buffer_minutes, lead_minutes, min_minutes, max_minutes)
   values ((select current_network()), $1, $2, $3, $4, $5, $6, $7) returning id`,
);
const changeResource = statement(
  'agenda.changeResource',
  `update resource set exclusive = $2, capacity = $3, buffer_minutes = $4, lead_minutes = $5, min_minutes = $6, max_minutes = $7
    where network_id = (select current_network()) and id = $1
      and (exclusive, capacity, buffer_minutes, lead_minutes, min_minutes, max_minutes) is distinct from ($2, $3, $4, $5, $6, $7)
   returning old.capacity <> new.capacity or old.exclusive <> new.exclusive as counted`,
);
// A row for each coming quarter of an hour: a booking that began before this change meets one of them, and is counted by it.
const setSeats = statement(
  'agenda.setSeats',
  `insert into seat_bucket (network_id, resource_id, at, used, cap)
   select (select current_network()), $1, at, 0, $2
     from generate_series(date_bin('15 minutes', $3::timestamptz, 'epoch'), $4::timestamptz, interval '15 minutes') at order by at
   on conflict (network_id, resource_id, at) do update set cap = excluded.cap`,
);
const withdraw = statement(
  'agenda.withdrawResource',
  `update resource set withdrawn_at = $2 where network_id = (select current_network()) and id = $1 and withdrawn_at is null`,
);
const clearParts = statement(
  'agenda.clearParts',
  `delete from resource_part where network_id = (select current_network()) and whole_id = $1`,
);
const addParts = statement(
  'agenda.addParts',
  `insert into resource_part (network_id, whole_id, part_id)
   select (select current_network()), $1, id from unnest($2::uuid[]) id on conflict do nothing`,
);

export const createResource = async (tx: Sql, calendarId: string, rules: ResourceRules): Promise<string> =>
  (await tx.one<{ id: string }>(insertResource, [calendarId, ...valuesOf(rules)])).id;

const valuesOf = ({ exclusive, capacity, bufferMinutes, leadMinutes, minMinutes, maxMinutes }: ResourceRules) => [
  exclusive,
  capacity,
  bufferMinutes,
  leadMinutes,
  minMinutes,
  maxMinutes,
];

/** Why a resource stays as it is. The transaction must be rolled back. */
export type ResourceRefusal = 'WAS_BOOKED' | 'SEATS_TAKEN';

const isViolation = (error: unknown, code: string) => (error as { code?: string }).code === code;

/**
 * Changes how a resource is booked; bookings that exist stay. @param until no booking starts after this instant
 * @returns WAS_BOOKED where a booked resource would become shared or exclusive, SEATS_TAKEN where more seats are taken than would be left
 */
export async function editResource(
  tx: Sql,
  resourceId: string,
  rules: ResourceRules,
  now: Temporal.Instant,
  until: Temporal.Instant,
): Promise<ResourceRefusal | undefined> {
  try {
    const changed = await tx.maybe<{ counted: boolean }>(changeResource, [resourceId, ...valuesOf(rules)]);
    if (changed?.counted && !rules.exclusive) await tx.run(setSeats, [resourceId, rules.capacity, now, until]);
    return undefined;
  } catch (error) {
    if (isViolation(error, '23503')) return 'WAS_BOOKED';
    if (isViolation(error, '23514')) return 'SEATS_TAKEN';
    throw error;
  }
}

/** From now on it cannot be booked; bookings that exist stay. */
export const withdrawResource = (tx: Sql, resourceId: string, now: Temporal.Instant): Promise<number> =>
  tx.run(withdraw, [resourceId, now]);

/** A booking of the whole then also takes these parts. @returns CYCLE where a part would contain the whole: roll back */
export async function setParts(tx: Sql, wholeId: string, partIds: readonly string[]): Promise<'CYCLE' | undefined> {
  await tx.run(clearParts, [wholeId]);
  if (partIds.length === 0) return undefined;
  try {
    await tx.run(addParts, [wholeId, partIds]);
    return undefined;
  } catch (error) {
    if (isViolation(error, '23514')) return 'CYCLE';
    throw error;
  }
}
