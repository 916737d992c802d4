import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { generateSync } from 'otplib';
import { type Download, type Page } from 'playwright-core';
import { type GivenMember } from '#libs/testing';
import { type WebTestApp, WIDTHS, accessibilityViolations, startWebTestApp, overflow } from './web-test-app.fixture.js';

const PASSWORD = 'tournevis mauve à 6 heures';
/** The bytes of a file that a page offers. */
async function contentOf(file: Download): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

let app: WebTestApp;

beforeAll(async () => {
  app = await startWebTestApp();
});
afterEach(() => app.closeWindows());
afterAll(async () => {
  await app.close();
});

/** A member who signed in just now, or an hour ago. */
async function someone(options: { name?: string; minutesAgo?: number; admin?: boolean } = {}): Promise<GivenMember> {
  const member = await app.member({ name: options.name ?? 'Nina Roux' });
  if (options.admin)
    await app.given.client.query(
      `insert into role_grant (network_id, member_id, role) values ($1, $2, 'NETWORK_ADMIN')`,
      [app.lyon.id, member.id],
    );
  await app.given.client.query(
    `update sign_in_session set created_at = $2, last_seen_at = $2, second_factor_at = null, renew = false where account_id = $1`,
    [
      member.accountId,
      app.api.clock
        .now()
        .subtract({ minutes: options.minutesAgo ?? 0 })
        .toString(),
    ],
  );
  return member;
}
const codeOf = (secret: string, steps = 0): string =>
  generateSync({ secret, epoch: Math.floor(app.api.clock.now().epochMilliseconds / 1000) + 30 * steps });
const section = (page: Page, name: string) => page.getByRole('region', { name });
/** Turns the second factor on in the page. @returns the secret of the authenticator app */
async function turnOn(page: Page): Promise<string> {
  const part = section(page, 'Double authentification');
  await part.getByRole('button', { name: 'Activer' }).click();
  const secret = (await part.locator('code').innerText()).replaceAll(' ', '');
  await part.getByRole('img', { name: /Code QR/ }).waitFor();
  await part.getByLabel('Code à six chiffres').fill(codeOf(secret));
  await part.getByRole('button', { name: 'Activer avec ce code' }).click();
  await part.getByRole('heading', { name: 'Vos codes de secours' }).waitFor();
  expect(await part.getByRole('listitem').count()).toBe(10);
  const download = page.waitForEvent('download');
  await part.getByRole('link', { name: 'Télécharger' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('traboule-codes-de-secours.txt');
  const codes = await part.getByRole('listitem').allInnerTexts();
  expect((await contentOf(file)).toString().split('\n').slice(2)).toEqual([...codes, '']);
  return secret;
}

describe('the account page', () => {
  it.each(WIDTHS)('is accessible and fits %d pixels', async (width) => {
    const page = await app.visit('/lyon/account', { as: await someone(), width });
    await section(page, 'Où vous êtes connecté').getByText('Ici').waitFor();
    await section(page, 'Qui a regardé vos données').getByText('Personne.').waitFor();
    await section(page, 'Double authentification').getByRole('button', { name: 'Activer' }).click();
    await page.getByRole('img', { name: /Code QR/ }).waitFor();
    expect([await accessibilityViolations(page), await overflow(page)]).toEqual([[], 0]);
  });

  it('is linked from the menu, and asks anonymous visitors to sign in', async () => {
    const page = await app.visit('/lyon', { as: await someone() });
    await page.getByRole('button', { name: /^Compte de/ }).click();
    await page.getByRole('link', { name: 'Compte et sécurité' }).click();
    await page.getByRole('heading', { name: 'Compte et sécurité' }).waitFor();
    const stranger = await app.visit('/lyon/account');
    await stranger.getByRole('heading', { name: 'C’est votre espace' }).waitFor();
  });

  it('changes the name, which the menu then shows, and refuses a name without a letter or digit', async () => {
    const page = await app.visit('/lyon/account', { as: await someone({ name: 'Nina Roux' }) });
    const part = section(page, 'Votre nom');
    await part.getByLabel('Nom').fill('   ');
    await part.getByRole('button', { name: 'Enregistrer' }).click();
    await part.getByText('Un nom a au moins une lettre ou un chiffre.').waitFor();
    await part.getByLabel('Nom').fill('  Nina   Roux-Łuk ');
    await part.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByRole('button', { name: 'Compte de Nina Roux-Łuk' }).waitFor();
    expect(await part.getByLabel('Nom').inputValue()).toBe('Nina Roux-Łuk');
  });

  it('sets a password, refuses a common one, and lets the person sign in with it', async () => {
    const member = await someone();
    const page = await app.visit('/lyon/account', { as: member });
    const part = section(page, 'Mot de passe');
    await part.getByLabel('Nouveau mot de passe').fill('Password2026!');
    await part.getByRole('button', { name: 'Choisir ce mot de passe' }).click();
    await part.getByText(/est trop facile à deviner/).waitFor();
    await part.getByLabel('Nouveau mot de passe').fill(PASSWORD);
    await part.getByRole('button', { name: 'Choisir ce mot de passe' }).click();
    await part.getByRole('button', { name: 'Supprimer le mot de passe' }).waitFor();

    const fresh = await app.visit('/lyon/sign-in?next=/lyon/pass');
    await fresh.getByRole('button', { name: 'J’ai un mot de passe' }).click();
    expect(await accessibilityViolations(fresh)).toEqual([]);
    await fresh.getByLabel('Adresse mail').fill(member.email);
    await fresh.getByLabel('Mot de passe', { exact: true }).fill('not the one at all');
    await fresh.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();
    await fresh.getByText(/incorrect/).waitFor();
    await fresh.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await fresh.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();
    await fresh.getByRole('heading', { name: 'Mon pass' }).waitFor();
  });

  it('asks a person who signed in long ago to sign in again', async () => {
    const page = await app.visit('/lyon/account', { as: await someone({ minutesAgo: 60 }) });
    await section(page, 'Double authentification').getByRole('button', { name: 'Activer' }).click();
    await section(page, 'Double authentification')
      .getByText(/moins de dix minutes/)
      .waitFor();
    await section(page, 'Double authentification').getByRole('link').click();
    await page.getByLabel('Adresse mail').waitFor();
  });

  it('sets up an authenticator app, whose code the next password sign-in requires', async () => {
    const member = await someone();
    const page = await app.visit('/lyon/account', { as: member });
    const part = section(page, 'Mot de passe');
    await part.getByLabel('Nouveau mot de passe').fill(PASSWORD);
    await part.getByRole('button', { name: 'Choisir ce mot de passe' }).click();
    await part.getByRole('button', { name: 'Supprimer le mot de passe' }).waitFor();
    const secret = await turnOn(page);

    const fresh = await app.visit('/lyon/sign-in?next=/lyon/pass', { width: 360 });
    await fresh.getByRole('button', { name: 'J’ai un mot de passe' }).click();
    await fresh.getByLabel('Adresse mail').fill(member.email);
    await fresh.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await fresh.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();
    await fresh.getByRole('heading', { name: 'Encore un code' }).waitFor();
    expect([await accessibilityViolations(fresh), await overflow(fresh)]).toEqual([[], 0]);
    await fresh.getByLabel('Code à six chiffres').fill('000000');
    await fresh.getByRole('button', { name: 'Continuer' }).click();
    await fresh.getByText(/Ce code est incorrect/).waitFor();
    await fresh.getByLabel('Code à six chiffres').fill(codeOf(secret, 1));
    await fresh.getByRole('button', { name: 'Continuer' }).click();
    await fresh.getByRole('heading', { name: 'Mon pass' }).waitFor();
  });

  it('shows administrators that a second factor is missing, until there is one', async () => {
    const page = await app.visit('/lyon/account', { as: await someone({ admin: true }) });
    await page.getByText('Il manque un second facteur').waitFor();
    await turnOn(page);
    await page.getByText('Il manque un second facteur').waitFor({ state: 'detached' });
  });

  it('lists the person’s sessions and ends one', async () => {
    const member = await someone();
    await app.given.client.query(
      `insert into sign_in_session (token_hash, account_id, user_agent, created_at, last_seen_at, expires_at, ends_at)
       values ('\\x01', $1, 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', $2, $2, '2100-01-01', '2100-01-01')`,
      [member.accountId, app.api.clock.now().toString()],
    );
    const page = await app.visit('/lyon/account', { as: member });
    const part = section(page, 'Où vous êtes connecté');
    await part.getByRole('button', { name: /Terminer la session .*Firefox/ }).click();
    await part.getByRole('button', { name: /Firefox/ }).waitFor({ state: 'detached' });
    expect(await part.getByRole('listitem').count()).toBe(1);
  });

  it('prepares a copy of the person’s data for download', async () => {
    const page = await app.visit('/lyon/account', { as: await someone() });
    const part = section(page, 'Vos données');
    await part.getByRole('button', { name: 'Préparer mes données' }).click();
    const download = page.waitForEvent('download');
    await part.getByRole('link', { name: 'Télécharger mes données' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^traboule-\d{4}-\d\d-\d\d\.zip$/);
    expect((await contentOf(file)).subarray(0, 2).toString()).toBe('PK');
  });

  it('explains what deleting the account means, then deletes it and signs out', async () => {
    const member = await someone({ name: 'Léo Partant' });
    const page = await app.visit('/lyon/account', { as: member, width: 360 });
    const part = section(page, 'Vos données');
    await part.getByRole('button', { name: 'Supprimer mon compte' }).click();
    await part.getByText(/gardés dix ans/).waitFor();
    expect([await accessibilityViolations(page), await overflow(page)]).toEqual([[], 0]);
    await part.getByRole('button', { name: 'Garder mon compte' }).click();
    await part.getByRole('button', { name: 'Supprimer mon compte' }).click();
    await part.getByRole('button', { name: 'Supprimer définitivement' }).click();
    await page.getByText('Votre compte est supprimé.').waitFor();
    await page.getByRole('link', { name: 'Se connecter' }).first().waitFor();
    const { erased } = await app.given.one<{ erased: boolean }>(
      `select erased_at is not null as erased from account where id = $1`,
      [member.accountId],
    );
    expect(erased).toBe(true);
  });

  it('explains why an account cannot be deleted yet', async () => {
    await app.given.client.query(`delete from role_grant where role = 'NETWORK_ADMIN'`);
    const member = await someone({ admin: true });
    await app.given.client.query(`update sign_in_session set renew = false where account_id = $1`, [member.accountId]);
    const page = await app.visit('/lyon/account', { as: member });
    const part = section(page, 'Vos données');
    await part.getByRole('button', { name: 'Supprimer mon compte' }).click();
    await part.getByRole('button', { name: 'Supprimer définitivement' }).click();
    await part.getByText(/seule personne à administrer/).waitFor();
  });

  it('leaves no page with a browser error', () => {
    expect(app.browserErrors).toEqual([]);
  });
});
