import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  BookingClient,
  Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
  type TestDatabase,
  XSS_PAYLOADS,
  cloneDatabase,
  startApi,
} from '#libs/testing';

let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let room: GivenSpace;
let camille: GivenMember;
beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  api = await startApi(database.url, { now: '2026-11-23T08:10:00Z' });
  room = await given.space(lyon, { kind: 'MEETING_ROOM', name: 'Salle Soie', venueName: 'Le Passage' });
  camille = await given.member(lyon);
}, 60_000);
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

const get = (path: string) =>
  api.app
    .getHttpAdapter()
    .getInstance()
    .inject({ method: 'GET', url: path, headers: { host: 'localhost' } });
const page = () => get(`/lyon/embed/${room.venueSlug}?lang=fr`);
const allow = (...origins: string[]) =>
  given.client.query(`update venue set embed_origins = $2 where id = $1`, [room.venueId, origins]);

it('the embedded page shows the next free time of each space, as a link for the whole window', async () => {
  const { statusCode, body } = await page();
  expect(statusCode).toBe(200);
  expect(body).toContain('Salle Soie');
  expect(body).toContain('target="_top"');
  expect(body).toMatch(/href="\/lyon\?kind=MEETING_ROOM&amp;start=2026-11-23T08%3A15%3A00Z&amp;min=60&amp;lat=/);
  expect(body).not.toContain('<script');
});

it('the embedded page moves on once somebody books', async () => {
  await new BookingClient(api, lyon).proposeAndBook(camille, room, '2026-11-23T09:00:00Z');
  expect((await page()).body).toContain('start=2026-11-23T10%3A00%3A00Z');
});

it('only the sites that the venue names may show the embedded page', async () => {
  expect((await page()).headers['content-security-policy']).toContain("frame-ancestors 'none'");
  await allow('https://lepassage.example', 'https://www.lepassage.example');
  const { headers } = await page();
  expect(headers['content-security-policy']).toContain('frame-ancestors https://lepassage.example https://www.lepassage.example'); // prettier-ignore
  expect(headers['x-frame-options']).toBeUndefined();
});

it('an unknown, unpublished or archived venue has no embedded page', async () => {
  expect((await get('/lyon/embed/nulle-part')).statusCode).toBe(404);
  expect((await get('/nulle-part/embed/x')).statusCode).toBe(404);
  await given.client.query('update venue set published_at = null where id = $1', [room.venueId]);
  expect((await page()).statusCode).toBe(404);
  await given.client.query('update venue set published_at = now() where id = $1', [room.venueId]);
});

it('hostile names are shown as plain text on the embedded page', async () => {
  for (const name of XSS_PAYLOADS.filter((text) => !text.includes('\0'))) {
    await given.client.query('update venue set name = $2 where id = $1', [room.venueId, name]);
    await given.client.query('update space set name = $2 where id = $1', [room.id, name]);
    const { body } = await page();
    expect(body).not.toMatch(/<(script|img|svg|iframe|object|embed|base|form)\b/i);
    expect(body).not.toMatch(/<[^>]*\son\w+\s*=/i);
  }
});
