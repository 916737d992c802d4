import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { BookingClient, type GivenMember, type GivenSpace, until } from '#libs/testing';
import { type WebTestApp, accessibilityViolations, overflow, startWebTestApp } from './web-test-app.fixture.js';

let app: WebTestApp;
let client: BookingClient;
let room: GivenSpace;
let manager: GivenMember;
let awa: GivenMember;

beforeAll(async () => {
  app = await startWebTestApp();
  client = new BookingClient(app.api, app.lyon);
  room = await app.space({ kind: 'MEETING_ROOM', name: 'Salle Soie', venueName: 'Le Passage' });
  await app.space({ kind: 'DESK_AREA', name: 'Grand Atelier', capacity: 4, venueId: room.venueId });
  await app.given.client.query(`update venue set arrivals = 'CHECK_IN' where id = $1`, [room.venueId]);
  manager = await app.given.member(app.lyon, { role: 'VENUE_MANAGER', venueId: room.venueId, hours: null });
  awa = await app.member({ name: 'Awa Diallo' });
  app.api.clock.set(app.tomorrowAt(9).toInstant());
});
afterEach(() => app.closeWindows());
afterAll(async () => {
  expect(app.browserErrors).toEqual([]);
  await app.close();
});

const ADD = `mutation ($venueId: ID!) { addKiosk(venueId: $venueId, name: "Tablette") { ... on KioskAdded { url kiosk { id } } } }`;
/** The address, on this server, of a new kiosk, and its id. */
async function newKiosk(): Promise<{ path: string; id: string }> {
  const { data } = await app.api.ask<{ addKiosk: { url: string; kiosk: { id: string } } }>(
    'lyon',
    ADD,
    { venueId: room.venueId },
    manager,
  );
  const { pathname, hash } = new URL(data.addKiosk.url);
  return { path: pathname + hash, id: data.addKiosk.kiosk.id };
}
const arrive = (page: Page) => page.getByRole('region', { name: 'Vous avez réservé ?' });
const isOpen = (page: Page) => page.getByRole('heading', { name: 'Le Passage' }).waitFor();

describe('the workspace of a venue', () => {
  it.each([1280, 360])('adds a screen, shows its address once, and takes it away, at %i px', async (width) => {
    const page = await app.visit(`/lyon/venues/${room.venueSlug}/manage/kiosks`, { as: manager, width });
    await page.getByText('Aucun écran pour l’instant.').waitFor();
    await page.getByLabel('Nom de l’écran').fill('Tablette de l’entrée');
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
    const address = await page.getByLabel('Adresse secrète de l’écran').inputValue();
    expect(address).toMatch(/\/lyon\/kiosk#[\w-]{43}$/);
    await page.getByText('jamais ouvert').waitFor();
    expect([await accessibilityViolations(page), await overflow(page)]).toEqual([[], 0]);
    await page.reload();
    await page.getByText('jamais ouvert').waitFor();
    expect(await page.getByLabel('Adresse secrète de l’écran').count()).toBe(0);
    await page.getByRole('button', { name: 'Retirer Tablette de l’entrée' }).click();
    await page.getByText('ne montrera plus rien').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Retirer Tablette de l’entrée' }).click();
    await page.getByText('Aucun écran pour l’instant.').waitFor();
  });

  it('leaves that to the managers', async () => {
    const staff = await app.given.member(app.lyon, { role: 'VENUE_STAFF', venueId: room.venueId, hours: null });
    const page = await app.visit(`/lyon/venues/${room.venueSlug}/manage/kiosks`, { as: staff });
    await page.getByText('Seuls les responsables du lieu').waitFor();
  });
});

describe('the screen at the door', () => {
  it.each([1024, 768, 360])('shows what is free and how to check in, at %i px', async (width) => {
    const page = await app.visit((await newKiosk()).path, { width });
    await isOpen(page);
    expect(new URL(page.url()).hash).toBe('');
    await page.getByText('libre jusqu’à 23 h').first().waitFor();
    await arrive(page).getByRole('img', { name: 'Code à scanner pour signaler votre arrivée' }).waitFor();
    expect([await accessibilityViolations(page), await overflow(page)]).toEqual([[], 0]);
    await page.reload(); // the cookie is enough
    await isOpen(page);
    await page.getByRole('button', { name: 'Prendre Salle Soie maintenant' }).click();
    await page.getByRole('img', { name: 'Code à scanner pour prendre Salle Soie' }).waitFor();
    expect([await accessibilityViolations(page), await overflow(page)]).toEqual([[], 0]);
    await page.getByRole('button', { name: 'Retour' }).click();
    await arrive(page).waitFor();
  });

  it('notes who comes by the typed code, and names nobody', async () => {
    const start = app.tomorrowAt(10).toInstant();
    const { code } = await client.proposeAndBook(awa, room, start.toString());
    const page = await app.visit((await newKiosk()).path, { width: 1024 });
    await isOpen(page);
    await arrive(page).getByLabel('Ou saisissez ici le code').fill('ZZZZ-ZZZZ');
    await page.getByRole('button', { name: 'Je suis là' }).click();
    await page.getByText('Aucune réservation ne porte ce code.').waitFor();
    app.api.clock.set(start);
    await arrive(page).getByLabel('Ou saisissez ici le code').fill(code);
    await page.getByRole('button', { name: 'Je suis là' }).click();
    await arrive(page).getByText('Bienvenue ! Salle Soie, jusqu’à 11 h.').waitFor();
    await page.getByText('libre à partir de 11 h').waitFor({ timeout: 15_000 });
    const shown = await page.locator('body').innerText();
    for (const secret of ['Awa', 'Diallo', code]) expect(shown).not.toContain(secret);
    expect(await accessibilityViolations(page)).toEqual([]);
    app.api.clock.set(app.tomorrowAt(9).toInstant());
  });

  it('leads members to check in on their phone, with the digits that are shown', async () => {
    const start = app.tomorrowAt(12).toInstant();
    await client.proposeAndBook(awa, room, start.toString());
    app.api.clock.set(start);
    const { secret } = await kioskSession();
    const { data } = await app.api.ask<{ kioskScreen: { checkInPath: string } }>('lyon', `{ kioskScreen { checkInPath } }`, {}, { secret }); // prettier-ignore
    const phone = await app.visit(data.kioskScreen.checkInPath, { as: awa, width: 360 });
    await phone.getByRole('button', { name: /Je suis là|Signaler mon arrivée/ }).click();
    await until('the check-in is noted', async () => {
      const { rows } = await app.given.client.query(`select from check_in where how = 'ROTATING_CODE'`);
      return rows.length === 1 || undefined;
    });
    app.api.clock.set(app.tomorrowAt(9).toInstant());
  });

  it('keeps what was true while the line is lost, says so, and pretends no check-in', async () => {
    const page = await app.visit((await newKiosk()).path, { width: 1024 });
    await isOpen(page);
    await page.context().setOffline(true);
    await page.getByText('Connexion perdue. Ce que vous voyez date de 9 h').waitFor({ timeout: 30_000 });
    await page.getByText('libre jusqu’à 23 h').first().waitFor();
    await page.getByText('aucune arrivée ne peut être enregistrée ici').waitFor();
    expect(await page.getByRole('button', { name: 'Je suis là' }).isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: /^Prendre/ }).count()).toBe(0);
    expect([await accessibilityViolations(page), await overflow(page)]).toEqual([[], 0]);
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Prendre Salle Soie maintenant' }).waitFor({ timeout: 30_000 });
    expect(await page.getByText('Connexion perdue').count()).toBe(0);
  });

  it('says that an arrival was not recorded when the line is lost at that moment', async () => {
    const page = await app.visit((await newKiosk()).path, { width: 1024 });
    await isOpen(page);
    await page.route('**/graphql', (route) => route.abort());
    await arrive(page).getByLabel('Ou saisissez ici le code').fill('ZZZZ-ZZZZ');
    await page.getByRole('button', { name: 'Je suis là' }).click();
    await page.getByText('votre arrivée n’est pas enregistrée').waitFor();
    const { rows } = await app.given.client.query(`select from check_in where how = 'CODE'`);
    expect(rows).toHaveLength(1); // that of the earlier spec
  });

  it('shows nothing any more once it is revoked, nor on a device that is none', async () => {
    const { path, id } = await newKiosk();
    const page = await app.visit(path, { width: 360 });
    await isOpen(page);
    await app.api.ask('lyon', `mutation ($id: ID!) { revokeKiosk(id: $id) { __typename } }`, { id }, manager);
    await page.getByRole('heading', { name: 'Cet appareil n’est pas un écran d’accueil' }).waitFor({ timeout: 30_000 });
    expect(await page.getByText('Salle Soie').count()).toBe(0);
    expect([await accessibilityViolations(page), await overflow(page)]).toEqual([[], 0]);
    const wrong = await app.visit('/lyon/kiosk#wrong');
    await wrong.getByText('Ce lien n’est pas valable').waitFor();
  });
});

/** The cookie of a new kiosk. */
async function kioskSession(): Promise<{ secret: string }> {
  return { secret: `kiosk.${(await newKiosk()).path.split('#')[1]}` };
}
