import { type Locale, type Sql, statement } from '#libs/platform';

export interface VenueCancellationsRow {
  readonly venueId: string;
  readonly venueName: string;
  readonly venueSlug: string;
  readonly cancelled: number;
}

/** A request that was refused was never promised. */
const wasPromised = `not exists (select from booking_request q where (q.network_id, q.booking_id) = (b.network_id, b.id) and q.answer in ('REFUSED','HOURS_CHANGED'))`;
const counted = `
  select v.id as "venueId", v.name as "venueName", v.slug as "venueSlug", count(*)::int as cancelled
    from booking b
    join venue v on (v.network_id, v.id) = (b.network_id, b.venue_id)
   where b.network_id = (select current_network()) and b.cancelled_by = 'VENUE' and b.cancelled_at > $1 and b.cancelled_at <= $2
     and ${wasPromised}
   group by v.id, v.name, v.slug`;
const list = statement(
  'booking.venueCancellations',
  `select * from (${counted}) c where ($3::int is null or (cancelled, "venueId") < ($3, $4::uuid)) order by cancelled desc, "venueId" desc limit $5`,
);
const count = statement('booking.countVenuesThatCancel', `select count(*)::int as n from (${counted}) c`);

/** The cancellations of each venue since `since`, the most first. */
export const venueCancellations = async (
  tx: Sql,
  { since, now }: Record<'since' | 'now', Temporal.Instant>,
  after: readonly [cancelled: number, venueId: string] | null,
  limit: number,
): Promise<{ rows: VenueCancellationsRow[]; total: number }> => ({
  rows: await tx.rows<VenueCancellationsRow>(list, [since, now, after?.[0] ?? null, after?.[1] ?? null, limit]),
  total: (await tx.one<{ n: number }>(count, [since, now])).n,
});

// Counts each cancellation with those of the days before it. The limit is crossed where the count exceeds it and did not before.
const lastCrossing = statement(
  'booking.lastCrossing',
  `with counted as (
     select b.id, b.cancelled_at,
            count(*) over (order by b.cancelled_at range between make_interval(days => $2) preceding and current row)::int as n
       from booking b
      where b.network_id = (select current_network()) and b.venue_id = $1 and b.cancelled_by = 'VENUE'
        and b.cancelled_at > $4::timestamptz - make_interval(days => 2 * $2) and b.cancelled_at <= $4
        and ${wasPromised}),
   compared as (
     select cancelled_at, n, coalesce(lag(n) over (order by cancelled_at, id), 0) as before from counted)
   select cancelled_at as at, n as cancelled from compared where n > $3 and before <= $3 order by cancelled_at desc limit 1`,
);

/** When a venue last came to cancel more bookings than the limit within so many days. */
export const lastCrossingOf = (
  tx: Sql,
  venueId: string,
  { days, limit }: Record<'days' | 'limit', number>,
  now: Temporal.Instant,
): Promise<{ at: Temporal.Instant; cancelled: number } | undefined> =>
  tx.maybe<{ at: Temporal.Instant; cancelled: number }>(lastCrossing, [venueId, days, limit, now]);

export interface AdminRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
}
const readVenue = statement(
  'booking.venueToReport',
  `select name, slug from venue where network_id = (select current_network()) and id = $1`,
);
const admins = statement(
  'booking.networkAdmins',
  `select distinct a.id, a.email::text, a.name, a.locale
     from role_grant g
     join member m on (m.network_id, m.id) = (g.network_id, g.member_id) and m.left_at is null
     join account a on a.id = m.account_id and a.erased_at is null
    where g.network_id = (select current_network()) and g.role = 'NETWORK_ADMIN' and g.revoked_at is null`,
);

export const venueToReport = (tx: Sql, venueId: string): Promise<{ name: string; slug: string } | undefined> =>
  tx.maybe<{ name: string; slug: string }>(readVenue, [venueId]);

/** Everybody who administers the network. */
export const networkAdmins = (tx: Sql): Promise<AdminRow[]> => tx.rows<AdminRow>(admins, []);
