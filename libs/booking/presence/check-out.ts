import { Injectable } from '@nestjs/common';
import { allocationsHeldBy, allocationsThatTook, closeTime, hasFullQuarter } from '#libs/agenda';
import { isStaffOf } from '#libs/directory';
import { chargeMoreTime, monthlyCapCents } from '#libs/passes';
import {
  Clock,
  Database,
  type MemberViewer,
  Rollback,
  type Settings,
  SettingsReader,
  type Sql,
  enqueue,
  statement,
} from '#libs/platform';
import { bookingById } from '../booking.queries.js';
import { announceOverstay } from '../declared-jobs.js';
import { overstayMinutes } from '../rules/overstay.js';
import { type ArrivalRow, lockArrivals } from './arrival.queries.js';
import { overstayGraceMinutes, presenceDeadlines } from './presence.settings.js';
import { type PresenceRefusalFacts, refusal } from './presence.texts.js';

export interface LeavingNote {
  readonly code: string;
  /** The venue whose staff notes it; null: the member notes it for a booking of their own. */
  readonly venueId: string | null;
  /** When the person left; null: now. */
  readonly leftAt: Temporal.Instant | null;
}

export type CheckOutOutcome =
  | { readonly kind: 'LEFT'; readonly code: string; readonly overstayMinutes: number; readonly feeCents: number }
  | PresenceRefusalFacts;

const STAYED_UNTIL = 'greatest(b.ends_at, $2::timestamptz)';
const stayed = {
  network: 'r.network_id',
  start: 'b.ends_at',
  end: '$2::timestamptz',
  now: '$3::timestamptz',
  seats: 'i.seats',
};
// Somebody follows when another booking takes or took the same space before the person left; of seats, when none is left over.
const readFollowed = statement(
  'booking.isFollowed',
  `select exists (
     select from booking b
       join booking_item i on (i.network_id, i.booking_id) = (b.network_id, b.id)
       join space s on (s.network_id, s.id) = (i.network_id, i.space_id)
       join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id)
      where b.network_id = (select current_network()) and b.id = $1
        and case when r.exclusive
                 then exists (select from (${allocationsThatTook('r.network_id', 'r.id', 'b.ends_at', STAYED_UNTIL)}) a
                               where a.holder_id <> b.id and a.during && tstzrange(b.ends_at, ${STAYED_UNTIL}))
                   or exists (select from no_show n join lateral (${allocationsHeldBy('n.network_id', 'n.booking_id')}) a on (a.resource_id, a.state) = (r.id, 'NO_SHOW')
                               where (n.network_id, n.venue_id) = (s.network_id, s.venue_id) and n.at >= b.ends_at
                                 and a.during && tstzrange(b.ends_at, ${STAYED_UNTIL}))
                 else ${hasFullQuarter(stayed, { id: 'r.id', exclusive: 'r.exclusive', capacity: 'r.capacity' })} end) as followed`,
);
const write = statement(
  'booking.checkOut',
  `insert into check_out (network_id, booking_id, at, by_id, entered_at, overstay_minutes, followed)
   values ((select current_network()), $1, $2, $3, $4, $5, $6) on conflict do nothing`,
);
const finish = statement(
  'booking.finishUse',
  `with closing as (
     update booking set state = 'COMPLETED' where network_id = (select current_network()) and id = $1 and state = 'IN_USE'
     returning network_id, id as holder_id, state, $2::timestamptz as at),
   ${closeTime}
   select (select count(*) from closed) as closed, (select count(*) from seats_freed) as seats,
          (select count(*) from people_free) as people from closing`,
);

/** Notes that somebody left: the rest of the time is free again, and staying longer costs what the time costs. */
@Injectable()
export class CheckOut {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  async note(viewer: MemberViewer, leaving: LeavingNote): Promise<CheckOutOutcome> {
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      const outcome = await this.attempt(tx, viewer, leaving, now, settings);
      if (outcome.kind === 'REFUSED') throw new Rollback<CheckOutOutcome>(outcome);
      return outcome;
    });
  }

  private async attempt(
    tx: Sql,
    viewer: MemberViewer,
    { code, venueId, leftAt }: LeavingNote,
    now: Temporal.Instant,
    settings: Settings,
  ): Promise<CheckOutOutcome> {
    if (venueId !== null && !isStaffOf(viewer, venueId)) return refusal('NOT_FOUND');
    const [arrival] = await lockArrivals(tx, [code], venueId === null ? viewer.member.id : null);
    if (!arrival || (venueId !== null && arrival.venueId !== venueId)) return refusal('NOT_FOUND');
    const { id, end, checkIn, zone } = arrival;
    if (!checkIn) return refusal('NOT_CHECKED_IN');
    if (arrival.leftAt) return refusal('LEFT_ALREADY');
    const at = leftAt ? clamp(leftAt, checkIn.at, now) : now;
    const until = end.add({ hours: settings.get(presenceDeadlines).correctionHours });
    if (Temporal.Instant.compare(now, until) >= 0) return refusal('TOO_LATE', { at: until, zone });
    const minutes = overstayMinutes(end, at, settings.get(overstayGraceMinutes));
    const { followed } = await tx.one<{ followed: boolean }>(readFollowed, [id, at, now]);
    const isFollowed = minutes > 0 && followed;
    if ((await tx.run(write, [id, at, viewer.member.id, now, minutes, isFollowed])) === 0)
      return refusal('LEFT_ALREADY');
    await tx.maybe(finish, [id, at]);
    if (isFollowed) await this.alertVenue(tx, arrival, viewer, now);
    const feeCents = minutes > 0 && !followed ? await chargeOverstay(tx, id, minutes, now, settings) : 0;
    return { kind: 'LEFT', code: arrival.code, overstayMinutes: minutes, feeCents };
  }

  /** People settle it first: the next person may have waited, or not. */
  private alertVenue(tx: Sql, { id }: ArrivalRow, { requestId }: MemberViewer, now: Temporal.Instant) {
    return enqueue(tx, {
      job: announceOverstay,
      subjectId: id,
      payload: { bookingId: id },
      runAt: now,
      key: `booking.announceOverstay:${id}`,
      requestId,
    });
  }
}

async function chargeOverstay(
  tx: Sql,
  bookingId: string,
  minutes: number,
  now: Temporal.Instant,
  settings: Settings,
): Promise<number> {
  const { items } = (await bookingById(tx, bookingId))!;
  const capCents = settings.get(monthlyCapCents);
  let cents = 0;
  for (const { id, revision } of items.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    cents += await chargeMoreTime(tx, { kind: 'BOOKING_ITEM', id, revision }, minutes, { now, capCents });
  return cents;
}

function clamp(at: Temporal.Instant, from: Temporal.Instant, until: Temporal.Instant): Temporal.Instant {
  if (Temporal.Instant.compare(at, from) < 0) return from;
  return Temporal.Instant.compare(at, until) > 0 ? until : at;
}
