import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { type GivenMember, type GivenSpace, givenTraining, jpegFile, pdfFile, startWorker, violations } from '#libs/testing'; // prettier-ignore
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';
import { expectWellMade } from './well-made.fixture.js';

let app: WebTestApp;
let worker: { close(): Promise<void> };
let manager: GivenMember;
let room: GivenSpace;

beforeAll(async () => {
  app = await startWebTestApp();
  room = await app.space({ name: 'Salle Soie', venueName: 'Le Passage' });
  manager = await app.given.member(app.lyon, { role: 'VENUE_MANAGER', venueId: room.venueId, name: 'Vera Blanc' });
  await givenTraining(app.given, app.lyon, 'laser-cutter', [room.venueId]);
  worker = await startWorker(app.databaseUrl, app.api.clock);
});

afterAll(async () => {
  expect(app.browserErrors).toEqual([]);
  expect(await violations(app.databaseUrl)).toEqual([]);
  await worker.close();
  await app.close();
});

const visit = (path = '') => app.visit(`/lyon/venues/${room.venueSlug}/manage/spaces${path}`, { as: manager });
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();

describe('spaces of a venue', () => {
  it('are added one after the other, each like the last', async () => {
    const page = await visit();
    await heading(page, '1 espace');
    await page.getByRole('link', { name: 'Ajouter un espace' }).click();
    await heading(page, 'Quel espace ajoutez-vous ?');
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await page.getByText('Donnez un nom à cet espace.').waitFor();
    await page.locator('[aria-invalid="true"]:focus').waitFor();
    await expectWellMade(page, 'space-new');
    await page.getByLabel('Nom', { exact: true }).fill('Bureau 1');
    await page.getByLabel('Type').selectOption('OFFICE');
    expect(await page.getByLabel('Classe du tarif').inputValue()).toBe('OFFICE');
    for (const next of ['Bureau 2', 'Bureau 3', 'Bureau 4']) {
      await page.getByRole('button', { name: 'Ajouter, et un autre' }).click();
      await page.locator(`input[value="${next}"]:focus`).waitFor();
    }
    await page.getByText('3 espaces ajoutés :').waitFor();
    await page.getByLabel('Nom', { exact: true }).fill('bureau 2');
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await page.getByRole('alert').getByText('Un espace de ce lieu a déjà ce nom.').waitFor();
    page.once('dialog', (dialog) => void dialog.accept()); // this space is not saved
    await page.getByRole('link', { name: 'Tous les espaces' }).click();
    await heading(page, '4 espaces');
    await expectWellMade(page, 'spaces');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Exporter en CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`${room.venueSlug}-spaces.csv`);
    await page.context().close();
  }, 90_000);

  it('have a certificate, an age, parts and times, and show a change that somebody else made meanwhile', async () => {
    const [page, other] = [await visit(), await visit(`/${room.id}`)];
    await page.getByRole('link', { name: 'Salle Soie' }).click();
    await heading(page, 'Salle Soie');
    await other.getByLabel('Nombre de personnes ou de places').fill('6');
    await other.getByRole('button', { name: 'Enregistrer' }).click();
    await other.getByText('L’espace est enregistré.').last().waitFor();
    await other.context().close();

    await page.getByLabel('Certificat demandé').selectOption({ label: 'Formation laser-cutter' });
    await page.getByLabel('Réservé aux personnes de 18 ans ou plus').check();
    await page.getByLabel('Bureau 1 (exclusif)').check();
    await page.getByLabel('Battement après chaque réservation').selectOption('15');
    await page.getByLabel('Durée la plus longue').selectOption('15');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText(/ne peut pas être plus courte/).waitFor();
    await page.getByLabel('Durée la plus longue').selectOption('240');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await heading(page, 'Quelqu’un a changé cet espace entre-temps');
    await page.getByText(/Capacité.*maintenant « 6 », chez vous « 8 »/).waitFor();
    await expectWellMade(page, 'space-conflict');
    await page.getByRole('button', { name: 'Enregistrer les miennes' }).click();
    await page.getByText('L’espace est enregistré.').last().waitFor();
    const row = await app.given.one(
      `select s.capacity, s.adult_only as adult, s.training_id is not null as trained, r.buffer_minutes as buffer,
              (select count(*)::int from resource_part p where p.whole_id = r.id) as parts
         from space s join resource r on r.id = s.resource_id where s.id = $1`,
      [room.id],
    );
    expect(row).toEqual({ capacity: 8, adult: true, trained: true, buffer: 15, parts: 1 });
    await page.context().close();
  }, 90_000);

  it('have photos in an order, and documents', async () => {
    const page = await visit(`/${room.id}`);
    await heading(page, '0 photo');
    for (const [i, text] of ['La grande table', 'La fenêtre'].entries()) {
      const buffer = await jpegFile(400 + i * 100, 300);
      await page.locator('input[type=file][accept="image/*"]').setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer }); // prettier-ignore
      await page.getByText('La photo est prête.').first().waitFor({ timeout: 30_000 });
      await page.getByLabel('Que montre la photo ? (en français)').fill(text);
      await page.getByRole('button', { name: 'Ajouter la photo' }).click();
      await page.getByRole('button', { name: `Retirer la photo : ${text}` }).waitFor();
    }
    await page.getByRole('button', { name: 'Avancer : La fenêtre' }).click();
    await page.locator('section', { has: page.getByRole('heading', { name: '2 photos' }) }).getByRole('listitem').first().getByText('La fenêtre').waitFor(); // prettier-ignore
    await page
      .locator('input[type=file][accept*=pdf]')
      .setInputFiles({ name: 'Règles.pdf', mimeType: 'application/pdf', buffer: pdfFile() });
    expect(await page.getByLabel('Nom du document').inputValue()).toBe('Règles');
    await page.getByRole('button', { name: 'Ajouter le document' }).click();
    await page.getByRole('link', { name: 'Règles (PDF)' }).waitFor({ timeout: 30_000 });
    await expectWellMade(page, 'space');
    await page.getByRole('button', { name: 'Retirer la photo : La grande table' }).click();
    await heading(page, '1 photo');
    await page.getByRole('button', { name: 'Retirer le document : Règles' }).click();
    await heading(page, '0 document');
    await page.context().close();
  }, 120_000);

  it('are withdrawn after the page said what that means', async () => {
    const page = await visit();
    await page.getByRole('link', { name: 'Bureau 3' }).click();
    await page.getByRole('button', { name: 'Retirer Bureau 3…' }).click();
    await page.getByText(/Les réservations existantes restent/).waitFor();
    await page.getByRole('button', { name: 'Oui, retirer' }).click();
    await heading(page, 'Bureau 3 est retiré');
    await page.getByRole('link', { name: 'Tous les espaces' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Bureau 3' }).getByText('Retiré').waitFor();
    await page.context().close();
  });

  it('are not found at an address that is none of theirs', async () => {
    const page = await visit(`/${room.venueId}`);
    await heading(page, 'Espace introuvable');
    await expectWellMade(page, 'space-unknown');
    await page.context().close();
  });
});

describe('a file of spaces', () => {
  const choose = (page: Page, text: string) =>
    page.locator('input[type=file]').setInputFiles({ name: 'spaces.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') }); // prettier-ignore

  it('shows its faults line by line and creates all of it or nothing', async () => {
    const page = await visit();
    await page.getByRole('link', { name: 'Importer un CSV' }).click();
    await heading(page, 'Quels espaces importez-vous ?');
    await choose(page, 'Nom;Type;Classe;Capacité\nCabine é;OFFICE;BOOTH;1\n;OFFICE;PALACE;0');
    await page.getByText('1 ligne est à corriger :').waitFor();
    await page.getByText('« name » est vide').waitFor();
    await expectWellMade(page, 'spaces-import-faults');
    await page.getByRole('button', { name: 'Retirer le fichier' }).click();
    await choose(page, 'Nom;Type;Classe;Capacité\nCabine é;OFFICE;BOOTH;1\nCabine 2;OFFICE;BOOTH;1');
    await page.getByText('Ligne 2 : Cabine é').waitFor();
    await page.getByRole('button', { name: 'Créer 2 espaces' }).click();
    await page.getByText('2 espaces sont créés.').last().waitFor();
    await page.getByRole('link', { name: 'Voir tous les espaces' }).click();
    await page.getByRole('link', { name: 'Cabine é' }).waitFor();
    await page.context().close();
  });
});
