import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GivenMember, type GivenSpace, givenInvoice } from '#libs/testing';
import {
  type WebTestApp,
  WIDTHS,
  accessibilityViolations,
  openInApp,
  overflow,
  startWebTestApp,
} from './web-test-app.fixture.js';

let app: WebTestApp;
let awa: GivenMember;
let space: GivenSpace;

const needAt = (hour: number) =>
  encodeURIComponent(`salle de réunion à Villeurbanne demain à ${hour}h pour 4 personnes`);
const NEED = needAt(10);

beforeAll(async () => {
  app = await startWebTestApp();
  awa = await app.member({ name: 'Awa Diallo' });
  for (let i = 0; i < 24; i++)
    space = await app.space({
      kind: 'MEETING_ROOM',
      venueName: `Le Passage ${i}`,
      venueKind: i % 2 ? 'COWORKING' : 'FABLAB',
      name: 'Salle Soie',
      lat: 45.75 + i / 1000,
      stepFree: true,
    });
  const page = await app.visit(`/lyon?q=${needAt(16)}`, { as: awa });
  await page
    .getByRole('button', { name: /^Réserver 16/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'C’est réservé' }).waitFor();
  await page.context().close();
  await givenInvoice(app.given, app.lyon, awa.id, 'Awa Diallo');
});

afterAll(() => app.close());

const PAGES: { path: () => string; ready: RegExp; signedIn: boolean }[] = [
  { path: () => '/?choose', ready: /Le bon lieu/, signedIn: false },
  { path: () => '/lyon', ready: /De quoi avez/, signedIn: false },
  { path: () => `/lyon?q=${NEED}`, ready: /Plus qu’un pas/, signedIn: false },
  { path: () => '/lyon/sign-in', ready: /Se connecter/, signedIn: false },
  { path: () => '/lyon/sign-in?token=abc', ready: /Se connecter/, signedIn: false },
  { path: () => '/lyon/pass', ready: /C’est votre espace/, signedIn: false },
  { path: () => '/lyon', ready: /Toutes sortes de lieux/, signedIn: true },
  { path: () => `/lyon?q=${NEED}`, ready: /propositions? prêtes?/, signedIn: true },
  { path: () => '/lyon?q=zzz', ready: /Pas de proposition/, signedIn: true },
  { path: () => '/lyon/places', ready: /^24 lieux/, signedIn: true },
  { path: () => '/lyon/places?kinds=FABLAB&step-free=1&text=passage', ready: /^12 lieux/, signedIn: true },
  { path: () => '/lyon/places?text=zzzz', ready: /^0 lieu/, signedIn: true },
  { path: () => `/lyon/venues/${space.venueSlug}`, ready: /Espaces et machines/, signedIn: true },
  { path: () => '/lyon/bookings', ready: /Mes réservations/, signedIn: true },
  { path: () => '/lyon/bookings?past', ready: /Mes réservations/, signedIn: true },
  { path: () => '/lyon/pass', ready: /Tous les mouvements/, signedIn: true },
  { path: () => '/lyon/account/receipts', ready: /Que vous a-t-on envoyé/, signedIn: true },
  { path: () => '/lyon/invoices', ready: /1 facture/, signedIn: true },
  { path: () => '/lyon/nowhere', ready: /Page introuvable/, signedIn: true },
];

describe('every page', () => {
  it('would be found inaccessible if it had a picture without a text', async () => {
    const page = await app.visit('/lyon');
    await page.getByRole('heading', { name: /De quoi avez/ }).waitFor();
    await page.evaluate(`document.querySelector('main').append(new Image())`);
    expect(await accessibilityViolations(page)).toEqual(['image-alt: img']);
    await page.context().close();
  });

  it.each([false, true])(
    'is accessible and fits every width (signed in: %s)',
    async (asMember) => {
      const page = await app.visit('/lyon', asMember ? { as: awa } : {});
      for (const { path, ready } of PAGES.filter((one) => one.signedIn === asMember)) {
        await openInApp(page, path());
        await page.getByRole('heading', { name: ready }).first().waitFor();
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 });
          expect({
            path: path(),
            width,
            accessibilityViolations: await accessibilityViolations(page),
            overflow: await overflow(page),
          }).toEqual({ path: path(), width, accessibilityViolations: [], overflow: 0 });
        }
      }
    },
    240_000,
  );
});

describe('the directory', () => {
  it('shows the same venues in the same order in the list and on the map, page by page', async () => {
    const page = await app.visit('/lyon/places?lat=45.75&lon=4.879');
    const numbers = page.locator('[data-crowd] span');
    await numbers.first().waitFor();
    expect(await page.getByRole('article').count()).toBe(20);
    expect((await numbers.allInnerTexts()).map(Number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    );
    await page.getByRole('button', { name: 'Suivants' }).click();
    await page.getByText(/21 – 24 sur 24/).waitFor();
    expect(await page.getByRole('article').count()).toBe(4);
    await page.getByRole('button', { name: 'Fablabs' }).click();
    await page.getByRole('heading', { name: /^12 lieux/ }).waitFor();
    expect(new URL(page.url()).searchParams.getAll('kinds')).toEqual(['FABLAB']);
  });
});

describe('the ledger of the pass', () => {
  it('shows where and when hours were used, and links to the booking', async () => {
    const page = await app.visit('/lyon/pass', { as: awa, width: 360 });
    const line = page.getByRole('listitem').filter({ hasText: 'noté' }).first();
    await line.getByText(/16\sh – 17\sh/).waitFor();
    await line.getByRole('link', { name: /^Salle Soie, Le Passage \d+$/ }).click();
    await page.getByRole('heading', { name: /^Réservation / }).waitFor();
    await page
      .getByText(/^Le Passage \d+$/)
      .first()
      .waitFor();
  });
});

describe('the language', () => {
  it('changes at once, is remembered, and is used in mails', async () => {
    const page = await app.visit('/lyon/bookings', { as: awa });
    await page.getByRole('button', { name: /English/ }).click();
    await page.getByRole('heading', { name: 'My bookings' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'My bookings' }).waitFor();
    expect(await page.evaluate<string>('document.documentElement.lang')).toBe('en');
    await page.getByText('Access code').first().waitFor();
    const { rows } = await app.given.client.query('select locale from account where id = $1', [awa.accountId]);
    expect(rows).toEqual([{ locale: 'en' }]);
  });

  it('is the browser’s at first', async () => {
    const page = await app.visit('/lyon', { locale: 'en-GB' });
    await page.getByRole('heading', { name: 'What do you need?' }).waitFor();
  });
});

interface Chunk {
  file: string;
  css?: string[];
  imports?: string[];
  isEntry?: boolean;
  isDynamicEntry?: boolean;
}

describe('the size', () => {
  const built = fileURLToPath(new URL('../../../web/', import.meta.url));
  const readManifest = async () =>
    JSON.parse(await readFile(`${built}.vite/manifest.json`, 'utf8')) as Record<string, Chunk>;
  const sizes = new Map<string, number>();
  const gzipped = async (file: string) => {
    if (!sizes.has(file)) sizes.set(file, gzipSync(await readFile(built + file)).length);
    return sizes.get(file)!;
  };
  /** The scripts and styles that the browser loads for these chunks. */
  const filesOf = (manifest: Record<string, Chunk>, names: string[], files = new Set<string>()): Set<string> => {
    for (const name of names) {
      const { file, css = [], imports = [] } = manifest[name]!;
      if (files.has(file)) continue;
      for (const one of [file, ...css]) files.add(one);
      filesOf(manifest, imports, files);
    }
    return files;
  };
  const sizeOf = async (manifest: Record<string, Chunk>, names: string[]) => {
    let sum = 0;
    for (const file of filesOf(manifest, names)) sum += await gzipped(file);
    return sum;
  };
  const FIRST_OF_DESKS = ['index.html', 'i18n/texts.fr.ts'];
  const FIRST = [...FIRST_OF_DESKS, 'member/search/texts.fr.ts'];

  it('the first page loads at most 200 KB gzip of scripts, styles and texts', async () => {
    expect(await sizeOf(await readManifest(), FIRST)).toBeLessThanOrEqual(200 * 1024);
  });

  it('every route loads at most 220 KB gzip, maps aside', async () => {
    const manifest = await readManifest();
    const pages = Object.keys(manifest).filter(
      (name) => manifest[name]!.isDynamicEntry && /(Page|Today)\.tsx$/.test(name),
    );
    expect(pages.length).toBeGreaterThanOrEqual(11);
    const tooLarge: string[] = [];
    for (const page of pages) {
      const area = page
        .split('/')
        .slice(0, page.startsWith('member/') ? 2 : 1)
        .join('/');
      // A page loads the texts of its own folder and of its desk, not those of other pages.
      const folders = [area, page.slice(0, page.lastIndexOf('/'))];
      const frames = Object.keys(manifest).filter(
        (name) => /Desk\.tsx$|\/texts\.fr\.ts$/.test(name) && folders.includes(name.slice(0, name.lastIndexOf('/'))),
      );
      const first = page.startsWith('member/') ? FIRST : [...FIRST_OF_DESKS, 'frame/workspace/texts.fr.ts'];
      const size = await sizeOf(manifest, [...first, page, ...frames]);
      if (size > 220 * 1024) tooLarge.push(`${page}: ${Math.round(size / 1024)} KB`);
    }
    expect(tooLarge).toEqual([]);
  });
});

describe('the whole tour', () => {
  it('leaves no page with a browser error, under a policy without inline scripts', async () => {
    expect(app.browserErrors).toEqual([]);
    const policy = (await fetch(`${app.url}/lyon`)).headers.get('content-security-policy');
    for (const part of ['script-src', 'style-src', 'worker-src']) expect(`${policy};`).toContain(`${part} 'self';`);
  });
});

describe('without a connection', () => {
  it('a page that is not loaded yet shows the failure inside the frame, and loads by itself when the connection is back', async () => {
    const page = await app.visit('/lyon', { as: await app.member({ name: 'Zoé Ferrand' }) });
    await page.getByRole('heading', { name: /Toutes sortes/ }).waitFor();
    await page.context().setOffline(true);
    await page.getByRole('link', { name: 'Mon pass' }).first().click();
    await page.getByRole('heading', { name: 'Vous êtes hors ligne' }).waitFor();
    expect(await page.getByRole('link', { name: 'Annuaire' }).first().isVisible()).toBe(true);
    await page.context().setOffline(false);
    await page.getByRole('heading', { name: 'Mon pass' }).waitFor();
    app.browserErrors.length = 0; // the browser logs the missing chunk, as expected
    await page.context().close();
  });
});
