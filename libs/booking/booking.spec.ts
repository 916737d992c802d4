import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  BookingClient,
  Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
  violations,
} from '#libs/testing';

const NOW = '2026-11-23T08:00:00Z';
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let bookingClient: BookingClient;
let room: GivenSpace;
let desks: GivenSpace;
let camille: GivenMember;
let bruno: GivenMember;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  await given.network('nantes');
  room = await given.space(lyon, { kind: 'MEETING_ROOM' });
  desks = await given.space(lyon, { kind: 'DESK_AREA', capacity: 4 });
  api = await startApi(database.url, { now: NOW });
  bookingClient = new BookingClient(api, lyon);
}, 60_000);
beforeEach(async () => {
  api.clock.set(NOW);
  camille = await given.member(lyon);
  bruno = await given.member(lyon);
});
afterEach(async () => expect(await violations(database.url)).toEqual([]));
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

interface Listed {
  totalCount: number;
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
  edges: { cursor: string; node: { code: string; start: string; state: string } }[];
}
const LIST = `query ($when: BookingsWhen!, $first: Int!, $after: String) { myBookings(when: $when, first: $first, after: $after) {
  totalCount pageInfo { endCursor hasNextPage } edges { cursor node { code start state } } } }`;
const list = async (
  when: 'UPCOMING' | 'PAST',
  first = 50,
  after: string | null = null,
  as = camille,
): Promise<Listed> => {
  const { data, errors } = await api.ask<{ myBookings: Listed }>('lyon', LIST, { when, first, after }, as);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.myBookings;
};
const codes = ({ edges }: Listed): string[] => edges.map(({ node }) => node.code);
const BY_CODE = `query ($code: String!) { booking(code: $code) { code state items { seats space { name } } venue { name } charge { creditMinutes } } }`;
const byCode = async (code: string, as = camille, network = 'lyon') => {
  const { data, errors } = await api.ask<{ booking: { code: string; state: string } | null }>(
    network,
    BY_CODE,
    { code },
    as,
  );
  return errors ? errors[0]!.extensions.code : data.booking;
};

describe('my bookings', () => {
  it('are listed in pages that add up to the whole list', async () => {
    const codesMade: string[] = [];
    for (const [day, hour] of [
      [24, 9],
      [24, 11],
      [25, 9],
      [27, 8],
      [26, 15],
      [23, 10],
      [23, 13],
    ] as const)
      codesMade.push(
        (
          await bookingClient.proposeAndBook(
            camille,
            day % 2 ? room : desks,
            `2026-11-${day}T${String(hour).padStart(2, '0')}:00:00Z`,
          )
        ).code,
      );
    for (const code of codesMade.slice(0, 2)) await bookingClient.cancel(camille, code);
    await bookingClient.proposeAndBook(bruno, desks, '2026-11-24T09:00:00Z');
    api.clock.set('2026-11-23T14:30:00Z');

    for (const when of ['UPCOMING', 'PAST'] as const) {
      const whole = await list(when);
      const starts = whole.edges.map(({ node }) => node.start);
      expect(starts).toEqual(when === 'UPCOMING' ? starts.toSorted() : starts.toSorted().reverse());
      for (const size of [1, 2, 3, 49]) {
        const seen: string[] = [];
        let page: Listed | undefined;
        do {
          page = await list(when, size, page?.pageInfo.endCursor);
          expect(page.totalCount).toBe(whole.totalCount);
          expect(page.edges.length).toBeLessThanOrEqual(size);
          expect(page.pageInfo.endCursor).toBe(page.edges.at(-1)!.cursor);
          seen.push(...codes(page));
        } while (page.pageInfo.hasNextPage);
        expect(seen).toEqual(codes(whole));
      }
    }
    const [upcoming, past] = [await list('UPCOMING'), await list('PAST')];
    expect(codes(upcoming)).toEqual([codesMade[2], codesMade[4], codesMade[3]]);
    expect(past.edges.map(({ node }) => node.state)).toEqual(['CANCELLED', 'CANCELLED', 'CONFIRMED', 'CONFIRMED']);
    expect(upcoming.totalCount + past.totalCount).toBe(codesMade.length);
  });

  it('are neither repeated nor skipped when bookings are made or cancelled between two pages', async () => {
    const codesMade = [];
    for (const hour of ['09', '10', '11', '12'])
      codesMade.push(await bookingClient.proposeAndBook(camille, desks, `2026-11-24T${hour}:00:00Z`));
    const first = await list('UPCOMING', 2);
    await bookingClient.cancel(camille, codesMade[0]!.code);
    await bookingClient.cancel(camille, codesMade[2]!.code);
    const early = await bookingClient.proposeAndBook(camille, desks, '2026-11-24T08:00:00Z');
    const second = await list('UPCOMING', 2, first.pageInfo.endCursor);
    expect(codes(first)).toEqual([codesMade[0]!.code, codesMade[1]!.code]);
    expect(codes(second)).toEqual([codesMade[3]!.code]);
    expect(codes(await list('UPCOMING'))).toEqual([early.code, codesMade[1]!.code, codesMade[3]!.code]);
  });

  it('are visible to their owner only, and empty for a member without bookings', async () => {
    await bookingClient.proposeAndBook(camille, desks, '2026-11-24T09:00:00Z');
    expect(await list('UPCOMING', 5, null, bruno)).toEqual({
      totalCount: 0,
      pageInfo: { endCursor: null, hasNextPage: false },
      edges: [],
    });
  });

  it('include a running booking among the upcoming ones until it ends', async () => {
    const { code } = await bookingClient.proposeAndBook(camille, desks, '2026-11-23T09:00:00Z');
    api.clock.set('2026-11-23T09:59:59Z');
    expect(codes(await list('UPCOMING'))).toEqual([code]);
    api.clock.set('2026-11-23T10:00:00Z');
    expect([codes(await list('UPCOMING')), codes(await list('PAST'))]).toEqual([[], [code]]);
  });
});

describe('a booking by its code', () => {
  it('is found however the code is written or spoken, by its owner and in its network', async () => {
    const { code } = await bookingClient.proposeAndBook(camille, desks, '2026-11-24T09:00:00Z');
    const spoken = [
      code,
      code.toLowerCase(),
      `${code.slice(0, 4)}-${code.slice(4)}`,
      ` ${[...code].join(' ')} `,
      code.replaceAll('0', 'O').replaceAll('1', 'l'),
    ];
    for (const typed of spoken)
      expect(await byCode(typed)).toMatchObject({ code, state: 'CONFIRMED', items: [{ seats: 1 }] });
    expect(await byCode(code, bruno)).toBeNull();
    expect(await byCode(code, camille, 'nantes')).toBe('FORBIDDEN');
  });
  it.each(['', 'x', 'AAAAAAAA', 'AAAAAAA', 'ÀÀÀÀÀÀÀÀ', "' or 1=1 --", 'A'.repeat(10_000)])(
    '%j is nobody’s',
    async (code) => {
      expect(await byCode(code)).toBeNull();
      expect(await bookingClient.cancel(camille, code)).toEqual({ __typename: 'Refused', code: 'NOT_FOUND' });
    },
  );
});

describe('the calendar file', () => {
  const file = (path: string, as?: GivenMember) =>
    api.app.inject({ url: path, headers: as && { cookie: `traboule=${as.secret}` } });
  const property = (body: string, name: string) =>
    new RegExp(`^${name}[:;](.*)$`, 'm').exec(body.replace(/\r?\n[ \t]/g, ''))?.[1]?.trim();

  it('is published to the owner, and cancelled under the same UID with the next sequence number', async () => {
    const { code, id } = await bookingClient.proposeAndBook(camille, desks, '2026-11-24T09:00:00Z');
    const published = await file(`/lyon/bookings/${code}.ics`, camille);
    expect(published.headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="traboule-${code}.ics"`,
      'cache-control': 'no-store',
    });
    expect(
      ['METHOD', 'UID', 'SEQUENCE', 'STATUS', 'DTSTART', 'DTEND'].map((name) => property(published.body, name)),
    ).toEqual(['PUBLISH', `${id}@traboule`, '0', 'CONFIRMED', '20261124T090000Z', '20261124T100000Z']);
    await bookingClient.cancel(camille, code);
    const cancelled = await file(`/lyon/bookings/${code.toLowerCase()}.ics`, camille);
    expect(['METHOD', 'UID', 'SEQUENCE', 'STATUS'].map((name) => property(cancelled.body, name))).toEqual([
      'CANCEL',
      `${id}@traboule`,
      '1',
      'CANCELLED',
    ]);
  });

  it('is answered with 404 for everybody else', async () => {
    const { code } = await bookingClient.proposeAndBook(camille, desks, '2026-11-24T09:00:00Z');
    const asked = [
      file(`/lyon/bookings/${code}.ics`),
      file(`/lyon/bookings/${code}.ics`, bruno),
      file(`/nantes/bookings/${code}.ics`, camille),
      file(`/atlantis/bookings/${code}.ics`, camille),
      file(`/lyon/bookings/${code}.ics.ics`, camille),
      file(`/lyon/bookings/%00.ics`, camille),
      file(`/lyon/bookings/${'A'.repeat(60)}.ics`, camille),
    ];
    for (const { statusCode, body } of await Promise.all(asked)) {
      expect(statusCode).toBe(404);
      expect(body).not.toMatch(/VCALENDAR|node_modules|\.js:/);
    }
  });
});
