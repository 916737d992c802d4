import { hoursUnchanged, takeTime } from '#libs/agenda';
import { type SaleRecord, type TakeRecord, chargeUse, saleColumns, takeColumns } from '#libs/passes';
import {
  type JobRecord,
  type KeyRecord,
  type QuotaRecord,
  type Span,
  type Sql,
  inQuota,
  keyed,
  namedStatement,
  addedToQuota,
  queued,
} from '#libs/platform';
import { type BookingRow } from './booking.queries.js';
import { countOpenings } from './pass-openings/pass-opening.parts.js';
import { type CheckInWay } from './presence/arrival.queries.js';
import { insertCheckIn } from './presence/insert-check-in.js';
import { type Draw } from './rules/pass-quota.js';

/**
 * Makes a booking of one or several spaces in one round trip: idempotency key, time, quota, price, ledger, booking and jobs. A
 * part that is refused inserts no rows, nor do the parts after it; the counts show where it stopped.
 */
const bookInOne = namedStatement(
  'booking.book',
  {
    key: 'jsonb',
    claim: 'jsonb',
    calendars: 'jsonb',
    parts: 'jsonb',
    quota: 'jsonb',
    draws: 'jsonb',
    sales: 'jsonb',
    takes: 'jsonb',
    booking: 'jsonb',
    items: 'jsonb',
    jobs: 'jsonb',
  },
  `with ${keyed(':key')},
   -- Locked: a membership that ends in this very moment books nothing.
   booker as (
     select m.id
       from member m
       join keyed on true
      where m.network_id = (select current_network())
        and m.id = (:claim ->> 'member_id')::uuid
        and m.left_at is null
        for key share of m),
   -- Before anything is taken: a change of hours holds this lock while it moves and cancels bookings.
   checked as (
     select k.*
       from jsonb_to_recordset(:calendars) k (network_id uuid, calendar_id uuid, hours_version int)
       join booker on true),
   ${hoursUnchanged},
   in_hours as (
     select b.id from booker b where (select count(*) from hours_unchanged) = (select count(*) from checked)),
   claim as (
     select c.*
       from jsonb_to_record(:claim) c (network_id uuid, holder_id uuid, member_id uuid, booked_by_id uuid, during tstzrange, state text, at timestamptz)
       join in_hours on true),
   part as (
     select p.*
       from jsonb_to_recordset(:parts) p (resource_id uuid, exclusive boolean, capacity int, during tstzrange, seats int)
       join in_hours on true),
   ${takeTime},
   ${inQuota(':quota', 'attended')},
   request_wanted as (
     select c.network_id, 'booking.openRequests'::text as kind, c.member_id as subject_id, timestamptz 'epoch' as period_start,
            1 as amount, (:booking ->> 'open_requests_cap')::int as cap, false as may_exceed
       from claim c
      where c.state = 'PENDING' and exists (select from in_quota)),
   ${addedToQuota('open_requests', 'request_wanted')},
   opening_draw as (
     select d.*
       from jsonb_to_recordset(:draws) d (opening_id uuid, at timestamptz, amount int, cap int)),
   ${countOpenings},
   sale as (
     select s.*
       from jsonb_to_recordset(:sales) s (${saleColumns})),
   take as (
     select t.*
       from jsonb_to_recordset(:takes) t (${takeColumns})),
   may_sell as (
     select subject_id
       from in_quota
      where (select count(*) from opened) = (select count(*) from opening_draw)
        and (select count(*) from open_requests) = (select count(*) from request_wanted)),
   ${chargeUse},
   booked as (
     insert into booking (network_id, id, code, member_id, booked_by_id, venue_id, during, state, tariff_id,
                          cancellation_policy, free_until, withdrawal_until, express_request_at, terms_version, booked_at, note, must_reconfirm_by, with_mentor)
     select c.network_id, c.holder_id, b.code, c.member_id, c.booked_by_id, s.venue_id, c.during, c.state, s.tariff_id,
            b.policy, b.free_until, b.withdrawal_until, b.express_request_at, terms_in_force(c.network_id, c.at), c.at, b.note, b.must_reconfirm_by, b.with_mentor
       from claim c
      cross join (select venue_id, tariff_id from sale limit 1) s
      cross join jsonb_to_record(:booking) b (code text, policy jsonb, free_until timestamptz, withdrawal_until timestamptz,
              express_request_at timestamptz, note text, must_reconfirm_by timestamptz, with_mentor boolean)
      where (select count(*) from charged) = (select count(*) from sale)
     returning id),
   item as (
     insert into booking_item (network_id, id, booking_id, space_id, seats, position)
     select c.network_id, i.id, b.id, i.space_id, i.seats, i.position
       from claim c
      cross join booked b
      cross join jsonb_to_recordset(:items) i (id uuid, space_id uuid, seats int, position int)
     returning id),
   requested as (
     insert into booking_request (network_id, booking_id, asked_at, answer_by, asked)
     select c.network_id, b.id, c.at, (:booking ->> 'answer_by')::timestamptz, case when (:booking ->> 'with_mentor')::boolean then 'MENTOR' else 'VENUE' end
       from claim c
      cross join booked b
      where c.state = 'PENDING'
     returning booking_id),
   opening_used as (
     insert into pass_opening_use (network_id, booking_id, opening_id, at, amount)
     select c.network_id, b.id, d.opening_id, d.at, d.amount
       from opening_draw d
      cross join claim c
      cross join booked b
     returning at),
   ${queued(':jobs', 'booked')}
   select (select count(*) from keyed) = 1 as keyed,
          exists (select from booker) and not exists (select from in_hours) as "hoursChanged",
          (select count(*) from taken) = (select count(*) from part) as taken,
          (select count(*) from seated) = (
            select coalesce(sum(extract(epoch from upper(during) - lower(during)) / 900), 0)
              from part
             where not exclusive) as seated,
          (select count(*) from attended) = 1 as attended,
          (select count(*) from in_quota) = 1 as "inQuota",
          (select count(*) from opened) = (select count(*) from opening_draw) as "inOpening",
          (select count(*) from open_requests) = (select count(*) from request_wanted) as "inRequests",
          (select count(*) from within_cap) = 1 as "withinCap",
          (select count(*) from booked) = 1 as booked`,
);

export interface BookCounts {
  keyed: boolean;
  /** Since the plan was read. */
  hoursChanged: boolean;
  taken: boolean;
  seated: boolean;
  attended: boolean;
  inQuota: boolean;
  /** What is open to the pass was enough. */
  inOpening: boolean;
  /** The member has room for another open request. */
  inRequests: boolean;
  withinCap: boolean;
  booked: boolean;
}

/** Everything that one booking writes. */
export interface BookingToInsert {
  readonly networkId: string;
  readonly booking: BookingRow;
  /** Who makes it; the member, unless somebody books for them. */
  readonly bookedById: string;
  /** Of somebody who is there already. */
  readonly checkIn?: { readonly how: CheckInWay; readonly byId: string } | undefined;
  /** Null: it need not be reconfirmed. */
  readonly mustReconfirmBy: Temporal.Instant | null;
  /** Of the spaces, each with the version of its hours against which the booking was checked. */
  readonly calendars: readonly { readonly calendarId: string; readonly hoursVersion: number }[];
  readonly parts: readonly {
    resourceId: string;
    exclusive: boolean;
    capacity: number;
    during: Span;
    seats: number;
  }[];
  /** One for each item. */
  readonly sales: readonly SaleRecord[];
  readonly takes: readonly TakeRecord[];
  readonly jobs: readonly JobRecord[];
  readonly key: KeyRecord;
  readonly quota: QuotaRecord;
  /** How many requests of a member may be open at once. */
  readonly openRequestsCap: number;
  /** What it uses of what its spaces open to the pass, in lock order. */
  readonly draws: readonly Draw[];
}

const range = ({ start, end }: Span): string => `[${start.toString()},${end.toString()})`;

export async function insertBooking(tx: Sql, { networkId, booking, ...wanted }: BookingToInsert): Promise<BookCounts> {
  const records = {
    key: wanted.key,
    claim: {
      network_id: networkId,
      holder_id: booking.id,
      member_id: booking.memberId,
      booked_by_id: wanted.bookedById,
      during: range(booking),
      state: booking.state,
      at: booking.bookedAt.toString(),
    },
    calendars: wanted.calendars.map(({ calendarId, hoursVersion }) => ({
      network_id: networkId,
      calendar_id: calendarId,
      hours_version: hoursVersion,
    })),
    parts: wanted.parts.map((part) => ({
      resource_id: part.resourceId,
      exclusive: part.exclusive,
      capacity: part.capacity,
      during: range(part.during),
      seats: part.seats,
    })),
    quota: wanted.quota,
    draws: wanted.draws.map((draw) => ({
      opening_id: draw.openingId,
      at: draw.at.toString(),
      amount: draw.amount,
      cap: draw.cap,
    })),
    sales: wanted.sales,
    takes: wanted.takes,
    booking: {
      code: booking.code,
      policy: booking.policy,
      free_until: booking.freeUntil.toString(),
      note: booking.note,
      answer_by: booking.request?.answerBy ?? null,
      open_requests_cap: wanted.openRequestsCap,
      withdrawal_until: booking.withdrawalUntil?.toString() ?? null,
      express_request_at: booking.expressRequestAt?.toString() ?? null,
      must_reconfirm_by: wanted.mustReconfirmBy?.toString() ?? null,
      with_mentor: booking.withMentor,
    },
    items: booking.items.map(({ id, spaceId, seats }, position) => ({ id, space_id: spaceId, seats, position })),
    jobs: wanted.jobs,
  };
  const values = bookInOne.values(records).map((record) => JSON.stringify(record));
  const counts = await tx.one<BookCounts>(bookInOne, values);
  if (counts.booked && wanted.checkIn) await insertCheckIn(tx, booking.id, wanted.checkIn, booking.bookedAt);
  return counts;
}
