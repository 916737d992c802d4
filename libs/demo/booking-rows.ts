import { bookingCode, cancelFreeUntil, policyFor, reminderKey } from '#libs/booking';
import { remindersOf } from '#libs/messages';
import { type Booking } from './planner.js';
import { type BookingSettings, type Settled } from './settled.js';
import { type Ledger } from './ledger.js';
import { bufferOf, instantOf, textOf, withParts } from './occupancy.js';
import { type Prices } from './prices.js';
import { type MoneyMoment, moneyOfTale, writeTales } from './tale-rows.js';
import { type Town } from './town.js';

/** Writes bookings with their items, charges and reminders, exactly as the app would. */
export function writeBookings(
  town: Town,
  bookings: readonly Booking[],
  prices: Prices,
  ledger: Ledger,
  settings: BookingSettings,
): void {
  const made = chargeInOrder(
    bookings.map((booking) => settle(town, booking, settings)),
    ledger,
    (entry) => moneyOfTale(town, entry, ledger, settings),
  );

  const seats = new SeatCounters(town);
  const codes = new Set<string>();
  for (const entry of made) {
    writeBooking(town, entry, prices, settings, newCode(town, codes));
    writeTime(town, entry, seats);
    writeReminders(town, entry, settings);
  }
  seats.write();
  writeTales(town, made);
}

/** Spends hours in the order of booking, and gives them back at a cancellation. @returns the bookings that were made */
function chargeInOrder(
  entries: readonly Settled[],
  ledger: Ledger,
  taleOf: (entry: Settled) => readonly MoneyMoment[],
): Settled[] {
  const made = new Set<Settled>();
  const happenings = entries.flatMap((entry) => {
    const { booking, cancelledAt } = entry;
    const charge = () => void (ledger.charge(booking) && made.add(entry));
    const reverse = () => void (made.has(entry) && ledger.reverse(booking, cancelledAt!));
    const booked = { at: booking.bookedAt.epochMilliseconds, happens: charge };
    if (booking.tale) return [booked, ...taleOf(entry)];
    return cancelledAt ? [booked, { at: cancelledAt.epochMilliseconds, happens: reverse }] : [booked];
  });
  happenings.sort((a, b) => a.at - b.at);
  for (const { happens } of happenings) happens();
  return entries.filter((entry) => made.has(entry));
}

/** The state of a booking at the moment of the demo. */
function settle({ chance, now }: Town, booking: Booking, settings: BookingSettings): Settled {
  const start = instantOf(booking.from);
  const end = instantOf(booking.to);
  const policy = policyFor(booking.space.draft.kind, settings.cancellation);
  const free = cancelFreeUntil(policy, start, booking.bookedAt);
  const entry = { booking, freeUntil: free ?? booking.bookedAt, cancelledAt: null };
  const { cancelled, request, absence } = booking.tale ?? {};
  if (cancelled) return { ...entry, state: 'CANCELLED', cancelledAt: cancelled.at };
  if (request && request.answer !== 'ACCEPTED')
    return { ...entry, state: request.answer === null ? 'PENDING' : 'EXPIRED' };
  if (absence) return { ...entry, state: 'NO_SHOW' };
  if (booking.outcome === 'CANCELLED' && free) {
    const last = Math.min(free.epochMilliseconds, now.epochMilliseconds);
    const first = booking.bookedAt.epochMilliseconds;
    const cancelledAt = Temporal.Instant.fromEpochMilliseconds(
      first + Math.floor((last - first) * (0.05 + 0.9 * chance.next())),
    );
    return { ...entry, state: 'CANCELLED', cancelledAt };
  }
  if (Temporal.Instant.compare(end, now) > 0) {
    const isThere = booking.space.venue.checksIn && Temporal.Instant.compare(start, now) <= 0;
    return { ...entry, state: isThere ? 'IN_USE' : 'CONFIRMED' };
  }
  return { ...entry, state: booking.outcome === 'MISSED' ? 'NO_SHOW' : 'COMPLETED' };
}

function writeBooking(town: Town, entry: Settled, prices: Prices, settings: BookingSettings, code: string): void {
  const { rows, networkId } = town;
  const { booking, state, freeUntil, cancelledAt } = entry;
  const { id, member, space, bookedAt, seats, tale } = booking;
  rows.add('booking', {
    network_id: networkId,
    id,
    code,
    member_id: member.id,
    booked_by_id: member.id,
    venue_id: space.venue.id,
    during: `[${textOf(booking.from)},${textOf(booking.to)})`,
    state,
    tariff_id: prices.tariffId,
    cancellation_policy: policyFor(space.draft.kind, settings.cancellation),
    free_until: freeUntil.toString(),
    sequence: state === 'CANCELLED' || state === 'EXPIRED' ? 1 : 0,
    booked_at: bookedAt.toString(),
    cancelled_at: cancelledAt?.toString() ?? null,
    cancelled_by: cancelledAt ? (tale?.cancelled?.by ?? 'MEMBER') : null,
    cancellation_reason: tale?.cancelled?.reason ?? null,
    series_id: tale?.seriesId ?? null,
    note: tale?.note ?? '',
  });
  rows.add('booking_item', {
    network_id: networkId,
    id: booking.itemId,
    booking_id: id,
    space_id: space.id,
    seats,
  });
  if (state !== 'IN_USE') return;
  const at = instantOf(booking.from).toString();
  rows.add('check_in', {
    network_id: networkId,
    booking_id: id,
    at,
    how: 'DECLARED',
    by_id: member.id,
    entered_at: at,
  });
}

/** The places and the person: allocations with their buffer, counted seats, the person’s time. */
function writeTime(town: Town, { booking, state }: Settled, counters: SeatCounters): void {
  const { chance, rows, networkId } = town;
  const { id, member, space, from, to, seats, bookedAt } = booking;
  for (const part of withParts(space)) {
    rows.add('allocation', {
      network_id: networkId,
      id: chance.id(bookedAt),
      resource_id: part.resourceId,
      exclusive: part.exclusive,
      holder_id: id,
      during: `[${textOf(from)},${textOf(to + bufferOf(part))})`,
      seats,
      state,
      expires_at: null,
    });
  }
  if (!space.exclusive && state !== 'CANCELLED') counters.count(booking);
  // A request leaves the time of its member free until it is accepted.
  if (state === 'PENDING' || state === 'EXPIRED') return;
  const during = `[${textOf(from)},${textOf(to)})`;
  rows.add('person_time', {
    network_id: networkId,
    id: chance.id(bookedAt),
    member_id: member.id,
    holder_id: id,
    during,
    state,
  });
}

/** Reminders of upcoming bookings: those due are done, those of cancelled bookings are voided. */
function writeReminders(town: Town, { booking, state, cancelledAt }: Settled, settings: BookingSettings): void {
  const { chance, rows, networkId, now, data } = town;
  const start = instantOf(booking.from);
  if (Temporal.Instant.compare(start, now) <= 0 || state === 'PENDING' || state === 'EXPIRED') return;
  const { bookedAt, space } = booking;
  const times = { minutesBefore: settings.reminderTimes[space.draft.kind], ...settings.quietHours };
  for (const { minutesBefore, due } of remindersOf({ start, bookedAt, zone: data.zone }, times)) {
    const isVoid = state === 'CANCELLED' && Temporal.Instant.compare(cancelledAt!, due) <= 0;
    const isDone = !isVoid && Temporal.Instant.compare(due, now) <= 0;
    rows.add('outbox', {
      network_id: networkId,
      id: chance.id(bookedAt),
      topic: 'booking.remind',
      subject_id: booking.id,
      key: reminderKey(booking.id, minutesBefore),
      payload: { bookingId: booking.id, minutesBefore },
      run_at: due.toString(),
      request_id: null,
      created_at: bookedAt.toString(),
      published_at: isDone ? due.toString() : null,
      attempts: isDone ? 1 : 0,
      done_at: isDone ? due.toString() : null,
      voided_at: isVoid ? cancelledAt!.toString() : null,
      last_error: null,
    });
  }
}

function newCode({ chance }: Town, codes: Set<string>): string {
  for (;;) {
    const code = bookingCode((count) => chance.bytes(count));
    if (codes.has(code)) continue;
    codes.add(code);
    return code;
  }
}

/** One seat counter per shared space and quarter-hour. */
class SeatCounters {
  private readonly used = new Map<string, { booking: Booking; counts: Map<number, number> }>();

  constructor(private readonly town: Town) {}

  count(booking: Booking): void {
    const key = booking.space.resourceId;
    const { counts } = this.used.get(key) ?? this.used.set(key, { booking, counts: new Map() }).get(key)!;
    for (let at = booking.from; at < booking.to; at++) counts.set(at, (counts.get(at) ?? 0) + booking.seats);
  }

  write(): void {
    for (const [resourceId, { booking, counts }] of this.used) {
      for (const [at, used] of counts) {
        const row = { resource_id: resourceId, at: textOf(at), used, cap: booking.space.draft.capacity };
        this.town.rows.add('seat_bucket', { network_id: this.town.networkId, ...row });
      }
    }
  }
}
