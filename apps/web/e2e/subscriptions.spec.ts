import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GivenMember } from '#libs/testing';
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';
import { expectWellMade, heading } from './well-made.fixture.js';

let app: WebTestApp;
let awa: GivenMember;
let admin: GivenMember;

beforeAll(async () => {
  app = await startWebTestApp();
  awa = await app.member({ name: 'Awa Diallo', hours: null });
  admin = await app.given.member(app.lyon, { role: 'NETWORK_ADMIN', name: 'Ada Martin' });
  await app.given.client.query(
    `insert into plan (network_id, code, name_fr, name_en, monthly_cents, included_minutes, valid)
     values ($1, 'PASS', 'Pass', 'Pass', 1200, 0, '[2020-01-01,)')`,
    [app.lyon.id],
  );
});

afterAll(async () => {
  expect(app.browserErrors).toEqual([]);
  await app.close();
});

describe('the pass of a member', () => {
  it('is bought in two clicks, with its price and the next one', async () => {
    const page = await app.visit('/lyon/pass', { as: awa });
    await heading(page, 'Choisir une formule');
    await expectWellMade(page, 'pass-plans');
    await page.getByRole('button', { name: 'Choisir la formule Régulier' }).click();
    await heading(page, 'S’abonner : Régulier');
    await page.getByRole('button', { name: 'S’abonner et payer' }).waitFor();
    expect(await page.getByText(/132,00/).count()).toBe(2);
    await expectWellMade(page, 'pass-quote');
    await page.getByRole('button', { name: 'S’abonner et payer' }).click();
    await heading(page, 'Mon abonnement');
    await page.getByText(/Vous pouvez renoncer à ce contrat jusqu’au/).waitFor();
    await expectWellMade(page, 'pass-subscribed');
    await page.context().close();
  });

  it('changes its plan at once when it is dearer, and with the next period when it is cheaper', async () => {
    const page = await app.visit('/lyon/pass', { as: awa });
    await page.getByRole('button', { name: 'Changer de formule', exact: true }).click();
    await page.getByRole('button', { name: 'Choisir la formule Pass' }).click();
    await page.getByText(/12,00/).last().waitFor();
    await page.getByRole('button', { name: 'Confirmer le changement' }).click();
    await page.getByText(/Formule Pass à partir du/).waitFor();
    await expectWellMade(page, 'pass-planned');
    await page.getByRole('button', { name: 'Garder mon pass tel qu’il est' }).click();
    await page.getByRole('button', { name: 'Garder mon pass', exact: true }).click();
    await page.getByText(/Formule Pass à partir du/).waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('is cancelled in three clicks and stays usable until the end of its period', async () => {
    const page = await app.visit('/lyon/pass', { as: awa });
    await page.getByRole('button', { name: 'Résilier', exact: true }).click();
    await page.getByRole('button', { name: 'Confirmer la résiliation' }).click();
    await page.getByText(/Fin de l’abonnement/).waitFor();
    await expectWellMade(page, 'pass-ending');
    await page.context().close();
  });
});

describe('the passes of a network', () => {
  it('are counted by plan and state, and listed one by one', async () => {
    const page = await app.visit('/lyon/admin/passes', { as: admin });
    await heading(page, 'Comment le pass est-il utilisé ?');
    // The pass that the network gave the administrator goes on.
    await page.getByText('1 en cours, 0 en pause, 1 avec une fin prévue').waitFor();
    await expectWellMade(page, 'network-pass-usage');
    await page.getByRole('link', { name: 'Abonnements' }).first().click();
    await heading(page, '1 abonnement');
    await page.getByText('Awa Diallo').waitFor();
    await expectWellMade(page, 'network-subscriptions');
    await page.context().close();
  });
});
