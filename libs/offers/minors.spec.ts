import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Signer } from '#libs/platform';
import { type GivenMember, type GivenSpace, givenSession, testEnv, violations } from '#libs/testing';
import { type Booker, startBooker, wordOf } from './booker.fixture.js';

const NOW = '2026-11-23T06:00:00Z';
const AGE = `__typename ... on MyAge { birthDate isMinor guardian { name email agreedAt } } ... on MinorRefused { code message }`;
const GIVE = `mutation ($date: String!) { result: giveBirthDate(birthDate: $date) { ${AGE} } }`;
const ASK = `mutation ($name: String!, $email: String!) { result: askGuardian(name: $name, email: $email, locale: FR) { ${AGE} } }`;
const ANSWER = `mutation ($token: String!, $agrees: Boolean!) { result: answerAsGuardian(token: $token, agrees: $agrees) {
  __typename ... on GuardianRequest { memberName networkName agreedAt endedAt } ... on MinorRefused { code } } }`;
const CORRECT = `mutation ($id: ID!, $date: String!) { result: correctBirthDate(id: $id, birthDate: $date) {
  __typename ... on BirthDateCorrected { birthDate } ... on MinorRefused { code } } }`;
const BOOK = `mutation ($token: String!, $key: ID!) { result: book(token: $token, idempotencyKey: $key) {
  __typename ... on Needs { requirements { kind how { label } } } ... on Refused { code } } }`;
const PROPOSE = `query ($need: NeedInput!) { propose(need: $need) { offers { requirements { kind } } } }`;

interface Answer {
  __typename: string;
  code?: string;
  birthDate?: string;
  isMinor?: boolean;
  guardian?: { email: string; agreedAt: string | null } | null;
  agreedAt?: string | null;
  endedAt?: string | null;
  requirements?: { kind: string }[];
}

let all: Booker;
let room: GivenSpace;
let keys = 0;

beforeAll(async () => {
  all = await startBooker(NOW);
  room = await all.given.space(all.network, {});
}, 60_000);
afterEach(async () => {
  expect(await violations(all.url)).toEqual([]);
  await all.given.client.query(`delete from throttle`);
});
afterAll(() => all?.close());

async function ask(query: string, variables: object, as?: GivenMember): Promise<Answer> {
  const { data, errors } = await all.api.ask<{ result: Answer }>('lyon', query, variables, as);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.result;
}
const give = (as: GivenMember, date: string) => ask(GIVE, { date }, as);
const name = (as: GivenMember, email = 'parent@spec.example') => ask(ASK, { name: 'Maud Martin', email }, as);
let hours = 0;
const book = (as: GivenMember, space = room) => {
  const start = Temporal.Instant.from('2026-12-01T08:00:00Z').add({ hours: hours++ });
  const token = all.offer(as, space, start.toString(), start.add({ hours: 1 }).toString());
  return ask(BOOK, { token, key: `key-of-a-minor-${++keys}` }, as);
};
const wordsOf = (answer: Answer) => answer.requirements?.map(({ kind }) => kind) ?? wordOf(answer);
const link = async (of: GivenMember) => {
  const { id } = await all.given.one<{ id: string }>(
    `select id from guardian where member_id = $1 order by asked_at desc, id desc limit 1`,
    [of.id],
  );
  return new Signer(testEnv(all.url).SECRET, 'guardian').seal(id);
};
const answer = async (token: string, agrees: boolean) => ask(ANSWER, { token, agrees });
const minor = async () => {
  const member = await all.given.member(all.network, { name: 'Léa Martin' });
  await give(member, '2010-05-31');
  return member;
};

describe('a member under 18', () => {
  it('books nothing until their guardian has agreed, and nothing after the guardian withdraws', async () => {
    const lea = await minor();
    expect(wordsOf(await book(lea))).toEqual(['GUARDIAN']);
    expect(await name(lea)).toMatchObject({ guardian: { email: 'parent@spec.example', agreedAt: null } });
    expect(wordsOf(await book(lea))).toEqual(['GUARDIAN']);
    const token = await link(lea);
    expect(await answer(token, true)).toMatchObject({ memberName: 'Léa Martin', networkName: 'Lyon', agreedAt: NOW });
    expect(wordsOf(await book(lea))).toBe('Confirmed');
    expect(await answer(token, false)).toMatchObject({ agreedAt: NOW, endedAt: NOW });
    expect(wordsOf(await book(lea))).toEqual(['GUARDIAN']);
    expect((await answer(token, true)).code).toBe('LINK_OVER');
  });

  it('takes no place in a session either', async () => {
    const host = await all.given.member(all.network, { role: 'VENUE_STAFF', venueId: room.venueId });
    const session = { hostId: host.id, venueId: room.venueId, start: '2026-12-03T17:00:00Z', places: 3 };
    const { id } = await givenSession(all.given, all.network, session);
    const TAKE = `mutation ($id: ID!, $key: ID!) { result: takePlace(sessionId: $id, idempotencyKey: $key) { __typename ... on SessionRefused { code } } }`;
    const take = (as: GivenMember) => ask(TAKE, { id, key: `key-of-a-place-${++keys}` }, as);
    const lea = await minor();
    expect((await take(lea)).code).toBe('GUARDIAN_NEEDED');
    await name(lea);
    await answer(await link(lea), true);
    expect((await take(lea)).code).toBeUndefined();
  });

  it('is told before the click, with each offer', async () => {
    const lea = await minor();
    const need = { kind: 'MEETING_ROOM', start: '2026-12-02T09:00:00Z', minutes: 60 };
    const { data, errors } = await all.api.ask<{ propose: { offers: { requirements: { kind: string }[] }[] } }>(
      'lyon',
      PROPOSE,
      { need },
      lea,
    );
    expect(errors).toBeUndefined();
    expect(data.propose.offers.length).toBeGreaterThan(0);
    for (const { requirements } of data.propose.offers) expect(requirements).toEqual([{ kind: 'GUARDIAN' }]);
  });

  it('names another guardian, whose answer alone counts from then on', async () => {
    const lea = await minor();
    await name(lea);
    const first = await link(lea);
    await answer(first, true);
    await name(lea, 'other@spec.example');
    expect((await answer(first, true)).code).toBe('LINK_OVER');
    expect(wordsOf(await book(lea))).toEqual(['GUARDIAN']);
    await answer(await link(lea), true);
    expect(wordsOf(await book(lea))).toBe('Confirmed');
  });

  it('cannot be their own guardian', async () => {
    const lea = await minor();
    expect((await name(lea, lea.email.toUpperCase())).code).toBe('OWN_ADDRESS');
  });

  it('is too young for a space for adults, whatever they declared', async () => {
    const hall = await all.given.space(all.network, {});
    await all.given.client.query(`update space set adult_only = true where id = $1`, [hall.id]);
    const lea = await minor();
    await name(lea);
    await answer(await link(lea), true);
    await all.api.ask('lyon', `mutation { declareAdult { id } }`, {}, lea);
    const refused = await book(lea, hall);
    expect(refused.requirements).toEqual([
      { kind: 'ADULT', how: { label: expect.stringContaining('vous n’aurez pas encore 18 ans') } },
    ]);
  });

  it('books for the day of their eighteenth birthday without a guardian', async () => {
    const member = await all.given.member(all.network);
    await give(member, '2008-12-01');
    expect(wordsOf(await book(member))).toBe('Confirmed');
  });

  it('has one guardian at most, also when two are named at once', async () => {
    const lea = await minor();
    await Promise.all(['a', 'b', 'c', 'd'].map((one) => name(lea, `${one}@spec.example`)));
    const { n } = await all.given.one<{ n: number }>(
      `select count(*)::int as n from guardian where member_id = $1 and ended_at is null`,
      [lea.id],
    );
    expect(n).toBe(1);
  });
});

describe('a birth date', () => {
  it('is given once, and corrected by the administrators of the network only', async () => {
    const lea = await minor();
    expect((await give(lea, '2000-01-01')).code).toBe('ASK_THE_NETWORK');
    expect((await give(lea, '2010-05-31')).__typename).toBe('MyAge');
    const admin = await all.given.member(all.network, { role: 'NETWORK_ADMIN' });
    const corrected = await ask(CORRECT, { id: lea.id, date: '2000-05-31' }, admin);
    expect(corrected).toMatchObject({ birthDate: '2000-05-31' });
    expect((await name(lea)).code).toBe('NOT_A_MINOR');
    expect(wordsOf(await book(lea))).toBe('Confirmed');
    const { n } = await all.given.one<{ n: number }>(
      `select count(*)::int as n from audit_entry where action = 'BIRTH_DATE_CORRECTED' and subject_id = $1`,
      [lea.accountId],
    );
    expect(n).toBe(1);
  });

  it.each([
    ['2010-02-30', 'NO_SUCH_DATE'],
    ['31/05/2010', 'NO_SUCH_DATE'],
    ['2027-01-01', 'IMPOSSIBLE_DATE'],
    ['1890-01-01', 'IMPOSSIBLE_DATE'],
  ])('%s is refused as %s', async (date, code) => {
    expect((await give(await all.given.member(all.network), date)).code).toBe(code);
  });
});

describe('the link of a guardian', () => {
  it.each(['', 'x', 'a.b.c'])('%j is not valid', async (token) => {
    expect((await answer(token, true)).code).toBe('LINK_INVALID');
  });
});
