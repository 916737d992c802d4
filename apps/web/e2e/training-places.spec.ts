import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { type GivenMember, type GivenSpace, givenSession, givenTraining } from '#libs/testing';
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';
import { expectWellMade } from './well-made.fixture.js';

let app: WebTestApp;
let workshop: GivenSpace;
let nina: GivenMember;
let bao: GivenMember;
let venuePage: string;

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();

beforeAll(async () => {
  app = await startWebTestApp();
  workshop = await app.space({ kind: 'WORKSHOP', venueName: 'L’Établi', name: 'Atelier bois' });
  nina = await app.member({ name: 'Nina Roux' });
  bao = await app.member({ name: 'Bao Nguyen' });
  const trainingId = await givenTraining(app.given, app.lyon, 'laser', [workshop.venueId]);
  const host = await app.member({ name: 'Sam Leroy' });
  const start = app.tomorrowAt(18).toInstant().toString();
  const about = { hostId: host.id, venueId: workshop.venueId, trainingId };
  await givenSession(app.given, app.lyon, { ...about, title: 'Laser pour débuter', start, places: 1 });
  venuePage = `/lyon/venues/${workshop.venueSlug}`;
});

afterEach(() => app.closeWindows());
afterAll(async () => {
  expect(app.browserErrors).toEqual([]);
  await app.close();
});

describe('the sessions of a place', () => {
  it('ask visitors to sign in before they take a place', async () => {
    const page = await app.visit(venuePage);
    await heading(page, 'Formations et séances');
    const link = page.getByRole('link', { name: 'Se connecter pour prendre une place' });
    expect(await link.getAttribute('href')).toContain(encodeURIComponent(venuePage));
    expect(await page.getByText(/animée par/).count()).toBe(0);
    await page.context().close();
  });

  it('let a member take the last place, the next one wait for it, and offer it when it is given back', async () => {
    const hers = await app.visit(venuePage, { as: nina });
    await hers.getByText('animée par Sam Leroy').waitFor();
    await hers.getByRole('button', { name: 'Prendre une place : Laser pour débuter' }).click();
    await hers.getByText('Vous avez une place', { exact: true }).waitFor();
    await expectWellMade(hers, 'venue-sessions');

    const his = await app.visit(venuePage, { as: bao });
    await his.getByText('Complet', { exact: true }).waitFor();
    await his.getByRole('button', { name: /^M’inscrire sur la liste d’attente/ }).click();
    await his.getByText('Vous êtes n° 1 sur la liste d’attente').waitFor();

    await hers.goto(`${app.url}/lyon/bookings`);
    await heading(hers, 'Mes séances');
    await expectWellMade(hers, 'my-sessions');
    await hers.getByRole('link', { name: 'Laser pour débuter' }).click();
    await hers.getByRole('heading', { level: 1, name: 'Laser pour débuter' }).waitFor();
    await hers.getByText('1 personne attend').waitFor();
    await expectWellMade(hers, 'one-session');
    await hers.getByRole('button', { name: /^Rendre ma place/ }).click();
    await hers.getByText('Votre place est rendue.').first().waitFor();
    await hers.context().close();

    await his.goto(`${app.url}/lyon/bookings`);
    await his.getByText(/^Une place est gardée pour vous jusqu’au/).waitFor();
    await expectWellMade(his, 'offered-place');
    await his.getByRole('button', { name: /^Accepter cette place/ }).click();
    await his.getByText('Vous avez une place', { exact: true }).waitFor();
    await his.context().close();
  });

  it('say that a session does not exist, and where to go', async () => {
    const page = await app.visit('/lyon/sessions/nothing', { as: nina });
    await page.getByText(/n’existe pas ou n’est plus proposée/).waitFor();
    await page.context().close();
  });
});
