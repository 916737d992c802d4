import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Signer } from '#libs/platform';
import { type WebTestApp, WIDTHS, accessibilityViolations, overflow, startWebTestApp } from './web-test-app.fixture.js';

let app: WebTestApp;

beforeAll(async () => {
  app = await startWebTestApp();
  await app.space({ kind: 'MEETING_ROOM', name: 'Salle Soie' });
});
afterEach(() => app.closeWindows());
afterAll(() => app?.close());

describe('a member under 18', () => {
  it('reads on the offer what is missing, names a guardian, and books once the guardian has agreed by mail', async () => {
    const lea = await app.member({ name: 'Léa Martin' });
    const page = await app.visit('/lyon/account', { as: lea, width: 360 });
    await page.getByLabel('Date de naissance').fill('2012-05-31');
    await page.locator('#age').getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Né·e le 31 mai 2012.').waitFor();
    const need = encodeURIComponent(`salle de réunion demain à 10h`);
    await page.goto(`${app.url}/lyon?q=${need}`);
    await page.getByText('Accord du responsable légal.').first().waitFor();
    await page.getByRole('link', { name: 'Renseigner mon âge' }).first().click();
    await page.getByLabel('Nom du responsable légal').fill('Maud Martin');
    await page.getByLabel('Son adresse mail').fill('maud@spec.example');
    await page.getByRole('button', { name: 'Demander son accord' }).click();
    await page.getByText(/Un message a été envoyé à Maud Martin/).waitFor();
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityViolations(page)).toEqual([]);

    const { id } = await app.given.one<{ id: string }>(`select id from guardian where member_id = $1`, [lea.id]);
    const token = new Signer(app.api.env.SECRET, 'guardian').seal(id);
    const mother = await app.visit(`/lyon/guardian?token=${token}`);
    await mother.getByText(/Léa Martin, qui a moins de 18 ans/).waitFor();
    for (const width of WIDTHS) {
      await mother.setViewportSize({ width, height: 800 });
      expect(await overflow(mother)).toBe(0);
    }
    expect(await accessibilityViolations(mother)).toEqual([]);
    await mother.getByRole('button', { name: /je donne mon accord/ }).click();
    await mother.getByText(/Vous avez donné votre accord/).waitFor();

    await page.goto(`${app.url}/lyon?q=${need}`);
    await page
      .getByRole('button', { name: /^Réserver 10/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'C’est réservé' }).waitFor();

    await mother.getByRole('button', { name: 'Je retire mon accord' }).click();
    await mother.getByText('Cette demande est terminée').waitFor();
    expect(app.browserErrors).toEqual([]);
  }, 90_000);
});

describe('a link of no guardian', () => {
  it('says so', async () => {
    const page = await app.visit('/lyon/guardian?token=x');
    await page.getByText('Ce lien n’est pas valable').waitFor();
  });
});
