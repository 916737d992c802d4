import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { BookingClient, type GivenMember, type GivenSpace, violations } from '#libs/testing';
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';
import { expectWellMade } from './well-made.fixture.js';

let app: WebTestApp;
let manager: GivenMember;
let room: GivenSpace;

beforeAll(async () => {
  app = await startWebTestApp();
  room = await app.space({ name: 'Salle Soie', venueName: 'Le Passage' });
  await app.space({ name: 'Plateau', kind: 'DESK_AREA', capacity: 10, venueId: room.venueId });
  manager = await app.given.member(app.lyon, { role: 'VENUE_MANAGER', venueId: room.venueId, name: 'Vera Blanc' });
});

afterAll(async () => {
  expect(app.browserErrors).toEqual([]);
  expect(await violations(app.databaseUrl)).toEqual([]);
  await app.close();
});

const visit = (query = '') => app.visit(`/lyon/venues/${room.venueSlug}/manage/openings${query}`, { as: manager });
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();
const tomorrow = () => app.tomorrowAt(0).toPlainDate().toString();

describe('own uses of a venue', () => {
  it('take the time that is free, list who has it otherwise, and come back when the removal is undone', async () => {
    const start = app.tomorrowAt(10).toInstant().toString();
    await new BookingClient(app.api, app.lyon).proposeAndBook(await app.member({ name: 'Awa Diallo' }), room, start);
    const page = await visit();
    await heading(page, '0 usage propre à venir');
    await expectWellMade(page, 'own-uses-none');
    await page.getByLabel('Espace', { exact: true }).selectOption({ label: 'Salle Soie' });
    await page.getByLabel('Du', { exact: true }).fill(tomorrow());
    await page.getByLabel('Note pour l’équipe (facultatif)').fill('Réunion du conseil');
    await page.getByRole('button', { name: 'Garder ces heures' }).click();
    await page.getByRole('alert').getByText('Rien n’est gardé : 1 réservation a déjà cet espace').waitFor();
    await page.getByText(/^Awa Diallo · /).waitFor();
    await expectWellMade(page, 'own-uses-conflict');
    await page.getByLabel('De', { exact: true }).selectOption('14:00');
    await page.getByRole('button', { name: 'Garder ces heures' }).click();
    await heading(page, '1 usage propre à venir');
    await page.getByText('tout l’espace · Réunion du conseil').waitFor();
    await page.getByRole('button', { name: /^Retirer : Salle Soie/ }).click();
    await heading(page, '0 usage propre à venir');
    await page.getByRole('button', { name: 'Annuler le retrait' }).click();
    await heading(page, '1 usage propre à venir');
    await page.getByText('L’usage est revenu.').waitFor();

    await page.getByLabel('Espace', { exact: true }).selectOption({ label: 'Plateau' });
    await page.getByLabel('Du', { exact: true }).fill(tomorrow());
    await page.getByLabel('Nombre de places, sur 10').fill('11');
    await page.getByRole('button', { name: 'Garder ces heures' }).click();
    await page.getByRole('alert').getByText('Indiquez de 1 à 10 places, ou rien pour tout l’espace.').waitFor();
    await page.getByLabel('Nombre de places, sur 10').fill('4');
    await page.getByRole('button', { name: 'Garder ces heures' }).click();
    await heading(page, '2 usages propres à venir');
    await expectWellMade(page, 'own-uses');
    await page.context().close();
  }, 90_000);
});

describe('outside calendars of a venue', () => {
  it('are followed by a safe address, warn when they are out of date, and go with what was read from them', async () => {
    const page = await visit('?part=calendars');
    await heading(page, '0 agenda suivi');
    await page.getByLabel('Adresse secrète au format iCal (.ics)').fill('https://127.0.0.1/agenda.ics');
    await page.getByRole('button', { name: 'Suivre cet agenda' }).click();
    await page.getByRole('alert').getByText(/adresse/i).waitFor(); // prettier-ignore
    await page.getByLabel('Adresse secrète au format iCal (.ics)').fill('https://calendar.example/secret.ics');
    await page.getByRole('button', { name: 'Suivre cet agenda' }).click();
    await heading(page, '1 agenda suivi');
    await page.getByText(/^pas encore lu/).waitFor();
    await app.given.client.query(
      `update outside_calendar set read_at = now() - interval '8 hours', added_at = now() - interval '9 hours', fault = 'NOT_A_CALENDAR'`,
    );
    await page.reload();
    await page.getByText(/Pas lu depuis plus de six heures/).waitFor();
    await page.getByText(/n’est pas un agenda/).waitFor();
    await expectWellMade(page, 'outside-calendars');
    await page.getByRole('button', { name: /^Retirer : calendar\.example/ }).click();
    await page.getByText('0 usage à venir disparaît, et les membres pourront réserver à cette heure.').waitFor();
    await page.getByRole('button', { name: 'Oui, ne plus suivre' }).click();
    await heading(page, '0 agenda suivi');
    await page.context().close();
  });
});

describe('what a space opens to the pass', () => {
  it('is all of it, or a number of seats or hours by the time of the week', async () => {
    const page = await visit('?part=pass');
    await page.getByLabel('Espace', { exact: true }).selectOption({ label: 'Plateau' });
    await page.getByText('Plateau : tout est ouvert au pass, aux heures d’ouverture.').waitFor();
    await page.getByRole('button', { name: 'Ajouter une part' }).click();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Un nombre, par exemple 4.').waitFor();
    await page.getByLabel('Combien, pour chaque jour coché').fill('4');
    await page.getByRole('button', { name: 'Ajouter une part' }).click();
    const second = page.getByRole('group', { name: 'Part 2' });
    await second.getByLabel('Combien').fill('1,5');
    await second.getByLabel('Compté en').selectOption('hours');
    await second.getByLabel('À', { exact: true }).selectOption('24:00');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByRole('alert').getByText(/Deux ouvertures se chevauchent/).waitFor(); // prettier-ignore
    await second.getByLabel('De', { exact: true }).selectOption('18:00');
    await expectWellMade(page, 'pass-openings');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('La part ouverte au pass est enregistrée.').last().waitFor();
    await page.reload();
    await page.getByRole('group', { name: 'Part 2' }).waitFor();
    expect(await page.getByRole('group', { name: 'Part 2' }).getByLabel('Combien').inputValue()).toBe('1.5');
    await page.context().close();
  });
});
