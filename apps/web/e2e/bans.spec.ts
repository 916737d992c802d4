import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { BookingClient, type GivenMember, type GivenSpace } from '#libs/testing';
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';
import { expectWellMade, heading } from './well-made.fixture.js';

let app: WebTestApp;
let staff: GivenMember;
let admin: GivenMember;
let camille: GivenMember;
let room: GivenSpace;
let code: string;
beforeAll(async () => {
  app = await startWebTestApp();
  room = await app.space({ kind: 'MEETING_ROOM', venueName: 'Le Passage', name: 'Salle Soie' });
  staff = await app.given.member(app.lyon, {
    role: 'VENUE_STAFF',
    venueId: room.venueId,
    name: 'Sam Roux',
    hours: null,
  });
  admin = await app.given.member(app.lyon, { role: 'NETWORK_ADMIN', name: 'Ada Martin' });
  camille = await app.member({ name: 'Camille Durand' });
  const start = app.tomorrowAt(10).toInstant().toString();
  ({ code } = await new BookingClient(app.api, app.lyon).proposeAndBook(camille, room, start));
}, 120_000);
afterEach(() => app.closeWindows());
afterAll(async () => {
  expect(app.browserErrors).toEqual([]);
  await app.close();
});

it('a venue bans a member by the code of a booking, and the network lifts the ban', async () => {
  const page = await app.visit(`/lyon/venues/${room.venueSlug}/manage/bans`, { as: staff });
  await page.getByText('Personne n’est exclu.').waitFor();
  await expectWellMade(page, 'bans-none');
  await page.getByLabel('Code d’une de ses réservations ici').fill('ZZZZ-ZZZZ');
  await page.getByLabel('Motif').fill('A cassé la scie deux fois.');
  await page.getByRole('button', { name: 'Exclure', exact: true }).click();
  await page.getByText('Aucune réservation de ce lieu ne porte ce code.').waitFor();
  await page.getByLabel('Code d’une de ses réservations ici').fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Exclure', exact: true }).click();
  await heading(page, '1 exclusion');
  await page.getByText('A cassé la scie deux fois.').waitFor();
  await expectWellMade(page, 'bans');
  await page.context().close();

  const network = await app.visit('/lyon/admin/venues/bans', { as: admin });
  await network.getByText(/Le Passage · décidé par Sam Roux/).waitFor();
  await expectWellMade(network, 'network-bans');
  await network.getByRole('button', { name: 'Lever l’exclusion de Camille Durand' }).click();
  await network.getByText(/levée le/).waitFor();
  await network.context().close();
});

it('a venue cancels the booking of a member by its code, and the member reads why', async () => {
  const page = await app.visit(`/lyon/venues/${room.venueSlug}/manage`, { as: staff, width: 360 });
  await page.getByRole('button', { name: 'Annuler la réservation d’un membre' }).click();
  await page.getByLabel('Code de la réservation').fill(code.toLowerCase());
  await page.getByLabel('Pourquoi').fill('Dégât des eaux');
  await expectWellMade(page, 'cancel-for-venue');
  await page.getByRole('button', { name: 'Annuler cette réservation' }).click();
  await page.getByText(/est annulée et rendue en entier/).waitFor();
  await page.context().close();
  const own = await app.visit('/lyon/bookings?past', { as: camille });
  await own.getByText('Annulé par le lieu : Dégât des eaux').waitFor();
  await own.context().close();
});
