import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { recordNoShow } from '#libs/booking';
import { Database, SettingsReader } from '#libs/platform';
import { BookingClient, type GivenMember, type GivenSpace, violations } from '#libs/testing';
import { expectWellMade, heading } from './well-made.fixture.js';
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';

let app: WebTestApp;
let desks: GivenSpace;
let staff: GivenMember;
let awa: GivenMember;

const open = (path: string, as: GivenMember): Promise<Page> => app.visit(path, { as });

beforeAll(async () => {
  app = await startWebTestApp();
  const now = app.api.clock.now();
  const hours = [{ start: now.subtract({ hours: 3 }).toString(), end: now.add({ hours: 12 }).toString() }];
  desks = await app.space({ kind: 'DESK_AREA', name: 'Plateau', venueName: 'Le Passage', capacity: 8, open: hours });
  await app.given.client.query(`update venue set arrivals = 'CHECK_IN' where id = $1`, [desks.venueId]);
  staff = await app.given.member(app.lyon, { role: 'VENUE_STAFF', venueId: desks.venueId, name: 'Sami Noir' });
  awa = await app.member({ name: 'Awa Diallo' });
});
afterEach(() => app.closeWindows());
afterAll(async () => {
  expect(app.browserErrors).toEqual([]);
  expect(await violations(app.databaseUrl)).toEqual([]);
  await app?.close();
});

describe('the printed code of a venue', () => {
  it('is on a poster, and leads to a free place for the next hour with its price', async () => {
    const poster = await open(`/lyon/venues/${desks.venueSlug}/manage/poster`, staff);
    await poster.getByRole('img', { name: 'Code à scanner pour signaler son arrivée' }).waitFor();
    await expectWellMade(poster, 'poster');
    await poster.context().close();
    const { data } = await app.api.ask<{ venueCheckInCode: { path: string } }>('lyon', `{ venueCheckInCode(venueId: "${desks.venueId}") { path } }`, {}, staff); // prettier-ignore
    const page = await open(data.venueCheckInCode.path, awa);
    await heading(page, 'Bienvenue à Le Passage');
    await heading(page, 'Vous n’avez pas de réservation ici');
    await expectWellMade(page, 'check-in-without-booking');
    await page.getByRole('button', { name: /^Prendre cette place \(1 h\)/ }).click();
    await page.getByText(/Arrivée notée/).waitFor();
    await expectWellMade(page, 'checked-in');
    await page.context().close();
    const wrong = await open('/lyon/check-in/nothing', awa);
    await wrong.getByText('Ce code n’est pas celui d’un lieu').waitFor();
    await wrong.context().close();
  });
});

describe('the page Today of a venue', () => {
  it('shows who is there; an arrival is noted and taken back by one tap each', async () => {
    const page = await open(`/lyon/venues/${desks.venueSlug}/manage`, staff);
    await heading(page, /^Qui vient/);
    await page.getByText('1 réservation, 1 sur place.').waitFor();
    await expectWellMade(page, 'venue-arrivals');
    await page.getByRole('button', { name: 'Annuler l’arrivée de Awa Diallo' }).click();
    await page.getByRole('button', { name: 'Noter que Awa Diallo est là' }).click();
    await page.getByText('1 réservation, 1 sur place.').waitFor();
    await page.getByRole('link', { name: 'Jour d’après' }).click();
    await page.getByText('Personne n’a réservé ce jour-là.').waitFor();
    await page.context().close();
  });

  it('books for somebody who has come without a booking', async () => {
    const bruno = await app.member({ name: 'Bruno Petit' });
    const page = await open(`/lyon/venues/${desks.venueSlug}/manage`, staff);
    await page.getByLabel(/^Adresse mail du membre/).fill(bruno.email);
    await page.getByRole('button', { name: 'Réserver et noter l’arrivée' }).click();
    await page.getByText('Bruno Petit').waitFor();
    await page.context().close();
  });
});

describe('a no-show', () => {
  it('is contested by the member, answered by the venue, and seen by the network', async () => {
    const carla = await app.member({ name: 'Carla Roux' });
    const now = app.api.clock.now();
    const start = now.round({ smallestUnit: 'hour', roundingMode: 'ceil' }).add({ hours: 1 }).toString();
    const { id, code } = await new BookingClient(app.api, app.lyon).proposeAndBook(carla, desks, start);
    const settings = await app.api.app.get(SettingsReader).at(app.lyon.id, now);
    await app.api.app
      .get(Database)
      .inTransaction(app.lyon.id, (tx) => recordNoShow(tx, id, { now, settings, enteredById: null }));

    const mine = await open(`/lyon/bookings?code=${code}`, carla);
    await mine.getByRole('button', { name: 'Contester' }).click();
    await mine.getByLabel('Pourquoi est-ce une erreur ?').fill('J’étais au fond de la salle');
    await expectWellMade(mine, 'contest');
    await mine.getByRole('button', { name: 'Envoyer au lieu' }).click();
    await mine.getByText('Vous avez écrit : « J’étais au fond de la salle ».').waitFor();

    const desk = await open(`/lyon/venues/${desks.venueSlug}/manage/no-shows`, staff);
    await desk.getByText(/J’étais au fond de la salle/).waitFor();
    await expectWellMade(desk, 'venue-no-shows');
    await desk.getByLabel(/^Votre réponse/).fill('En effet, pardon');
    await desk.getByRole('button', { name: 'Était là (Carla Roux)' }).click();
    await desk.getByText(/^Réponse du lieu : était là/).waitFor();
    await desk.context().close();
    await mine.reload();
    await mine.getByText(/Votre venue est reconnue/).waitFor();
    await mine.context().close();

    const admin = await app.given.member(app.lyon, { role: 'NETWORK_ADMIN', hours: null });
    const network = await open('/lyon/admin/venues/no-shows', admin);
    await network.getByRole('rowheader', { name: 'Le Passage' }).waitFor();
    await expectWellMade(network, 'network-no-shows');
    await network.context().close();
  });
});
