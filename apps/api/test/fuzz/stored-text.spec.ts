import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import ICAL from 'ical.js';
import {
  Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
  type TestDatabase,
  XSS_PAYLOADS,
  cloneDatabase,
  givenSpaceDocument,
  givenSpacePhoto,
  givenVenuePhoto,
  startApi,
  violations,
} from '#libs/testing';
import { type ReadMail, everyMail } from './every-mail.fixture.js';
import { selectAll } from '../schema/schema-walk.fixture.js';
import { skeleton, storeEverywhere, textsIn } from './stored-text.fixture.js';

const NOW = '2026-11-23T08:00:00Z';
/** The texts that PostgreSQL can store. */
const PAYLOADS = [...new Set(XSS_PAYLOADS.map((text) => text.replaceAll('\0', '').slice(0, 120)))];

let database: TestDatabase;
let given: Given;
let api: TestApi;
let network: GivenNetwork;
let member: GivenMember;
let space: GivenSpace;
let tame: ReadMail[];
/** Queries that read every stored text; they exceed the limits of one request. */
let reads: string[];

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  network = await given.network('lyon');
  [member, space] = [await given.member(network), await given.space(network, { kind: 'DESK_AREA', capacity: 500 })];
  await given.client.query(`insert into network_setting values ($1, 'booking.perHour', '1000000', '[2020-01-01,)')`, [
    network.id,
  ]);
  await given.client.query(
    `insert into passkey (account_id, credential_id, public_key, counter, backed_up, name, created_at) values ($1, '\\x01', '\\x02', 0, true, 'x', '2026-11-01')`,
    [member.accountId],
  );
  await givenVenuePhoto(given, network, space, member.id);
  await givenSpacePhoto(given, network, space, member.id);
  await givenSpaceDocument(given, network, space, member.id);
  await given.client.query(
    `insert into territory (network_id, kind, code, name, lat, lon, source) values ($1, 'COMMUNE', '69266', 'x', 45.77, 4.88, 'spec')`,
    [network.id],
  );
  api = await startApi(database.url, { now: NOW });
  const { schema } = api.app.get(GraphQLSchemaHost);
  const all = (type: string, levels?: number) => selectAll(schema.getType(type)!, levels);
  reads = [
    `{ me ${all('Me', 4)} network ${all('Network')} communes { name } }`,
    `{ venue(slug: "${space.venueSlug}") ${all('Venue', 4)} }`,
    `{ myPass ${all('Pass', 5)} }`, // as far as the bookings that its hours went to
  ];
  await storeEverywhere(given, 'tame');
  tame = await mailed();
}, 60_000);
afterAll(async () => {
  expect(await violations(database.url)).toEqual([]);
  await api?.close();
  await given?.end();
  await database?.drop();
});

async function mailed(name = 'tame'): Promise<ReadMail[]> {
  api.clock.set(NOW);
  return (await everyMail(api, given, { network, member, space, name })).mails;
}
const calendarOf = ({ attachments }: ReadMail): string | undefined =>
  attachments[0] && Buffer.from(attachments[0].content as ArrayBuffer).toString();
const eventsIn = (calendar: string | undefined): number =>
  calendar ? new ICAL.Component(ICAL.parse(calendar) as unknown as string).getAllSubcomponents('vevent').length : 0;
/** The names of the unfolded lines of a calendar. */
const linesOf = (calendar: string | undefined): string[] | undefined =>
  calendar?.replace(/\r?\n[ \t]/g, '').split(/\r?\n/).map((line) => line.split(/[:;]/)[0]!); // prettier-ignore
const headersOf = ({ raw }: ReadMail): string[] =>
  raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]/g, '').split('\r\n').map((line) => line.split(':')[0]!.toLowerCase()); // prettier-ignore

describe('a hostile text in every column of free text', () => {
  it('is stored in many columns', async () => {
    const places = await storeEverywhere(given, 'x');
    expect(places).toEqual(expect.arrayContaining(['account.name', 'member.name', 'network.name', 'owner.name', 'passkey.name', 'plan.name_fr', 'space.description_fr', 'space.name', 'territory.name', 'venue.city', 'venue.description_fr', 'venue.name', 'venue.street'])); // prettier-ignore
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(40);
  });

  it.each(PAYLOADS)(
    '%j is returned unchanged and never becomes markup',
    async (payload) => {
      await storeEverywhere(given, payload);

      const texts: string[] = [];
      for (const query of reads) {
        const answer = await api.app.inject({
          method: 'POST',
          url: '/lyon/graphql',
          headers: { 'content-type': 'application/json', cookie: `traboule=${member.secret}` },
          payload: { query },
        });
        expect(answer.headers).toMatchObject({
          'content-type': 'application/json; charset=utf-8',
          'x-content-type-options': 'nosniff',
        });
        const { data, errors } = answer.json<{ data: unknown; errors?: unknown }>();
        expect(errors).toBeUndefined();
        texts.push(...textsIn(data));
      }
      expect(texts.filter((text) => text === payload).length).toBeGreaterThanOrEqual(8);
      // Networks are read again every ten seconds only: their names may still be those of an earlier payload.
      const escaped = texts.filter((text) => /&(lt|gt|quot|amp|#\d+);/.test(text));
      const isStored = (text: string) => PAYLOADS.some((stored) => stored.includes('&') && text.includes(stored));
      expect(escaped.filter((text) => !isStored(text))).toEqual([]);

      const wild = await mailed(payload);
      expect(wild.map(headersOf)).toEqual(tame.map(headersOf));
      expect(wild.map(({ html }) => skeleton(html!))).toEqual(tame.map(({ html }) => skeleton(html!)));
      expect(wild.map((mail) => linesOf(calendarOf(mail)))).toEqual(tame.map((mail) => linesOf(calendarOf(mail))));
      for (const [i, mail] of wild.entries()) {
        expect(mail.text!.split('\n')).toHaveLength(tame[i]!.text!.split('\n').length);
        expect([mail.to?.length, mail.cc?.length ?? 0, mail.bcc?.length ?? 0]).toEqual([1, 0, 0]);
        const calendar = calendarOf(mail);
        expect(eventsIn(calendar)).toBe(eventsIn(calendarOf(tame[i]!)));
      }
    },
    60_000,
  );
});

describe('a mail to somebody without an account', () => {
  it('has nothing in its headers or its text that a member typed as a name', async () => {
    await storeEverywhere(given, 'tame');
    // No text of the tests before: the name of the network may still be one of theirs for ten seconds.
    const mails = await mailed('Gagnez 500 € sur escroc.example');
    const { rows } = await given.client.query<{ email: string }>(`select email::text from account`);
    const known = new Set(rows.map(({ email }) => email));
    const toStrangers = mails.filter(({ to }) => !known.has(to![0]!.address!));
    expect(toStrangers.length).toBeGreaterThanOrEqual(4); // a sign-in link, an invitation, a team, a guardian
    for (const { to, subject, text, html } of toStrangers)
      expect([to![0]!.name, subject, text, html].join('\n')).not.toMatch(/escroc|Gagnez/);
  });
});
