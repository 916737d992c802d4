import { LIVE_STATES, allocationsHeldBy, giveTimeBack, liveAllocations, partsOf } from '#libs/agenda';
import { type Sql, statement } from '#libs/platform';

/** Somebody else's time that an own use needs. */
export interface ConflictRow {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly seats: number;
  readonly bookingCode: string | null;
  readonly memberName: string | null;
}

export interface OwnUseRow {
  readonly id: string;
  readonly spaceId: string;
  readonly venueId: string;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly seats: number | null;
  readonly title: string;
  readonly imported: boolean;
  readonly state: string;
}

const MOST_CONFLICTS = 50;

/** The space that an own use is entered for. */
export interface SpaceToUse {
  readonly venueId: string;
  readonly resourceId: string;
  readonly exclusive: boolean;
  readonly capacity: number;
}

const readSpace = statement(
  'openings.spaceToUse',
  `select s.venue_id as "venueId", r.id as "resourceId", r.exclusive, r.capacity
     from space s
     join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id) and v.withdrawn_at is null
     join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id) and r.withdrawn_at is null
    where s.network_id = (select current_network()) and s.id = $1 and s.withdrawn_at is null`,
);
export const spaceToUse = (tx: Sql, spaceId: string): Promise<SpaceToUse | undefined> =>
  tx.maybe<SpaceToUse>(readSpace, [spaceId]);

const insert = statement(
  'openings.addOwnUse',
  `insert into own_use (network_id, id, space_id, during, seats, title, added_by_id, added_at)
   values ((select current_network()), $1, $2, tstzrange($3, $4), $5, $6, $7, $8)`,
);
export interface OwnUseToAdd {
  readonly id: string;
  readonly spaceId: string;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly seats: number | null;
  readonly title: string;
  readonly addedById: string;
  readonly now: Temporal.Instant;
}
export const insertOwnUse = (tx: Sql, { id, spaceId, start, end, seats, title, addedById, now }: OwnUseToAdd) =>
  tx.run(insert, [id, spaceId, start, end, seats, title, addedById, now]);

const columns = `u.id, u.space_id as "spaceId", s.venue_id as "venueId", u.starts_at as start, u.ends_at as "end", u.seats, u.title,
  u.outside_calendar_id is not null as imported, u.state`;
const fromOwnUse = `from own_use u join space s on (s.network_id, s.id) = (u.network_id, u.space_id)
  where u.network_id = (select current_network())`;

const readOne = statement('openings.ownUse', `select ${columns} ${fromOwnUse} and u.id = $1`);
export const ownUseById = (tx: Sql, id: string): Promise<OwnUseRow | undefined> => tx.maybe<OwnUseRow>(readOne, [id]);

const list = statement(
  'openings.ownUses',
  `select ${columns} ${fromOwnUse} and s.venue_id = $1 and u.state = 'PLANNED' and u.ends_at > $2
      and ($3::timestamptz is null or (u.starts_at, u.id) > ($3, $4::uuid))
    order by u.starts_at, u.id limit $5`,
);
const count = statement(
  'openings.countOwnUses',
  `select count(*)::int as n ${fromOwnUse} and s.venue_id = $1 and u.state = 'PLANNED' and u.ends_at > $2`,
);
export interface OwnUsePage {
  readonly rows: OwnUseRow[];
  readonly total: number;
}
export async function ownUsesOf(
  tx: Sql,
  venueId: string,
  { now, after, limit }: { now: Temporal.Instant; after: readonly string[] | null; limit: number },
): Promise<OwnUsePage> {
  const rows = await tx.rows<OwnUseRow>(list, [venueId, now, after?.[0] ?? null, after?.[1] ?? null, limit]);
  return { rows, total: (await tx.one<{ n: number }>(count, [venueId, now])).n };
}

/** Who else has a space, or a part of it, in a time: live allocations that are no own use. */
const othersIn = (resource: string, start: string, end: string, now: string) => `
  select a.starts_at as start, a.ends_at as "end", a.seats, b.code as "bookingCode", m.name as "memberName"
    from jsonb_to_recordset(${partsOf('(select current_network())', resource)}) as p ("resourceId" uuid)
   cross join lateral (${liveAllocations('(select current_network())', 'p."resourceId"', start, end, now)}) a
    left join booking b on (b.network_id, b.id) = (a.network_id, a.holder_id)
    left join member m on (m.network_id, m.id) = (b.network_id, b.member_id)
   where not exists (select from own_use o where (o.network_id, o.id) = (a.network_id, a.holder_id))`;

const readConflicts = statement(
  'openings.conflictsOf',
  `select u.id as "ownUseId", c.*
     from own_use u
     join space s on (s.network_id, s.id) = (u.network_id, u.space_id)
     join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id)
    cross join lateral (
      select distinct on (x.start, x."end", x."bookingCode") x.* from (${othersIn('r.id', 'u.starts_at', 'u.ends_at', '$2::timestamptz')}) x
       order by x.start, x."end", x."bookingCode", x.seats desc limit ${MOST_CONFLICTS}) c
    where u.network_id = (select current_network()) and u.id = any($1::uuid[])
      -- of shared spaces: not where it has all the seats that it needs
      and (r.exclusive or not coalesce((
        select range_agg(a.during) @> u.during from (${allocationsHeldBy('u.network_id', 'u.id')}) a
         where a.resource_id = r.id and a.state in ${LIVE_STATES}
           and a.seats >= least(coalesce(u.seats, r.capacity), r.capacity)), false))
    order by u.id, c.start`,
);
/** Conflicts of own uses, by the id of each. */
export async function conflictsOf(
  tx: Sql,
  ids: readonly string[],
  now: Temporal.Instant,
): Promise<Map<string, ConflictRow[]>> {
  const rows = await tx.rows<ConflictRow & { ownUseId: string }>(readConflicts, [ids, now]);
  return Map.groupBy(rows, ({ ownUseId }) => ownUseId);
}

const readOthers = statement(
  'openings.othersIn',
  `select * from (select distinct on (x.start, x."end", x."bookingCode") x.*
                    from (${othersIn('$1::uuid', '$2::timestamptz', '$3::timestamptz', '$4::timestamptz')}) x
                   order by x.start, x."end", x."bookingCode", x.seats desc limit ${MOST_CONFLICTS}) c`,
);
export const othersWithin = (
  tx: Sql,
  resourceId: string,
  { start, end }: { start: Temporal.Instant; end: Temporal.Instant },
  now: Temporal.Instant,
): Promise<ConflictRow[]> => tx.rows<ConflictRow>(readOthers, [resourceId, start, end, now]);

const remove = statement(
  'openings.removeOwnUses',
  `with released as (
     update own_use set state = 'REMOVED'
      where network_id = (select current_network()) and id = any($1::uuid[]) and state = 'PLANNED'
     returning network_id, id as holder_id, 'CANCELLED' as state),
   ${giveTimeBack}
   select (select count(*) from released)::int as removed, (select count(*) from freed) as freed, (select count(*) from emptied) as emptied,
          (select count(*) from left_free) as people`,
);
/** Removes own uses and gives their time back. @returns how many were planned */
export const removeOwnUses = async (tx: Sql, ids: readonly string[]): Promise<number> =>
  (await tx.one<{ removed: number }>(remove, [ids])).removed;
