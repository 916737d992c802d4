import { type Sql, statement } from '#libs/platform';
import { type SubscriptionState } from '../rules/state.js';

// As the rule `stateAt` has it.
const state = `case when upper(p.valid) <= $1::timestamptz then 'ENDED'
    when plan_of_pass(p.network_id, p.id, $1::timestamptz) is null then 'PAUSED'
    when upper(p.valid) is not null then 'ENDING'
    else 'ACTIVE' end`;
const listed = `
  select s.network_id, s.pass_id as id, s.subscribed_at, upper(p.valid) as ends_at, p.owner_member_id, p.plan_id, st.state
    from subscription s
    join pass p on (p.network_id, p.id) = (s.network_id, s.pass_id)
   cross join lateral (select ${state} as state) st
   where s.network_id = (select current_network()) and ($2::text is null or st.state = $2)`;
const list = statement(
  'subscriptions.list',
  `select l.id, m.name as "memberName", v.name_fr as "nameFr", v.name_en as "nameEn", v.monthly_cents as "monthlyCents", l.state,
          l.subscribed_at as "subscribedAt", l.ends_at as "endsAt",
          (select count(*) from pass_holder h where (h.network_id, h.pass_id) = (l.network_id, l.id) and h.valid @> $1::timestamptz) as holders,
          coalesce(u.granted, 0)::int as "grantedMinutes", coalesce(u.used, 0)::int as "usedMinutes"
     from (${listed} and ($3::timestamptz is null or (s.subscribed_at, s.pass_id) < ($3, $4::uuid))
            order by s.subscribed_at desc, s.pass_id desc limit $5) l
     join member m on (m.network_id, m.id) = (l.network_id, l.owner_member_id)
     join plan v on (v.network_id, v.id) = (l.network_id, l.plan_id)
     left join lateral (
       select sum(o.granted_minutes) as granted, sum(o.granted_minutes - o.remaining_minutes) as used
         from hours_lot o
        where (o.network_id, o.pass_id) = (l.network_id, l.id) and o.kind = 'ALLOWANCE' and o.voided_at is null and o.valid @> $1::timestamptz) u on true
    order by l.subscribed_at desc, l.id desc`,
);
const count = statement('subscriptions.count', `select count(*) as n from (${listed}) l`);

export interface ListedSubscription {
  readonly id: string;
  readonly memberName: string;
  readonly nameFr: string;
  readonly nameEn: string;
  readonly monthlyCents: number;
  readonly state: SubscriptionState;
  readonly subscribedAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant | null;
  readonly holders: number;
  readonly grantedMinutes: number;
  readonly usedMinutes: number;
}

/** Subscriptions of the network, those made last first. */
export async function networkSubscriptions(
  tx: Sql,
  { now, inState, after, limit }: { now: Temporal.Instant; inState: SubscriptionState | null; after: readonly [string, string] | null; limit: number }, // prettier-ignore
): Promise<{ rows: ListedSubscription[]; total: number }> {
  const rows = await tx.rows<ListedSubscription>(list, [now, inState, after?.[0] ?? null, after?.[1] ?? null, limit]);
  return { rows, total: (await tx.one<{ n: number }>(count, [now, inState])).n };
}

const byPlan = statement(
  'subscriptions.usageByPlan',
  `select v.code, max(v.name_fr) as "nameFr", max(v.name_en) as "nameEn",
          count(*) filter (where st.state = 'ACTIVE') as active, count(*) filter (where st.state = 'PAUSED') as paused,
          count(*) filter (where st.state = 'ENDING') as ending,
          coalesce(sum(u.granted), 0)::int as "grantedMinutes", coalesce(sum(u.used), 0)::int as "usedMinutes",
          count(*) filter (where u.used * 5 >= u.granted * 4) as "runningOut"
     from pass p
     join plan v on (v.network_id, v.id) = (p.network_id, p.plan_id)
    cross join lateral (select ${state} as state) st
     left join lateral (
       select sum(o.granted_minutes) as granted, sum(o.granted_minutes - o.remaining_minutes) as used
         from hours_lot o
        where (o.network_id, o.pass_id) = (p.network_id, p.id) and o.kind = 'ALLOWANCE' and o.voided_at is null and o.valid @> $1::timestamptz) u on true
    where p.network_id = (select current_network()) and coalesce(upper(p.valid) > $1::timestamptz, true)
    group by v.code
    order by min(v.monthly_cents), v.code`,
);
export interface PlanUsageRow {
  readonly code: string;
  readonly nameFr: string;
  readonly nameEn: string;
  readonly active: number;
  readonly paused: number;
  readonly ending: number;
  readonly grantedMinutes: number;
  readonly usedMinutes: number;
  readonly runningOut: number;
}
/** Passes in use, those without a subscription included, and the hours of their running periods, by plan. */
export const usageByPlan = (tx: Sql, now: Temporal.Instant): Promise<PlanUsageRow[]> =>
  tx.rows<PlanUsageRow>(byPlan, [now]);

const months = statement(
  'subscriptions.months',
  `select m.start, count(*) filter (where s.subscribed_at >= m.start and s.subscribed_at < m.until) as begun,
          count(*) filter (where upper(p.valid) >= m.start and upper(p.valid) < m.until) as ended,
          count(*) filter (where s.subscribed_at < m.start and coalesce(upper(p.valid) > m.start, true)) as "atStart"
     from unnest($1::timestamptz[], $2::timestamptz[]) m (start, until)
     left join subscription s on s.network_id = (select current_network()) and s.subscribed_at < m.until
     left join pass p on (p.network_id, p.id) = (s.network_id, s.pass_id)
    group by m.start
    order by m.start`,
);
const overCap = statement(
  'subscriptions.overCap',
  `select count(*) as n from quota q
    where q.network_id = (select current_network()) and q.kind = 'passes.spend' and q.period_start = $1 and q.used > $2::int`,
);
export interface MonthRow {
  readonly start: Temporal.Instant;
  readonly begun: number;
  readonly ended: number;
  readonly atStart: number;
}
/** Subscriptions that began and ended in each of the last six months of a zone, the running one included. */
export function subscriptionMonths(tx: Sql, now: Temporal.Instant, zone: string): Promise<MonthRow[]> {
  const first = now.toZonedDateTimeISO(zone).toPlainDate().with({ day: 1 });
  const starts = [-5, -4, -3, -2, -1, 0, 1].map((months) =>
    first.add({ months }).toZonedDateTime({ timeZone: zone }).toInstant().toString(),
  );
  return tx.rows<MonthRow>(months, [starts.slice(0, 6), starts.slice(1)]);
}
/** Members who have spent more than a sum beyond their pass in a month. */
export const membersOverCap = async (tx: Sql, month: Temporal.Instant, capCents: number): Promise<number> =>
  (await tx.one<{ n: number }>(overCap, [month, capCents])).n;
