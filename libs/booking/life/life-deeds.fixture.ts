import { type Answer, expectedAnswer, expectedCancel, expectedCancelAsVenue, expectedCancelSeries, expectedWithdraw } from './expected-endings.fixture.js'; // prettier-ignore
import { type Asked, type Expected, expectedBook, expectedHold, expectedMove, expectedRelease, expectedRepeat, expectedSeries, expectedWalkIn, seriesStarts } from './expected-bookings.fixture.js'; // prettier-ignore
import { expectedCheckIn, expectedCheckOut, expectedContest, expectedCorrect, expectedReconfirm, expectedUndo } from './expected-presence.fixture.js'; // prettier-ignore
import { type Booked, type Held, type LifeModel, type Origin, type Outcome, type Side, type Span } from './life-model.fixture.js'; // prettier-ignore
import { type LifeWorld, type Reply, instantOf, minuteOf } from './life-world.fixture.js';

/** A command with all that was left to chance decided. */
export interface Act extends Asked {
  readonly to: Span;
  readonly suggested: number;
  readonly side: Side;
  readonly outcome: Outcome;
}

interface AboutBooking {
  readonly about: 'BOOKING';
  expect(model: LifeModel, booking: Booked, act: Act): Expected;
  send(world: LifeWorld, booking: Booked, act: Act): Promise<Reply>;
  /** JOBS: jobs that it has queued run at once. MOMENT: half a minute passes, so that it is clear who was first. */
  readonly afterwards?: 'JOBS' | 'MOMENT';
}
interface AboutHold {
  readonly about: 'HOLD';
  expect(model: LifeModel, hold: Held, act: Act): Expected;
  send(world: LifeWorld, hold: Held, act: Act): Promise<Reply>;
}
interface AboutPlace {
  readonly about: 'PLACE';
  expect(model: LifeModel, act: Act): Expected;
  send(world: LifeWorld, act: Act): Promise<Reply>;
}
export type Deed = AboutBooking | AboutHold | AboutPlace;

const ofMember = (send: (world: LifeWorld, booking: Booked, act: Act) => Promise<Reply>) => ({
  about: 'BOOKING' as const,
  send,
});

const answering = (answer: Answer): AboutBooking => ({
  about: 'BOOKING',
  expect: (model, booking, { suggested }) => expectedAnswer(model, booking, answer, suggested),
  send: (world, { code }, { key, suggested }) => {
    const more = answer === 'suggest' ? { start: instantOf(suggested) } : {};
    return world.send(answer, { venueId: world.venueId, code, key, ...more }, world.staff);
  },
});

const cancelling = (acceptsFee: boolean): AboutBooking => ({
  about: 'BOOKING',
  expect: (model, booking) => expectedCancel(model, booking, acceptsFee),
  send: (world, { code, member }, { key }) => {
    const acceptedFee = acceptsFee ? { creditMinutes: 1_000_000, amountCents: 1_000_000 } : null;
    return world.send('cancel', { code, key, acceptedFee }, member);
  },
  ...(acceptsFee && { afterwards: 'MOMENT' }),
});

const sendBook = (world: LifeWorld, { member, key, express }: Act, token: string): Promise<Reply> =>
  world.send('book', { token, key, express }, member);

async function sendSeries(world: LifeWorld, member: number, origin: Origin): Promise<Reply> {
  const { token, key, express, starts } = origin;
  const reply = await world.send('series', { token, key, express, starts: starts.map(instantOf) }, member);
  return typeof reply.start === 'string' ? { ...reply, start: minuteOf(reply.start) } : reply;
}

const repeat = (world: LifeWorld, { member, origin }: Booked): Promise<Reply> => {
  const { how, token, key, express } = origin;
  if (how === 'SERIES') return sendSeries(world, member, origin);
  if (how === 'WALK_IN') return world.send('walkIn', { token: world.token, key }, member);
  return world.send('book', { token, key, express }, member);
};

const booking: AboutPlace = {
  about: 'PLACE',
  expect: expectedBook,
  send: async (world, act) => {
    const found = await world.offered(act.member, act.space, act);
    // What is not offered now may have been offered a minute ago.
    const token = found ?? world.offer(act.member, act.space, act);
    return { ...(await sendBook(world, act, token)), offered: found !== undefined, token };
  },
};

/** Everything that people do. */
export const DEEDS = {
  book: booking,
  request: booking,
  hold: {
    about: 'PLACE',
    expect: expectedHold,
    send: (world, act) => {
      const token = world.offer(act.member, act.space, act);
      return world.send('hold', { token, key: act.key }, act.member);
    },
  },
  walkIn: {
    about: 'PLACE',
    expect: expectedWalkIn,
    send: (world, { member, key }) => world.send('walkIn', { token: world.token, key }, member),
  },
  bookSeries: {
    about: 'PLACE',
    expect: expectedSeries,
    send: async (world, act) => {
      const token = world.offer(act.member, act.space, act);
      const starts = seriesStarts(act);
      const origin: Origin = { how: 'SERIES', minutes: act.end - act.start, starts, token, ...act };
      return { ...(await sendSeries(world, act.member, origin)), token };
    },
  },
  bookHeld: {
    about: 'HOLD',
    expect: (model, { member, space, start, end }, act) => expectedBook(model, { ...act, member, space, start, end }),
    send: async (world, hold, act) => {
      const found = await world.offered(hold.member, hold.space, hold);
      const token = world.offer(hold.member, hold.space, hold);
      const reply = await sendBook(world, { ...act, member: hold.member }, token);
      return { ...reply, offered: found !== undefined, token };
    },
  },
  release: {
    about: 'HOLD',
    expect: expectedRelease,
    send: (world, { id, member }) => world.send('release', { id }, member),
  },
  repeat: { about: 'BOOKING', expect: expectedRepeat, send: repeat },
  cancel: cancelling(false),
  cancelAcceptingFee: cancelling(true),
  cancelAsVenue: {
    about: 'BOOKING',
    expect: expectedCancelAsVenue,
    send: (world, { code }, { key }) => world.send('cancelAsVenue', { venueId: world.venueId, code, key }, world.staff),
  },
  withdraw: {
    ...ofMember((world, { code, member }, { key }) => world.send('withdraw', { code, key }, member)),
    expect: expectedWithdraw,
  },
  cancelSeries: {
    ...ofMember((world, { code, member }, { key }) => world.send('cancelSeries', { code, key }, member)),
    expect: expectedCancelSeries,
  },
  move: {
    about: 'BOOKING',
    expect: (model, booked, { to }) => expectedMove(model, booked, to),
    send: (world, { code, member }, { key, to }) =>
      world.send('move', { code, key, start: instantOf(to.start), end: instantOf(to.end) }, member),
  },
  accept: answering('accept'),
  refuse: answering('refuse'),
  suggest: answering('suggest'),
  checkIn: {
    ...ofMember((world, { code, member }) => world.send('checkIn', { code, token: world.token }, member)),
    expect: expectedCheckIn,
  },
  undoCheckIn: {
    about: 'BOOKING',
    expect: expectedUndo,
    send: (world, { code }) => world.send('undo', { venueId: world.venueId, code }, world.staff),
    afterwards: 'JOBS',
  },
  checkOut: {
    ...ofMember((world, { code, member }) => world.send('checkOut', { code }, member)),
    expect: expectedCheckOut,
  },
  contest: {
    ...ofMember((world, { code, member }) => world.send('contest', { code }, member)),
    expect: expectedContest,
  },
  correct: {
    about: 'BOOKING',
    expect: (model, booked, { side, outcome }) => expectedCorrect(model, booked, side, outcome),
    send: (world, { code }, { side, outcome }) =>
      world.send('correct', { venueId: world.venueId, code, outcome }, side === 'VENUE' ? world.staff : world.admin),
  },
  reconfirm: {
    ...ofMember((world, { code, member }) => world.send('reconfirm', { code }, member)),
    expect: expectedReconfirm,
  },
} satisfies Record<string, Deed>;
export type DeedName = keyof typeof DEEDS;
