import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { tendLines } from '#libs/booking';
import { Database, Random, SettingsReader } from '#libs/platform';
import { BookingClient, type GivenSpace } from '#libs/testing';
import { expectWellMade } from './well-made.fixture.js';
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';

let app: WebTestApp;
let room: GivenSpace;
beforeAll(async () => {
  app = await startWebTestApp();
  room = await app.space({ kind: 'MEETING_ROOM', name: 'Salle' });
});
afterEach(() => app.closeWindows());
afterAll(async () => {
  expect(app.browserErrors).toEqual([]);
  await app.close();
});

it('a member waits for a time that is taken with one click, and books it once it is kept for them', async () => {
  const rivals = new BookingClient(app.api, app.lyon);
  const rival = await app.member({ name: 'Rival' });
  const { code } = await rivals.proposeAndBook(rival, room, app.tomorrowAt(10).toInstant().toString());
  const need = encodeURIComponent('salle de réunion demain à 10h pendant 1h');
  const page = await app.visit(`/lyon?q=${need}`, { as: await app.member() });
  await page.getByRole('button', { name: 'Me prévenir si cela se libère' }).click();
  await page.getByText('Vous êtes au rang 1 de la liste d’attente.').waitFor();

  await page.goto(`${app.url}/lyon/bookings`);
  await page.getByText('Rang 1 de la liste').waitFor();
  await expectWellMade(page, 'waits');
  await rivals.cancel(rival, code, randomUUID());
  const now = app.api.clock.now();
  const settings = await app.api.app.get(SettingsReader).at(app.lyon.id, now);
  await tendLines(app.api.app.get(Database), app.lyon.id, { settings, random: new Random(), now });

  await page.reload();
  await page.getByText('Libre et gardé pour vous').waitFor();
  await expectWellMade(page, 'waits-kept');
  await page.getByRole('button', { name: /^Réserver, .* : Salle/ }).click();
  await page.getByText('Libre et gardé pour vous').waitFor({ state: 'detached' });
  const { rows } = await app.given.client.query(`select state from booking where state <> 'CANCELLED'`);
  expect(rows).toEqual([{ state: 'CONFIRMED' }]);
  await page.context().close();
});
