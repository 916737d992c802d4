import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { startWorker } from '#libs/testing';
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';

let app: WebTestApp;
let worker: { close(): Promise<void> };

beforeAll(async () => {
  app = await startWebTestApp({ DEMO: '1' });
  worker = await startWorker(app.databaseUrl, app.api.clock);
});

afterEach(() => app.closeWindows());
afterAll(async () => {
  await worker.close();
  await app.close();
});

/** The address of the link in a person’s newest mail, as the local mailbox shows it. */
async function mailedLink(page: Page, email: string): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const list = (await (await page.request.get(`${app.url}/dev/mail.json?to=${email}`)).json()) as { id: string }[];
    const newest = list[0];
    if (newest) {
      const raw = await (await page.request.get(`${app.url}/dev/mail/${newest.id}/html`)).text();
      return /\/lyon\/sign-in\?token=[\w-]+/.exec(raw)![0];
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no mail to ${email}`);
}

const account = (page: Page) => page.getByRole('button', { name: /^Compte de/ });

describe('signing in on the page', () => {
  it('works by the mailed link: opening it does not use it up, the button does, and then the wanted page follows', async () => {
    const page = await app.visit('/lyon?q=salle+demain');
    await page.getByRole('main').getByRole('link', { name: 'Se connecter' }).click();
    await page.getByRole('button', { name: /Première visite/ }).click();
    await page.getByLabel('Adresse mail').fill('nina@spec.example');
    await page.getByLabel('Prénom et nom').fill('Nina Roux');
    await page.getByRole('button', { name: 'Recevoir un lien' }).click();
    await page.getByRole('heading', { name: 'Le lien est en route' }).waitFor();
    await page.getByRole('link', { name: /boîte aux lettres/ }).waitFor();
    const link = await mailedLink(page, 'nina@spec.example');

    const opened = await page.context().newPage();
    for (let i = 0; i < 2; i++) {
      await opened.goto(app.url + link);
      await opened.getByText('Un geste encore').waitFor();
    }
    expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('traboule');
    await opened.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();
    await account(opened).waitFor();
    expect(new URL(opened.url()).searchParams.get('q')).toBe('salle demain');
    const [cookie] = (await page.context().cookies()).filter(({ name }) => name === 'traboule');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });

    const stranger = await app.visit(link);
    await stranger.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();
    await stranger.getByRole('alert').filter({ hasText: /\S/ }).waitFor();
    await stranger.getByRole('link', { name: 'Demander un nouveau lien' }).click();
    await stranger.getByLabel('Adresse mail').waitFor();

    await opened.goto(`${app.url}/lyon/bookings`);
    await account(opened).click();
    await opened.getByRole('button', { name: 'Se déconnecter', exact: true }).click();
    await opened.getByRole('link', { name: 'Se connecter' }).waitFor();
    await opened.goto(`${app.url}/lyon/bookings`);
    await opened.getByRole('heading', { name: 'C’est votre espace' }).waitFor();
  });

  it('refuses an invalid address, and shows when there were too many attempts', async () => {
    const page = await app.visit('/lyon/sign-in');
    const field = page.getByLabel('Adresse mail');
    await field.fill('nobody');
    await page.getByRole('button', { name: 'Recevoir un lien' }).click();
    expect(await page.locator('input[name=email]:invalid').count()).toBe(1);
    const refused = page.getByRole('alert').filter({ hasText: /\S/ });
    for (let i = 0; i < 20 && (await refused.count()) === 0; i++) {
      await field.fill('often@spec.example');
      await page.getByRole('button', { name: 'Recevoir un lien' }).click();
      const again = page.getByRole('button', { name: 'Utiliser une autre adresse' });
      await again.or(refused).first().waitFor();
      if (await again.isVisible()) await again.click();
    }
    expect(await refused.innerText()).toMatch(/\S/);
  });

  it('works as a person of the demonstration, with one click', async () => {
    const { accountId } = await app.member({ name: 'Awa Diallo' });
    await app.given.client.query(`update account set email = 'member@demo.traboule.example' where id = $1`, [
      accountId,
    ]);
    const page = await app.visit('/lyon/sign-in?next=/lyon/pass');
    await page.getByRole('button', { name: /Awa Diallo/ }).click();
    await page.getByRole('heading', { name: 'Mon pass' }).waitFor();
    await page
      .getByText(/40\sh sur 40\sh/)
      .first()
      .waitFor();
  });

  it('works as a person of the demonstration, by the address that npm start prints', async () => {
    const page = await app.visit('/lyon/sign-in?demo=member&next=/lyon/pass');
    await page.getByRole('heading', { name: 'Mon pass' }).waitFor();
    const stranger = await app.visit('/lyon/sign-in?demo=nobody');
    await stranger.getByRole('button', { name: /Awa Diallo/ }).waitFor();
    await stranger.getByRole('banner').getByRole('link', { name: 'Se connecter' }).waitFor();
  });

  it('leaves no page with a browser error', () => {
    expect(app.browserErrors).toEqual([]);
  });
});
