import { Injectable } from '@nestjs/common';
import { LONGEST, allocationsThatTook } from '#libs/agenda';
import { liveChargeId, restoredHoursDays, reverseCharge } from '#libs/passes';
import {
  Clock,
  Database,
  Handles,
  type JobContext,
  type PayloadOf,
  SettingsReader,
  type Sql,
  enqueue,
  failpoint,
  statement,
} from '#libs/platform';
import { announceFeeWaiver, decideFeeWaiver } from '../declared-jobs.js';
import { type SeatsWithFee, type WaivedTime, shareOfTime, waivedTime } from '../rules/fee-waiver.js';

/** A space of a booking with a fee. */
interface ItemWithFee {
  readonly id: string;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly itemId: string;
  readonly revision: number;
  readonly resourceId: string;
  readonly capacity: number;
  /** Of the fee, before anything was given back. */
  readonly fromPass: number;
  readonly paid: number;
  readonly cents: number;
}

const withFee = `join charge c on c.network_id = i.network_id and c.source_kind = 'BOOKING_ITEM' and c.source_id = i.id and c.kind = 'FEE'
                     and c.source_revision = i.revision and c.reverses_id is null`;
// Locked, so that nobody corrects a no-show in the meantime.
const lockFee = statement(
  'booking.lockFee',
  `select b.id, b.starts_at as start, b.ends_at as "end", i.id as "itemId", i.revision, r.id as "resourceId",
          case when r.exclusive then 1 else r.capacity end as capacity,
          c.credit_minutes_from_pass as "fromPass", c.credit_minutes_paid as paid, c.amount_cents as cents
     from booking b
     join booking_item i on (i.network_id, i.booking_id) = (b.network_id, b.id)
     join space s on (s.network_id, s.id) = (i.network_id, i.space_id)
     join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id)
     ${withFee}
    where b.network_id = (select current_network()) and b.id = $1 and b.state in ('CANCELLED','NO_SHOW') and b.ends_at <= $2
      and not exists (select from fee_waiver w where (w.network_id, w.booking_id) = (b.network_id, b.id))
    order by i.position, i.id
      for no key update of b`,
);
// A booking counts with its own time, whatever its place had to keep free before and after it.
const readTaken = statement(
  'booking.takenByOthers',
  `select coalesce(b.starts_at, a.starts_at) as start, coalesce(b.ends_at, a.ends_at) as "end", a.seats
     from (${allocationsThatTook('(select current_network())', '$1', '$3::timestamptz', '$4::timestamptz')}) a
     left join booking b on (b.network_id, b.id) = (a.network_id, a.holder_id)
    where a.holder_id <> $2 and coalesce(b.ends_at, a.ends_at) > $3
      and coalesce(b.state, a.state) in ('CONFIRMED','IN_USE','COMPLETED')`,
);
const readWithFee = statement(
  'booking.seatsWithFee',
  `select b.id, b.starts_at as start, b.ends_at as "end", case when r.exclusive then 1 else i.seats end as seats,
          coalesce(b.cancelled_at, c.charged_at) as "freedAt"
     from space s
     join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id)
     join booking b on (b.network_id, b.venue_id) = (s.network_id, s.venue_id) and b.state in ('CANCELLED','NO_SHOW')
                   and b.starts_at > $2::timestamptz - ${LONGEST.allocation} and b.starts_at < $3::timestamptz and b.ends_at > $2
     join booking_item i on (i.network_id, i.booking_id, i.space_id) = (b.network_id, b.id, s.id)
     ${withFee}
    where s.network_id = (select current_network()) and s.resource_id = $1`,
);
const insertWaiver = statement(
  'booking.insertFeeWaiver',
  `insert into fee_waiver (network_id, booking_id, decided_at, used_quarters, booked_quarters, credit_minutes, amount_cents)
   values ((select current_network()), $1, $2, $3, $4, $5, $6) on conflict do nothing`,
);

/** Gives back the part of a fee whose time others used: the same quarter of an hour is never paid for twice. */
@Injectable()
export class FeeWaivers {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  @Handles(decideFeeWaiver)
  async decide({ bookingId }: PayloadOf<typeof decideFeeWaiver>, { networkId }: JobContext): Promise<void> {
    const now = this.clock.now();
    const days = (await this.settings.at(networkId, now)).get(restoredHoursDays);
    const work = async (tx: Sql): Promise<void> => {
      const items = await tx.rows<ItemWithFee>(lockFee, [bookingId, now]);
      if (items.length === 0) return;
      const total = { usedQuarters: 0, bookedQuarters: 0, creditMinutes: 0, cents: 0 };
      for (const item of items) {
        const waived = await timeUsedByOthers(tx, item);
        const reversed = await giveBack(tx, item, waived, { now, restoredHoursDays: days });
        total.usedQuarters += waived.usedQuarters;
        total.bookedQuarters += waived.bookedQuarters;
        total.creditMinutes += reversed.creditMinutes;
        total.cents += reversed.cents;
      }
      failpoint('waiver:reversed');
      const { usedQuarters, bookedQuarters, creditMinutes, cents } = total;
      await tx.run(insertWaiver, [bookingId, now, usedQuarters, bookedQuarters, creditMinutes, cents]);
      if (creditMinutes + cents === 0) return;
      await enqueue(tx, {
        job: announceFeeWaiver,
        subjectId: bookingId,
        payload: { bookingId },
        runAt: now,
        key: `booking.feeWaived:${bookingId}`,
      });
    };
    await this.database.inTransaction(networkId, work, 'waiver');
  }
}

/** Gives back the share of the fee of an item for the time that others used. @returns what was given back */
async function giveBack(
  tx: Sql,
  { itemId, revision, fromPass, paid, cents }: ItemWithFee,
  waived: WaivedTime,
  how: { readonly now: Temporal.Instant; readonly restoredHoursDays: number },
): Promise<{ creditMinutes: number; cents: number }> {
  const part = {
    creditMinutesFromPass: shareOfTime(fromPass, waived),
    creditMinutesPaid: shareOfTime(paid, waived),
    amountCents: shareOfTime(cents, waived),
  };
  const chargeId = await liveChargeId(tx, { kind: 'BOOKING_ITEM', id: itemId, revision });
  // More than what is left of a fee that was given back already: then nothing is left to waive.
  return (await reverseCharge(tx, { chargeId, part, ...how })) ?? { creditMinutes: 0, cents: 0 };
}

async function timeUsedByOthers(tx: Sql, { id, start, end, resourceId, capacity }: ItemWithFee): Promise<WaivedTime> {
  const seats = await tx.rows<SeatsWithFee>(readWithFee, [resourceId, start, end]);
  type Taken = Pick<SeatsWithFee, 'start' | 'end' | 'seats'>;
  const taken = await tx.rows<Taken>(readTaken, [resourceId, id, start, end]);
  return waivedTime(
    seats.find((one) => one.id === id)!,
    { capacity, taken, withFee: seats },
  );
}
