import { type Booked, type Held, type LifeModel, type Origin, type Span, type SpaceName, isBooked, isOccupying, quarterOf, sameTime } from './life-model.fixture.js'; // prettier-ignore
import { HOLD_MINUTES, LEAST_ANSWER_MINUTES, MOST_HOLDS, MOST_REQUESTS, WALK_IN_MINUTES, answerDeadline, feeShare, priceOf, reconfirmationDeadline } from './life-rules.fixture.js'; // prettier-ignore

/** What a command is about. */
export interface Asked extends Span {
  readonly member: number;
  readonly space: SpaceName;
  readonly express: boolean;
  readonly key: string;
}

/** The answer that a command should get, and what it should have made. */
export interface Expected {
  /** The type of the answer, or the code of the refusal. */
  readonly word: string;
  readonly details?: Record<string, unknown>;
  readonly made?: readonly Booked[];
  readonly held?: Held;
}

/** Whether a search offers it: it must be free, also of one's own holds, and the member must not be expected elsewhere. */
export const isOffered = (model: LifeModel, { member, space, ...span }: Asked): boolean =>
  span.start >= model.now &&
  !(space === 'OFFICE' && span.start - model.now < LEAST_ANSWER_MINUTES) &&
  model.isFree(space, span) &&
  !model.isBusy(member, span);

interface Wanted extends Asked {
  readonly origin: Origin;
  readonly isWalkIn?: boolean;
}

/** Why a place is not free: one's own bookings first. */
function whyNotFree(model: LifeModel, { member, space, ...span }: Asked, isRequest: boolean, without?: Booked): string {
  if (!isRequest && model.isBusy(member, span, without)) return 'ALREADY_BOOKED_THEN';
  const others = model.inTheWay(space, span, without ? [without] : []);
  const isOwn = others.length > 0 && others.every((one) => isBooked(one) && one.member === member);
  return isOwn ? 'OWN_BOOKING_TOO_CLOSE' : 'Taken';
}

/** Why a time cannot be asked for, even where the place is free. */
function whyNotAskable(model: LifeModel, wanted: Wanted): string | undefined {
  if (wanted.start < model.now && !wanted.isWalkIn) return 'IN_THE_PAST';
  return wanted.space === 'OFFICE' && wanted.start - model.now < LEAST_ANSWER_MINUTES ? 'TOO_SOON' : undefined;
}

function whyNotBookable(model: LifeModel, wanted: Wanted, holds: readonly Held[]): string | undefined {
  const isRequest = wanted.space === 'OFFICE';
  const notAskable = whyNotAskable(model, wanted);
  if (notAskable) return notAskable;
  const isFree = model.isFree(wanted.space, wanted, holds);
  if (!isFree || (!isRequest && model.isBusy(wanted.member, wanted))) return whyNotFree(model, wanted, isRequest);
  const open = model.of(wanted.member).filter(({ state }) => state === 'PENDING').length;
  return isRequest && open >= MOST_REQUESTS ? 'TOO_MANY_REQUESTS' : undefined;
}

function book(model: LifeModel, wanted: Wanted): { readonly word: string; readonly booking: Booked | undefined } {
  const { member, space, start, end, express, isWalkIn = false } = wanted;
  const holds = model.ownHolds(member, wanted);
  const why = whyNotBookable(model, wanted, holds);
  if (why) {
    // Who asks for what they have already is told so, whatever else stands in the way.
    const same = model.of(member).find((one) => isOccupying(one) && sameTime(one, wanted));
    return { word: same ? 'EarlierBooking' : why, booking: same };
  }
  for (const hold of holds) hold.state = 'CONFIRMED';
  const isRequest = space === 'OFFICE';
  const price = priceOf(model, member, space, end - start);
  const booking: Booked = {
    code: '',
    member,
    space,
    start,
    end,
    express,
    origin: wanted.origin,
    bookedAt: model.now,
    state: isWalkIn ? 'IN_USE' : isRequest ? 'PENDING' : 'CONFIRMED',
    price,
    charged: price,
    compensationCents: 0,
    answerBy: isRequest ? answerDeadline(model.now, start) : null,
    mustReconfirmBy: reconfirmationDeadline(model, member, start),
    isReconfirmed: false,
    checkIn: isWalkIn ? { enteredAt: model.now } : null,
    hasLeft: false,
    keptUntil: null,
    noShow: null,
    freedAt: null,
    fee: null,
  };
  model.bookings.push(booking);
  return { word: isRequest ? 'AwaitingVenue' : 'Confirmed', booking };
}

const originOf = ({ key, express, start, end }: Asked, how: Origin['how'], starts = [start]): Origin => ({
  how,
  key,
  express,
  minutes: end - start,
  starts,
  token: '',
});

export function expectedBook(model: LifeModel, asked: Asked): Expected {
  const offered = isOffered(model, asked);
  const { word, booking } = book(model, { ...asked, origin: originOf(asked, 'BOOK') });
  const isNew = word === 'Confirmed' || word === 'AwaitingVenue';
  return {
    word,
    details: { offered, ...(booking && { state: booking.state, ...(!isNew && { code: booking.code }) }) },
    made: isNew ? [booking!] : [],
  };
}

/** The same request again: one booking, and the answer says where it stands. */
export function expectedRepeat(_model: LifeModel, { origin, state, code }: Booked): Expected {
  if (origin.how === 'SERIES') return { word: 'SeriesBooked' };
  if (origin.how === 'WALK_IN') return { word: 'PresenceChanged', details: { code, state } };
  const word = state === 'PENDING' ? 'AwaitingVenue' : isOccupying({ state }) ? 'Confirmed' : 'EarlierBooking';
  return { word, details: { code, state } };
}

export function expectedHold(model: LifeModel, asked: Asked): Expected {
  const { member, space, start, end } = asked;
  if (start < model.now) return { word: 'IN_THE_PAST' };
  if (!model.isFree(space, asked)) return { word: whyNotFree(model, asked, false) };
  const live = model.holds.filter((one) => one.member === member && one.state === 'HELD').length;
  if (live >= MOST_HOLDS) return { word: 'TOO_MANY_HOLDS' };
  const held: Held = { id: '', member, space, start, end, expiresAt: model.now + HOLD_MINUTES, state: 'HELD' };
  model.holds.push(held);
  return { word: 'Held', held };
}

export function expectedRelease(_model: LifeModel, hold: Held): Expected {
  if (hold.state !== 'HELD') return { word: 'HOLD_OVER' };
  hold.state = 'CANCELLED';
  return { word: 'HoldReleased' };
}

/** The hour from the running quarter on that somebody who has come gets. */
export const walkInTime = (model: LifeModel): Span => {
  const start = quarterOf(model.now);
  return { start, end: start + WALK_IN_MINUTES };
};

export function expectedWalkIn(model: LifeModel, asked: Asked): Expected {
  const wanted = { ...asked, ...walkInTime(model), space: 'DESKS', express: true, isWalkIn: true } as const;
  const { word, booking } = book(model, { ...wanted, origin: originOf(wanted, 'WALK_IN') });
  if (word === 'Taken') return { word: 'NOTHING_FREE' };
  if (!booking) return { word: 'CANNOT_BOOK' };
  const isNew = word === 'Confirmed';
  return {
    word: 'PresenceChanged',
    details: { state: booking.state, ...(!isNew && { code: booking.code }) },
    made: isNew ? [booking] : [],
  };
}

export const seriesStarts = ({ start }: Asked): readonly number[] => [start, start + 24 * 60];
const STOPPED: Record<string, string> = {
  Taken: 'TAKEN',
  EarlierBooking: 'ALREADY_BOOKED_THEN',
  AwaitingVenue: 'APPROVAL_NEEDED',
};

/** All of its dates or none. */
export function expectedSeries(model: LifeModel, asked: Asked): Expected {
  const before = { bookings: [...model.bookings], holds: model.holds.filter(({ state }) => state === 'HELD') };
  const origin = originOf(asked, 'SERIES', [...seriesStarts(asked)]);
  const made: Booked[] = [];
  for (const start of origin.starts) {
    const { word, booking } = book(model, { ...asked, start, end: start + asked.end - asked.start, origin });
    if (word !== 'Confirmed') {
      model.bookings.splice(0, model.bookings.length, ...before.bookings);
      for (const hold of before.holds) hold.state = 'HELD';
      return { word: 'SeriesStopped', details: { stop: STOPPED[word] ?? word, start } };
    }
    made.push(booking!);
  }
  return { word: 'SeriesBooked', made };
}

/** To another time while cancelling is free: the new time is taken or nothing changes. */
export function expectedMove(model: LifeModel, booking: Booked, to: Span): Expected {
  const { member, space, state } = booking;
  if (state !== 'CONFIRMED') return { word: 'NOT_MOVABLE' };
  if (model.now >= booking.start || feeShare(booking, model.now) > 0) return { word: 'TOO_LATE_TO_MOVE' };
  if (booking.start === to.start && booking.end === to.end) return { word: 'SAME_TIME' };
  if (space === 'OFFICE') return { word: 'APPROVAL_NEEDED' };
  if (to.start < model.now) return { word: 'IN_THE_PAST' };
  const asked = { ...to, member, space, express: booking.express, key: '' };
  if (!model.isFree(space, to, [booking]) || model.isBusy(member, to, booking)) {
    const why = whyNotFree(model, asked, false, booking);
    return { word: why === 'Taken' ? 'MoveTaken' : why };
  }
  const price = priceOf(model, member, space, to.end - to.start, booking.charged.fromPass);
  const { start, end } = to;
  const mustReconfirmBy = booking.isReconfirmed
    ? booking.mustReconfirmBy
    : reconfirmationDeadline(model, member, start);
  Object.assign(booking, { start, end, price, charged: price, mustReconfirmBy });
  return { word: 'Moved', details: { code: booking.code, state } };
}
