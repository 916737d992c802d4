import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { Database, FileStore, collectFiles } from '#libs/platform';
import {
  BookingClient,
  FileClient,
  Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  jpegFile,
  pdfFile,
  startApi,
  violations,
} from '#libs/testing';

const NOW = '2026-11-23T08:00:00Z';
let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let room: GivenSpace;
let files: FileClient;
let camille: GivenMember;
const insurance = pdfFile('', 'Assurance de Camille');

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  room = await given.space(lyon);
  camille = await given.member(lyon);
  await given.client.query(`update sign_in_session set created_at = $1`, [NOW]);
  api = await startApi(database.url, { now: NOW });
  files = new FileClient(api, lyon);
});
afterAll(async () => {
  expect(await violations(database.url)).toEqual([]);
  await api?.close();
  await given?.end();
  await database?.drop();
});
beforeEach(() => given.client.query('delete from throttle'));

describe('a document of a member', () => {
  let id: string;
  beforeAll(async () => {
    id = await files.ready(camille, 'member.document', camille.id, insurance);
  });

  it('is read by the member and by the staff of a venue where they book, until 30 days after', async () => {
    const at = (venueId: string) => given.member(lyon, { role: 'VENUE_STAFF', venueId });
    const [here, elsewhere] = [await at(room.venueId), await at((await given.space(lyon)).venueId)];
    const admin = await given.member(lyon, { role: 'NETWORK_ADMIN' });
    const readers = { camille, here, elsewhere, admin, stranger: await given.member(lyon), nobody: undefined };
    const statuses = async () =>
      Object.fromEntries(
        await Promise.all(
          Object.entries(readers).map(async ([name, one]) => [name, (await files.get(one, id)).status]),
        ),
      ) as Record<string, number>;
    const others = { elsewhere: 404, admin: 404, stranger: 404, nobody: 404 };
    expect(await statuses()).toEqual({ camille: 200, here: 404, ...others });

    const bookings = new BookingClient(api, lyon);
    const { code } = await bookings.proposeAndBook(camille, room, '2026-11-25T09:00:00Z');
    expect(await statuses()).toEqual({ camille: 200, here: 200, ...others });
    await bookings.cancel(camille, code, 'key-of-the-cancelling');
    expect(await statuses()).toEqual({ camille: 200, here: 404, ...others });

    await bookings.proposeAndBook(camille, room, '2026-11-25T09:00:00Z');
    api.clock.advance({ hours: 24 * 33 });
    expect((await files.get(here, id)).status).toBe(404);
    api.clock.set(NOW);
    await given.client.query(`delete from throttle`);
    const { rows } = await given.client.query<{ code: string }>(`select code from booking where state = 'CONFIRMED'`);
    await bookings.cancel(camille, rows[0]!.code, 'key-of-the-second-cancelling');
  });

  it('is in the file of the person’s data, as it was sent', async () => {
    const { data } = await api.ask<{ exportMyData: { url: string } }>(
      'lyon',
      'mutation { exportMyData { ... on MyDataReady { url } } }',
      {},
      camille,
    );
    const { rawPayload } = await api.app.inject({
      url: data.exportMyData.url,
      headers: { cookie: `traboule=${camille.secret}` },
    });
    const documents = Object.entries(unzipSync(new Uint8Array(rawPayload))).filter(([name]) =>
      name.startsWith('files/'),
    );
    expect(documents.map(([name]) => name)).toEqual([expect.stringMatching(/^files\/lyon\/[0-9a-f]{12}-photo\.pdf$/)]);
    expect(Buffer.from(documents[0]![1]).equals(insurance)).toBe(true);
  });

  it('is erased with the person, and its bytes a day later; the photos they took for a venue stay without their name', async () => {
    const manager = await given.member(lyon, { role: 'VENUE_MANAGER', venueId: room.venueId });
    const photo = await files.ready(manager, 'venue.photo', room.venueId, await jpegFile());
    const add = `mutation { addVenuePhoto(venueId: "${room.venueId}", fileId: "${photo}", alternativeText: { fr: "La salle" }) { __typename } }`;
    await api.ask('lyon', add, {}, manager);
    await given.client.query(`update sign_in_session set created_at = $1`, [NOW]);
    for (const person of [manager, camille]) {
      const { data } = await api.ask('lyon', 'mutation { eraseMe { __typename } }', {}, person);
      expect(data).toEqual({ eraseMe: { __typename: 'AccountErased' } });
    }
    const { rows } = await given.client.query<object>(
      `select id, name, state, reason, uploaded_by, sha256 is null "isGone" from file order by created_at, id`,
    );
    expect(rows).toEqual([
      { id, name: '-', state: 'REFUSED', reason: 'ERASED', uploaded_by: null, isGone: true },
      { id: photo, name: '-', state: 'READY', reason: null, uploaded_by: null, isGone: true },
    ]);
    expect((await files.get(undefined, `${photo}/small`)).status).toBe(200);

    const kept = async () => {
      let count = 0;
      for await (const one of api.app.get(FileStore).list(lyon.id)) count += one.bytes === insurance.length ? 1 : 0;
      return count;
    };
    const collect = (hours: number) =>
      collectFiles(api.app.get(Database), api.app.get(FileStore), lyon.id, Temporal.Now.instant().add({ hours }));
    await collect(23);
    expect(await kept()).toBe(1); // a backup under way may still need it
    await collect(25);
    expect(await kept()).toBe(0);
    expect((await files.get(undefined, `${photo}/small`)).status).toBe(200);
  });
});
