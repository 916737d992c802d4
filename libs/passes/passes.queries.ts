import { membersOfPersonSql } from '#libs/people';
import { type Sql, statement } from '#libs/platform';

export interface PassRow {
  id: string;
  anchorOn: Temporal.PlainDate;
  code: string;
  nameFr: string;
  nameEn: string;
  monthlyCents: number;
  includedMinutes: number;
  seats: number;
  lots: { id: string; kind: string; granted: number; remaining: number; until: string | null }[];
  spentCents: number;
}
export interface LedgerRow {
  id: string;
  kind: string;
  at: Temporal.Instant;
  creditMinutes: number;
  amountCents: number;
  /** The item of a booking that it is about. */
  bookingItemId: string | null;
}

const readPass = statement(
  'passes.ofMember',
  `select p.id, p.anchor_on as "anchorOn", pl.code, pl.name_fr as "nameFr", pl.name_en as "nameEn", pl.monthly_cents as "monthlyCents",
          pl.included_minutes as "includedMinutes", pl.seats,
          (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'kind', l.kind, 'granted', l.granted_minutes, 'remaining', l.remaining_minutes,
                    'until', upper(l.valid)) order by l.kind <> 'SOLIDARITY', upper(l.valid), array_position(array['CARRY','ALLOWANCE','PACK'], l.kind), lower(l.valid), l.id), '[]')
             from hours_lot l where (l.network_id, l.pass_id) = (p.network_id, p.id) and l.valid @> $2::timestamptz) as lots,
          coalesce((select used from quota q where q.network_id = p.network_id and q.kind = 'passes.spend' and q.subject_id = $1 and q.period_start = $3), 0) as "spentCents"
     from pass_holder h
     join pass p on (p.network_id, p.id) = (h.network_id, h.pass_id)
     join plan pl on (pl.network_id, pl.id) = (p.network_id, p.plan_id)
    where h.network_id = (select current_network()) and h.member_id = $1 and h.valid @> $2::timestamptz and p.valid @> $2::timestamptz`,
);

const bookingItem = `case when c.source_kind = 'BOOKING_ITEM' then c.source_id end`;

const mine = membersOfPersonSql('$1');
// Hours of future periods can already be used, but are not listed yet. Members of a team's pass see its grants and their own
// uses, not those of others. What a merged account of the same person used is listed, too.
const ledger = `
  select t.id, t.kind, t.made_at as at, sum(e.credit_minutes) as "creditMinutes", coalesce(c.amount_cents, 0) as "amountCents",
         ${bookingItem} as "bookingItemId"
    from (select distinct network_id, pass_id from pass_holder where network_id = (select current_network()) and member_id in ${mine}) h
    join hours_lot l on (l.network_id, l.pass_id) = (h.network_id, h.pass_id)
    join hours_entry e on (e.network_id, e.lot_id) = (l.network_id, l.id) and e.account = 'LOT'
    join hours_transaction t on (t.network_id, t.id) = (e.network_id, e.transaction_id)
    left join charge c on (c.network_id, c.id) = (t.network_id, t.charge_id)
   where case when c.id is not null then c.member_id in ${mine}
              else exists (select from pass_holder own where (own.network_id, own.pass_id) = (l.network_id, l.pass_id)
                             and own.member_id in ${mine} and own.valid && l.valid) end
     and (t.kind <> 'GRANT' or lower(l.valid) <= $2::timestamptz)
   group by t.id, t.kind, t.made_at, c.amount_cents, c.source_kind, c.source_id
  union all
  select c.id, case when c.reverses_id is not null then 'REVERSAL' when c.kind = 'USE' then 'SALE' else c.kind end,
         c.charged_at, 0, c.amount_cents, ${bookingItem}
    from charge c
   where c.network_id = (select current_network()) and c.member_id in ${mine} and c.credit_minutes_from_pass = 0 and c.amount_cents <> 0`;
const readLedger = statement(
  'passes.ledger',
  `select * from (${ledger}) line where ($3::timestamptz is null or (at, id) < ($3, $4::uuid)) order by at desc, id desc limit $5`,
);
const countLedger = statement('passes.countLedger', `select count(*) as n from (${ledger}) line`);

const bothHold = statement(
  'passes.bothHoldPasses',
  `select exists (select from pass_holder a join pass_holder b on (b.network_id, b.member_id) = (a.network_id, $2)
            where a.network_id = (select current_network()) and a.member_id = $1
              and not isempty(a.valid * b.valid * tstzrange($3::timestamptz, null))) as both`,
);

const priceNow = statement(
  'passes.priceNow',
  `select t.hourly_cents as "hourlyCents", (select jsonb_object_agg(tariff_class, weight) from tariff_weight w
      where (w.network_id, w.tariff_id) = (t.network_id, t.id)) as weights
     from tariff t where t.network_id = $1 and t.valid @> $2::timestamptz`,
);

/** Whether two members hold passes at the same time, now or later. */
export const bothHoldPasses = async (tx: Sql, memberId: string, otherId: string, now: Temporal.Instant) =>
  (await tx.one<{ both: boolean }>(bothHold, [memberId, otherId, now])).both;

export const passOf = (tx: Sql, memberId: string, now: Temporal.Instant, month: Temporal.Instant) =>
  tx.maybe<PassRow>(readPass, [memberId, now, month]);
export const ledgerOf = (
  tx: Sql,
  memberId: string,
  now: Temporal.Instant,
  after: readonly [string, string] | null,
  limit: number,
) => tx.rows<LedgerRow>(readLedger, [memberId, now, after?.[0] ?? null, after?.[1] ?? null, limit]);
export const ledgerLength = async (tx: Sql, memberId: string, now: Temporal.Instant) =>
  (await tx.one<{ n: number }>(countLedger, [memberId, now])).n;
export const priceAt = (sql: Sql, networkId: string, now: Temporal.Instant) =>
  sql.maybe<{ hourlyCents: number; weights: Record<string, number> }>(priceNow, [networkId, now]);
