import { type Period } from '#libs/passes';
import { type Sql, statement } from '#libs/platform';

const anchor = statement(
  'subscriptions.anchorOfHolder',
  `select p.anchor_on as "anchorOn"
     from pass_holder h
     join pass p on (p.network_id, p.id) = (h.network_id, h.pass_id)
    where h.network_id = (select current_network()) and h.member_id = $1 and h.valid @> $2::timestamptz`,
);
const byVenue = statement(
  'subscriptions.usageByVenue',
  `select v.name as "venueName", v.slug as "venueSlug", sum(c.credit_minutes)::int as "creditMinutes", sum(c.amount_cents)::int as "amountCents"
     from charge c
     join venue v on (v.network_id, v.id) = (c.network_id, c.venue_id)
    where c.network_id = (select current_network()) and c.member_id = $1 and c.kind = 'USE'
      and lower(c.used_during) >= $2::timestamptz and lower(c.used_during) < $3::timestamptz
    group by v.id, v.name, v.slug
   having sum(c.credit_minutes) > 0
    order by 3 desc, v.name, v.id
    limit 20`,
);

export interface VenueUsageRow {
  readonly venueName: string;
  readonly venueSlug: string;
  readonly creditMinutes: number;
  readonly amountCents: number;
}

/** What a member used of their pass in the running period, by venue. Nobody reads what other holders used. */
export async function usageByVenue(
  tx: Sql,
  memberId: string,
  now: Temporal.Instant,
  periodOf: (anchorOn: Temporal.PlainDate) => Period | null,
): Promise<VenueUsageRow[]> {
  const pass = await tx.maybe<{ anchorOn: Temporal.PlainDate }>(anchor, [memberId, now]);
  const period = pass && periodOf(pass.anchorOn);
  return period ? tx.rows<VenueUsageRow>(byVenue, [memberId, period.start, period.end]) : [];
}

const crossed = statement(
  'subscriptions.lotsUsed',
  `select l.id, u.percent
     from hours_lot l
    cross join lateral (select case when l.remaining_minutes = 0 then 100 else 80 end as percent) u
     left join lateral (
       select true as is_queued from outbox o where o.network_id = l.network_id and o.key = $2 || ':' || l.id || ':' || u.percent limit 1) q on true
    where l.network_id = (select current_network()) and l.kind = 'ALLOWANCE' and l.voided_at is null and upper(l.valid) > $1::timestamptz
      and lower(l.valid) <= $1::timestamptz and l.remaining_minutes * 5 <= l.granted_minutes and q.is_queued is null
    order by upper(l.valid), l.id
    limit 500`,
);
/** Lots of running periods of which most or all hours are used, without those whose alert is queued under its key. */
export const lotsUsed = (tx: Sql, job: string, now: Temporal.Instant): Promise<{ id: string; percent: number }[]> =>
  tx.rows<{ id: string; percent: number }>(crossed, [now, job]);

const holders = statement(
  'subscriptions.holdersOfLot',
  `select a.id, a.email::text, a.name, a.locale, n.slug, n.name as "networkName", lower(l.valid) as since, l.granted_minutes as granted,
          l.remaining_minutes as remaining
     from hours_lot l
     join network n on n.id = l.network_id
     join pass_holder h on (h.network_id, h.pass_id) = (l.network_id, l.pass_id) and h.valid @> $2::timestamptz
     join member m on (m.network_id, m.id) = (h.network_id, h.member_id) and m.left_at is null
     join account a on a.id = m.account_id and a.disabled_at is null
    where l.network_id = (select current_network()) and l.id = $1 and l.voided_at is null
    order by a.id`,
);
export interface HolderOfLot {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly locale: 'fr' | 'en';
  readonly slug: string;
  readonly networkName: string;
  readonly since: Temporal.Instant;
  readonly granted: number;
  readonly remaining: number;
}
export const holdersOfLot = (tx: Sql, lotId: string, now: Temporal.Instant): Promise<HolderOfLot[]> =>
  tx.rows<HolderOfLot>(holders, [lotId, now]);
