import { type Expected } from './expected-bookings.fixture.js';
import { type Booked, type LifeModel, NOTHING, type State } from './life-model.fixture.js';
import { cancellationFee, compensationCents, minus, withdrawalUntil } from './life-rules.fixture.js';

const isZero = ({ fromPass, cents }: { fromPass: number; cents: number }): boolean => fromPass === 0 && cents === 0;

function giveBack(booking: Booked, state: State): void {
  Object.assign(booking, { state, charged: NOTHING });
}

/** For the member. The fee must be accepted first. */
export function expectedCancel(model: LifeModel, booking: Booked, acceptsFee: boolean): Expected {
  if (booking.state === 'CANCELLED') return { word: 'ALREADY_CANCELLED' };
  const fee = cancellationFee(booking, model.now);
  if (!fee) return { word: 'TOO_LATE_TO_CANCEL' };
  const back = minus(booking.price, fee);
  const restored = { restoredCreditMinutes: back.fromPass, restoredCents: back.cents };
  if (!isZero(fee) && !acceptsFee)
    return {
      word: 'CancellationFeeDue',
      details: { fee: { creditMinutes: fee.fromPass, amountCents: fee.cents, ...restored } },
    };
  giveBack(booking, 'CANCELLED');
  if (!isZero(fee)) Object.assign(booking, { charged: fee, fee, freedAt: model.now });
  return { word: 'Cancelled', details: { state: 'CANCELLED', ...restored } };
}

/** By the venue, until the end: all is given back, and the member gets what they would have owed. */
export function expectedCancelAsVenue(model: LifeModel, booking: Booked): Expected {
  if (booking.state === 'CANCELLED') return { word: 'ALREADY_CANCELLED' };
  if (booking.state === 'PENDING') return { word: 'ANSWER_THE_REQUEST' };
  if (booking.state !== 'CONFIRMED' || model.now >= booking.end) return { word: 'ENDED_BEFORE_CANCELLING' };
  const cents = compensationCents(booking, model.now);
  giveBack(booking, 'CANCELLED');
  booking.compensationCents = cents;
  return { word: 'CancelledAsVenue', details: { compensationCents: cents } };
}

/** The right of consumers: fourteen days, unless they asked that the service begin at once. */
export function expectedWithdraw(model: LifeModel, booking: Booked): Expected {
  if (booking.state === 'CANCELLED') return { word: 'ALREADY_CANCELLED' };
  if (booking.express) return { word: 'EXPRESS_REQUEST_MADE' };
  const isLive = booking.state === 'PENDING' || booking.state === 'CONFIRMED';
  if (!isLive || model.now >= booking.start || model.now > withdrawalUntil(booking)) return { word: 'WITHDRAWAL_OVER' };
  giveBack(booking, 'CANCELLED');
  return { word: 'Withdrawn', details: { state: 'CANCELLED' } };
}

/** Those of the series from this one on that cost nothing to cancel. */
export function expectedCancelSeries(model: LifeModel, booking: Booked): Expected {
  if (booking.origin.how !== 'SERIES') return { word: 'NOT_A_SERIES' };
  const chosen = model.bookings.filter(
    (one) => one.origin === booking.origin && one.start >= booking.start && one.state !== 'CANCELLED',
  );
  const free = chosen.filter((one) => {
    const fee = cancellationFee(one, model.now);
    return fee !== null && isZero(fee);
  });
  for (const one of free) giveBack(one, 'CANCELLED');
  return { word: 'SeriesCancelled', details: { cancelled: free.length, kept: chosen.length - free.length } };
}

export type Answer = 'accept' | 'refuse' | 'suggest';

/** Of the venue to a request, before its deadline. A member who is expected elsewhere by then gets everything back. */
export function expectedAnswer(model: LifeModel, booking: Booked, answer: Answer, suggested: number): Expected {
  if (booking.answerBy === null) return { word: 'REQUEST_NOT_FOUND' };
  if (booking.state !== 'PENDING' || model.now >= booking.answerBy) return { word: 'REQUEST_ENDED' };
  if (answer === 'suggest' && suggested <= model.now) return { word: 'IN_THE_PAST' };
  if (answer === 'accept' && !model.isBusy(booking.member, booking)) {
    booking.state = 'CONFIRMED';
    // Nobody could reconfirm it any more.
    if (booking.mustReconfirmBy !== null && booking.mustReconfirmBy <= model.now) booking.mustReconfirmBy = null;
    return { word: 'ACCEPTED' };
  }
  giveBack(booking, 'EXPIRED');
  return { word: answer === 'accept' ? 'MEMBER_BUSY' : 'REFUSED' };
}
