import { type Given } from '#libs/testing';
import { BOOK, PROPOSE, type Scenarios, bookAs, offerToken } from './scenario-context.fixture.js';

/** Answers to bookings that no sample of an operation leads to. */
export const BOOKING_SCENARIOS: Scenarios = {
  'an offer for a space that has been taken': async ({ ask }, select) => {
    const need = { kind: 'MEETING_ROOM', start: '2026-11-26T09:00:00Z', minutes: 60 };
    const [first, second] = [await offerToken(ask, 'mentor', need), await offerToken(ask, 'adviser', need)];
    await ask('mentor', BOOK('{ __typename }'), { token: first, key: 'key-of-the-faster' });
    await ask('adviser', BOOK(select('BookResult')), { token: second, key: 'key-of-the-slower' });
    await ask('mentor', BOOK(select('BookResult')), { token: first, key: 'key-of-a-second-click' });
  },
  'a series that is cancelled': async ({ ask }, select) => {
    const token = await offerToken(ask, 'mentor', { kind: 'DESK_AREA', start: '2026-12-14T09:00:00Z', minutes: 60 });
    const starts = ['2026-12-14T09:00:00Z', '2026-12-15T09:00:00Z'];
    const { bookSeries } = await ask('mentor', `mutation ($token: String!, $starts: [Instant!]!) { bookSeries(token: $token, starts: $starts, maxAmountCents: 100000, maxCreditMinutes: 100000, idempotencyKey: "key-of-a-series") { __typename ... on SeriesBooked { bookings { code } } } }`, { token, starts }); // prettier-ignore
    const [{ code }] = (bookSeries as { bookings: [{ code: string }] }).bookings;
    const later = `scope: ALL, start: "2026-12-14T10:00:00Z", end: "2026-12-14T11:00:00Z"`;
    await ask('mentor', `query ($code: String!) { previewSeriesMove(code: $code, ${later}) ${select('PreviewSeriesMoveResult')} }`, { code }); // prettier-ignore
    await ask('mentor', `mutation ($code: String!) { moveSeries(code: $code, ${later}, maxAmountCents: 100000, maxCreditMinutes: 100000, idempotencyKey: "key-of-its-move") ${select('MoveSeriesResult')} }`, { code }); // prettier-ignore
    await ask('mentor', `mutation ($code: String!) { cancelSeries(code: $code, scope: ALL, idempotencyKey: "key-of-its-end") ${select('CancelSeriesResult')} }`, { code }); // prettier-ignore
  },
  'a booking that cannot be moved as wished': async ({ ask }, select) => {
    const move = (who: string, code: string, start: string, end: string, maxAmountCents: number) =>
      ask(who, `mutation { moveBooking(code: "${code}", start: "${start}", end: "${end}", maxAmountCents: ${maxAmountCents}, maxCreditMinutes: 100000, idempotencyKey: "key-of-a-move-${start}-${maxAmountCents}") ${select('MoveResult')} }`); // prettier-ignore
    const room = await bookAs(ask, 'adviser', { kind: 'MEETING_ROOM', start: '2026-11-26T13:00:00Z', minutes: 60 });
    await move('adviser', room, '2026-11-26T09:00:00Z', '2026-11-26T10:00:00Z', 0); // the mentor has it then
    const seats = await bookAs(ask, 'animator', {
      kind: 'DESK_AREA',
      start: '2026-11-27T09:00:00Z',
      minutes: 60,
      party: 20,
    });
    await move('animator', seats, '2026-11-27T07:00:00Z', '2026-11-27T19:00:00Z', 0);
    await move('animator', seats, '2026-11-27T07:00:00Z', '2026-11-27T19:00:00Z', 1_000_000);
    await ask('animator', `mutation { cancelBooking(code: "${seats}", idempotencyKey: "key-of-an-end-${seats}") { __typename } }`); // prettier-ignore
  },
  'an increased price': async ({ ask, given }, select) => {
    const token = await offerToken(ask, 'adviser', { kind: 'DESK_AREA', start: '2026-11-27T09:00:00Z', minutes: 60 });
    await updateWithoutTriggers(given, `update tariff_weight set weight = 2 where tariff_class = 'DESK'`);
    await ask('adviser', BOOK(select('BookResult')), { token, key: 'key-at-the-old-price' });
    await updateWithoutTriggers(given, `update tariff_weight set weight = 1 where tariff_class = 'DESK'`);
  },
  'a booking beyond the monthly limit': async ({ ask }, select) => {
    const need = { kind: 'DESK_AREA', start: '2026-11-27T09:00:00Z', minutes: 720, party: 20 };
    await ask('animator', BOOK(select('BookResult')), {
      token: await offerToken(ask, 'animator', need),
      key: 'key-beyond-the-limit',
    });
  },
  'a booking that needs a pass': async ({ ask, given }, select) => {
    await updateWithoutTriggers(given, `update tariff set without_pass_basis_points = null`);
    const need = { kind: 'DESK_AREA', start: '2026-11-27T09:00:00Z', minutes: 60 };
    await ask('member of both networks', PROPOSE(select('Proposal')), { need }, 'nantes');
    const token = await offerToken(ask, 'member of both networks', need, 'nantes');
    await ask('member of both networks', BOOK(select('BookResult')), { token, key: 'key-without-a-pass' }, 'nantes');
  },
};

const updateWithoutTriggers = (given: Given, text: string) =>
  given.client.query(`set session_replication_role = replica; ${text}; set session_replication_role = default`);
