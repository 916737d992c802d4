import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { BookingClient, type GivenMember, type GivenSpace, until } from '#libs/testing';
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';

let app: WebTestApp;
let client: BookingClient;
let room: GivenSpace;
let staff: GivenMember;

beforeAll(async () => {
  app = await startWebTestApp();
  client = new BookingClient(app.api, app.lyon);
  room = await app.space({ kind: 'MEETING_ROOM', name: 'Salle Soie', venueName: 'Le Passage' });
  staff = await app.given.member(app.lyon, { role: 'VENUE_STAFF', venueId: room.venueId, hours: null });
});
afterEach(() => app.closeWindows());
afterAll(async () => {
  expect(app.browserErrors).toEqual([]);
  await app.close();
});

const isStream = (url: string) => url.includes('/lyon/live?');
/** The streams that a page opens from now on, and those that ended. */
function streamsOf(page: Page) {
  const streams = { opened: 0, ended: 0 };
  page.on('request', (request) => void (isStream(request.url()) && streams.opened++));
  page.on('requestfailed', (request) => void (isStream(request.url()) && streams.ended++));
  page.on('requestfinished', (request) => void (isStream(request.url()) && streams.ended++));
  return streams;
}
let events = 0;
const notify = ({ accountId }: GivenMember) =>
  app.given.client.query(
    `insert into notification (network_id, account_id, kind, subject_id, due_at, data, in_bell, created_at)
     values ($1, $2, 'booking.confirmed', gen_random_uuid(), $3, $4, true, $3)`,
    [
      app.lyon.id,
      accountId,
      app.api.clock.now().subtract({ minutes: events++ }).toString(),
      JSON.stringify({ code: 'SPEC0001', what: `Salle ${events}`, start: '2026-11-24T09:00:00Z', end: '2026-11-24T10:00:00Z', zone: 'Europe/Paris' }), // prettier-ignore
    ],
  );
const unread = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).waitFor({ timeout: 15_000 });
/** Waits until the page follows what it shows. */
const isFollowing = (page: Page) => page.waitForResponse((response) => isStream(response.url()) && response.ok());
const [ONE, TWO, THREE] = [
  'Notifications : 1 non lue',
  'Notifications : 2 non lues',
  'Notifications : 3 non lues',
] as const;

describe('pages that are open', () => {
  it('show a booking made elsewhere: the planning of the venue and the agenda of the member', async () => {
    const awa = await app.member({ name: 'Awa Diallo' });
    const start = app.tomorrowAt(10);
    const planning = await app.visit(`/lyon/venues/${room.venueSlug}/manage/planning?day=${start.toPlainDate()}`, { as: staff }); // prettier-ignore
    const agenda = await app.visit('/lyon/bookings', { as: awa });
    await planning.getByText('Salle Soie').first().waitFor();
    await agenda.getByRole('heading', { name: 'À venir' }).waitFor({ state: 'attached' });
    await client.proposeAndBook(awa, room, start.toInstant().toString());
    await Promise.all([
      planning.getByText('Awa Diallo').first().waitFor({ timeout: 15_000 }),
      agenda.getByText('Salle Soie').first().waitFor({ timeout: 15_000 }),
    ]);
  });

  it('show when a space is free next, after somebody took the time', async () => {
    const page = await app.visit(`/lyon/venues/${room.venueSlug}`, { as: await app.member() });
    const slot = page.getByRole('link', { name: /Salle Soie/ }).first();
    const before = await slot.innerText();
    const { start } = await app.given.one<{ start: Date }>(
      `insert into allocation (network_id, resource_id, exclusive, holder_id, during, seats, state)
       select s.network_id, s.resource_id, true, uuidv7(), tstzrange(date_trunc('hour', $2::timestamptz) - interval '1 hour', date_trunc('hour', $2::timestamptz) + interval '9 hours'), 1, 'CONFIRMED'
         from space s where s.id = $1 returning lower(during) as start`,
      [room.id, app.api.clock.now().toString()],
    );
    expect(start).toBeInstanceOf(Date);
    await until('the page shows another time', async () => (await slot.innerText()) !== before, 15);
    await app.given.client.query(`delete from allocation where lower(during) = $1`, [start]);
  });
});

describe('the bell', () => {
  it('counts what happens, in all tabs through one stream, which another tab takes over', async () => {
    const awa = await app.member();
    const first = await app.visit('/lyon', { as: awa });
    const second = await first.context().newPage();
    const streams = [streamsOf(first), streamsOf(second)] as const;
    await notify(awa);
    await unread(first, ONE);
    await second.goto(`${app.url}/lyon`);
    await unread(second, ONE);
    await notify(awa);
    await Promise.all([unread(first, TWO), unread(second, TWO)]);
    expect(streams[1].opened).toBe(0);
    await first.close();
    await notify(awa);
    await unread(second, THREE);
    expect(streams[1].opened).toBe(1);
  });

  it('catches up after the line was lost', async () => {
    const awa = await app.member();
    const page = await app.visit('/lyon/places', { as: awa });
    await page.route(isStreamUrl, (route) => route.abort());
    const streams = streamsOf(page);
    await page.reload();
    await unread(page, 'Notifications');
    await until('two attempts failed', () => streams.ended >= 2, 15);
    await notify(awa);
    await page.unroute(isStreamUrl);
    await unread(page, ONE);
  });

  it('follows nothing any more after signing out, in no tab', async () => {
    const awa = await app.member();
    const reader = await app.visit('/lyon', { as: awa });
    const streams = streamsOf(reader);
    const other = await reader.context().newPage();
    await Promise.all([isFollowing(reader), reader.reload()]);
    await other.goto(`${app.url}/lyon`);
    await other.getByRole('button', { name: /^Compte de/ }).click();
    await other.getByRole('button', { name: 'Se déconnecter', exact: true }).click();
    await until('the stream ends', () => streams.ended === streams.opened, 15);
  });
});

function isStreamUrl(url: URL): boolean {
  return isStream(url.href);
}
