import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { type GivenMember } from '#libs/testing';
import { type WebTestApp, WIDTHS, accessibilityViolations, startWebTestApp, overflow } from './web-test-app.fixture.js';

const FRENCH = 'salle de réunion avec vidéoprojecteur, accessible en fauteuil roulant, demain à 10h pour 4 personnes';
const ENGLISH = 'meeting room with a projector tomorrow at 10:00 for 4 people';
let app: WebTestApp;
let awa: GivenMember;

beforeAll(async () => {
  app = await startWebTestApp();
  awa = await app.member({ name: 'Awa Diallo' });
  await app.space({ kind: 'MEETING_ROOM', venueName: 'Le Nu', name: 'Salle Nue', stepFree: true });
  const equipped = await app.space({
    kind: 'MEETING_ROOM',
    venueName: 'La Toile',
    name: 'Salle Toile',
    stepFree: true,
  });
  await app.given.client.query(
    `insert into space_equipment (network_id, space_id, equipment_code) values ($1, $2, 'projector')`,
    [app.lyon.id, equipped.id],
  );
});
afterEach(() => app.closeWindows());
afterAll(() => app.close());

const needAt = (text: string) => `/lyon?q=${encodeURIComponent(text)}`;
const chips = (page: Page, title: string) => page.getByRole('region', { name: title }).getByRole('button');

describe('a need in words', () => {
  it.each(WIDTHS)('is read back to anonymous visitors, %d pixels wide, in both languages', async (width) => {
    const french = await app.visit(needAt(FRENCH), { width });
    await french.getByRole('heading', { name: 'Plus qu’un pas' }).waitFor();
    await chips(french, 'Compris :').first().waitFor();
    expect(await chips(french, 'Compris :').allInnerTexts()).toEqual([
      'Salle de réunion',
      'Vidéoprojecteur',
      'Accès de plain-pied',
      expect.stringContaining('demain'),
      'Partout',
      '4 personnes',
    ]);
    expect([await accessibilityViolations(french), await overflow(french)]).toEqual([[], 0]);
    const english = await app.visit(needAt(ENGLISH), { width, locale: 'en-GB' });
    await english.getByRole('button', { name: 'Remove: Projector' }).waitFor();
    await english.getByRole('heading', { name: 'One step to go' }).waitFor();
    expect([await accessibilityViolations(english), await overflow(english)]).toEqual([[], 0]);
  });

  it('can be corrected before signing in, and is kept until the person is back', async () => {
    const page = await app.visit(needAt(FRENCH));
    await page.getByRole('button', { name: 'Retirer : Accès de plain-pied' }).press('Enter');
    await page.waitForURL(/step-free=0/);
    await page.getByRole('button', { name: 'Retirer : Accès de plain-pied' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Retirer : Vidéoprojecteur' }).waitFor();
    const next = await page.getByRole('main').getByRole('link', { name: 'Se connecter' }).getAttribute('href');
    expect(decodeURIComponent(next!)).toContain('step-free=0');
  });

  it('requires the equipment until its chip is removed; then all remaining offers are shown', async () => {
    const page = await app.visit(needAt(FRENCH), { as: awa });
    await page.getByRole('heading', { name: '1 proposition prête' }).waitFor();
    await page.getByRole('button', { name: 'Retirer : Vidéoprojecteur' }).click();
    await page.getByRole('heading', { name: '2 propositions prêtes' }).waitFor();
    expect(await page.getByRole('button', { name: /^Retirer/ }).allInnerTexts()).toEqual(['Accès de plain-pied']);
    await page.reload();
    await page.getByRole('heading', { name: '2 propositions prêtes' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it('shows that it could not be read, keeps the words, and is sent again', async () => {
    const page = await app.visit('/lyon');
    await page.getByRole('heading', { name: /De quoi avez/ }).waitFor();
    const broken = await page.route('**/graphql', (route) => route.fulfill({ status: 503, body: '{}' }));
    await page.getByLabel('Votre besoin, en une phrase').fill(FRENCH);
    await page.getByLabel('Votre besoin, en une phrase').press('Enter');
    await page.getByRole('alert').getByText('Le service ne répond pas').waitFor();
    await page.getByRole('heading', { name: 'Plus qu’un pas' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await broken.dispose();
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await page.getByRole('button', { name: 'Retirer : Vidéoprojecteur' }).waitFor();
  });

  it('leaves no page with a browser error', () => {
    expect(app.browserErrors).toEqual([]);
  });
});
