import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { fileStoreFor } from '#libs/platform';
import { missingFiles } from '#libs/safekeeping';
import {
  FileClient,
  Given,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
  testEnv,
  violations,
} from '#libs/testing';
import { loadDemo } from './index.js';

const now = Temporal.Instant.from('2026-11-23T09:00:00Z');
let database: TestDatabase;
let given: Given;
let api: TestApi;

beforeAll(async () => {
  database = await cloneDatabase();
  await loadDemo(database.url, { size: 'small', now, files: fileStoreFor(testEnv(database.url)) });
  given = await Given.on(database.url);
  api = await startApi(database.url, { now: now.toString() });
}, 120_000);
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

it('a few places of the demo have drawn photos that anybody can see, with a text in both languages', async () => {
  const { rows } = await given.client.query<{ slug: string; id: string }>(
    `select v.slug, p.file_id as id from venue_photo p join venue v on (v.network_id, v.id) = (p.network_id, p.venue_id) order by 1, p.position`,
  );
  expect(rows).toHaveLength(5);
  const query = `query ($slug: String!) { venue(slug: $slug) { photos { url(size: LARGE) width height fr: alternativeText(locale: FR) en: alternativeText(locale: EN) } } }`;
  const { data } = await api.ask<{ venue: { photos: Record<string, unknown>[] } }>('lyon', query, {
    slug: rows[0]!.slug,
  });
  expect(data.venue.photos).toHaveLength(2);
  expect(data.venue.photos[0]).toEqual({
    url: `/lyon/files/${rows[0]!.id}/large`,
    width: 1_600,
    height: 1_200,
    fr: expect.stringMatching(/salle/),
    en: expect.stringMatching(/room/),
  });
  const { id } = await given.one<{ id: string }>(`select id from network where slug = 'lyon'`);
  const { status, body } = await new FileClient(api, { id, slug: 'lyon' }).get(undefined, `${rows[0]!.id}/large`);
  expect([status, body.toString('latin1', 8, 12)]).toEqual([200, 'WEBP']);
  expect(await missingFiles(given.client, fileStoreFor(testEnv(database.url)))).toEqual([]);
  expect(await violations(database.url)).toEqual([]);
});
