import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { completeEnded } from '#libs/booking';
import {
  type GivenMember,
  type GivenSpace,
  givenCertificate,
  givenSession,
  givenTraining,
  violations,
} from '#libs/testing';
import { type Booker, startBooker, wordOf } from './booker.fixture.js';

const REQUIREMENTS = `requirements { kind satisfied how { label token } training { reference title } sessions { id start placesLeft } }`;
const BOOK = `mutation ($token: String!, $key: ID!) { book(token: $token, idempotencyKey: $key) { __typename
  ... on Needs { ${REQUIREMENTS} } ... on Confirmed { booking { code } } ... on Refused { code } } }`;
const PROPOSE = `query ($need: NeedInput!) { propose(need: $need) { offers { summary ${REQUIREMENTS} items { ... on SpaceItem { space { id } } } } } }`;

interface Requirement {
  kind: string;
  satisfied: boolean;
  how: { label: string };
  training: { reference: string; title: string } | null;
  sessions: { id: string; start: string; placesLeft: number }[];
}

let all: Booker;
let here: GivenSpace;
let there: GivenSpace;
let elsewhere: GivenSpace;
let trainingId: string;
let staff: GivenMember;
let keys = 0;

beforeAll(async () => {
  all = await startBooker('2026-11-23T06:00:00Z');
  const machine = (lat: number) => all.given.space(all.network, { kind: 'MACHINE', capability: 'laser-cutting', lat });
  [here, there, elsewhere] = [await machine(45.76), await machine(45.761), await machine(45.79)];
  trainingId = await givenTraining(all.given, all.network, 'laser', [here.venueId, there.venueId]);
  for (const { id } of [here, there]) await all.given.client.query(`update space set training_id = $2 where id = $1`, [id, trainingId]); // prettier-ignore
  staff = await all.given.member(all.network, { role: 'VENUE_STAFF', venueId: there.venueId });
}, 60_000);
afterEach(async () => expect(await violations(all.url)).toEqual([]));
afterAll(() => all?.close());

const ask = async <Data>(query: string, variables: object, as: GivenMember): Promise<Data> => {
  const { data, errors } = await all.api.ask<Data>(all.network.slug, query, variables, as);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};
let hours = 0;
/** A fresh hour each time, so that specs do not meet. */
const hour = (day = '2026-12-02') => {
  const start = Temporal.Instant.from(`${day}T07:00:00Z`).add({ hours: hours++ % 12 });
  return [start.toString(), start.add({ hours: 1 }).toString()] as const;
};
const book = async (member: GivenMember, space: GivenSpace, at = hour()) => {
  const variables = { token: all.offer(member, space, ...at), key: `key-of-proofs-${++keys}` };
  const { book: answer } = await ask<{ book: { __typename: string; code?: string; requirements?: Requirement[] } }>(BOOK, variables, member); // prettier-ignore
  return answer;
};
const certified = async (over: { at?: string; expires?: string } = {}) => {
  const member = await all.given.member(all.network);
  const { id } = await givenCertificate(all.given, all.network, { memberId: member.id, trainingId, venueId: there.venueId, givenById: staff.id, ...over }); // prettier-ignore
  return { member, id };
};

describe('a machine that requires a training', () => {
  it('is not booked without its certificate, and the answer says which sessions have a place', async () => {
    const member = await all.given.member(all.network);
    const [free, full] = [
      await givenSession(all.given, all.network, { hostId: staff.id, venueId: here.venueId, trainingId, start: '2026-11-26T17:00:00Z', places: 3 }), // prettier-ignore
      await givenSession(all.given, all.network, { hostId: staff.id, venueId: here.venueId, trainingId, start: '2026-11-25T17:00:00Z', places: 1 }), // prettier-ignore
    ];
    const other = await all.given.member(all.network);
    await ask(`mutation ($id: ID!) { takePlace(sessionId: $id, idempotencyKey: "key-of-the-other") { __typename } }`, full, other); // prettier-ignore
    const answer = await book(member, here);
    expect(answer.__typename).toBe('Needs');
    expect(answer.requirements).toEqual([
      {
        kind: 'TRAINING',
        satisfied: false,
        how: { label: expect.stringContaining('jeu. 26'), token: null },
        training: { reference: 'laser', title: 'Formation laser' },
        sessions: [{ id: free.id, start: '2026-11-26T17:00:00Z', placesLeft: 3 }],
      },
    ]);
    expect((await book(member, elsewhere)).__typename).toBe('Confirmed');
  });

  it('is booked with a certificate that another venue gave, as long as both share the training', async () => {
    const { member } = await certified();
    expect(wordOf(await book(member, here))).toBe('Confirmed');
    await all.given.client.query(`update space set training_id = null where id = $1`, [there.id]);
    const away = `delete from venue_training where venue_id = $1 and training_id = $2`;
    await all.given.client.query(`update certificate set venue_id = $2 where venue_id = $1`, [
      there.venueId,
      here.venueId,
    ]);
    await all.given.client.query(away, [there.venueId, trainingId]);
    const own = await book(member, here);
    expect(wordOf(own)).toBe('Confirmed');
    await all.given.client.query(`insert into venue_training values ($1, $2, $3)`, [all.network.id, there.venueId, trainingId]); // prettier-ignore
    await all.given.client.query(`update space set training_id = $2 where id = $1`, [there.id, trainingId]);
    await all.given.client.query(`update certificate set venue_id = $2 where venue_id = $1`, [
      here.venueId,
      there.venueId,
    ]);
  });

  it.each([
    ['has expired at the time of use', { at: '2025-11-01T00:00:00Z', expires: '2026-12-02T06:59:00Z' }],
    ['was not used for six months', { at: '2026-05-01T00:00:00Z' }],
  ])('is not booked with a certificate that %s', async (_what, over) => {
    const { member } = await certified(over);
    expect((await book(member, here)).__typename).toBe('Needs');
  });

  it('keeps a certificate valid that is used: completed bookings count, from their end', async () => {
    const { member, id } = await certified({ at: '2026-06-15T00:00:00Z' });
    const lastUse = async () =>
      (await all.given.one<{ at: string | null }>(`select to_char(last_used_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as at from certificate where id = $1`, [id])).at; // prettier-ignore
    expect(wordOf(await book(member, here, ['2026-12-03T09:00:00Z', '2026-12-03T10:00:00Z']))).toBe('Confirmed');
    expect(await lastUse()).toBeNull();
    const complete = (now: string) =>
      all.database.inTransaction(all.network.id, (tx) => completeEnded(tx, Temporal.Instant.from(now)));
    await complete('2026-12-03T09:30:00Z');
    expect(await lastUse()).toBeNull();
    await complete('2026-12-03T10:30:00Z');
    expect(await lastUse()).toBe('2026-12-03 10:00');
  });

  it('is not booked with a withdrawn certificate, whose reason the member reads', async () => {
    const { member, id } = await certified();
    const withdraw = (as: GivenMember) =>
      ask<{ withdrawCertificate: { __typename: string; code?: string } }>(
        `mutation ($id: ID!) { withdrawCertificate(id: $id, reason: "Sécurité non respectée") { __typename ... on CertificateRefused { code } } }`,
        { id },
        as,
      ).then(({ withdrawCertificate }) => wordOf(withdrawCertificate));
    expect(await withdraw(member)).toBe('NOT_FOUND');
    expect(await withdraw(staff)).toBe('CertificateChanged');
    expect(await withdraw(staff)).toBe('CertificateChanged');
    expect((await book(member, here)).__typename).toBe('Needs');
    const { myCertificates } = await ask<{ myCertificates: object[] }>(`{ myCertificates { valid reason training { title } } }`, {}, member); // prettier-ignore
    expect(myCertificates).toEqual([{ valid: false, reason: 'Sécurité non respectée', training: { title: 'Formation laser' } }]); // prettier-ignore
  });

  it('has no booking that began while its certificate was being withdrawn: one waits for the other', async () => {
    for (let round = 0; round < 8; round++) {
      const { member, id } = await certified();
      const withdrawal = `mutation ($id: ID!) { withdrawCertificate(id: $id, reason: "Course") { __typename } }`;
      const [answer] = await Promise.all([book(member, here, hour('2026-12-10')), ask(withdrawal, { id }, staff)]);
      expect(['Confirmed', 'Needs']).toContain(answer.__typename);
    }
  });

  it('is offered last to people without the certificate, and like any other to people with it', async () => {
    const stranger = await all.given.member(all.network);
    const { member } = await certified();
    const need = {
      capability: 'laser-cutting',
      start: '2026-12-15T10:00:00Z',
      minutes: 60,
      near: { lat: 45.76, lon: 4.879 },
    };
    type Offers = { propose: { offers: { requirements: Requirement[]; items: { space: { id: string } }[] }[] } };
    const offersTo = async (who: GivenMember) =>
      (await ask<Offers>(PROPOSE, { need }, who)).propose.offers.map(({ items, requirements }) => ({
        space: items[0]!.space.id,
        kinds: requirements.map(({ kind }) => kind),
      }));
    const [first, ...others] = await offersTo(stranger);
    expect(first).toEqual({ space: elsewhere.id, kinds: [] });
    expect(others.map(({ kinds }) => kinds)).toEqual([['TRAINING'], ['TRAINING']]);
    expect((await offersTo(member)).map(({ kinds }) => kinds)).toEqual([[], [], []]);
  });
});

describe('a space for adults only', () => {
  it('is booked by people who declared to be 18 or older', async () => {
    await all.given.client.query(`update space set adult_only = true where id = $1`, [elsewhere.id]);
    const member = await all.given.member(all.network);
    const answer = await book(member, elsewhere);
    expect(answer.requirements?.map(({ kind, how }) => [kind, how.label])).toEqual([
      ['ADULT', 'Cet espace est réservé aux adultes. Déclarez que vous avez 18 ans ou plus.'],
    ]);
    const { declareAdult } = await ask<{ declareAdult: { adultDeclaredAt: string } }>(`mutation { declareAdult { adultDeclaredAt } }`, {}, member); // prettier-ignore
    expect(declareAdult.adultDeclaredAt).toBe('2026-11-23T06:00:00Z');
    expect(wordOf(await book(member, elsewhere))).toBe('Confirmed');
  });
});

describe('a certificate given by hand', () => {
  it('is for the staff of the venue, takes effect once, and is seen by the staff of every venue that shares the training', async () => {
    const member = await all.given.member(all.network);
    const give = (as: GivenMember, key: string) =>
      ask<{ giveCertificate: { __typename: string; code?: string; certificate?: { id: string; validUntil: string } } }>(
        `mutation ($holder: ID!, $training: ID!, $venue: ID!, $key: ID!) {
           giveCertificate(holderId: $holder, trainingId: $training, venueId: $venue, idempotencyKey: $key) {
             __typename ... on CertificateChanged { certificate { id validUntil valid } } ... on CertificateRefused { code } } }`,
        { holder: member.id, training: trainingId, venue: there.venueId, key },
        as,
      ).then(({ giveCertificate }) => giveCertificate);
    expect(wordOf(await give(member, 'given-by-oneself'))).toBe('NOT_STAFF');
    const results = await Promise.all([1, 2, 3].map(() => give(staff, 'given-only-once')));
    expect(new Set(results.map(({ certificate }) => certificate?.id)).size).toBe(1);
    expect(results[0]!.certificate!.validUntil).toBe('2027-05-23T06:00:00Z');
    expect(wordOf(await book(member, here))).toBe('Confirmed');
    const neighbour = await all.given.member(all.network, { role: 'VENUE_MANAGER', venueId: here.venueId });
    const stranger = await all.given.member(all.network, { role: 'VENUE_MANAGER', venueId: elsewhere.venueId });
    const seen = (as: GivenMember, venueId: string) =>
      ask<{ certificates: { edges: { node: { member: { name: string } } }[] } | null }>(
        `query ($venueId: ID!) { certificates(venueId: $venueId, first: 50) { edges { node { valid member { name } venue { name } } } } }`,
        { venueId },
        as,
      ).then(({ certificates }) => certificates?.edges.length ?? null);
    expect(await seen(neighbour, here.venueId)).toBeGreaterThan(0);
    expect(await seen(stranger, elsewhere.venueId)).toBe(0);
    expect(await seen(stranger, here.venueId)).toBeNull();
  });
});
