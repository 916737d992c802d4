import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type GivenMember, type GivenSpace, givenTraining, violations } from '#libs/testing';
import { SessionClient } from '../session-client.fixture.js';

let all: SessionClient;
let workshop: GivenSpace;
let staff: GivenMember;
let nina: GivenMember;
let bao: GivenMember;

beforeAll(async () => {
  all = await SessionClient.start();
  workshop = await all.given.space(all.network, { kind: 'WORKSHOP' });
  staff = await all.given.member(all.network, { role: 'VENUE_STAFF', venueId: workshop.venueId });
  nina = await all.given.member(all.network, { name: 'Nina' });
  bao = await all.given.member(all.network, { name: 'Bao' });
  await givenTraining(all.given, all.network, 'laser', [workshop.venueId]);
}, 60_000);
beforeEach(() => all.given.client.query('delete from certificate; delete from throttle'));
afterEach(async () => expect(await violations(all.url)).toEqual([]));
afterAll(() => all?.close());

interface Import {
  code?: string;
  carriedOut?: number;
  lines?: { line: number; outcome: string | null; faults: string[] }[];
}
let keys = 0;
const load = async (rows: string[], { dryRun = false, key = `certificates-${++keys}`, as = staff } = {}) => {
  const query = `mutation ($venue: ID!, $csv: String!, $dryRun: Boolean!, $key: ID!) {
    result: importCertificates(venueId: $venue, csv: $csv, dryRun: $dryRun, idempotencyKey: $key) {
      ... on CertificatesImport { carriedOut lines { line outcome faults } } ... on CertificateRefused { code } } }`;
  const csv = ['mail,reference,training,date,reason', ...rows].join('\n');
  return (await all.ask<{ result: Import }>(query, { venue: workshop.venueId, csv, dryRun, key }, as)).result;
};
const held = async () => {
  const { rows } = await all.given.client.query<{ name: string; day: string; reason: string | null }>(
    `select m.name, to_char(c.given_at at time zone 'Europe/Paris', 'YYYY-MM-DD') as day, c.given_reason as reason
       from certificate c join member m on (m.network_id, m.id) = (c.network_id, c.member_id) order by 1`,
  );
  return rows.map(({ name, day, reason }) => [name, day, reason]);
};
const outcomes = ({ lines }: Import) => lines!.map(({ outcome, faults }) => outcome ?? faults.join());

describe('a file of certificates', () => {
  it('is shown with what happens with each line before anything is written, then carried out once', async () => {
    const rows = [`${nina.email},,laser,2026-11-02,Formée à l’école`, `,${bao.id},laser,,`];
    const preview = await load(rows, { dryRun: true });
    expect(preview.carriedOut).toBe(0);
    expect(outcomes(preview)).toEqual(['donnée si un membre du réseau a cette adresse', 'donnée à Bao']);
    expect(await held()).toEqual([]);
    const key = 'the-same-file-twice';
    for (let n = 0; n < 2; n++) expect(await load(rows, { key })).toMatchObject({ carriedOut: 2 });
    expect(await held()).toEqual([
      ['Bao', expect.any(String), null],
      ['Nina', '2026-11-02', 'Formée à l’école'],
    ]);
    expect(await load([`${bao.email},,laser,,`], { key })).toEqual({ code: 'KEY_REUSED' });
  });

  it('renews an earlier certificate and leaves a later one as it is', async () => {
    await load([`,${nina.id},laser,2026-11-05,`, `,${bao.id},laser,2026-11-05,`]);
    const rows = [`,${nina.id},laser,2026-11-10,Revenue`, `,${bao.id},laser,2026-11-01,Avant`];
    expect(outcomes(await load(rows, { dryRun: true }))).toEqual([
      'renouvelée pour Nina',
      'Bao en a déjà une de cette date ou plus récente : elle reste',
    ]);
    await load(rows);
    expect(await held()).toEqual([
      ['Bao', '2026-11-05', null],
      ['Nina', '2026-11-10', 'Revenue'],
    ]);
  });

  it('says the same of every mail address, before and afterwards, whether a member has it or not', async () => {
    const elsewhere = await all.given.member(await all.given.network('lille'), {});
    const answers = [];
    for (const email of [nina.email, elsewhere.email, 'nobody@spec.example'])
      for (const dryRun of [true, false]) answers.push([dryRun, await load([`${email},,laser,,`], { dryRun })]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(2);
    expect((await held()).map(([name]) => name)).toEqual(['Nina']);
  });

  it('gives nothing where a line has a fault, and names it', async () => {
    const unknown = '01a00000-0000-7000-8000-000000000000';
    const answer = await load([`,${nina.id},laser,,`, `,${unknown},laser,,`, `${bao.email},,forge,,`]);
    expect(answer.carriedOut).toBe(0);
    expect(answer.lines!.map(({ line, faults }) => [line, ...faults])).toEqual([
      [2],
      [3, '« reference » : aucun membre du réseau n’a cette référence'],
      [4, '« training » : forge ; choisissez parmi laser'],
    ]);
    expect(await held()).toEqual([]);
  });

  it('is for the staff of the venue only, ten files an hour', async () => {
    expect(await load([`,${nina.id},laser,,`], { as: nina })).toEqual({ code: 'NOT_STAFF' });
    for (let n = 0; n < 10; n++) await load([`${bao.email},,laser,,`], { dryRun: true });
    await expect(load([`${bao.email},,laser,,`], { dryRun: true })).rejects.toThrow('RATE_LIMITED');
  });

  it('gives each certificate once when two of the staff send the same people in opposite orders', async () => {
    const other = await all.given.member(all.network, { role: 'VENUE_STAFF', venueId: workshop.venueId });
    const people = [];
    for (let n = 0; n < 12; n++) people.push(await all.given.member(all.network, { hours: null }));
    const rows = people.map(({ id }) => `,${id},laser,,`);
    await Promise.all([load(rows), load(rows.toReversed(), { as: other })]);
    expect(await held()).toHaveLength(12);
  });

  it('shows the person why they have it', async () => {
    await load([`${nina.email},,laser,,Stage de mars`]);
    expect(await all.ask(`{ myCertificates { givenReason valid } }`, {}, nina)).toEqual({
      myCertificates: [{ givenReason: 'Stage de mars', valid: true }],
    });
  });
});
