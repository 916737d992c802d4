import { type Browser, type BrowserContext, type Page } from 'playwright-core';

export interface WindowOptions {
  width: number;
  locale: string;
  /** That of the machine when undefined. */
  timezone: string | undefined;
}

/** What a spec adds to a page or a window in this way cannot be removed from it again. */
const ALTERING = [
  'addInitScript',
  'emulateMedia',
  'exposeBinding',
  'exposeFunction',
  'grantPermissions',
  'newCDPSession',
  'newPage',
  'on',
  'once',
  'route',
  'setExtraHTTPHeaders',
  'setOffline',
];

/**
 * The windows of a spec file. One that is closed is emptied and used again: a new window loads and compiles the app anew, which takes
 * longer than most pages take to show.
 */
export class Windows {
  private readonly unused = new Map<string, Page[]>();
  private readonly used = new Set<Page>();

  /**
   * @param blank an address of the app that shows no page
   * @param prepare called once with each new page
   */
  constructor(
    private readonly browser: Browser,
    private readonly blank: string,
    private readonly prepare: (page: Page) => void,
  ) {}

  /** A page in a window without cookies, storage and other pages. */
  async open({ width, locale, timezone }: WindowOptions): Promise<Page> {
    const kind = `${locale} ${timezone}`;
    const page = this.unused.get(kind)?.pop() ?? (await this.create(kind, locale, timezone));
    this.used.add(page);
    await page.setViewportSize({ width, height: 800 });
    return page;
  }

  async closeAll(): Promise<void> {
    for (const page of this.used) await page.context().close();
  }

  private async create(kind: string, locale: string, timezone: string | undefined): Promise<Page> {
    const context = await this.browser.newContext({
      locale,
      reducedMotion: 'reduce',
      ...(timezone === undefined ? {} : { timezoneId: timezone }),
    });
    const page = await context.newPage();
    this.prepare(page);
    const isAltered = recordAlterations([page, context]);
    const close = context.close.bind(context);
    context.close = async (options) => {
      this.used.delete(page);
      const isReusable = !isAltered() && context.pages().length === 1 && !page.isClosed();
      if (!isReusable || !(await this.empty(context, page))) return close(options);
      this.unused.set(kind, [...(this.unused.get(kind) ?? []), page]);
    };
    return page;
  }

  /** @returns whether it worked */
  private async empty(context: BrowserContext, page: Page): Promise<boolean> {
    try {
      await page.mouse.move(0, 0);
      await page.goto(this.blank);
      await page.evaluate('localStorage.clear(), sessionStorage.clear()');
      await context.clearCookies();
      return true;
    } catch {
      return false;
    }
  }
}

/** @returns a function that tells whether one of the altering methods was called since */
function recordAlterations(targets: object[]): () => boolean {
  let isAltered = false;
  for (const target of targets as Record<string, (...args: unknown[]) => unknown>[])
    for (const method of ALTERING.filter((name) => typeof target[name] === 'function')) {
      const usual = target[method]!.bind(target);
      target[method] = (...args) => {
        isAltered = true;
        return usual(...args);
      };
    }
  return () => isAltered;
}
