import { hoursUnchanged, moveTime } from '#libs/agenda';
import { type SaleRecord, type TakeRecord, chargeUse, saleColumns, takeColumns } from '#libs/passes';
import { type JobRecord, type Span, type Sql, namedStatement, queued } from '#libs/platform';
import { type BookingPlan, occupiedParts } from '../booking-plan.js';
import { type BookingRow } from '../booking.queries.js';
import { countOpenings, giveOpeningsBack } from '../pass-openings/pass-opening.parts.js';
import { type Draw } from '../rules/pass-quota.js';

const claim = `
  claim as (
    select c.*
      from jsonb_to_record(:claim) c (network_id uuid, holder_id uuid, member_id uuid, during tstzrange, state text, at timestamptz)`;

/** Time first, as in a booking: what the booking had is given back and the new time is taken. */
const takeNewTime = namedStatement(
  'booking.takeNewTime',
  { claim: 'jsonb', parts: 'jsonb' },
  `with checked as (
     select * from jsonb_to_record(:claim) k (network_id uuid, calendar_id uuid, hours_version int)),
   ${hoursUnchanged},
   ${claim}
       join hours_unchanged on true),
   part as (
     select p.*
       from jsonb_to_recordset(:parts) p (resource_id uuid, exclusive boolean, capacity int, during tstzrange, seats int)
       join hours_unchanged on true),
   ${moveTime},
   released as (
     select c.network_id, c.holder_id from claim c where exists (select from attended)),
   ${giveOpeningsBack}
   select not exists (select from hours_unchanged) as "hoursChanged",
          exists (select from attended) as taken,
          (select count(*) from draws_back) as draws`,
);

/** Then the price, and the booking itself under the next revision of its item. */
const rewrite = namedStatement(
  'booking.rewrite',
  { claim: 'jsonb', draws: 'jsonb', sale: 'jsonb', takes: 'jsonb', booking: 'jsonb', jobs: 'jsonb' },
  `with ${claim}),
   opening_draw as (
     select d.*
       from jsonb_to_recordset(:draws) d (opening_id uuid, at timestamptz, amount int, cap int)),
   in_quota as (
     select c.member_id as subject_id from claim c),
   ${countOpenings},
   sale as (
     select s.*
       from jsonb_to_record(:sale) s (${saleColumns})),
   take as (
     select t.*
       from jsonb_to_recordset(:takes) t (${takeColumns})),
   may_sell as (
     select subject_id
       from in_quota
      where (select count(*) from opened) = (select count(*) from opening_draw)),
   ${chargeUse},
   rewritten as (
     update booking b
        set venue_id = s.venue_id, during = c.during, tariff_id = s.tariff_id, cancellation_policy = w.policy,
            free_until = w.free_until, sequence = b.sequence + 1,
            must_reconfirm_by = case when b.reconfirmed_at is null then w.must_reconfirm_by else b.must_reconfirm_by end
       from claim c
      cross join sale s
      cross join charged
      cross join jsonb_to_record(:booking) w (policy jsonb, free_until timestamptz, must_reconfirm_by timestamptz)
      where (b.network_id, b.id) = (c.network_id, c.holder_id)
     returning b.network_id, b.id),
   item as (
     update booking_item i
        set space_id = w.space_id, seats = w.seats, revision = w.revision
       from rewritten r
      cross join jsonb_to_record(:booking) w (item_id uuid, space_id uuid, seats int, revision int)
      where i.network_id = r.network_id and i.id = w.item_id and i.booking_id = r.id
     returning i.id),
   opening_used as (
     insert into pass_opening_use (network_id, booking_id, opening_id, at, amount)
     select r.network_id, r.id, d.opening_id, d.at, d.amount
       from opening_draw d
      cross join rewritten r
     returning at),
   ${queued(':jobs', 'item')}
   select (select count(*) from opened) = (select count(*) from opening_draw) as "inOpening",
          exists (select from within_cap) as "withinCap",
          exists (select from item) as moved`,
);

const range = ({ start, end }: Span): string => `[${start.toString()},${end.toString()})`;

const claimRecord = (networkId: string, booking: BookingRow, wanted: Span, now: Temporal.Instant) => ({
  network_id: networkId,
  holder_id: booking.id,
  member_id: booking.memberId,
  during: range(wanted),
  state: booking.state,
  at: now.toString(),
});

/** Gives the booking’s time back and takes the wanted time, which may overlap it. The caller rolls back unless it was taken. */
export function takeNewTimeFor(
  tx: Sql,
  networkId: string,
  booking: BookingRow,
  plan: BookingPlan,
  wanted: Span & { readonly seats: number },
  now: Temporal.Instant,
): Promise<{ hoursChanged: boolean; taken: boolean }> {
  const parts = occupiedParts(plan, wanted).map((part) => ({
    resource_id: part.resourceId,
    exclusive: part.exclusive,
    capacity: part.capacity,
    during: range(part.during),
    seats: part.seats,
  }));
  const checked = { calendar_id: plan.calendarId, hours_version: plan.hoursVersion };
  const values = takeNewTime.values({
    claim: JSON.stringify({ ...claimRecord(networkId, booking, wanted, now), ...checked }),
    parts: JSON.stringify(parts),
  });
  return tx.one(takeNewTime, values);
}

/** What a moved booking becomes. */
export interface NewTerms {
  readonly wanted: Span & { readonly spaceId: string; readonly seats: number };
  readonly sale: SaleRecord;
  readonly takes: readonly TakeRecord[];
  readonly draws: readonly Draw[];
  readonly policy: BookingRow['policy'];
  readonly freeUntil: Temporal.Instant;
  /** Null: it need not be reconfirmed. What was reconfirmed stays so. */
  readonly mustReconfirmBy: Temporal.Instant | null;
  readonly jobs: readonly JobRecord[];
}

/** Charges the new use and rewrites the booking, its item and what it draws from openings. */
export function rewriteBooking(
  tx: Sql,
  networkId: string,
  booking: BookingRow,
  { wanted, sale, takes, draws, policy, freeUntil, mustReconfirmBy, jobs }: NewTerms,
  now: Temporal.Instant,
): Promise<{ inOpening: boolean; withinCap: boolean; moved: boolean }> {
  const [item] = booking.items;
  const records = {
    claim: claimRecord(networkId, booking, wanted, now),
    draws: draws.map(({ openingId, at, amount, cap }) => ({ opening_id: openingId, at: at.toString(), amount, cap })),
    sale,
    takes,
    booking: {
      policy,
      free_until: freeUntil.toString(),
      must_reconfirm_by: mustReconfirmBy?.toString() ?? null,
      item_id: item!.id,
      space_id: wanted.spaceId,
      seats: wanted.seats,
      revision: item!.revision + 1,
    },
    jobs,
  };
  return tx.one(
    rewrite,
    rewrite.values(records).map((record) => JSON.stringify(record)),
  );
}
