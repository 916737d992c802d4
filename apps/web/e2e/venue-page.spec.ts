import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { type GivenMember, type GivenSpace, jpegFile, startWorker, until, violations } from '#libs/testing';
import { expectWellMade, heading } from './well-made.fixture.js';
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';

let app: WebTestApp;
let worker: { close(): Promise<void> };
let space: GivenSpace;
let manager: GivenMember;
let colleague: GivenMember;

const sql = (text: string, values: unknown[] = []) => app.given.client.query(text, values);
const stored = async () => (await sql('select * from venue where id = $1', [space.venueId])).rows[0];
const open = async (path: string, as = manager): Promise<Page> =>
  app.visit(`/lyon/venues/${space.venueSlug}/manage${path}`, { as });
const save = (page: Page) => page.getByRole('button', { name: 'Enregistrer la page' }).click();

beforeAll(async () => {
  app = await startWebTestApp();
  worker = await startWorker(app.databaseUrl, app.api.clock);
}, 120_000);
beforeEach(async () => {
  space = await app.space({ name: 'Salle Soie', venueName: 'Le Passage' });
  const { venueId } = space;
  manager = await app.given.member(app.lyon, { role: 'VENUE_MANAGER', venueId, name: 'Vera Blanc' });
  colleague = await app.given.member(app.lyon, { role: 'VENUE_STAFF', venueId, name: 'Sami Noir' });
  await sql(`update venue set published_at = null where id = $1`, [venueId]);
});
afterEach(() => app.closeWindows());
afterAll(async () => {
  expect(app.browserErrors).toEqual([]);
  expect(await violations(app.databaseUrl)).toEqual([]);
  await worker?.close();
  await app?.close();
});

describe('the page of a venue', () => {
  it('is edited in both languages and saved as a whole, and members read it', async () => {
    const page = await open('/page');
    await heading(page, 'Que dit la page de Le Passage ?');
    await page.getByText('Rien à enregistrer.').waitFor();
    await page.getByLabel('Description en français').fill('Un lieu pour travailler et se rencontrer.');
    await page.getByLabel('Description en anglais').fill('A place to work and to meet people.');
    await page.getByLabel('Site web').fill('lepassage.example');
    await page.getByLabel('Accès sans marche').selectOption('yes');
    await page.getByRole('checkbox').first().check();
    await page.getByLabel('Règles en français').fill('Chacun range.');
    await page.getByLabel('Comment entrer, en français').fill('Sonnez deux fois.');
    await page.getByText('Montré seulement aux personnes qui ont une réservation').waitFor();
    await expectWellMade(page, 'venue-page');
    await save(page);
    await page.getByText('La page est enregistrée.').first().waitFor();
    expect(await stored()).toMatchObject({
      website: 'https://lepassage.example',
      step_free: true,
      house_rules_fr: 'Chacun range.',
      access_fr: 'Sonnez deux fois.',
    });
    await page.getByRole('link', { name: 'Voir la page publique' }).click();
    await page.getByRole('heading', { name: 'Espaces et machines' }).waitFor();
    await page.getByText('Chacun range.').waitFor();
    expect(await page.getByText('Sonnez deux fois.').count()).toBe(0);
    await page.context().close();
  });

  it('has a pin that the map, a drag and two fields move alike', async () => {
    const page = await open('/page');
    const [lat, lon] = [page.getByLabel('Latitude'), page.getByLabel('Longitude')];
    const point = async () => ({ lat: Number(await lat.inputValue()), lon: Number(await lon.inputValue()) });
    const canvas = page.locator('canvas.maplibregl-canvas');
    await canvas.waitFor({ timeout: 40_000 });
    await canvas.scrollIntoViewIfNeeded();
    await page.waitForTimeout(1_000); // the map comes to rest
    await canvas.click({ position: { x: 60, y: 60 } });
    await until('the map moved the pin', async () => (await point()).lon < space.lon);
    const clicked = await point();
    expect(clicked.lat).toBeGreaterThan(space.lat);
    const pin = page.locator('[data-crowd]');
    const drawn = (await pin.boundingBox())!;
    await page.mouse.move(drawn.x + drawn.width / 2, drawn.y + drawn.height / 2);
    await page.mouse.down();
    await page.mouse.move(drawn.x + 90, drawn.y + 90, { steps: 5 });
    await page.mouse.up();
    await until('the drag moved the pin', async () => (await point()).lat < clicked.lat);
    expect((await point()).lon).toBeGreaterThan(clicked.lon);
    await lat.fill(String(clicked.lat).replace('.', ','));
    await lon.fill(String(clicked.lon));
    await until('the fields moved the pin', async () => Math.abs((await pin.boundingBox())!.x - drawn.x) < 2);
    await save(page);
    await page.getByText('La page est enregistrée.').first().waitFor();
    expect((await stored()).lat).toBeCloseTo(clicked.lat, 6);
    await page.context().close();
  });

  it('is not saved while a field is wrong, and the first wrong field has the focus', async () => {
    const page = await open('/page');
    await page.getByLabel('Nom du lieu').fill(' ');
    await page.getByLabel('Site web').fill('le passage');
    await page.getByLabel('Latitude').fill('cent');
    await save(page);
    await page.getByText('Donnez un nom au lieu.').waitFor();
    await page.getByText('Écrivez une adresse comme https://exemple.fr').waitFor();
    await page.getByText('Un nombre entre -90 et 90').waitFor();
    expect(await page.locator('input:focus').inputValue()).toBe(' ');
    await expectWellMade(page, 'venue-page-faults');
    expect((await stored()).name).toBe('Le Passage');
    await page.context().close();
  });

  it('keeps what I wrote when a colleague saved first, and lets me choose where both changed the same field', async () => {
    const { version } = await stored();
    const page = await open('/page');
    await page.getByLabel('Nom du lieu').fill('Le Passage du Nord');
    await page.getByLabel('Description en français').fill('Ma description.');
    await page.getByLabel('Numéro et rue').fill('2 rue Neuve');
    const theirs = {
      name: 'Le Passage',
      kind: 'FABLAB',
      descriptionFr: 'Leur description.',
      street: '3 rue Vieille',
      postcode: '69100',
      city: 'Lyon',
      point: { lat: space.lat, lon: space.lon },
    };
    const edit = `mutation ($id: ID!, $version: Int!, $venue: VenueInput!) { editVenue(venueId: $id, version: $version, venue: $venue) { __typename } }`;
    const { data } = await app.api.ask<{ editVenue: object }>('lyon', edit, { id: space.venueId, version, venue: theirs }, colleague); // prettier-ignore
    expect(data.editVenue).toEqual({ __typename: 'ManagedVenue' });
    await save(page);
    await page.getByRole('alert').getByText('Une autre personne a enregistré la page').waitFor();
    await page.getByText(/sauf dans 2 champs/).waitFor();
    expect(await page.getByLabel('Nom du lieu').inputValue()).toBe('Le Passage du Nord');
    expect(await page.getByLabel('Commune').inputValue()).toBe('Lyon');
    expect(await page.getByRole('textbox', { name: 'Description en français' }).inputValue()).toBe('Ma description.');
    await page.getByText('Leur description.').waitFor();
    await expectWellMade(page, 'venue-page-conflict');
    await page.getByRole('button', { name: 'Prendre ce texte : Description en français' }).click();
    expect(await page.locator('textarea:focus').inputValue()).toBe('Leur description.');
    await page.getByRole('button', { name: 'Garder le mien : Numéro et rue' }).click();
    await page.getByText('Ses changements sont ajoutés aux vôtres. Relisez, puis enregistrez.').waitFor();
    await save(page);
    await page.getByText('La page est enregistrée.').first().waitFor();
    expect(await stored()).toMatchObject({
      version: version + 2,
      name: 'Le Passage du Nord',
      description_fr: 'Leur description.',
      street: '2 rue Neuve',
      city: 'Lyon',
    });
    await page.context().close();
  });
});

describe('the photos of a venue', () => {
  const order = async () =>
    (await sql('select alt_fr from venue_photo where venue_id = $1 order by position', [space.venueId])).rows.map(
      ({ alt_fr }) => alt_fr as string,
    );

  it('are added, described, put in order with buttons, and removed with a way back', async () => {
    const page = await open('/page');
    await page.getByText('Pas encore de photo').waitFor();
    for (const [name, width] of [
      ['La salle', 320],
      ['La cour', 330],
      ['Le toit', 340],
    ] as const) {
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: await jpegFile(width, 240) });
      await page.getByText('La photo est prête.').first().waitFor({ timeout: 30_000 });
      await page.getByLabel('Que montre la photo ? (en français)').fill(name);
      await page.getByRole('button', { name: 'Ajouter la photo' }).click();
      await page.getByRole('img', { name }).waitFor();
    }
    await page.getByLabel('Ce que montre la photo 2, en anglais').fill('The courtyard');
    await page.getByRole('button', { name: 'Enregistrer le texte de la photo 2' }).click();
    await page.getByRole('button', { name: 'Enregistrer le texte de la photo 2' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Avancer la photo 3' }).press('Enter');
    await until('the third photo is second', async () => (await order())[1] === 'Le toit');
    await until('the button of the moved photo has the focus', () =>
      page.evaluate<boolean>(`document.activeElement.getAttribute('aria-label') === 'Avancer la photo 2'`),
    );
    await page.keyboard.press('Enter');
    await until('the photo is first', async () => (await order())[0] === 'Le toit');
    await expectWellMade(page, 'venue-photos');
    await page.getByRole('button', { name: 'Retirer la photo 1' }).click();
    await page.getByText('La photo 1 sera retirée dans quelques secondes.').waitFor();
    await expectWellMade(page, 'venue-photo-removed');
    await page.getByRole('button', { name: 'Garder la photo 1' }).click();
    await page.getByRole('img', { name: 'Le toit' }).waitFor();
    await page.getByRole('button', { name: 'Retirer la photo 1' }).click();
    await page.getByRole('button', { name: 'Retirer tout de suite' }).click();
    await until('the photo is removed', async () => (await order()).length === 2);
    // A removal that waits is done when the page is left.
    await page.getByRole('button', { name: 'Retirer la photo 1' }).click();
    await page.getByRole('link', { name: 'Équipe' }).click();
    await until('the other photo is removed', async () => (await order()).join() === 'La cour');
    await page.context().close();
  }, 120_000);
});
