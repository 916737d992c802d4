import { type BookingLimits, merge } from '#libs/agenda';
import { type Span, type Sql, statement } from '#libs/platform';
import { type SpaceKind } from '#libs/directory';

/** Everything a booking of one space decides on, read in one statement. */
export interface BookingPlan {
  readonly spaceId: string;
  readonly kind: SpaceKind;
  readonly tariffClass: string;
  readonly venueId: string;
  readonly zone: string;
  readonly limits: Omit<BookingLimits, 'gridMinutes' | 'horizonDays'>;
  readonly open: readonly Span[];
  /** The space's resource and everything inside it: booking a whole takes its parts. */
  readonly parts: readonly { resourceId: string; exclusive: boolean; capacity: number; bufferMinutes: number }[];
  /** Taken already when read: saves a transaction. The allocation itself is what decides. */
  readonly taken: boolean;
}

interface PlanRow extends Omit<BookingPlan, 'limits' | 'open'> {
  leadMinutes: number;
  minMinutes: number;
  maxMinutes: number;
  open: { from: string; until: string }[];
}

const readPlan = statement(
  'booking.plan',
  `select s.id as "spaceId", s.kind, s.tariff_class as "tariffClass", v.id as "venueId", v.zone,
          r.lead_minutes as "leadMinutes", r.min_minutes as "minMinutes", r.max_minutes as "maxMinutes",
          (select coalesce(jsonb_agg(jsonb_build_object('from', o.starts_at, 'until', o.ends_at) order by o.starts_at), '[]')
             from open_interval o where (o.network_id, o.calendar_id) = (r.network_id, r.calendar_id)
              and o.starts_at < $4::timestamptz + interval '7 days' and o.starts_at > $3::timestamptz - interval '26 hours'
              and o.ends_at > $3::timestamptz) as open,
          (with recursive inside (id) as (
             select r.id union select p.part_id from resource_part p join inside on p.whole_id = inside.id where p.network_id = r.network_id)
           select jsonb_agg(jsonb_build_object('resourceId', a.id, 'exclusive', a.exclusive, 'capacity', a.capacity, 'bufferMinutes', a.buffer_minutes))
             from inside join resource a on (a.network_id, a.id) = (r.network_id, inside.id)) as parts,
          r.exclusive and exists (select from allocation a where (a.network_id, a.resource_id) = (r.network_id, r.id)
             and a.starts_at > $3::timestamptz - interval '28 hours' and a.starts_at < $4::timestamptz and a.ends_at > $3::timestamptz
             and a.state in ('HELD','PENDING','CONFIRMED','IN_USE') and (a.expires_at is null or a.expires_at > $5)) as taken
     from space s
     join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id) and v.withdrawn_at is null
     join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id) and r.withdrawn_at is null
    where s.network_id = $1 and s.id = $2 and s.withdrawn_at is null`,
);

/** @returns undefined when the space does not exist in this network or was withdrawn. */
export async function bookingPlan(
  sql: Sql,
  networkId: string,
  spaceId: string,
  wanted: Span,
  now: Temporal.Instant,
): Promise<BookingPlan | undefined> {
  const row = await sql.maybe<PlanRow>(readPlan, [networkId, spaceId, wanted.start, wanted.end, now]);
  if (!row) return undefined;
  const { leadMinutes, minMinutes, maxMinutes, open, ...plan } = row;
  const spans = open.map(({ from, until }) => ({
    start: Temporal.Instant.from(from),
    end: Temporal.Instant.from(until),
  }));
  return { ...plan, limits: { leadMinutes, minMinutes, maxMinutes }, open: merge(spans) };
}
