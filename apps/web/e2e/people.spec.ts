import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GivenMember, jpegFile, startWorker } from '#libs/testing';
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';
import { expectWellMade, heading } from './well-made.fixture.js';

let app: WebTestApp;
let ada: GivenMember;
let bob: GivenMember;
let worker: { close(): Promise<void> };

beforeAll(async () => {
  app = await startWebTestApp();
  await app.space({ kind: 'DESK_AREA', venueName: 'La Passerelle' });
  await app.given.client.query(`insert into job_title values (1, 'Tisserand / Tisserande', 'B1804')`);
  ada = await app.member({ name: 'Ada Martin' });
  bob = await app.member({ name: 'Bob Durand' });
  worker = await startWorker(app.databaseUrl, app.api.clock);
});
afterAll(async () => {
  await worker?.close();
  await app?.close();
});

describe('a member', () => {
  it('fills in a profile, sees it with the eyes of others, and is found by what they show', async () => {
    const page = await app.visit('/lyon/profile', { as: ada, width: 360 });
    await heading(page, 'Qui êtes-vous pour les autres ?');
    await page.getByLabel('Vous en une ligne').fill('Tisse des réseaux');
    await page.getByLabel('Visible par : Une ligne').selectOption('NETWORK');
    await page.getByLabel('Ajouter une compétence').fill('comptabilté');
    await page.getByRole('button', { name: 'Ajouter Comptabilité' }).click();
    await page.getByLabel('Niveau : Comptabilité').selectOption('CAN_TEACH');
    await page.getByLabel('Visible par : Compétences').selectOption('NETWORK');
    await page.getByLabel('Ajouter un métier').fill('tisserand');
    await page.getByRole('button', { name: 'Ajouter Tisserand / Tisserande' }).click();
    await page.getByLabel('Ajouter une langue').selectOption('fr');
    await page.getByLabel('Ajouter un autre lieu').fill('passerelle');
    await page.getByRole('button', { name: 'Ajouter La Passerelle' }).click();
    await page.getByLabel('Ce que vous proposez').fill('Une heure de compta');
    await page.getByRole('textbox', { name: 'Liens' }).fill('http://traboule.org');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Un lien doit commencer par https://').waitFor();
    await page.getByRole('textbox', { name: 'Liens' }).fill('https://traboule.org');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Pas encore enregistré').waitFor({ state: 'detached' });
    await expectWellMade(page, 'profile');

    await page.getByRole('link', { name: 'Comme les autres me voient' }).click();
    await page.getByText('Tisse des réseaux').waitFor();
    expect(await page.getByText('Une heure de compta').count()).toBe(0);
    await page.getByLabel('Qui regarde ?').selectOption('ANYBODY');
    await page.getByText('Cette personne ne voit rien de vous').waitFor();
    await expectWellMade(page, 'profile-as-seen');

    const other = await app.visit('/lyon/people', { as: bob });
    await heading(other, '2 personnes');
    await other.getByRole('searchbox', { name: 'Compétence' }).fill('bookkeeping');
    await other.getByRole('button', { name: 'Trouver' }).click();
    await heading(other, '1 personne');
    await expectWellMade(other, 'people');
    await other.getByRole('link', { name: 'Ada Martin' }).click();
    // The card in the list says the same: the page itself is awaited.
    await other.getByRole('heading', { level: 1, name: 'Ada Martin' }).waitFor();
    await other.getByText('Comptabilité · peut enseigner').waitFor();
    expect(await other.getByText('Tisserand').count()).toBe(0);
    await expectWellMade(other, 'person');
    expect(app.browserErrors).toEqual([]);
  }, 120_000);

  it('shows a photo of themselves', async () => {
    const page = await app.visit('/lyon/profile', { as: ada });
    const photo = { name: 'ada.jpg', mimeType: 'image/jpeg', buffer: await jpegFile(80, 80) };
    await page.locator('input[type=file]').setInputFiles(photo);
    await page.getByRole('region', { name: 'Photo' }).getByText('La photo est prête').waitFor();
    await page.getByLabel(/en français/).fill('Ada devant son métier');
    await page.getByRole('button', { name: 'Ajouter la photo' }).click();
    await page.getByRole('img', { name: 'Ada devant son métier' }).waitFor();
    await page.getByRole('button', { name: 'Supprimer la photo' }).click();
    await page.getByRole('img', { name: 'Ada devant son métier' }).waitFor({ state: 'detached' });
  });
});

describe('a founder', () => {
  it('creates a project, moves it to another stage, and invites somebody who accepts', async () => {
    const page = await app.visit('/lyon/projects', { as: ada, width: 360 });
    await page.getByText('Pas encore de projet').waitFor();
    await expectWellMade(page, 'projects-empty');
    await page.getByRole('link', { name: 'Nouveau projet' }).click();
    await page.getByLabel('Titre').fill('Métier à tisser partagé');
    await page.getByLabel('Le projet en quelques mots').fill('Un métier pour le quartier.');
    await page.getByLabel('Secteur').selectOption('fashion');
    await page.getByLabel('Ajouter une compétence recherchée').fill('levée de fonds');
    await page.getByRole('button', { name: 'Ajouter Levée de fonds' }).click();
    await expectWellMade(page, 'project-new');
    await page.getByRole('button', { name: 'Créer le projet' }).click();
    await heading(page, 'Métier à tisser partagé');
    await page.getByRole('combobox', { name: 'Étape' }).selectOption('PROTOTYPE');
    await page.getByRole('listitem').filter({ hasText: '3. Prototype' }).waitFor();
    await page.getByLabel('Chercher une personne').fill('durand');
    await page.getByRole('button', { name: 'Ajouter Bob Durand' }).click();
    await page.getByText('pas encore répondu').waitFor();
    await expectWellMade(page, 'project');
    await page.getByRole('button', { name: 'Quitter le projet' }).click();
    await page.getByText('Vous êtes la dernière personne fondatrice').waitFor();

    const other = await app.visit('/lyon/projects', { as: bob });
    await other.getByText('Ada Martin vous invite dans l’équipe.').waitFor();
    await expectWellMade(other, 'projects');
    await other.getByRole('button', { name: 'Accepter' }).click();
    await heading(other, '1 projet');
    await page.reload();
    await page.getByRole('button', { name: 'Retirer Bob Durand' }).waitFor();
    expect(app.browserErrors).toEqual([]);
  }, 120_000);
});

describe('somebody who blocks a person', () => {
  it('finds them no longer, is not found by them, and can take it back', async () => {
    const page = await app.visit(`/lyon/people/${ada.id}`, { as: bob });
    await page.getByRole('button', { name: 'Bloquer Ada Martin' }).click();
    await page.getByText('Ada Martin n’en est pas averti', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Bloquer', exact: true }).click();
    await page.getByRole('button', { name: 'Voir l’annuaire' }).click();
    await heading(page, '1 personne');
    const hers = await app.visit(`/lyon/people/${bob.id}`, { as: ada });
    await hers.getByText('Cette personne n’est pas dans l’annuaire').waitFor();
    await page.goto(`${app.url}/lyon/profile#blocks`);
    await page.getByRole('button', { name: 'Débloquer Ada Martin' }).click();
    await page.getByText('Vous ne bloquez personne').waitFor();
    await hers.reload();
    await heading(hers, 'Bob Durand');
    expect(app.browserErrors).toEqual([]);
  });
});

describe('an anonymous visitor', () => {
  it('sees nobody who did not choose so, and is asked to sign in', async () => {
    const page = await app.visit('/lyon/people', { width: 360 });
    await page.getByText('Personne ne se montre ici sans connexion').waitFor();
    await expectWellMade(page, 'people-in-public');
    await page.goto(`${app.url}/lyon/profile`);
    await page.getByText('C’est votre espace').waitFor();
    await page.goto(`${app.url}/lyon/projects`);
    await page.getByText('C’est votre espace').waitFor();
  });
});
