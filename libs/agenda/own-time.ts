import { type Sql, statement } from '#libs/platform';
import { allocationsWithin, isLive, partsOf } from './free-time.sql.js';
import { type PartAsFound, isComplete, piecesOf } from './rules/own-time.js';
import { gridCeil, gridFloor, quarterMinutes } from './rules/quarter-hour.js';
import { type Span } from './rules/span.js';
import { takePlaces } from './take-time.js';

/** Time that the owner of a resource takes for their own use. Nobody comes for it, and no buffer follows. */
export interface OwnTime extends Span {
  readonly networkId: string;
  readonly holderId: string;
  readonly resourceId: string;
  /** Of shared resources; null: all seats. */
  readonly seats: number | null;
  readonly now: Temporal.Instant;
}

interface FoundRow extends Pick<PartAsFound, 'resourceId' | 'exclusive' | 'capacity'> {
  readonly busy: { start: string; end: string }[];
  readonly used: { at: string; used: number }[];
}

const find = statement(
  'agenda.partsAsFound',
  `select p.id "resourceId", p.exclusive, p.capacity,
          case when not p.exclusive then '[]' else (
            select coalesce(json_agg(json_build_object('start', a.starts_at, 'end', a.ends_at)), '[]')
              from allocation a where ${allocationsWithin('a', '$1', 'p.id', '$3::timestamptz', '$4::timestamptz')} and ${isLive('a', '$5')}) end busy,
          case when p.exclusive then '[]' else (
            select coalesce(json_agg(json_build_object('at', b.at, 'used', b.used)), '[]')
              from seat_bucket b where b.network_id = $1 and b.resource_id = p.id and b.at >= $3 and b.at < $4 and b.used > 0) end used
     from jsonb_to_recordset(${partsOf('$1', '$2::uuid')}) as x ("resourceId" uuid)
     join resource p on p.network_id = $1 and p.id = x."resourceId"`,
);
const take = statement(
  'agenda.takeOwnTime',
  `with claim as (
     select c.* from jsonb_to_record($1::jsonb) c (network_id uuid, holder_id uuid, state text, at timestamptz)),
   part as (
     select p.* from jsonb_to_recordset($2::jsonb) p (resource_id uuid, exclusive boolean, capacity int, during tstzrange, seats int)),
   ${takePlaces}
   select (select count(*) from taken) = (select count(*) from part)
      and (select count(*) from seated) = (
            select coalesce(sum(extract(epoch from upper(during) - lower(during)) / 900), 0) from part where not exclusive) as done`,
);

/**
 * Takes a resource with everything inside it, in whole quarters of an hour, over days if need be.
 * @param allOrNothing false: takes what nobody else has
 * @returns PART when others have some of it (with `allOrNothing` nothing is taken then); AGAIN when somebody else was
 * faster: roll back and repeat
 */
export async function takeOwnTime(tx: Sql, own: OwnTime, allOrNothing: boolean): Promise<'WHOLE' | 'PART' | 'AGAIN'> {
  const { networkId, holderId, resourceId, seats, now } = own;
  const wanted = { start: gridFloor(own.start, quarterMinutes), end: gridCeil(own.end, quarterMinutes) };
  const rows = await tx.rows<FoundRow>(find, [networkId, resourceId, wanted.start, wanted.end, now]);
  const found = rows.map(asFound).map((part) => ({ part, pieces: piecesOf(part, wanted, seats) }));
  const isWhole = found.every(({ part, pieces }) => isComplete(pieces, part, wanted, seats));
  if (!isWhole && allOrNothing) return 'PART';
  const parts = found
    .flatMap(({ pieces }) => pieces)
    .map(({ resourceId: id, exclusive, capacity, start, end, seats: taken }) => ({
      resource_id: id,
      exclusive,
      capacity,
      seats: taken,
      during: `[${start.toString()},${end.toString()})`,
    }));
  const claim = { network_id: networkId, holder_id: holderId, state: 'CONFIRMED', at: now.toString() };
  const { done } = await tx.one<{ done: boolean }>(take, [JSON.stringify(claim), JSON.stringify(parts)]);
  if (!done) return 'AGAIN';
  return isWhole ? 'WHOLE' : 'PART';
}

const asFound = ({ busy, used, ...row }: FoundRow): PartAsFound => ({
  ...row,
  busy: busy.map(({ start, end }) => ({ start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) })),
  used: new Map(used.map(({ at, used: seats }) => [Temporal.Instant.from(at).epochMilliseconds, seats])),
});
