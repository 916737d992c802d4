import { cancellation, policyFor } from '#libs/booking';
import { type SpaceKind } from '#libs/directory';
import { monthlyCapCents } from '#libs/passes';
import { tariff } from './prices.js';
import { cancelledShare, noShowShare } from './booking-patterns.data.js';
import { TOWN_DAYS, type TownPlan, chance, madeId } from './town-plan.js';

const CENTS = (creditMinutes: string) =>
  `floor((${creditMinutes} * ${tariff.hourlyCentsInclVat} * 2 + 60) / 120.0)::int`;
const capMinutes = Math.floor((monthlyCapCents.initial * 60) / tariff.hourlyCentsInclVat);
/** A booking is made at least this long before it starts. */
const LEAST_AHEAD = `interval '3 hours'`;

/** The cancellation rule of each kind of space, as in the default settings of a network. */
const terms = Object.keys(cancellation.initial).map((kind) => {
  const policy = policyFor(kind as SpaceKind, cancellation.initial);
  const freeMinutes = policy.steps.findLast(({ feeBasisPoints }) => feeBasisPoints === 0)!.untilMinutesBefore;
  const { graceMinutes, graceNotWithinMinutes } = policy;
  return `('${kind}', ${freeMinutes} * interval '1 minute', ${graceMinutes} * interval '1 minute', ${graceNotWithinMinutes} * interval '1 minute', '${JSON.stringify(policy)}'::jsonb)`;
});
const TERMS = `(values ${terms.join(', ')}) as terms (kind, free, grace, not_within, policy)`;

/**
 * The state and the cost of each drawn booking: hours of the month’s allowance first, then euros up to the month’s
 * cap; bookings beyond the cap are left out. Cancelled bookings are counted last, so that their hours and euros were
 * available whenever they were booked.
 */
export function madeSql({ now, bookings }: TownPlan): string {
  const moment = `timestamptz '${now}'`;
  const of = (purpose: string) => chance('lane', 'quarter', purpose);
  const inOrder = `partition by member, month order by state = 'CANCELLED', booked_at, lane, starts_at`;
  return `
    create temporary table made on commit drop as
    with timed as (
      select lane, member, minutes, starts_at, starts_at + minutes * interval '1 minute' ends_at, date_trunc('month', starts_at) as month, quarter, free, grace, not_within,
             minutes * weight credit,
             date_trunc('second', least(starts_at, ${moment}) - ${LEAST_AHEAD} - power(${of('ahead')}, 2) * interval '20 days') booked_at
        from draft join lane on lane.n = lane join ${TERMS} using (kind)
       cross join lateral (select (date_part('epoch', starts_at) / 900)::bigint quarter) clock),
    settled as (
      select timed.*, free_until,
             case when ${of('fate')} < ${cancelledShare} then 'CANCELLED' when ends_at > ${moment} then 'CONFIRMED'
                  when ${of('fate')} < ${cancelledShare + noShowShare} then 'NO_SHOW' else 'COMPLETED' end state
        from timed cross join lateral (select greatest(starts_at - free, least(booked_at + grace, starts_at - not_within)) free_until) policy),
    affordable as (
      select * from (select settled.*, included_minutes included, sum(credit) over (${inOrder}) spent from settled join regular on regular.n = member) counted
       where spent <= included + ${capMinutes} order by ${of('kept')} limit ${bookings}),
    paid as (
      select *, greatest(0, least(credit, included - (sum(credit) over (${inOrder}) - credit)))::int from_pass from affordable)
    select n, ${madeId('booking', 'booked_at', 'n')} booking_id, ${madeId('charge', 'booked_at', 'n')} charge_id, lane, member, minutes, tstzrange(starts_at, ends_at) during, starts_at, ends_at, month, booked_at, free_until, state,
           case state when 'CANCELLED' then date_trunc('second', booked_at + (least(free_until, ${moment}) - booked_at) * (0.05 + 0.9 * ${of('cancelled')})) end cancelled_at,
           credit, from_pass, ${CENTS('(credit - from_pass)')} cents
      from (select *, row_number() over (order by booked_at, lane, starts_at) n from paid) numbered order by n`;
}

/** Eight characters, unique per number: multiplying by an odd number permutes all 2^40. */
const CODE = `(select string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', ((m.n * 370248451 >> (5 * sign)) & 31)::int + 1, 1), '') from generate_series(0, 7) sign)`;

/** Writes bookings with their items, charges and payments, exactly as the app would. */
export function bookingsSql({ networkId, now, zone }: TownPlan): Record<string, string> {
  const network = `'${networkId}'::uuid`;
  const reversal = madeId('reversal', 'm.cancelled_at', 'm.n');
  const item = madeId('item', 'm.booked_at', 'm.n');
  const lot = (month: string, member: string) =>
    madeId(
      'lot',
      month,
      `${member} * 1000 + extract(year from ${month})::int % 50 * 12 + extract(month from ${month})::int`,
    );
  const localDay = (days: number) => now.toZonedDateTimeISO(zone).toPlainDate().add({ days });
  const whole = `made m join lane l on l.n = m.lane join regular r on r.n = m.member`;
  const chargeColumns = `(network_id, id, kind, source_kind, source_id, member_id, venue_id, pass_id, tariff_id, tariff_class, weight, seats, used_during, minutes, credit_minutes,
     credit_minutes_from_pass, credit_minutes_paid, amount_cents, amount_excl_cents, vat_cents, vat_basis_points, charged_at, reverses_id)`;
  const charged = (id: string, sign: 1 | -1, at: string, reverses: string) => `
    insert into charge ${chargeColumns}
    select ${network}, ${id}, 'USE', 'BOOKING_ITEM', ${item}, r.member_id, l.venue_id, r.pass_id, t.id, l.tariff_class, l.weight, 1, during, ${sign} * minutes, ${sign} * credit,
           ${sign} * from_pass, ${sign} * (credit - from_pass), ${sign} * cents, ${sign} * excl, ${sign} * (cents - excl), t.vat_basis_points, ${at}, ${reverses}
      from ${whole} join tariff t on t.network_id = ${network} and t.valid @> timestamptz '${now}'
     cross join lateral (select round(cents * 10000 / (10000.0 + t.vat_basis_points))::int excl) vat`;
  const moved = (
    kind: 'USE' | 'REVERSAL',
    at: string,
    of: string,
    id: 'used' | 'given_back',
    sign: 1 | -1,
    where: string,
  ) => `
    with moved as (
      select m.n, m.member, m.month, m.booked_at, m.cancelled_at, m.charge_id, m.from_pass, ${madeId(id, at, 'm.n')} transaction_id from made m where from_pass > 0 ${where} order by m.n),
    written as (insert into hours_transaction (network_id, id, kind, charge_id, made_at) select ${network}, transaction_id, '${kind}', ${of}, ${at} from moved m)
    insert into hours_entry (network_id, id, transaction_id, lot_id, account, credit_minutes)
    select ${network}, ${madeId(`${id}_entry`, at, 'm.n * 2 + place')}, transaction_id, ${lot('m.month', 'm.member')}, account, ${sign} * side * from_pass
      from moved m cross join (values (0, 'LOT', -1), (1, 'USED', 1)) sides (place, account, side)`;
  return {
    bookings: `
      insert into booking (network_id, id, code, member_id, booked_by_id, venue_id, during, state, tariff_id, cancellation_policy, free_until, sequence, booked_at, cancelled_at, cancelled_by)
      select ${network}, booking_id, ${CODE}, r.member_id, r.member_id, l.venue_id, during, state, t.id, policy, free_until, (state = 'CANCELLED')::int, booked_at, cancelled_at,
             case when state = 'CANCELLED' then 'MEMBER' end
        from ${whole} join ${TERMS} using (kind) join tariff t on t.network_id = ${network} and t.valid @> timestamptz '${now}' order by m.n`,
    items: `
      insert into booking_item (network_id, id, booking_id, space_id, seats)
      select ${network}, ${item}, booking_id, l.space_id, 1 from made m join lane l on l.n = m.lane order by m.n`,
    allocations: `
      insert into allocation (network_id, id, resource_id, exclusive, holder_id, during, state)
      select ${network}, ${madeId('allocation', 'm.booked_at', 'm.n')}, l.resource_id, l.exclusive, booking_id, tstzrange(starts_at, ends_at + buffer_minutes * interval '1 minute'), state
        from made m join lane l on l.n = m.lane order by m.n`,
    seats: `
      insert into seat_bucket (network_id, resource_id, at, used, cap)
      select ${network}, l.resource_id, at, count(*), max(l.capacity)
        from made m join lane l on l.n = m.lane cross join generate_series(starts_at, ends_at + buffer_minutes * interval '1 minute' - interval '15 minutes', interval '15 minutes') at
       where not l.exclusive and state <> 'CANCELLED' group by l.resource_id, at order by l.resource_id, at`,
    personTimes: `
      insert into person_time (network_id, id, member_id, holder_id, during, state)
      select ${network}, ${madeId('person_time', 'm.booked_at', 'm.n')}, r.member_id, booking_id, during, state from made m join regular r on r.n = m.member order by m.n`,
    charges: `${charged('charge_id', 1, 'booked_at', 'null')} order by m.n`,
    reversals: `${charged(reversal, -1, 'cancelled_at', 'charge_id')} where state = 'CANCELLED' order by m.n`,
    // The trigger that counts reversals is off.
    'reversed totals': `
      insert into charge_reversal
      select ${network}, charge_id, from_pass, credit - from_pass, cents, from_pass, credit - from_pass, cents
        from made where state = 'CANCELLED' order by n`,
    // So is the trigger that notes what is to be invoiced.
    'charges to invoice': `
      insert into unbilled_charge (network_id, charge_id, member_id, due_at)
      select network_id, id, member_id, greatest(charged_at, lower(used_during)) from charge
       where network_id = ${network} and amount_cents <> 0 order by id`,
    // One allowance per month, from the month of the first booking to the last that can be booked.
    hours: `
      with months as (
        select starts::timestamptz starts, (starts + interval '1 month')::timestamptz ends, least(starts::timestamptz, timestamptz '${now}') opened
          from generate_series(date_trunc('month', timestamp '${localDay(-TOWN_DAYS.back - 1)}'), timestamp '${localDay(61)}', interval '1 month') starts),
      used as (select member, month, sum(from_pass) minutes from made where state <> 'CANCELLED' group by 1, 2),
      lots as materialized (
        select ${lot('starts', 'r.n')} id, row_number() over (order by opened, r.n, starts) n, r.pass_id, starts, ends, opened, included_minutes granted, coalesce(used.minutes, 0) used
          from regular r cross join months left join used on used.member = r.n and used.month = starts where included_minutes > 0),
      written as (
        insert into hours_lot (network_id, id, pass_id, kind, valid, granted_minutes, remaining_minutes)
        select ${network}, id, pass_id, 'ALLOWANCE', tstzrange(starts, ends), granted, granted - used from lots order by id),
      transactions as (
        insert into hours_transaction (network_id, id, kind, made_at) select ${network}, ${madeId('granted', 'opened', 'n')}, 'GRANT', opened from lots order by n)
      insert into hours_entry (network_id, id, transaction_id, lot_id, account, credit_minutes)
      select ${network}, ${madeId('granted_entry', 'opened', 'n * 2 + place')}, ${madeId('granted', 'opened', 'n')}, id, account, side * granted
        from lots cross join (values (0, 'ISSUED', -1), (1, 'LOT', 1)) sides (place, account, side) order by n`,
    'hours used': moved('USE', 'm.booked_at', 'charge_id', 'used', 1, ''),
    'hours given back': moved('REVERSAL', 'm.cancelled_at', reversal, 'given_back', -1, `and state = 'CANCELLED'`),
    spendings: `
      insert into quota (network_id, kind, subject_id, period_start, used, cap)
      select ${network}, 'passes.spend', r.member_id, month, sum(case state when 'CANCELLED' then 0 else cents end), ${monthlyCapCents.initial}
        from made m join regular r on r.n = m.member group by r.member_id, month`,
  };
}
