import axe from 'axe-core';
import { type Page, chromium as playwright } from 'playwright-core';
import {
  Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
  cloneDatabase,
  startApi,
} from '#libs/testing';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The widths that every page must fit: a desktop screen and the smallest phone. */
export const WIDTHS = [1280, 360] as const;

export interface Visit {
  as?: GivenMember;
  width?: number;
  locale?: string;
  /** The browser’s time zone; without it, that of the machine. */
  timezone?: string;
}

/** A browser in front of the api, with the built pages and a network called Lyon. */
export interface WebTestApp {
  readonly url: string;
  readonly databaseUrl: string;
  readonly api: TestApi;
  readonly given: Given;
  readonly lyon: GivenNetwork;
  /** A member with this many hours in their pass, or without a pass. */
  member(options?: { name?: string; hours?: number | null }): Promise<GivenMember>;
  /** A venue with one space, open every day around today. */
  space(options: Parameters<Given['space']>[1]): Promise<GivenSpace>;
  /** A separate window: it shares no cookies and no storage. */
  visit(path: string, visit?: Visit): Promise<Page>;
  /** Tomorrow at an hour of local time in Paris. */
  tomorrowAt(hour: number): Temporal.ZonedDateTime;
  /** Errors of any page: refused by the Content-Security-Policy, thrown, or logged. */
  readonly browserErrors: string[];
  close(): Promise<void>;
}

/** Two square communes side by side, for the map and for "near". */
async function communes(given: Given, network: GivenNetwork): Promise<void> {
  const south = 45.74;
  for (const [code, name, west] of [
    ['69123', 'Lyon', 4.79],
    ['69266', 'Villeurbanne', 4.85],
  ] as const) {
    const [north, east] = [south + 0.05, west + 0.06];
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    await given.client.query(
      `insert into territory (network_id, kind, code, name, lat, lon, south, west, north, east, polygons, source)
       values ($1, 'COMMUNE', $2, $3, $4, $5, $6, $7, $8, $9, $10, 'spec')`,
      [network.id, code, name, south + 0.025, west + 0.03, south, west, north, east, JSON.stringify([[ring]])],
    );
  }
}

export async function startWebTestApp(env: Record<string, string> = {}): Promise<WebTestApp> {
  const database = await cloneDatabase();
  const given = await Given.on(database.url);
  // The real time, because browsers expire cookies by their own clock.
  const now = Temporal.Now.instant().round('minute');
  const lyon = await given.network('lyon');
  await communes(given, lyon);
  // The limits of a shipped api would slow the specs down.
  const api = await startApi(database.url, { now: now.toString(), env: { ADMISSION_LIMITS: '', ...env } });
  // Passkeys and providers depend on the public address; where a spec sets one, the app listens there.
  const url = env.PUBLIC_URL ?? (await api.listen());
  if (env.PUBLIC_URL) await api.listen(Number(new URL(env.PUBLIC_URL).port));
  const browser = await playwright.connect(process.env.TEST_BROWSER!); // started once for all specs of a run
  const browserErrors: string[] = [];

  return {
    url,
    databaseUrl: database.url,
    api,
    given,
    lyon,
    browserErrors,
    tomorrowAt: (hour) => now.toZonedDateTimeISO('Europe/Paris').add({ days: 1 }).with({ hour, minute: 0 }),
    member: async ({ name = 'Membre', hours = 40 } = {}) => {
      const member = await given.member(lyon, { name, hours: null });
      const from = now.subtract({ hours: 24 }).toString();
      const until = now.add({ hours: 24 * 60 }).toString();
      if (hours !== null) await given.pass(lyon, member.id, hours * 60, from, until);
      return member;
    },
    space: (options) => {
      const from = now.toZonedDateTimeISO('UTC').toPlainDate().subtract({ days: 7 }).toString();
      return given.space(lyon, { from, ...options });
    },
    visit: async (path, { as, width = 1280, locale = 'fr-FR', timezone } = {}) => {
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        locale,
        reducedMotion: 'reduce',
        ...(timezone === undefined ? {} : { timezoneId: timezone }),
      });
      context.setDefaultTimeout(60_000); // machines of continuous integration may be slow
      if (as) await context.addCookies([{ name: 'traboule', value: as.secret, url }]);
      const page = await context.newPage();
      page.on('pageerror', (error) => browserErrors.push(`${page.url()}: ${error.message}`));
      page.on('console', (message) => {
        // A failed request is checked by the spec that causes it.
        const expected = /Failed to load resource|GPU stall/.test(message.text());
        if (message.type() === 'error' && !expected) browserErrors.push(`${page.url()}: ${message.text()}`);
      });
      await page.goto(url + path);
      return page;
    },
    close: async () => {
      await browser.close();
      await api.close();
      await given.end();
      await database.drop();
    },
  };
}

/**
 * Violations that axe finds on a page, as readable lines. It is loaded once for each page and describes only what is wrong, which takes a fifth of
 * the time. Our pages have no frames.
 */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(axe.source);
  return page.evaluate<
    string[]
  >(`axe.run({ runOnly: ${JSON.stringify(RULES)}, resultTypes: ['violations'] }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ': ' + target.join(' '))))`);
}

/** How many pixels a page is wider than its window, once it is drawn at that width. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate<number>(`new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
    done(document.documentElement.scrollWidth - document.documentElement.clientWidth))))`);

/** Goes to another page as a link inside the app does, without loading the app again. */
export const openInApp = (page: Page, path: string): Promise<void> =>
  page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`);
