import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { type GivenMember, type GivenSpace, violations } from '#libs/testing';
import { expectWellMade, heading } from './well-made.fixture.js';
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';

let app: WebTestApp;
let space: GivenSpace;
let manager: GivenMember;
let colleague: GivenMember;

const sql = (text: string, values: unknown[] = []) => app.given.client.query(text, values);
const stored = async () => (await sql('select * from venue where id = $1', [space.venueId])).rows[0];
const open = async (path: string, as = manager): Promise<Page> =>
  app.visit(`/lyon/venues/${space.venueSlug}/manage${path}`, { as });

beforeAll(async () => {
  app = await startWebTestApp();
});
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
  await app?.close();
});

describe('the page Today of a venue', () => {
  it('leads through the checklist to the publication', async () => {
    const page = await open('');
    await heading(page, 'Pas encore publié');
    await page.getByText('4 points sur 6 sont faits.').waitFor();
    expect(await page.getByRole('button', { name: 'Publier le lieu' }).count()).toBe(0);
    await expectWellMade(page, 'venue-today-checklist');
    await page.getByRole('link', { name: 'Une description de 20 caractères au moins' }).click();
    await page.getByLabel('Description en français').fill('Un lieu pour travailler et se rencontrer.');
    await page.getByLabel('Accès sans marche').selectOption('no');
    await page.getByRole('button', { name: 'Enregistrer la page' }).click();
    await page.getByText('La page est enregistrée.').first().waitFor();
    await page.getByRole('link', { name: 'Aujourd’hui' }).click();
    await heading(page, 'Tout est prêt');
    await expectWellMade(page, 'venue-today-ready');
    await page.getByRole('button', { name: 'Publier le lieu' }).click();
    await heading(page, 'Publié');
    await page.getByText(/^Page confirmée le/).waitFor();
    await expectWellMade(page, 'venue-today-published');
    expect((await stored()).published_at).not.toBeNull();
    await page.context().close();
  });

  it('asks whether a page is still right that nobody confirmed for six months', async () => {
    await sql(`update venue set published_at = '2025-01-01', confirmed_at = '2025-01-01' where id = $1`, [
      space.venueId,
    ]);
    const page = await open('', colleague);
    await heading(page, 'À confirmer');
    await expectWellMade(page, 'venue-today-stale');
    await page.getByRole('button', { name: 'Tout est juste' }).click();
    await heading(page, 'Publié');
    expect((await stored()).confirmed_at.getFullYear()).toBeGreaterThan(2025);
    await page.context().close();
  });

  it('says to people who are no manager that a manager can publish', async () => {
    await sql(`update venue set description_fr = 'Un lieu pour travailler.', step_free = true where id = $1`, [
      space.venueId,
    ]);
    const page = await open('', colleague);
    await heading(page, 'Tout est prêt');
    await page.getByText('Un responsable du lieu peut le publier.').waitFor();
    expect(await page.getByRole('button', { name: 'Publier le lieu' }).count()).toBe(0);
    await page.context().close();
  });

  it('lists what waits in this venue', async () => {
    await app.api.ask('lyon', `mutation { inviteStaff(venueId: "${space.venueId}", email: "x@spec.example", staffRole: VENUE_STAFF) { __typename } }`, {}, manager); // prettier-ignore
    const page = await open('');
    await page.getByRole('link', { name: '1 invitation dans l’équipe n’a pas encore de réponse' }).click();
    await heading(page, 'Qui est dans l’équipe de Le Passage ?');
    await page.context().close();
  });
});

describe('the workspace of a venue', () => {
  it('says on each page that the venue is no longer in the directory', async () => {
    await sql(`update venue set withdrawn_at = now() where id = $1`, [space.venueId]);
    for (const path of ['', '/page', '/team']) {
      const page = await open(path);
      await heading(page, 'Ce lieu n’est plus dans l’annuaire');
      await page.context().close();
    }
  });

  it('shows the failure and a way to retry when the service does not answer', async () => {
    const page = await open('/team');
    await heading(page, 'Qui est dans l’équipe');
    await page.route('**/graphql', (route) =>
      route.fulfill({ status: 503, contentType: 'application/json', body: '{}' }),
    );
    await page.getByRole('link', { name: 'Page du lieu' }).click();
    await page.getByRole('alert').getByText('Le service ne répond pas').waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await page.getByLabel('Nom du lieu').waitFor();
    await page.context().close();
  });
});
