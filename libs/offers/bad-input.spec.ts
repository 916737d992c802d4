import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
  testEnv,
  violations,
} from '#libs/testing';
import { BOOK, PROPOSE, type BookAnswer, type ProposeAnswer } from './documents.fixture.js';
import { type OfferTerms, OfferTokens } from './offer-token.js';

let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let nantes: GivenNetwork;
let camille: GivenMember;
let bruno: GivenMember;
let room: GivenSpace;
let tokens: OfferTokens;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  nantes = await given.network('nantes');
  camille = await given.member(lyon);
  bruno = await given.member(lyon);
  room = await given.space(lyon, { kind: 'MEETING_ROOM', name: 'Salle', days: 400 });
  await given.space(lyon, { kind: 'MACHINE', capability: 'laser-cutting', maxMinutes: 240, days: 400 });
  api = await startApi(database.url, { now: '2026-11-23T08:00:00Z' });
  tokens = new OfferTokens(testEnv(database.url).SECRET);
});
afterEach(async () => {
  expect(await violations(database.url)).toEqual([]);
  const { n } = await given.one<{ n: string }>(`select count(*) n from booking`);
  expect(Number(n)).toBe(0);
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

const propose = (need: object, as: GivenMember | undefined = camille) =>
  api.ask<ProposeAnswer>('lyon', PROPOSE, { need }, as);
const book = (token: string, key = 'a-key-of-ours', as: GivenMember = camille, network = 'lyon') =>
  api.ask<BookAnswer>(network, BOOK, { token, key }, as);
const terms = (over: Partial<OfferTerms> = {}): OfferTerms => ({
  networkId: lyon.id,
  memberId: camille.id,
  spaceId: room.id,
  seats: 1,
  ceilingCents: 0,
  ceilingCreditMinutes: 10_000,
  start: Temporal.Instant.from('2026-11-24T13:00:00Z'),
  end: Temporal.Instant.from('2026-11-24T14:00:00Z'),
  expiresAt: Temporal.Instant.from('2026-11-23T08:15:00Z'),
  ...over,
});
const at = (text: string) => Temporal.Instant.from(text);

describe('needs that cannot be met as given', () => {
  const unmetNeeds: [need: object, reason: string, fault: string | null][] = [
    [{ text: '', kind: 'MEETING_ROOM', start: '2020-01-01T10:00:00Z' }, 'TIME_NOT_BOOKABLE', null],
    [{ kind: 'MEETING_ROOM', start: '2036-11-24T10:00:00Z' }, 'TIME_NOT_BOOKABLE', null],
    [{ kind: 'MEETING_ROOM', start: '2026-11-24T10:00:00Z', minutes: 7 }, 'TIME_NOT_BOOKABLE', null],
    [{ kind: 'MEETING_ROOM', start: '2026-11-24T10:00:00Z', minutes: 100_000 }, 'TIME_NOT_BOOKABLE', null],
    [{ kind: 'MEETING_ROOM', start: '2026-11-24T03:00:00Z' }, 'NONE_OPEN', null],
    [{ kind: 'MEETING_ROOM', start: '2026-11-24T10:00:00Z', party: 5_000 }, 'NONE_LARGE_ENOUGH', null],
    [{ kind: 'EVENT_HALL', start: '2026-11-24T10:00:00Z' }, 'NONE_WITH_CAPABILITY', null],
    [
      { kind: 'MEETING_ROOM', start: '2026-11-24T10:00:00Z', near: { lat: -45, lon: 170 }, maxTravelMinutes: 10 },
      'NONE_NEAR',
      null,
    ],
    [{ capability: 'no-such-thing' }, 'NOT_UNDERSTOOD', 'UNKNOWN_CAPABILITY'],
    [{ text: 'zzz qqq xxx' }, 'NOT_UNDERSTOOD', 'NOTHING_UNDERSTOOD'],
    [{ text: "'; drop table booking; --" }, 'NOT_UNDERSTOOD', 'NOTHING_UNDERSTOOD'],
    [{ text: '__proto__ constructor toString' }, 'NOT_UNDERSTOOD', 'NOTHING_UNDERSTOOD'],
    [{ text: '👩‍🚀🚀 \u202e\u2066' }, 'NOT_UNDERSTOOD', 'NOTHING_UNDERSTOOD'],
    [{ text: 'salle de réunion le 31 février à 10h' }, 'TIME_NOT_BOOKABLE', 'DATE_INVALID'],
    [{ text: 'salle de réunion hier à 10h' }, 'TIME_NOT_BOOKABLE', 'TIME_PAST'],
    [{ text: 'salle de réunion dans 10 ans' }, 'TIME_NOT_BOOKABLE', 'BEYOND_HORIZON'],
  ];
  it.each(unmetNeeds)('explain why for %j', async (need, reason, fault) => {
    const { data, errors } = await propose(need);
    expect(errors).toBeUndefined();
    expect(data.propose.offers).toEqual([]);
    expect(data.propose.nothing!.why).toBe(reason);
    expect(data.propose.nothing!.text.length).toBeGreaterThan(10);
    if (fault) expect(data.propose.understood.faults.map(({ code }: { code: string }) => code)).toContain(fault);
  });

  it.each([
    ['reversed hours', 'salle de réunion demain de 16h à 14h'],
    ['hours past twenty-four', 'salle de réunion demain à 25h'],
    ['a very long text', `salle de réunion demain à 10h ${'é'.repeat(19_000)}`],
  ])('are read as far as possible and report the problem: %s', async (_name, text) => {
    const { data, errors } = await propose({ text });
    expect(errors).toBeUndefined();
    expect(data.propose.understood.faults.length).toBeGreaterThan(0);
  });

  it.each([
    [{}],
    [{ text: '   ' }],
    [{ text: 'a\u0000b' }],
    [{ text: '\ud800' }],
    [{ text: 'x'.repeat(30_000) }],
    [{ text: 'salle', party: 0 }],
    [{ text: 'salle', party: -3 }],
    [{ text: 'salle', minutes: 2 ** 31 }],
    [{ text: 'salle', start: 'tomorrow' }],
    [{ text: 'salle', start: '2026-02-31T10:00:00Z' }],
    [{ text: 'salle', start: '9999-01-01T00:00:00Z' }],
    [{ text: 'salle', near: { lat: 999, lon: 0 } }],
    [{ text: 'salle', near: { lat: 45 } }],
    [{ kind: 'CASTLE' }],
    [{ capability: 'Laser Cutting!' }],
    [{ equipment: Array.from({ length: 11 }, () => 'wifi') }],
    [{ text: 'salle', price: 0 }],
    [{ text: 'salle', memberId: 'x' }],
    [{ text: 'salle', networkId: 'x' }],
    ['salle'],
  ])('are refused as bad input: %j', async (need) => {
    const { errors } = await propose(need as object);
    expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors![0]!.message).not.toMatch(/select|insert|at .*\.js|node_modules/i);
  });

  it('are refused for anonymous visitors and for members of another network', async () => {
    expect((await api.ask('lyon', PROPOSE, { need: { text: 'salle' } })).errors![0]!.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
    const outsider = await given.member(nantes);
    expect((await propose({ text: 'salle' }, outsider)).errors![0]!.extensions.code).toBe('FORBIDDEN');
  });
});

describe('invalid tokens', () => {
  const good = () => tokens.seal(terms());
  const invalidTokens: [name: string, token: () => string][] = [
    ['meaningless text', () => 'x'],
    ['cut', () => good().slice(0, -5)],
    ['with another body', () => `${Buffer.from('[1]').toString('base64url')}.${good().split('.')[1]}`],
    ['with a letter changed', () => `${good().startsWith('W') ? 'X' : 'W'}${good().slice(1)}`],
    ['with an extra part', () => `${good()}.x`],
    ['signed with another secret', () => new OfferTokens('another secret of 32 characters!').seal(terms())],
    ['of another network', () => tokens.seal(terms({ networkId: nantes.id }))],
    ['as json', () => JSON.stringify(terms())],
    ['with extra padding', () => `${good()}=`],
  ];
  it.each(invalidTokens)('are refused: %s', async (_name, token) => {
    const { data } = await book(token());
    expect(data.book).toMatchObject({ __typename: 'Refused', code: 'TOKEN_INVALID' });
  });

  it('include those of another member', async () => {
    expect((await book(good(), 'a-key-of-ours', bruno)).data.book).toMatchObject({
      __typename: 'Refused',
      code: 'TOKEN_OF_ANOTHER_MEMBER',
    });
  });
  it('include expired ones, which are answered with a new offer', async () => {
    const { data } = await book(tokens.seal(terms({ expiresAt: at('2026-11-23T07:59:59Z') })));
    expect(data.book.__typename).toBe('TokenExpired');
    expect(data.book.offer!.token).toBeTruthy();
  });

  const invalidTimes: [name: string, over: () => Partial<OfferTerms>, code: string][] = [
    ['past', () => ({ start: at('2026-11-22T13:00:00Z'), end: at('2026-11-22T14:00:00Z') }), 'IN_THE_PAST'],
    ['reversed', () => ({ start: at('2026-11-24T14:00:00Z'), end: at('2026-11-24T13:00:00Z') }), 'TOO_SHORT'],
    ['empty', () => ({ end: at('2026-11-24T13:00:00Z') }), 'TOO_SHORT'],
    [
      'ten years ahead',
      () => ({ start: at('2036-11-24T13:00:00Z'), end: at('2036-11-24T14:00:00Z') }),
      'BEYOND_HORIZON',
    ],
    ['ten years long', () => ({ end: at('2036-11-24T14:00:00Z') }), 'TOO_LONG'],
    ['off the grid', () => ({ start: at('2026-11-24T13:05:00Z') }), 'OFF_GRID'],
    ['too short', () => ({ end: at('2026-11-24T13:15:00Z') }), 'TOO_SHORT'],
    ['at night', () => ({ start: at('2026-11-24T01:00:00Z'), end: at('2026-11-24T02:00:00Z') }), 'VENUE_CLOSED'],
    ['of a space that does not exist', () => ({ spaceId: '019f0000-0000-7000-8000-000000000000' }), 'SPACE_WITHDRAWN'],
  ];
  it.each(invalidTimes)('are refused with a specific code for a time %s', async (_name, over, code) => {
    const { data, errors } = await book(tokens.seal(terms(over())));
    expect(errors).toBeUndefined();
    expect(data.book).toMatchObject({ __typename: 'Refused', code });
  });

  it('include those with a lower price than today’s, which are answered with the new price', async () => {
    const { data } = await book(tokens.seal(terms({ ceilingCreditMinutes: 1 })));
    expect(data.book.__typename).toBe('PriceChanged');
  });
  it.each(['', 'short', 'x'.repeat(256)])(
    'cannot be used with an idempotency key of the wrong length (%#)',
    async (key) => {
      expect((await book(good(), key)).errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
    },
  );
});
