import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
} from '#libs/testing';
import { ApiProcess } from './api-process.fixture.js';
import { LiveClient } from './live-client.fixture.js';

const TOPICS = '/lyon/live?topics=agenda,notifications';

let database: TestDatabase;
let given: Given;
let writer: TestApi;
let lyon: GivenNetwork;
let room: GivenSpace;
let awa: GivenMember;
let client: BookingClient;
let apis: ApiProcess[] = [];

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  room = await given.space(lyon, { kind: 'MEETING_ROOM' });
  awa = await given.member(lyon);
  writer = await startApi(database.url, { now: Temporal.Now.instant().toString() });
  client = new BookingClient(writer, lyon);
  apis = [await ApiProcess.start(database), await ApiProcess.start(database)];
}, 90_000);
afterAll(async () => {
  await Promise.all(apis.map((api) => api.die()));
  await writer?.close();
  await given?.end();
  await database?.drop();
});

/** Tomorrow at ten in Paris, and later. */
const slot = (hour: number) =>
  Temporal.Now.zonedDateTimeISO('Europe/Paris').add({ days: 1 }).with({ hour: 10 + hour, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 }).toInstant().toString(); // prettier-ignore

describe('two apis on one database', () => {
  it('tell their readers the same versions, and when one is killed no change is missed', async () => {
    const [doomed, surviving] = await Promise.all(apis.map(({ url }) => LiveClient.open(url, TOPICS, awa)));
    await client.proposeAndBook(awa, room, slot(0));
    const seen = await Promise.all([doomed!.changed('agenda'), surviving!.changed('agenda')]);
    expect(seen.map(({ data }) => data!.topic)).toEqual(['agenda', 'agenda']);

    await apis[0]!.die();
    await doomed!.ended();
    // Changed while the first reader has no stream.
    const { code } = await client.proposeAndBook(awa, room, slot(1));
    await surviving!.changed('agenda', 1);

    const again = await LiveClient.open(apis[1]!.url, TOPICS, awa, { 'last-event-id': doomed!.lastId });
    expect(again.opened.data!.resumed).toBe(true);
    const [missed] = [await again.changed('agenda')];
    expect(BigInt(missed.data!.version!)).toBeGreaterThan(BigInt(seen[0].data!.version!));

    await client.cancel(awa, code, randomUUID());
    await Promise.all([again.changed('agenda', 1), surviving!.changed('agenda', 2)]);
    for (const one of [again, surviving!]) one.close();
  }, 60_000);
});
