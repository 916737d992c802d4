import { type Amounts, type Booked, type LifeModel, NOTHING, SEATS, type SpaceName, WEIGHTS, keptUntil, overlaps } from './life-model.fixture.js'; // prettier-ignore

/*
 * The rules of a booking's life as people read them, with the default numbers, written without looking at how they are built: no
 * function of the product is called.
 */

const HOUR = 60;
const DAY = 24 * HOUR;
/** 4.80 € an hour. */
const CENTS_PER_CREDIT_MINUTE = 8;
const GRACE_MINUTES = 15;
const NO_GRACE_BEFORE_START = 2 * HOUR;
export const HOLD_MINUTES = 5;
export const MOST_HOLDS = 2;
export const MOST_REQUESTS = 5;
export const LEAST_ANSWER_MINUTES = HOUR;
export const CORRECTION_MINUTES = DAY;
export const CONTEST_MINUTES = 7 * DAY;
export const WALK_IN_MINUTES = HOUR;
const WITHDRAWAL_DAYS = 14;
/** Runs start at 9 in Paris, so many minutes before midnight. */
const UNTIL_MIDNIGHT = 15 * HOUR;

/** Hours of the pass first, the rest in euros. */
export function priceOf(model: LifeModel, member: number, space: SpaceName, minutes: number, back = 0): Amounts {
  const creditMinutes = minutes * WEIGHTS[space];
  const fromPass = Math.min(creditMinutes, model.left(member) + back);
  const paid = creditMinutes - fromPass;
  return { fromPass, paid, cents: paid * CENTS_PER_CREDIT_MINUTE };
}

export const mapAmounts = ({ fromPass, paid, cents }: Amounts, change: (amount: number) => number): Amounts => ({
  fromPass: change(fromPass),
  paid: change(paid),
  cents: change(cents),
});
export const minus = (a: Amounts, b: Amounts): Amounts => ({
  fromPass: a.fromPass - b.fromPass,
  paid: a.paid - b.paid,
  cents: a.cents - b.cents,
});

/** How long a consumer may withdraw: until the end of the fourteenth day, Paris time, unless they asked that the service begin at once. */
export function withdrawalUntil({ bookedAt, express }: Booked): number {
  const nights = Math.floor((bookedAt - UNTIL_MIDNIGHT) / DAY) + 1;
  const midnight = UNTIL_MIDNIGHT + (nights + WITHDRAWAL_DAYS) * DAY;
  return express ? -Infinity : midnight - 1 / 60;
}

/** The part of the price that is due when a member cancels now: nothing, half or all. */
export function feeShare(booking: Booked, now: number): 0 | 0.5 | 1 {
  const { start, bookedAt, space } = booking;
  if (now <= withdrawalUntil(booking)) return 0;
  if (now <= bookedAt + GRACE_MINUTES && now <= start - NO_GRACE_BEFORE_START) return 0;
  const [freeHours, halfHours] = space === 'DESKS' ? [2, 0] : [24, 4];
  if (now <= start - freeHours * HOUR) return 0;
  return now <= start - halfHours * HOUR ? 0.5 : 1;
}

/** What a member pays for cancelling now; null when it is too late. A request is given up free of charge. */
export function cancellationFee(booking: Booked, now: number): Amounts | null {
  if ((booking.state !== 'PENDING' && booking.state !== 'CONFIRMED') || now >= booking.start) return null;
  const share = booking.state === 'PENDING' ? 0 : feeShare(booking, now);
  return mapAmounts(booking.price, (amount) => Math.round(amount * share));
}

/** What the venue owes for cancelling: what the member would have owed, hours at the common price. */
export function compensationCents(booking: Booked, now: number): number {
  const { fromPass, cents } = mapAmounts(booking.price, (amount) => Math.round(amount * feeShare(booking, now)));
  return fromPass * CENTS_PER_CREDIT_MINUTE + cents;
}

/** Not coming costs the whole price, but nothing while the member may withdraw. */
export const noShowFee = (booking: Booked, now: number): Amounts =>
  now <= withdrawalUntil(booking) ? NOTHING : booking.price;

/** From a quarter of an hour before the start until 20 minutes after it; at a desk during all of the booking. */
export const checkInTimes = ({ start, end, space }: Booked) => ({
  from: start - 15,
  until: space === 'DESKS' ? end : Math.min(start + 20, end),
});

/** Half of the time to the start, a day at most, an hour at least. */
export const answerDeadline = (now: number, start: number): number =>
  now + Math.max(LEAST_ANSWER_MINUTES, Math.min(DAY, (start - now) / 2));

/** A day before the start; who books later has just said that they come. */
export function reconfirmationDeadline(model: LifeModel, member: number, start: number): number | null {
  const by = start - DAY;
  return model.countedNoShows(member) > 0 && by > model.now ? by : null;
}

/** Minutes beyond the end in started quarters of an hour. Nobody minds five minutes. */
export const overstay = ({ end }: Booked, leftAt: number): number =>
  leftAt - end <= 5 ? 0 : Math.ceil((leftAt - end) / 15) * 15;

export const overstayCents = ({ space }: Booked, minutes: number): number =>
  minutes * WEIGHTS[space] * CENTS_PER_CREDIT_MINUTE;

/** Whether others had the place, or needed the last seat, while somebody stayed. */
export function isFollowed(model: LifeModel, booking: Booked, leftAt: number): boolean {
  const { space, end } = booking;
  const others = model.things.filter((one) => one !== booking && one.space === space);
  if (SEATS[space] === 1)
    return others.some((one) => overlaps({ start: one.start, end: keptUntil(one) }, { start: end, end: leftAt }));
  for (let at = end; at < leftAt; at += 15)
    if (others.filter((one) => one.start <= at && at < keptUntil(one)).length >= SEATS[space]) return true;
  return false;
}

/** Who leaves keeps the quarter of an hour that is running, and at least the first one. */
export const keptWhenLeft = ({ start, end }: Booked, at: number): number =>
  Math.min(end, Math.max(start + 15, Math.ceil(at / 15) * 15));

/**
 * What is given back of a fee because others used the time: the same quarter of an hour is never paid for twice. Seats beyond what the
 * space has are given back to those who freed theirs first.
 */
export function waived(model: LifeModel, booking: Booked): Amounts {
  const all = model.bookings.filter(({ space }) => space === booking.space);
  const withFee = all.filter(
    ({ freedAt, state }) => freedAt !== null && (state === 'CANCELLED' || state === 'NO_SHOW'),
  );
  const using = all.filter(({ state }) => state === 'CONFIRMED' || state === 'IN_USE' || state === 'COMPLETED');
  const quarters = (booking.end - booking.start) / 15;
  let used = 0;
  for (let at = booking.start; at < booking.end; at += 15) {
    const then = ({ start, end }: Booked) => start <= at && at < end;
    const paid = withFee.filter(then);
    const tooMany = using.filter(then).length + paid.length - SEATS[booking.space];
    const before = paid.filter((one) => one !== booking && one.freedAt! < booking.freedAt!).length;
    if (tooMany > before) used++;
  }
  return mapAmounts(booking.fee!, (amount) => Math.floor((amount * used) / quarters));
}
