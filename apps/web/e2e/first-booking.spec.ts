import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { type GivenMember, violations } from '#libs/testing';
import { heading } from './well-made.fixture.js';
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';

const CENSUS = [
  'ID,NOM_TL,ADRESSE,CP,COMINIT,INSEECOM,NOMCOM,TYPO,LAT,LONG,PRECISION',
  'recensement-1,Fablab des Tanneurs,3 rue des Tanneurs,69100,Villeurbanne,69266,Villeurbanne,Tiers lieux à dominante fablab,45.77,4.88,0.9',
  '',
].join('\n');

let app: WebTestApp;
let folder: string;

beforeAll(async () => {
  app = await startWebTestApp();
  folder = await mkdtemp(join(tmpdir(), 'traboule-census-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  expect(app.browserErrors).toEqual([]);
  expect(await violations(app.databaseUrl)).toEqual([]);
  await app.close();
});

/** `traboule import venues`, as an operator types it. @returns what it prints */
async function importCensus(): Promise<string> {
  const file = join(folder, 'census.csv');
  await writeFile(file, CENSUS);
  const command = fileURLToPath(new URL('../../cli/main.js', import.meta.url));
  const env = { ...process.env, DATABASE_URL: app.databaseUrl, DATA_DIR: folder, LOG_LEVEL: 'warn' };
  const args = [command, 'import', 'venues', file, '--network', 'lyon'];
  return (await promisify(execFile)(process.execPath, args, { env })).stdout;
}

async function addMachine(page: Page, name: string, tariffClass: string, training?: string): Promise<void> {
  await page.getByLabel('Nom', { exact: true }).fill(name);
  await page.getByLabel('Type').selectOption('MACHINE');
  await page.getByLabel('Classe du tarif').selectOption(tariffClass);
  await page.getByLabel('Nombre de personnes ou de places').fill('1');
  if (training) await page.getByLabel('Certificat demandé').selectOption({ label: training });
  await page.getByRole('group', { name: 'Ce qu’on peut y faire' }).getByLabel(name, { exact: true }).check();
  await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await heading(page, name);
}

/** Opens the offer of the first slot of the laser cutter, from the page of its venue. */
async function openFirstSlot(page: Page, venuePath: string): Promise<void> {
  await page.goto(app.url + venuePath);
  await page.getByRole('link', { name: /: Découpe laser$/ }).click();
  await page.getByRole('article').filter({ hasText: 'Fablab des Tanneurs' }).getByRole('heading').first().waitFor();
}

it('a venue goes from a row of the census to its first booking on pages alone', async () => {
  const manager: GivenMember = await app.member({ name: 'Nina Roux', hours: null });
  const admin = await app.given.member(app.lyon, { role: 'NETWORK_ADMIN', name: 'Ada Martin' });
  const founder = await app.member({ name: 'Awa Diallo' });

  expect(await importCensus()).toContain('1 created');
  const page = await app.visit('/lyon/places?text=tanneurs', { as: manager });
  await page.getByRole('link', { name: 'Fablab des Tanneurs', exact: true }).click();
  await page.getByText('Ce lieu n’est pas encore publié').waitFor();
  await page.getByRole('button', { name: 'Demander à le gérer' }).click();
  await page.getByLabel('Pourquoi répondez-vous de Fablab des Tanneurs ?').fill('Le bail est à mon nom.');
  await page.getByRole('button', { name: 'Envoyer la demande' }).click();
  await page.getByText(/attend la réponse du réseau/).waitFor();
  const venuePath = new URL(page.url()).pathname;

  const desk = await app.visit('/lyon/admin', { as: admin });
  await desk.getByRole('link', { name: '1 demande pour gérer un lieu attend votre décision.' }).click();
  await desk.getByText('Le bail est à mon nom.').waitFor();
  await desk.getByRole('button', { name: 'Accepter Nina Roux' }).click();
  await desk.getByText('Aucune demande n’attend.').waitFor();
  await desk.context().close();

  await page.reload();
  await page.getByRole('link', { name: 'Gérer ce lieu' }).click();
  await page.getByText('3 points sur 6 sont faits.').waitFor();
  await page.getByRole('link', { name: 'Une description de 20 caractères au moins' }).click();
  await page.getByLabel('Description en français').fill('Un petit fablab de quartier, ouvert à tous.');
  await page.getByLabel('Accès sans marche').selectOption('yes');
  await page.getByRole('button', { name: 'Enregistrer la page' }).click();
  await page.getByText('La page est enregistrée.').first().waitFor();

  await page.getByRole('link', { name: 'Membres et attestations' }).click();
  await page.getByRole('link', { name: 'Formations' }).click();
  await page.getByLabel('Titre en français').fill('Prise en main du laser');
  await page.getByLabel('Titre en anglais').fill('Getting started with the laser');
  await page.getByRole('button', { name: 'Créer cette formation' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Prise en main du laser' }).waitFor();

  await page.goto(`${app.url}${venuePath}/manage/spaces/new`);
  await addMachine(page, 'Découpe laser', 'LASER_CUTTER', 'Prise en main du laser');
  await page.goto(`${app.url}${venuePath}/manage/spaces/new`);
  await addMachine(page, 'Impression 3D', 'PRINTER_3D');

  await page.goto(`${app.url}${venuePath}/manage/hours`);
  await page.getByRole('button', { name: 'Copier à tous les jours : lundi' }).click();
  await page.getByText('Ce changement ne touche aucune réservation.').waitFor();
  await page.getByRole('button', { name: 'Enregistrer les horaires' }).click();
  await page.getByText('Les horaires sont enregistrés.').waitFor({ state: 'attached' });

  await page.goto(`${app.url}${venuePath}/manage`);
  await heading(page, 'Tout est prêt');
  await page.getByRole('button', { name: 'Publier le lieu' }).click();
  await heading(page, 'Publié');

  const hers = await app.visit('/lyon', { as: founder });
  await openFirstSlot(hers, venuePath);
  await hers.getByText('Prise en main du laser').first().waitFor();

  await page.goto(`${app.url}${venuePath}/manage/certificates`);
  await page.getByLabel('Adresse mail du membre').fill(founder.email);
  await page.getByRole('button', { name: 'Donner l’attestation' }).click();
  await heading(page, '1 attestation');
  await page.context().close();

  await openFirstSlot(hers, venuePath);
  expect(await hers.getByText('Prise en main du laser').count()).toBe(0);
  await hers
    .getByRole('button', { name: /^Réserver/ })
    .first()
    .click();
  await heading(hers, 'C’est réservé');
  await hers.getByRole('link', { name: 'Mes réservations', exact: true }).click();
  await hers.getByRole('article').filter({ hasText: 'Découpe laser' }).waitFor();
  await hers.context().close();
}, 180_000);
