import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { type GivenMember, type GivenSpace, until } from '#libs/testing';
import { type WebTestApp, startWebTestApp } from './web-test-app.fixture.js';
import { heading } from './well-made.fixture.js';

const QUESTION = 'Vos modifications ne sont pas enregistrées. Quitter la page sans les enregistrer ?';
let app: WebTestApp;
let room: GivenSpace;
let manager: GivenMember;
let admin: GivenMember;
/** What the page asked, and what the person answers from now on. */
let asked: string[];
let answer: 'leave' | 'stay';

beforeAll(async () => {
  app = await startWebTestApp();
  room = await app.space({ name: 'Salle Soie', venueName: 'Le Passage' });
  manager = await app.given.member(app.lyon, { role: 'VENUE_MANAGER', venueId: room.venueId, name: 'Vera Blanc' });
  admin = await app.given.member(app.lyon, { role: 'NETWORK_ADMIN', name: 'Ada Martin' });
});
beforeEach(() => {
  asked = [];
  answer = 'stay';
});
afterAll(async () => {
  expect(app.browserErrors).toEqual([]);
  await app.close();
});

async function open(path: string, as = manager): Promise<Page> {
  const page = await app.visit(path, { as });
  page.on('dialog', (dialog) => {
    if (dialog.type() === 'beforeunload') return void dialog.accept();
    asked.push(dialog.message());
    void (answer === 'leave' ? dialog.accept() : dialog.dismiss());
  });
  return page;
}
const manage = () => `/lyon/venues/${room.venueSlug}/manage`;
const pathOf = (page: Page) => new URL(page.url()).pathname;
const spacesLink = (page: Page) => page.getByRole('link', { name: 'Espaces', exact: true });

describe('an editor with changes that are not saved', () => {
  it('asks before a link is followed, and stays with what was written or leaves as answered', async () => {
    const page = await open(`${manage()}/page`);
    await heading(page, 'Que dit la page de Le Passage ?');
    await spacesLink(page).click();
    await heading(page, '1 espace');
    await page.goBack();
    expect(asked).toEqual([]);
    await page.getByLabel('Nom du lieu').fill('Le Passage du Nord');
    await spacesLink(page).click();
    expect(asked).toEqual([QUESTION]);
    expect(pathOf(page)).toBe(`${manage()}/page`);
    expect(await page.getByLabel('Nom du lieu').inputValue()).toBe('Le Passage du Nord');
    answer = 'leave';
    await spacesLink(page).click();
    await heading(page, '1 espace');
    expect(asked).toEqual([QUESTION, QUESTION]);
    await page.context().close();
  });

  it('asks before the browser goes back or forward, and stays at its address where the person stays', async () => {
    const page = await open(manage());
    for (const name of ['Page du lieu', 'Espaces']) await page.getByRole('link', { name, exact: true }).first().click();
    await heading(page, '1 espace');
    await page.goBack();
    await page.getByLabel('Nom du lieu').fill('Le Passage du Sud');
    for (const step of [-1, 1]) {
      const before = asked.length;
      await page.evaluate(`history.go(${step})`);
      await until('the page asks', () => asked.length > before);
      await page.waitForURL('**/manage/page'); // the browser goes back by itself to the page that nobody left
      expect(pathOf(page)).toBe(`${manage()}/page`);
      expect(await page.getByLabel('Nom du lieu').inputValue()).toBe('Le Passage du Sud');
    }
    expect(asked).toEqual([QUESTION, QUESTION]);
    answer = 'leave';
    await page.evaluate('history.back()');
    await until('the page asks once more', () => asked.length === 3);
    await page.waitForURL(`**${manage()}`);
    await page.context().close();
  });

  it('asks nothing once the changes are saved or taken back', async () => {
    const page = await open(`${manage()}/page`);
    await page.getByLabel('Nom du lieu').fill('Le Passage des Tables');
    await page.getByLabel('Nom du lieu').fill('Le Passage');
    await page.getByLabel('Règles en français').fill('Chacun range.');
    await page.getByRole('button', { name: 'Enregistrer la page' }).click();
    await page.getByText('La page est enregistrée.').first().waitFor();
    await spacesLink(page).click();
    await heading(page, '1 espace');
    expect(asked).toEqual([]);
    await page.context().close();
  });

  it.each<[string, string, () => GivenMember, (page: Page) => Promise<void>]>([
    ['a new space', '/spaces/new', () => manager, (page) => page.getByLabel('Nom', { exact: true }).fill('Salle Lin')],
    ['the hours', '/hours', () => manager, (page) => page.getByLabel('lundi : ouverture 1').fill('14:00')],
    [
      'an exception',
      '/hours?part=dates',
      () => manager,
      (page) => page.getByLabel('Date', { exact: true }).fill('2040-01-02'),
    ],
    ['a setting', 'booking/cancellation', () => admin, (page) => page.getByLabel('Part due (sur 10 000)').last().fill('4000')], // prettier-ignore
  ])('is also the form of %s', async (_what, path, as, change) => {
    const url = path.startsWith('/') ? manage() + path : `/lyon/admin/settings/${path}`;
    const page = await open(url, as());
    await change(page);
    await page.getByRole('link', { name: 'Aujourd’hui' }).first().click();
    expect(asked).toEqual([QUESTION]);
    expect(pathOf(page)).toBe(new URL(url, app.url).pathname);
    await page.context().close();
  });
});
