import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { type GivenMember } from '#libs/testing';
import { type WebTestApp, WIDTHS, accessibilityViolations, overflow, startWebTestApp } from './web-test-app.fixture.js';

let app: WebTestApp;
let admin: GivenMember;

beforeAll(async () => {
  app = await startWebTestApp();
  admin = await app.given.member(app.lyon, { role: 'NETWORK_ADMIN', name: 'Ada Martin' });
});

afterAll(async () => {
  expect(app.browserErrors).toEqual([]);
  await app.close();
});

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();

/** The page is accessible and fits every width. SCREENSHOTS names a folder to look at them. */
async function expectWellMade(page: Page, name: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    expect({ name, width, violations: await accessibilityViolations(page), overflow: await overflow(page) }).toEqual({
      name,
      width,
      violations: [],
      overflow: 0,
    });
    const folder = process.env.SCREENSHOTS;
    if (folder) await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

describe('the settings of the network', () => {
  it('are found by a word, whose search stays in the address', async () => {
    const page = await app.visit('/lyon/admin/settings?q=annulation', { as: admin });
    await heading(page, 'Conditions d’annulation');
    expect(await page.getByRole('heading', { level: 2 }).count()).toBe(1);
    await page.getByRole('searchbox').fill('zzz');
    await page.getByText('Aucun réglage ne correspond.').waitFor();
    await expectWellMade(page, 'settings-none');
    await page.getByRole('button', { name: 'Voir tous les réglages' }).click();
    await heading(page, 'Heures calmes');
    await expectWellMade(page, 'settings');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Exporter en CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('lyon-settings.csv');
    await page.context().close();
  });

  it('change from a date on, after the page showed what that touches, and can be withdrawn', async () => {
    const page = await app.visit('/lyon/admin/settings', { as: admin });
    await page.getByRole('link', { name: 'Réservable à l’avance' }).click();
    await page.getByLabel(/Nouvelle valeur/).fill('999');
    await page.getByRole('button', { name: 'Voir ce que cela touche' }).click();
    await page
      .getByRole('alert')
      .getByText(/n’est pas possible/)
      .waitFor();
    await page.getByLabel(/Nouvelle valeur/).fill('30');
    await page.getByLabel('Prend effet le').fill(app.tomorrowAt(0).add({ days: 9 }).toPlainDate().toString());
    await page.getByRole('button', { name: 'Voir ce que cela touche' }).click();
    await page.getByText(/réservations commencent au-delà/).waitFor();
    await expectWellMade(page, 'setting-effect');
    await page.getByRole('button', { name: 'Enregistrer le changement' }).click();
    await heading(page, 'Un changement est prévu');
    await page.getByText(/décidé par Ada Martin/).waitFor();
    await expectWellMade(page, 'setting-planned');
    await page.getByRole('button', { name: 'Retirer ce changement' }).click();
    await heading(page, 'Changer ce réglage');
    await page.context().close();
  });

  it('have a form for values of many parts', async () => {
    const page = await app.visit('/lyon/admin/settings/booking/cancellation', { as: admin });
    await heading(page, 'Conditions d’annulation');
    await page.getByRole('button', { name: /^Ajouter : Machine/ }).click();
    await expectWellMade(page, 'setting-rows');
    await page.getByRole('button', { name: /^Retirer la ligne 3 : Machine/ }).click();
    await page.getByLabel('Part due (sur 10 000)').last().fill('4000');
    await page.getByRole('button', { name: 'Voir ce que cela touche' }).click();
    await page.getByRole('button', { name: 'Enregistrer le changement' }).click();
    await page.getByText(/décidé par Ada Martin/).waitFor();
    await page.context().close();
  });
});
