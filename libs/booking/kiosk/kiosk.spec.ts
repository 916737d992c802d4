import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
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
const ADD = `mutation ($venueId: ID!, $name: String!) { result: addKiosk(venueId: $venueId, name: $name) { __typename ... on KioskAdded { url kiosk { id name lastSeenAt } } ... on KioskRefused { code } } }`;
const LIST = `query ($venueId: ID!) { result: venueKiosks(venueId: $venueId) { id name lastSeenAt } }`;
const REVOKE = `mutation ($id: ID!) { result: revokeKiosk(id: $id) { __typename ... on KioskRefused { code } } }`;
const START = `mutation ($token: String!) { result: startKiosk(token: $token) { __typename ... on KioskStarted { name } ... on KioskRefused { code } } }`;
const SCREEN = `{ result: kioskScreen { kioskName venueName zone now checksIn codeChangesAt checkInPath spaces { name kind isFree freeFrom freeUntil takePath } } }`;
const COME = `mutation ($code: String!) { result: kioskCheckIn(code: $code) { __typename ... on KioskCheckedIn { spaceNames end } ... on PresenceRefused { code } } }`;
const CHECK_IN = `mutation ($code: String!, $by: CheckInProofInput!) { result: checkIn(code: $code, by: $by) { __typename ... on PresenceChanged { booking { checkIn { how } } } ... on PresenceRefused { code } } }`;

interface Outcome {
  __typename: string;
  code?: string;
}
interface Added extends Outcome {
  url: string;
  kiosk: { id: string };
}
interface Screen {
  now: string;
  codeChangesAt: string;
  checkInPath: string;
  spaces: {
    name: string;
    isFree: boolean;
    freeFrom: string | null;
    freeUntil: string | null;
    takePath: string | null;
  }[];
}

let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let client: BookingClient;
let room: GivenSpace;
let manager: GivenMember;
let staff: GivenMember;
let awa: GivenMember;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url, { now: NOW });
  client = new BookingClient(api, lyon);
  room = await given.space(lyon, { kind: 'MEETING_ROOM', name: 'Salle Soie', venueName: 'Le Passage' });
  await given.space(lyon, { kind: 'DESK_AREA', name: 'Grand Atelier', capacity: 2, venueId: room.venueId });
  await given.client.query(`update venue set arrivals = 'CHECK_IN' where id = $1`, [room.venueId]);
  manager = await given.member(lyon, { role: 'VENUE_MANAGER', venueId: room.venueId, hours: null });
  staff = await given.member(lyon, { role: 'VENUE_STAFF', venueId: room.venueId, hours: null });
  awa = await given.member(lyon, { name: 'Awa Diallo' });
}, 60_000);
afterEach(async () => {
  api.clock.set(NOW);
  expect(await violations(database.url)).toEqual([]);
  await given.client.query(`delete from throttle`);
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

type Caller = Pick<GivenMember, 'secret'>;
async function ask<Result = Outcome>(query: string, variables: object, as?: Caller, network = 'lyon'): Promise<Result> {
  const { data, errors } = await api.ask<{ result: Result }>(network, query, variables, as);
  if (errors) throw new Error(errors[0]!.extensions.code);
  return data.result;
}
const add = (as = manager, venueId = room.venueId) => ask<Added>(ADD, { venueId, name: 'Tablette de l’entrée' }, as);
const tokenOf = ({ url }: Added) => url.split('#')[1]!;
/** A device that is a kiosk of the venue. */
async function device(added?: Added): Promise<Caller> {
  return { secret: `kiosk.${tokenOf(added ?? (await add()))}` };
}
const book = async (start: string, space = room) => (await client.proposeAndBook(awa, space, start)).code;

describe('a kiosk', () => {
  it('is added, listed and revoked by the managers of the venue, and by nobody else', async () => {
    const elsewhere = await given.space(lyon, { kind: 'MEETING_ROOM' });
    const other = await given.member(lyon, { role: 'VENUE_MANAGER', venueId: elsewhere.venueId, hours: null });
    const added = await add();
    for (const as of [awa, staff, other]) {
      expect((await add(as)).code).toBe('NOT_MANAGER');
      expect(await ask(LIST, { venueId: room.venueId }, as)).toBeNull();
      expect((await ask(REVOKE, { id: added.kiosk.id }, as)).code).toBe('NOT_FOUND');
    }
    expect((await add(manager, randomUUID())).code).toBe('NOT_MANAGER');
    expect(await ask(LIST, { venueId: room.venueId }, manager)).toEqual([
      { id: added.kiosk.id, name: 'Tablette de l’entrée', lastSeenAt: null },
    ]);
    await ask(SCREEN, {}, await device(added));
    expect(await ask(LIST, { venueId: room.venueId }, manager)).toMatchObject([{ lastSeenAt: NOW }]);
    expect((await ask(REVOKE, { id: added.kiosk.id }, manager)).__typename).toBe('KioskRevoked');
    expect((await ask(REVOKE, { id: added.kiosk.id }, manager)).code).toBe('NOT_FOUND');
    expect(await ask(LIST, { venueId: room.venueId }, manager)).toEqual([]);
    const { rows } = await given.client.query(
      `select action, actor_id as actor from audit_entry where action like 'KIOSK%' and subject_id = $1 order by at, id`,
      [room.venueId],
    );
    expect(rows).toEqual(['KIOSK_ADDED', 'KIOSK_REVOKED'].map((action) => ({ action, actor: manager.accountId })));
  });

  it('has a token that is shown once and kept as a hash', async () => {
    const token = tokenOf(await add());
    expect(token).toMatch(/^[\w-]{43}$/);
    const { rows } = await given.client.query<{ row: string }>(`select k::text as row from kiosk k`);
    for (const { row } of rows) expect(row).not.toContain(token);
  });

  it('exists twenty times at most at a venue, also when they are added at once', async () => {
    await given.client.query(`update kiosk set revoked_at = now()`);
    const added = await Promise.all(Array.from({ length: 24 }, () => add()));
    expect(added.filter(({ __typename }) => __typename === 'KioskAdded')).toHaveLength(20);
    expect(new Set(added.flatMap(({ code }) => code ?? []))).toEqual(new Set(['TOO_MANY_KIOSKS']));
    await given.client.query(`update kiosk set revoked_at = now()`);
  });

  it('is started on a device by its token, which signs out the person who was signed in there', async () => {
    const token = tokenOf(await add());
    const guest = await given.member(lyon);
    const response = await api.app.inject({
      method: 'POST',
      url: '/lyon/graphql',
      headers: { 'content-type': 'application/json', cookie: `traboule=${guest.secret}` },
      payload: JSON.stringify({ query: START, variables: { token } }),
    });
    expect(response.json()).toMatchObject({ data: { result: { name: 'Tablette de l’entrée' } } });
    expect(response.headers['set-cookie']).toMatch(new RegExp(`^traboule=kiosk\\.${token}; .*HttpOnly`));
    expect(await ask(`{ result: me { id } }`, {}, guest)).toBeNull();
    for (const wrong of ['x', token.slice(1), `${token}x`, 'a'.repeat(43)])
      expect((await ask(START, { token: wrong })).code).toBe('TOKEN_INVALID');
  });
});

describe('the token of a kiosk', () => {
  it('permits the screen and check-ins, and nothing that members or staff may do', async () => {
    const kiosk = await device();
    expect(await ask(`{ result: me { id } }`, {}, kiosk)).toBeNull();
    const code = await book('2026-11-23T14:00:00Z');
    for (const query of [
      `{ result: myBookings(when: UPCOMING, first: 1) { totalCount } }`,
      `{ result: venueBookings(venueId: "${room.venueId}", day: "2026-11-23", first: 1) { totalCount } }`,
      `{ result: venueKiosks(venueId: "${room.venueId}") { id } }`,
      `mutation { result: checkInAsStaff(venueId: "${room.venueId}", code: "${code}") { __typename } }`,
      `mutation { result: addKiosk(venueId: "${room.venueId}", name: "x") { __typename } }`,
    ])
      await expect(ask(query, {}, kiosk)).rejects.toThrow('UNAUTHENTICATED');
  });

  it('is needed for the screen and check-ins, by everybody', async () => {
    for (const as of [undefined, awa, staff, manager])
      for (const query of [SCREEN, COME])
        await expect(ask(query, query === COME ? { code: 'AAAAAAAA' } : {}, as)).rejects.toThrow(
          as ? 'FORBIDDEN' : 'UNAUTHENTICATED',
        );
  });

  it('works no longer once it is revoked, nor in another network, nor when the venue is withdrawn', async () => {
    const added = await add();
    const kiosk = await device(added);
    await given.network('nantes');
    await expect(ask(SCREEN, {}, kiosk, 'nantes')).rejects.toThrow('UNAUTHENTICATED');
    await given.client.query(`update venue set withdrawn_at = now() where id = $1`, [room.venueId]);
    await expect(ask(SCREEN, {}, kiosk)).rejects.toThrow('UNAUTHENTICATED');
    await given.client.query(`update venue set withdrawn_at = null where id = $1`, [room.venueId]);
    await ask(SCREEN, {}, kiosk);
    await ask(REVOKE, { id: added.kiosk.id }, manager);
    await expect(ask(SCREEN, {}, kiosk)).rejects.toThrow('UNAUTHENTICATED');
    await expect(ask(COME, { code: 'AAAAAAAA' }, kiosk)).rejects.toThrow('UNAUTHENTICATED');
    expect((await ask(START, { token: tokenOf(added) })).code).toBe('TOKEN_INVALID');
  });
});

describe('the screen', () => {
  const space = ({ spaces }: Screen, name: string) => spaces.find((one) => one.name === name)!;

  it('shows what is free now, until when, and when the rest is free again', async () => {
    await book('2026-11-25T09:00:00Z');
    const kiosk = await device();
    api.clock.set('2026-11-25T08:07:00Z');
    const before = await ask<Screen>(SCREEN, {}, kiosk);
    expect(before).toMatchObject({ venueName: 'Le Passage', zone: 'Europe/Paris', checksIn: true });
    expect(before.spaces.map(({ name }) => name)).toEqual(['Grand Atelier', 'Salle Soie']);
    expect(space(before, 'Salle Soie')).toMatchObject({ isFree: true, freeUntil: '2026-11-25T09:00:00Z' });
    expect(space(before, 'Grand Atelier')).toMatchObject({ isFree: true, freeUntil: '2026-11-25T22:00:00Z' });
    api.clock.set('2026-11-25T09:10:00Z');
    const during = await ask<Screen>(SCREEN, {}, kiosk);
    expect(space(during, 'Salle Soie')).toMatchObject({
      isFree: false,
      freeFrom: '2026-11-25T10:00:00Z',
      takePath: null,
    });
    // Closed at night: free again when the venue opens.
    api.clock.set('2026-11-25T23:00:00Z');
    expect(space(await ask<Screen>(SCREEN, {}, kiosk), 'Salle Soie')).toMatchObject({
      isFree: false,
      freeFrom: '2026-11-26T06:00:00Z',
    });
  });

  it('shows a shared space as free while a place is left', async () => {
    const desks = await given.space(lyon, { kind: 'DESK_AREA', name: 'Petit Atelier', capacity: 1, venueId: room.venueId }); // prettier-ignore
    await book('2026-11-26T09:00:00Z', desks);
    const kiosk = await device();
    api.clock.set('2026-11-26T09:05:00Z');
    const screen = await ask<Screen>(SCREEN, {}, kiosk);
    expect([space(screen, 'Petit Atelier').isFree, space(screen, 'Grand Atelier').isFree]).toEqual([false, true]);
  });

  it('names nobody, and no booking', async () => {
    const code = await book('2026-11-27T09:00:00Z');
    const kiosk = await device();
    api.clock.set('2026-11-27T09:10:00Z');
    const text = JSON.stringify(await ask(SCREEN, {}, kiosk));
    for (const secret of ['Awa', 'Diallo', code, awa.id, awa.accountId, awa.email]) expect(text).not.toContain(secret);
  });

  it('has a code that changes every 30 seconds, with which members check in on their phone', async () => {
    const code = await book('2026-11-23T09:00:00Z');
    const kiosk = await device();
    api.clock.set('2026-11-23T09:00:10Z');
    const codeOf = ({ checkInPath }: Screen) => new URL(checkInPath, 'http://x').searchParams.get('code')!;
    const screen = await ask<Screen>(SCREEN, {}, kiosk);
    const rotatingCode = codeOf(screen);
    expect([screen.codeChangesAt, rotatingCode]).toEqual(['2026-11-23T09:00:30Z', expect.stringMatching(/^\d{6}$/)]);
    api.clock.set('2026-11-23T09:00:30Z');
    expect(codeOf(await ask<Screen>(SCREEN, {}, kiosk))).not.toBe(rotatingCode);
    api.clock.set('2026-11-23T09:01:10Z');
    expect((await ask(CHECK_IN, { code, by: { rotatingCode } }, awa)).code).toBe('WRONG_CODE');
    const next = codeOf(await ask<Screen>(SCREEN, {}, kiosk));
    expect(await ask(CHECK_IN, { code, by: { rotatingCode: next } }, awa)).toMatchObject({
      booking: { checkIn: { how: 'ROTATING_CODE' } },
    });
  });
});

describe('checking in at the door', () => {
  it('notes that the member came, and shows the space only', async () => {
    const code = await book('2026-11-23T10:00:00Z');
    const kiosk = await device();
    api.clock.set('2026-11-23T10:02:00Z');
    for (let n = 0; n < 2; n++)
      expect(await ask(COME, { code: `${code.slice(0, 4).toLowerCase()}-${code.slice(4)}` }, kiosk)).toEqual({
        __typename: 'KioskCheckedIn',
        spaceNames: 'Salle Soie',
        end: '2026-11-23T11:00:00Z',
      });
    const { rows } = await given.client.query(
      `select c.how, c.by_id as by from check_in c join booking b on b.id = c.booking_id where b.code = $1`,
      [code],
    );
    expect(rows).toEqual([{ how: 'CODE', by: awa.id }]);
  });

  it('finds no booking of another venue, and says so as for a code that does not exist', async () => {
    const elsewhere = await given.space(lyon, { kind: 'MEETING_ROOM', name: 'Ailleurs' });
    await given.client.query(`update venue set arrivals = 'CHECK_IN' where id = $1`, [elsewhere.venueId]);
    const code = await book('2026-11-23T11:00:00Z', elsewhere);
    const kiosk = await device();
    api.clock.set('2026-11-23T11:00:00Z');
    const answers = [];
    for (const typed of [code, 'ZZZZZZZZ', '']) answers.push(await ask(COME, { code: typed }, kiosk));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ __typename: 'PresenceRefused', code: 'NOT_FOUND' })]),
    );
  });

  it('is refused too early, too late, and where nobody checks in', async () => {
    const code = await book('2026-11-23T13:00:00Z');
    const kiosk = await device();
    api.clock.set('2026-11-23T09:00:00Z');
    expect((await ask(COME, { code }, kiosk)).code).toBe('TOO_EARLY');
    api.clock.set('2026-11-23T13:55:00Z');
    expect((await ask(COME, { code }, kiosk)).code).toBe('TOO_LATE');
    await given.client.query(`update venue set arrivals = 'NONE' where id = $1`, [room.venueId]);
    api.clock.set('2026-11-23T13:00:00Z');
    expect((await ask(COME, { code }, kiosk)).code).toBe('NO_CHECK_IN_HERE');
    await given.client.query(`update venue set arrivals = 'CHECK_IN' where id = $1`, [room.venueId]);
  });

  it('is limited to 120 codes an hour for a device, so that nobody guesses one', async () => {
    const [kiosk, other] = [await device(), await device()];
    const codes = (length: number, as: Caller) =>
      Promise.allSettled(
        Array.from({ length }, (_, n) => ask(COME, { code: `ZZZZ${String(n).padStart(4, '0')}` }, as)),
      );
    const refused = (await codes(124, kiosk)).filter(({ status }) => status === 'rejected');
    expect(refused.map((one) => String((one as PromiseRejectedResult).reason.message))).toEqual(
      Array.from({ length: 4 }, () => 'RATE_LIMITED'),
    );
    expect((await ask(COME, { code: 'ZZZZZZZZ' }, other)).code).toBe('NOT_FOUND');
  });
});
