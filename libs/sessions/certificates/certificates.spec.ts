import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type GivenMember, type GivenSpace, givenSession, givenTraining, violations } from '#libs/testing';
import { SessionClient } from '../session-client.fixture.js';

let all: SessionClient;
let workshop: GivenSpace;
let staff: GivenMember;
let member: GivenMember;
let trainingId: string;

beforeAll(async () => {
  all = await SessionClient.start();
  workshop = await all.given.space(all.network, { kind: 'WORKSHOP' });
  staff = await all.given.member(all.network, { role: 'VENUE_STAFF', venueId: workshop.venueId });
  member = await all.given.member(all.network, { name: 'Nina' });
  trainingId = await givenTraining(all.given, all.network, 'laser', [workshop.venueId]);
}, 60_000);
afterEach(async () => expect(await violations(all.url)).toEqual([]));
afterAll(() => all?.close());

const GIVE = `mutation ($email: String!, $training: ID!, $venue: ID!, $key: ID!) {
  result: giveCertificateByEmail(email: $email, trainingId: $training, venueId: $venue, idempotencyKey: $key) {
    __typename ... on CertificateRequested { message } ... on CertificateRefused { code } } }`;
let keys = 0;
const give = async (email: string, over: object = {}, as = staff) => {
  const variables = { email, training: trainingId, venue: workshop.venueId, key: `by-mail-${++keys}`, ...over };
  return (await all.ask<{ result: { __typename: string; message?: string; code?: string } }>(GIVE, variables, as)).result; // prettier-ignore
};
const holders = async () => {
  const { rows } = await all.given.client.query<{ id: string }>(`select member_id as id from certificate order by 1`);
  return rows.map(({ id }) => id);
};

describe('a certificate given by mail address', () => {
  it('answers the same for a member, for a stranger, and for a member of another network', async () => {
    const elsewhere = await all.given.member(await all.given.network('lille'), {});
    const answers = [await give('nobody@spec.example'), await give(elsewhere.email), await give(member.email.toUpperCase())]; // prettier-ignore
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ __typename: 'CertificateRequested' });
    expect(await holders()).toEqual([member.id]);
  });

  it('is given once for one key, and refuses the key for another address', async () => {
    const key = 'used-for-one-address';
    await give(member.email, { key });
    await give(member.email, { key });
    expect(await holders()).toEqual([member.id]);
    expect(await give('somebody@spec.example', { key })).toEqual({ __typename: 'CertificateRefused', code: 'KEY_REUSED' }); // prettier-ignore
  });

  it('is refused to people who are not staff, and for a training that the venue does not offer', async () => {
    expect(await give(member.email, {}, member)).toMatchObject({ code: 'NOT_STAFF' });
    const other = await givenTraining(all.given, all.network, 'scie', []);
    expect(await give(member.email, { training: other })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await give('nobody@spec.example', { training: other })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a venue', () => {
  it('lists the trainings that it offers', async () => {
    const query = `{ venue(slug: "${workshop.venueSlug}") { trainings { reference title } } }`;
    expect(await all.ask(query, {}, member)).toEqual({
      venue: { trainings: [{ reference: 'laser', title: 'Formation laser' }] },
    });
  });

  it('shows its past sessions to its staff only, the latest first and without cancelled ones', async () => {
    const at = async (start: string, title: string) => {
      const host = await all.given.member(all.network, { hours: null });
      return givenSession(all.given, all.network, { hostId: host.id, venueId: workshop.venueId, start, title });
    };
    await at('2026-11-01T09:00:00Z', 'Premier');
    await at('2026-11-08T09:00:00Z', 'Deuxième');
    await at('2026-12-08T09:00:00Z', 'À venir');
    const { id } = await at('2026-11-09T09:00:00Z', 'Annulée');
    await all.given.client.query(`update session set state = 'CANCELLED', cancelled_at = '2026-11-02' where id = $1`, [id]); // prettier-ignore
    const query = `{ sessionsOver(venueId: "${workshop.venueId}") { totalCount edges { node { title } } } }`;
    expect(await all.ask(query, {}, staff)).toEqual({
      sessionsOver: { totalCount: 2, edges: [{ node: { title: 'Deuxième' } }, { node: { title: 'Premier' } }] },
    });
    expect(await all.ask(query, {}, member)).toEqual({ sessionsOver: null });
  });
});
