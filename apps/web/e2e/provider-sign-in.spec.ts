import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { freePort } from '#libs/local';
import { type LocalProvider, openIdentityProvider } from '#libs/testing';
import { type WebTestApp, WIDTHS, accessibilityViolations, startWebTestApp, overflow } from './web-test-app.fixture.js';

let app: WebTestApp;
let provider: LocalProvider;

beforeAll(async () => {
  const url = `http://localhost:${await freePort()}`;
  provider = await openIdentityProvider(url);
  app = await startWebTestApp({ PUBLIC_URL: url, ...provider.env });
});
afterEach(() => app.closeWindows());
afterAll(async () => {
  await app.close();
  await provider.close();
});

const account = (page: Page) => page.getByRole('button', { name: /^Compte de/ });
const button = (page: Page) => page.getByRole('button', { name: 'S’identifier avec ProConnect' });
const problem = (page: Page) => page.getByRole('alert').filter({ hasText: /\S/ });

describe('signing in through the provider on the page', () => {
  it('leads to the provider and back to the page that was wanted; signing out goes through the provider too', async () => {
    provider.person = {
      sub: 'n1',
      email: 'nina@ville.example',
      email_verified: true,
      given_name: 'Nina',
      usual_name: 'Roux',
    };
    const page = await app.visit('/lyon/sign-in?next=/lyon/pass');
    await button(page).click();
    await page.getByRole('heading', { name: 'Mon pass' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/lyon/pass');
    await page.getByRole('button', { name: 'Compte de Nina Roux' }).click();
    await page.getByRole('link', { name: 'Compte et sécurité' }).click();
    await page.getByRole('heading', { name: 'Identités liées' }).waitFor();

    await account(page).click();
    await page.getByRole('button', { name: 'Se déconnecter', exact: true }).click();
    await page.getByRole('button', { name: 'Leave' }).click();
    await page.getByRole('banner').getByRole('link', { name: 'Se connecter' }).waitFor();
    expect(page.url()).toBe(`${app.url}/lyon`);
  });

  it('explains in French and in English why it did not work', async () => {
    provider.person = null;
    const page = await app.visit('/lyon/sign-in?next=/lyon/pass');
    await button(page).click();
    await problem(page).waitFor();
    expect(await problem(page).innerText()).toBe(
      'Vous êtes revenu de ProConnect sans vous connecter. Rien n’a changé.',
    );
    provider.person = { sub: 'n2', email: 'who@ville.example', email_verified: false };
    await button(page).click();
    await problem(page).filter({ hasText: 'n’a pas vérifié' }).waitFor();
    const english = await app.visit('/lyon/sign-in?problem=away', { locale: 'en-GB' });
    await problem(english).filter({ hasText: 'ProConnect does not answer.' }).waitFor();
  });

  it('shows on the page that the provider is unavailable', async () => {
    const away = await startWebTestApp({
      PUBLIC_URL: `http://localhost:${await freePort()}`,
      ...provider.env,
      OIDC_ISSUER: `http://localhost:${await freePort()}`,
    });
    const page = await away.visit('/lyon/sign-in');
    await button(page).click();
    await problem(page).waitFor();
    expect(await problem(page).innerText()).toContain('ProConnect ne répond pas');
    await away.close();
  });

  it('asks for the code of a second factor that is set up here', async () => {
    const member = await app.member({ name: 'Awa Diallo' });
    await app.given.client.query(`insert into account_totp values ($1, '\\x00', now(), now())`, [member.accountId]);
    provider.person = { sub: 'n3', email: member.email, email_verified: true };
    const page = await app.visit('/lyon/sign-in');
    await button(page).click();
    await page.locator('input[name=code]').waitFor();
    expect(new URL(page.url()).hash).toBe('');
    expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('traboule');
  });

  it('is linked and unlinked on the account page', async () => {
    const member = await app.member({ name: 'Léo Faure' });
    await app.given.client.query(`update sign_in_session set created_at = $2 where account_id = $1`, [
      member.accountId,
      app.api.clock.now().toString(),
    ]);
    provider.person = { sub: 'n4' };
    const page = await app.visit('/lyon/account', { as: member });
    await page.getByRole('button', { name: 'Lier ProConnect' }).click();
    await page.getByRole('button', { name: 'Délier ProConnect' }).waitFor();
    expect([await accessibilityViolations(page), await overflow(page)]).toEqual([[], 0]);
    await page.getByRole('button', { name: 'Délier ProConnect' }).click();
    await page.getByRole('button', { name: 'Lier ProConnect' }).waitFor();
  });

  it.each(WIDTHS)('is accessible and fits %i px while a problem is shown', async (width) => {
    const page = await app.visit('/lyon/sign-in?problem=unverified-mail', { width });
    await problem(page).waitFor();
    expect([await accessibilityViolations(page), await overflow(page)]).toEqual([[], 0]);
  });
});

it('leaves no page with a browser error', () => {
  expect(app.browserErrors).toEqual([]);
});
