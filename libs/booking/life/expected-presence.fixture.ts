import { type Expected } from './expected-bookings.fixture.js';
import { type Booked, type LifeModel, NOTHING, type Outcome, type Side } from './life-model.fixture.js';
import { CONTEST_MINUTES, CORRECTION_MINUTES, checkInTimes, isFollowed, keptWhenLeft, noShowFee, overstay, overstayCents, waived, minus } from './life-rules.fixture.js'; // prettier-ignore

export function expectedCheckIn(model: LifeModel, booking: Booked): Expected {
  const word = 'PresenceChanged';
  if (booking.checkIn) return { word, details: { state: booking.state } };
  if (booking.state === 'NO_SHOW') return { word: 'TOO_LATE' };
  if (booking.state !== 'CONFIRMED') return { word: 'NOT_LIVE' };
  const { from, until } = checkInTimes(booking);
  if (model.now < from) return { word: 'TOO_EARLY' };
  if (model.now >= until) return { word: 'TOO_LATE' };
  booking.state = 'IN_USE';
  booking.checkIn = { enteredAt: model.now };
  return { word, details: { state: 'IN_USE' } };
}

/** By the staff, within a day. Who then has not come in time is missing. */
export function expectedUndo(model: LifeModel, booking: Booked): Expected {
  const word = 'VenueBookingChanged';
  if (!booking.checkIn) return { word, details: { state: booking.state } };
  if (model.now >= booking.checkIn.enteredAt + CORRECTION_MINUTES) return { word: 'TOO_LATE' };
  if (booking.state !== 'IN_USE') return { word: 'NOT_LIVE' };
  booking.state = 'CONFIRMED';
  booking.checkIn = null;
  return { word, details: { state: 'CONFIRMED' } };
}

export function expectedCheckOut(model: LifeModel, booking: Booked): Expected {
  if (!booking.checkIn) return { word: 'NOT_CHECKED_IN' };
  if (booking.hasLeft) return { word: 'LEFT_ALREADY' };
  if (model.now >= booking.end + CORRECTION_MINUTES) return { word: 'TOO_LATE' };
  const overstayMinutes = overstay(booking, model.now);
  const feeCents = isFollowed(model, booking, model.now) ? 0 : overstayCents(booking, overstayMinutes);
  const { fromPass, paid, cents } = booking.charged;
  booking.charged = { fromPass, paid: paid + feeCents / 8, cents: cents + feeCents };
  if (booking.state === 'IN_USE') booking.keptUntil = keptWhenLeft(booking, model.now);
  Object.assign(booking, { state: 'COMPLETED', hasLeft: true });
  return { word: 'CheckedOut', details: { overstayMinutes, feeCents } };
}

const isSettled = ({ noShow }: Booked): boolean =>
  noShow!.answers.some(({ side, outcome }) => side === 'NETWORK' || outcome !== 'STANDS');

export function expectedContest(model: LifeModel, booking: Booked): Expected {
  const { noShow } = booking;
  if (!noShow) return { word: 'NOT_A_NO_SHOW' };
  if (noShow.contestedAt !== null) return { word: 'CONTESTED_ALREADY' };
  if (model.now >= noShow.at + CONTEST_MINUTES) return { word: 'TOO_LATE' };
  if (isSettled(booking)) return { word: 'ANSWERED_ALREADY' };
  noShow.contestedAt = model.now;
  return { word: 'PresenceChanged', details: { state: booking.state } };
}

/** By the venue within a day of the no-show or its contest, or by the network, which has the last word. */
export function expectedCorrect(model: LifeModel, booking: Booked, side: Side, outcome: Outcome): Expected {
  const { noShow } = booking;
  if (!noShow) return { word: 'NOT_A_NO_SHOW' };
  if (isSettled(booking) || noShow.answers.some((one) => one.side === side)) return { word: 'ANSWERED_ALREADY' };
  if (side === 'VENUE' && model.now >= (noShow.contestedAt ?? noShow.at) + CORRECTION_MINUTES)
    return { word: 'TOO_LATE' };
  noShow.answers.push({ side, outcome });
  if (outcome === 'WAS_THERE') booking.state = 'COMPLETED';
  if (outcome === 'EXCUSED') booking.charged = NOTHING;
  return { word: 'NoShowAnswered' };
}

export function expectedReconfirm(model: LifeModel, booking: Booked): Expected {
  const done = { word: 'PresenceChanged', details: { state: booking.state } };
  if (booking.isReconfirmed) return done;
  if (booking.mustReconfirmBy === null) return { word: 'NOTHING_TO_RECONFIRM' };
  if (booking.state !== 'CONFIRMED') return { word: 'NOT_LIVE' };
  if (model.now >= booking.mustReconfirmBy) return { word: 'TOO_LATE' };
  booking.isReconfirmed = true;
  return done;
}

/** The instants after now at which something happens on its own. */
export function deadlines(model: LifeModel): number[] {
  const found = [
    ...model.holds.filter(({ state }) => state === 'HELD').map(({ expiresAt }) => expiresAt),
    ...model.bookings.flatMap((one) => {
      if (one.state === 'PENDING') return [one.answerBy!];
      if (one.state === 'IN_USE') return [one.end];
      const times = one.fee ? [one.end] : [];
      if (one.state === 'CONFIRMED') times.push(checkInTimes(one).until, one.end);
      if (one.state === 'CONFIRMED' && one.mustReconfirmBy !== null && !one.isReconfirmed) times.push(one.mustReconfirmBy); // prettier-ignore
      return times;
    }),
  ];
  return [...new Set(found)].filter((at) => at > model.now).sort((a, b) => a - b);
}

/** What time does to holds, requests, bookings and fees, at this instant. */
export function passTime(model: LifeModel): void {
  const { now } = model;
  for (const hold of model.holds) if (hold.state === 'HELD' && hold.expiresAt <= now) hold.state = 'EXPIRED';
  for (const booking of model.bookings) {
    const isUnconfirmed = !booking.isReconfirmed && booking.mustReconfirmBy !== null && booking.mustReconfirmBy <= now;
    if (booking.state === 'PENDING' && booking.answerBy! <= now)
      Object.assign(booking, { state: 'EXPIRED', charged: NOTHING });
    else if (booking.state === 'CONFIRMED' && isUnconfirmed)
      Object.assign(booking, { state: 'CANCELLED', charged: NOTHING });
    else if (booking.state === 'CONFIRMED' && checkInTimes(booking).until <= now) missed(booking, now);
    else if (booking.state === 'IN_USE' && booking.end <= now)
      Object.assign(booking, { state: 'COMPLETED', keptUntil: booking.end });
  }
  for (const booking of model.bookings) if (booking.fee && booking.end <= now) decideWaiver(model, booking);
}

function missed(booking: Booked, now: number): void {
  const fee = noShowFee(booking, now);
  Object.assign(booking, {
    state: 'NO_SHOW',
    charged: fee,
    freedAt: now,
    keptUntil: keptWhenLeft(booking, now),
    noShow: { at: now, contestedAt: null, answers: [] },
    fee: fee === NOTHING ? null : fee,
  });
}

/** Once for each fee. What was given back already cannot be given back again. */
function decideWaiver(model: LifeModel, booking: Booked): void {
  const back = waived(model, booking);
  const rest = minus(booking.charged, back);
  const isWithin = rest.fromPass >= 0 && rest.paid >= 0 && rest.cents >= 0;
  if (booking.state !== 'COMPLETED' && isWithin) booking.charged = rest;
  booking.fee = null;
}
