import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { BookingClient, type GivenMember, type GivenSpace, violations } from '#libs/testing';
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';
import { expectWellMade } from './well-made.fixture.js';

let app: WebTestApp;
let manager: GivenMember;
let room: GivenSpace;
let bookings: BookingClient;

beforeAll(async () => {
  app = await startWebTestApp();
  room = await app.space({ name: 'Salle Soie', venueName: 'Le Passage' });
  await app.space({ name: 'Salle Lin', venueName: 'La Fabrique', lat: room.lat + 0.008, lon: room.lon });
  manager = await app.given.member(app.lyon, { role: 'VENUE_MANAGER', venueId: room.venueId, name: 'Vera Blanc' });
  bookings = new BookingClient(app.api, app.lyon);
});

afterAll(async () => {
  expect(app.browserErrors).toEqual([]);
  expect(await violations(app.databaseUrl)).toEqual([]);
  await app.close();
});

const visit = (query = '') => app.visit(`/lyon/venues/${room.venueSlug}/manage/hours${query}`, { as: manager });
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();
const book = async (name: string, hour: number) => {
  const start = app.tomorrowAt(hour).toInstant().toString();
  return bookings.proposeAndBook(await app.member({ name }), room, start);
};
const inDays = (days: number) => app.tomorrowAt(0).add({ days: days - 1 }).toPlainDate().toString(); // prettier-ignore
const decisions = async () =>
  (await app.given.client.query(`select decision from hours_decision order by decided_at, decision`)).rows.map(
    ({ decision }: { decision: string }) => decision,
  );

describe('the weekly hours of a venue', () => {
  it('show whom a change touches, and are saved once each booking is decided, even one made meanwhile', async () => {
    await book('Awa Diallo', 10);
    await book('Bao Nguyen', 12);
    const page = await visit();
    await heading(page, 'Les quatre semaines à venir');
    await page.getByText('Voir en tableau').click();
    await page.getByRole('cell', { name: /^7\sh – 23\sh$/ }).first().waitFor(); // prettier-ignore
    await expectWellMade(page, 'venue-hours');
    await page.getByLabel('lundi : ouverture 1').fill('14:00');
    await page.getByRole('button', { name: 'Copier à tous les jours : lundi' }).click();
    await heading(page, '2 réservations sont touchées');
    await page.getByRole('button', { name: /^Enregistrer avec/ }).click();
    await page.getByRole('alert').getByText('Il reste 2 réservations à décider.').waitFor();
    await page.getByRole('button', { name: 'Tout déplacer' }).click();
    await page.getByLabel('Nouvel espace de Awa Diallo').getByText('Salle Lin · La Fabrique').waitFor({ state: 'attached' }); // prettier-ignore
    await page
      .getByRole('group', { name: /^Bao Nguyen/ })
      .getByLabel('Annuler et rembourser en entier')
      .check();
    await page.getByText('1 réservation change d’espace, au même prix.').waitFor();
    await page.getByText('1 réservation est annulée et remboursée en entier.').waitFor();
    await expectWellMade(page, 'venue-hours-touched');

    await book('Chloé Petit', 8);
    await page.getByRole('button', { name: 'Enregistrer avec ces 2 décisions' }).click();
    await page.getByRole('alert').getByText(/la liste a changé entre-temps/).waitFor(); // prettier-ignore
    expect(await decisions()).toEqual([]);
    await heading(page, '3 réservations sont touchées');
    await page.getByRole('group', { name: /^Chloé Petit/ }).getByLabel(/^Garder/).check(); // prettier-ignore
    await page.getByRole('button', { name: 'Enregistrer avec ces 3 décisions' }).click();
    await page.getByText('Les horaires sont enregistrés.').waitFor({ state: 'attached' });
    await heading(page, /^Les quatre semaines à venir$/);
    expect((await decisions()).sort()).toEqual(['CANCEL', 'KEEP', 'MOVE']);
    // The form starts again once what was saved has been read.
    const opening = page.getByLabel('dimanche : ouverture 1');
    while ((await opening.inputValue()) !== '14:00') await page.waitForTimeout(50);
    await page.context().close();
  });

  it('have several ranges a day and several periods', async () => {
    const page = await visit();
    await page.getByLabel('mardi : fermeture 1').fill('16:00');
    await page.getByRole('button', { name: 'Ajouter une plage : mardi' }).click();
    expect(await page.getByLabel('mardi : ouverture 2').inputValue()).toBe('17:00');
    await page.getByRole('button', { name: 'Ajouter une période' }).click();
    const period = page.getByRole('group', { name: 'Période 2' });
    await period.getByLabel(/^Du/).fill(inDays(60));
    await period.getByLabel(/^Au/).fill(inDays(90));
    await period.getByRole('button', { name: 'Ajouter une plage : lundi' }).click();
    await period.getByRole('button', { name: 'Copier du lundi au vendredi' }).click();
    await page.getByLabel('Ouvert les jours fériés').setChecked(false);
    await page.getByText('Ce changement ne touche aucune réservation.').waitFor();
    await expectWellMade(page, 'venue-hours-periods');
    await page.getByRole('button', { name: 'Enregistrer les horaires' }).click();
    await page.getByText('Les horaires sont enregistrés.').waitFor({ state: 'attached' });
    const { rows } = await app.given.client.query(
      `select valid_until is null as endless, count(*)::int as lines from opening_rule where calendar_id = $1 group by 1 order by 1`,
      [room.calendarId],
    );
    expect(rows).toEqual([
      { endless: false, lines: 5 },
      { endless: true, lines: 8 },
    ]);
    await page.context().close();
  });

  it('can be left to the venue by a space, whose hours have an address of their own', async () => {
    const page = await visit();
    await page.getByLabel('Horaires de').selectOption('Salle Soie');
    await page.getByLabel('Suit les horaires du lieu').check();
    expect(new URL(page.url()).search).toBe(`?space=${room.id}`);
    await page.getByText('Ce changement ne touche aucune réservation.').waitFor();
    await page.getByRole('button', { name: 'Enregistrer les horaires' }).click();
    await page.getByText('Les horaires sont enregistrés.').waitFor({ state: 'attached' });
    await page.reload();
    await page.getByLabel('Suit les horaires du lieu').waitFor();
    expect(await page.getByLabel('Suit les horaires du lieu').isChecked()).toBe(true);
    await expectWellMade(page, 'space-hours');
    await page.context().close();
  });
});

describe('other hours on a date', () => {
  it('close a day, and go back to the usual hours', async () => {
    const page = await visit('?part=dates');
    await page.getByText('Aucune : les horaires de chaque semaine valent tous les jours.').waitFor();
    await page.getByLabel('Date', { exact: true }).fill(inDays(10));
    await page.getByLabel('Fermé toute la journée').check();
    await heading(page, 'Les quatre semaines à venir, avec ce changement');
    await expectWellMade(page, 'venue-hours-date');
    await page.getByRole('button', { name: 'Enregistrer cette date' }).click();
    await heading(page, '1 date différente à venir');
    await page.getByRole('button', { name: /^Horaires habituels : / }).click();
    await page.getByText('Ce changement ne touche aucune réservation.').waitFor();
    await page.getByRole('button', { name: 'Enregistrer cette date' }).click();
    await heading(page, '0 date différente à venir');
    await page.context().close();
  });
});

describe('a closure', () => {
  it('has a reason, decides about touched bookings, and ends when somebody reopens', async () => {
    await book('Dana Weiss', 15);
    const page = await visit('?part=closures');
    await page.getByText('Aucune fermeture.').waitFor();
    await page.getByLabel('Premier jour fermé').fill(inDays(1));
    await page.getByLabel('Raison').fill('Travaux');
    await heading(page, '1 réservation est touchée');
    await page.getByLabel('Annuler et rembourser en entier').check();
    await expectWellMade(page, 'venue-closure');
    await page.getByRole('button', { name: 'Enregistrer avec cette décision' }).click();
    await page.getByRole('button', { name: 'Retirer la fermeture : Travaux' }).click();
    await page.getByText('Aucune fermeture.').waitFor();
    expect((await decisions()).sort()).toEqual(['CANCEL', 'CANCEL', 'KEEP', 'MOVE']);
    await page.context().close();
  });

  it('says that its end must be after its start', async () => {
    const page = await visit('?part=closures');
    await page.getByLabel('Premier jour fermé').fill(inDays(0));
    await page.getByLabel('Dernier jour fermé').fill(inDays(0));
    await page.getByLabel('À des heures précises').check();
    await page.getByLabel('À partir de').selectOption('00:00');
    await page.getByLabel('Jusqu’à', { exact: true }).selectOption('00:00');
    await page.getByText('La fin doit être après le début.').waitFor();
    await page.getByLabel('Raison').fill('Trop tard');
    await page.getByRole('button', { name: 'Fermer', exact: true }).click();
    await page.getByRole('alert').getByText(/Il n’y a rien à enregistrer/).waitFor(); // prettier-ignore
    await page.context().close();
  });
});

describe('without a connection to the service', () => {
  it('the page says so and can be retried', async () => {
    const page = await app.visit(`/lyon/venues/${room.venueSlug}/manage`, { as: manager });
    await heading(page, /que se passe/);
    const broken = await page.route('**/graphql', (route) =>
      route.fulfill({ status: 503, contentType: 'application/json', body: '{}' }),
    );
    await page.getByRole('link', { name: 'Horaires' }).first().click();
    await page.getByRole('alert').getByText('Le service ne répond pas').waitFor();
    await broken.dispose();
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await heading(page, 'Les quatre semaines à venir');
    await page.context().close();
  });
});
