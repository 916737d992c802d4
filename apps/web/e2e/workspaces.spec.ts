import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { type GivenMember, type GivenSpace } from '#libs/testing';
import { type WebTestApp, WIDTHS, accessibilityViolations, startWebTestApp, overflow } from './web-test-app.fixture.js';

const LANDINGS = {
  mentoring: { path: '/lyon/mentoring', title: 'Mentorat : qu’est-ce qui vous attend ?' },
  venue: { path: '', title: '' },
  network: { path: '/lyon/admin', title: /: où en est le réseau \?$/ },
  platform: { path: '/lyon/platform', title: 'La plateforme fonctionne‑t‑elle bien ?' },
};

let app: WebTestApp;
let space: GivenSpace;
const people: Record<string, GivenMember> = {};

/** The workspaces in the account menu of a person, as names. */
async function workspacesOf(person: string): Promise<string[]> {
  const page = await app.visit('/lyon', { as: people[person]! });
  await page.getByRole('button', { name: /^Compte de/ }).click();
  await page.getByRole('link', { name: 'Compte et sécurité' }).first().waitFor();
  const names = await page.getByRole('region', { name: 'Mes espaces de travail' }).getByRole('link').allInnerTexts();
  await page.context().close();
  return names.map((name) => name.trim());
}
/** Sets the language of a person’s account, which counts for more than the browser’s. */
const speak = (person: string, locale: 'fr' | 'en') =>
  app.given.client.query('update account set locale = $2 where id = $1', [people[person]!.accountId, locale]);
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

beforeAll(async () => {
  app = await startWebTestApp();
  space = await app.space({ kind: 'MEETING_ROOM', venueName: 'Le Passage', name: 'Salle Soie' });
  const other = await app.space({ kind: 'WORKSHOP', venueName: 'La Fabrique', name: 'Atelier bois' });
  LANDINGS.venue = {
    path: `/lyon/venues/${space.venueSlug}/manage`,
    title: 'Le Passage : que se passe‑t‑il aujourd’hui ?',
  };
  people['member'] = await app.member({ name: 'Awa Diallo' });
  people['mentor'] = await app.given.member(app.lyon, { role: 'MENTOR', name: 'Marc Roux' });
  const venueId = space.venueId;
  people['manager'] = await app.given.member(app.lyon, { role: 'VENUE_MANAGER', venueId, name: 'Vera Blanc' });
  people['staff'] = await app.given.member(app.lyon, { role: 'VENUE_STAFF', venueId, name: 'Sami Noir' });
  people['admin'] = await app.given.member(app.lyon, { role: 'NETWORK_ADMIN', name: 'Ada Martin' });
  people['operator'] = await app.given.member(app.lyon, { operator: true, name: 'Olga Petit' });
  people['manager of two venues'] = await app.given.member(app.lyon, {
    role: 'VENUE_MANAGER',
    venueId,
    name: 'Deniz Kaya',
  });
  await app.given.client.query(
    `insert into role_grant (network_id, member_id, role, venue_id) values ($1, $2, 'VENUE_MANAGER', $3)`,
    [app.lyon.id, people['manager of two venues']!.id, other.venueId],
  );
});

afterEach(() => app.closeWindows());
afterAll(() => app.close());

describe('the account menu', () => {
  it.each([
    ['member', []],
    ['mentor', ['Mentorat']],
    ['manager', ['Mon lieu : Le Passage']],
    ['staff', ['Mon lieu : Le Passage']],
    ['admin', ['Réseau']],
    ['operator', ['Plateforme']],
    ['manager of two venues', ['Mon lieu : La Fabrique', 'Mon lieu : Le Passage']],
  ])('shows a %s exactly their workspaces', async (person, expected) => {
    expect((await workspacesOf(person)).sort()).toEqual(expected);
  });
});

describe('a workspace', () => {
  it.each([
    ['mentor', 'mentoring', 'Agenda', '/lyon/bookings'],
    ['manager', 'venue', 'Page du lieu', '/lyon/venues/'],
    ['admin', 'network', 'Journal d’audit', '/lyon/admin/audit'],
    ['operator', 'platform', 'Travaux en file', '/operator/jobs'],
  ] as const)('tells a %s what it is for and leads to the pages that exist', async (person, landing, link, target) => {
    const { path, title } = LANDINGS[landing];
    const page = await app.visit(path, { as: people[person]! });
    await heading(page, title);
    await page.getByRole('heading', { name: 'Vos pages' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await overflow(page)).toBe(0);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page
      .getByRole('region', { name: 'Vos pages' })
      .getByRole('link', { name: new RegExp(link) })
      .click();
    await page.waitForURL((url) => url.pathname.startsWith(target));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.context().close();
  });

  it.each([
    ['mentor', 'mentoring'],
    ['staff', 'venue'],
    ['admin', 'network'],
    ['operator', 'platform'],
  ] as const)(
    'fits every width without scrolling sideways and is accessible, for a %s in English',
    async (person, landing) => {
      const { path } = LANDINGS[landing];
      await speak(person, 'en');
      const page = await app.visit(path, { as: people[person]! });
      await page.getByRole('heading', { name: 'Your pages' }).waitFor();
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        expect({
          width,
          accessibilityViolations: await accessibilityViolations(page),
          overflow: await overflow(page),
        }).toEqual({
          width,
          accessibilityViolations: [],
          overflow: 0,
        });
      }
      await speak(person, 'fr');
      await page.context().close();
    },
  );

  it('is changed by keyboard, to another venue and back to the member pages', async () => {
    const page = await app.visit(LANDINGS.venue.path, { as: people['manager of two venues']! });
    await heading(page, LANDINGS.venue.title);
    const switcher = page.getByRole('button', { name: 'Mon lieu : Le Passage : changer d’espace de travail' });
    await switcher.focus();
    await page.keyboard.press('Enter');
    const other = page.getByRole('link', { name: 'Mon lieu : La Fabrique' });
    await other.waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await other.press('Enter');
    await heading(page, 'La Fabrique : que se passe‑t‑il aujourd’hui ?');
    await page.getByRole('button', { name: /changer d’espace de travail$/ }).click();
    await page.getByRole('link', { name: 'Pages des membres' }).click();
    await heading(page, /De quoi avez/);
    await page.context().close();
  });

  it('says that a venue is no longer in the directory', async () => {
    const gone = await app.space({ kind: 'OFFICE', venueName: 'L’Ancien', name: 'Bureau' });
    await app.given.client.query(
      `insert into role_grant (network_id, member_id, role, venue_id) values ($1, $2, 'VENUE_STAFF', $3)`,
      [app.lyon.id, people['mentor']!.id, gone.venueId],
    );
    await app.given.client.query('update venue set withdrawn_at = now() where id = $1', [gone.venueId]);
    const page = await app.visit(`/lyon/venues/${gone.venueSlug}/manage`, { as: people['mentor']! });
    await page.getByRole('heading', { name: 'Ce lieu n’est plus dans l’annuaire' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.context().close();
  });

  it('keeps its navigation when the service does not answer, and the page can be retried', async () => {
    const page = await app.visit('/lyon', { as: people['operator']! });
    await heading(page, /De quoi avez/);
    await page.getByRole('button', { name: /^Compte de/ }).click();
    const broken = await page.route('**/graphql', (route) =>
      route.fulfill({ status: 503, contentType: 'application/json', body: '{}' }),
    );
    await page.getByRole('link', { name: 'Plateforme' }).click();
    await page.getByRole('alert').getByText('Le service ne répond pas').waitFor();
    await page.getByRole('link', { name: 'Journal d’audit' }).first().waitFor();
    await broken.dispose();
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await page.getByText('Lieux, tous réseaux').waitFor();
    await page.context().close();
  });
});

describe('somebody without the role', () => {
  it.each([
    ['member', 'mentoring'],
    ['mentor', 'venue'],
    ['manager', 'network'],
    ['admin', 'platform'],
    ['operator', 'network'],
  ] as const)('sees a %s why the page of %s is restricted, and the way out', async (person, landing) => {
    const page = await app.visit(LANDINGS[landing].path, { as: people[person]!, width: 360 });
    await heading(page, 'Cette page est réservée');
    await page.getByRole('heading', { name: 'Votre compte n’a pas ce rôle' }).waitFor();
    expect([await accessibilityViolations(page), await overflow(page)]).toEqual([[], 0]);
    await page.getByRole('link', { name: 'Retour à l’accueil' }).click();
    await heading(page, /De quoi avez/);
    await page.context().close();
  });

  it('is led to the second factor when only that is missing', async () => {
    const admin = await app.given.member(app.lyon, { role: 'NETWORK_ADMIN', name: 'Nina Gris', secondFactor: false });
    const page = await app.visit('/lyon/admin', { as: admin });
    await page.getByRole('heading', { name: 'Il manque un second facteur' }).waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Compte et sécurité' }).click();
    await heading(page, 'Compte et sécurité');
    await page.context().close();
  });

  it('is asked to sign in first when signed out', async () => {
    const page = await app.visit('/lyon/admin/audit');
    await page.getByRole('heading', { name: 'C’est votre espace' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    const next = await page.getByRole('main').getByRole('link', { name: 'Se connecter' }).getAttribute('href');
    expect(next).toBe('/lyon/sign-in?next=%2Flyon%2Fadmin%2Faudit');
    await page.context().close();
  });
});

describe('the former address of the audit log', () => {
  it.each([
    ['admin', '/lyon/admin/audit'],
    ['operator', '/lyon/platform/audit'],
  ])('leads a %s to %s, with its filter', async (person, path) => {
    const page = await app.visit('/lyon/audit?action=SIGN_IN', { as: people[person]! });
    await heading(page, 'Journal d’audit');
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(`${path}?action=SIGN_IN`);
    await page.context().close();
  });
});

describe('the member frame', () => {
  it('has five entries on a phone, and the account is one of them', async () => {
    const page = await app.visit('/lyon', { as: people['member']!, width: 360 });
    const tabs = page.getByRole('navigation', { name: 'Navigation', exact: true }).getByRole('link');
    await tabs.first().waitFor();
    expect((await tabs.allInnerTexts()).map((text) => text.trim())).toEqual([
      'Réserver',
      'Annuaire',
      'Agenda',
      'Mon pass',
      'Moi',
    ]);
    await tabs.last().click();
    await heading(page, 'Compte et sécurité');
    expect(await overflow(page)).toBe(0);
    await page.context().close();
  });
});

describe('all workspaces', () => {
  it('raise no error in the browser', () => {
    expect(app.browserErrors).toEqual([]);
  });
});
