import { cancellationFeeBasisPoints, policyFor } from '#libs/booking';
import { type BookingSettings, type Settled } from './settled.js';
import { type Booking } from './planner.js';
import { type Ledger } from './ledger.js';
import { instantOf } from './occupancy.js';
import { type Tale } from './tale.js';
import { type Town } from './town.js';

const WHOLE_BASIS_POINTS = 10_000;

/** Something that happens to the price of a booking, and when. */
export interface MoneyMoment {
  readonly at: number;
  readonly happens: () => void;
}

/** What an ending of the story costs and gives back, in the order in which the app would charge it. */
export function moneyOfTale(
  town: Town,
  { booking }: Settled,
  ledger: Ledger,
  settings: BookingSettings,
): MoneyMoment[] {
  const { cancelled, absence, request } = booking.tale!;
  if (cancelled) return moneyOfCancellation(town, booking, cancelled, ledger, settings);
  if (absence) {
    const moments = [
      moment(absence.at, () => {
        ledger.reverse(booking, absence.at);
        ledger.fee(booking, absence.at, WHOLE_BASIS_POINTS);
      }),
      waiver(town, booking, false, ledger),
    ];
    const excusedAt = answeredAt(absence);
    return absence.excused === null
      ? moments
      : [...moments, moment(excusedAt, () => ledger.reverse(booking, excusedAt))];
  }
  const endedAt = request && request.answer !== 'ACCEPTED' ? request.answeredAt : null;
  return endedAt ? [moment(endedAt, () => ledger.reverse(booking, endedAt))] : [];
}

function moneyOfCancellation(
  town: Town,
  booking: Booking,
  { at, by }: NonNullable<Tale['cancelled']>,
  ledger: Ledger,
  settings: BookingSettings,
): MoneyMoment[] {
  const policy = policyFor(booking.space.draft.kind, settings.cancellation);
  const share = cancellationFeeBasisPoints(policy, instantOf(booking.from), booking.bookedAt, at);
  const moments = [
    moment(at, () => {
      ledger.reverse(booking, at);
      if (by === 'VENUE') ledger.compensate(booking, at, share);
      else if (share > 0) ledger.fee(booking, at, share);
    }),
  ];
  return by === 'MEMBER' && share > 0
    ? [...moments, waiver(town, booking, booking.tale!.usedByOthers === true, ledger)]
    : moments;
}

/** The decision about a fee, five minutes after the end of the booking. */
function waiver({ rows, networkId }: Town, booking: Booking, isUsed: boolean, ledger: Ledger): MoneyMoment {
  const at = instantOf(booking.to).add({ minutes: 5 });
  return moment(at, () => {
    const quarters = booking.to - booking.from;
    const { creditMinutes, amountCents } = isUsed ? ledger.kept(booking) : { creditMinutes: 0, amountCents: 0 };
    if (isUsed) ledger.reverse(booking, at);
    rows.add('fee_waiver', {
      network_id: networkId,
      booking_id: booking.id,
      decided_at: at.toString(),
      used_quarters: isUsed ? quarters : 0,
      booked_quarters: quarters,
      credit_minutes: creditMinutes,
      amount_cents: amountCents,
    });
  });
}

/** The request, the absence and the series of each booking that has one. */
export function writeTales(town: Town, entries: readonly Settled[]): void {
  const series = new Map<string, Booking>();
  const open = new Map<string, number>();
  for (const { booking } of entries) {
    const { seriesId, request, absence } = booking.tale ?? {};
    if (seriesId !== undefined) series.set(seriesId, booking);
    if (request) writeRequest(town, booking, request);
    if (request?.answer === null) open.set(booking.member.id, (open.get(booking.member.id) ?? 0) + 1);
    if (absence) writeAbsence(town, booking, absence);
  }
  const { rows, networkId: network_id } = town;
  for (const [id, { member, bookedAt }] of series)
    rows.add('booking_series', { network_id, id, member_id: member.id, made_at: bookedAt.toString() });
  for (const [subject_id, used] of open)
    rows.add('quota', { network_id, kind: 'booking.openRequests', subject_id, period_start: '1970-01-01T00:00:00Z', used, cap: 5 }); // prettier-ignore
}

function writeRequest(town: Town, booking: Booking, request: NonNullable<Tale['request']>): void {
  const { rows, networkId: network_id, chance } = town;
  const { id, bookedAt, space } = booking;
  const { answer, answerBy, answeredAt: at, reason, suggestedStart } = request;
  rows.add('booking_request', {
    network_id,
    booking_id: id,
    asked_at: bookedAt.toString(),
    answer_by: answerBy.toString(),
    answer,
    answered_at: at?.toString() ?? null,
    answered_by_id: answer === null || answer === 'EXPIRED' ? null : managerOf(town, space.venue.id),
    reason,
    suggested_start: suggestedStart?.toString() ?? null,
  });
  if (answer !== null) return;
  rows.add('outbox', {
    network_id,
    id: chance.id(bookedAt),
    topic: 'booking.requestDeadline',
    subject_id: id,
    key: `booking.requestDeadline:${id}`,
    payload: { bookingId: id },
    run_at: answerBy.toString(),
    request_id: null,
    created_at: bookedAt.toString(),
    published_at: null,
    attempts: 0,
    done_at: null,
    voided_at: null,
    last_error: null,
  });
}

function writeAbsence(town: Town, booking: Booking, absence: NonNullable<Tale['absence']>): void {
  const { rows, networkId: network_id, now } = town;
  const { at, contest, excused } = absence;
  // One that waits for an answer is some hours old.
  const contestedAt = excused === null ? now.subtract({ hours: 6 }) : contestedOn(absence);
  rows.add('no_show', {
    network_id,
    booking_id: booking.id,
    member_id: booking.member.id,
    venue_id: booking.space.venue.id,
    at: at.toString(),
    entered_by_id: null,
    contested_at: contest === null ? null : contestedAt.toString(),
    contest,
  });
  if (excused === null) return;
  rows.add('no_show_answer', {
    network_id,
    booking_id: booking.id,
    side: 'VENUE',
    outcome: 'EXCUSED',
    words: excused,
    at: answeredAt(absence).toString(),
    by_id: managerOf(town, booking.space.venue.id),
  });
}

const contestedOn = ({ at }: NonNullable<Tale['absence']>) => at.add({ hours: 5 });
const answeredAt = (absence: NonNullable<Tale['absence']>) => contestedOn(absence).add({ hours: 18 });
const moment = (at: Temporal.Instant, happens: () => void): MoneyMoment => ({ at: at.epochMilliseconds, happens });

const managerOf = ({ rows }: Town, venueId: string): unknown =>
  rows.of('role_grant').find(({ venue_id, role }) => venue_id === venueId && role === 'VENUE_MANAGER')!.member_id;
