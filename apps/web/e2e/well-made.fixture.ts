import { expect } from '@jest/globals';
import { type Page } from 'playwright-core';
import { WIDTHS, accessibilityViolations, overflow } from './web-test-app.fixture.js';

export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();

/** The page is accessible and fits every width. SCREENSHOTS names a folder to look at them. */
export async function expectWellMade(page: Page, name: string): Promise<void> {
  for (const width of [...WIDTHS, 1_600]) {
    await page.setViewportSize({ width, height: 800 });
    expect({ name, width, violations: await accessibilityViolations(page), overflow: await overflow(page) }).toEqual({
      name,
      width,
      violations: [],
      overflow: 0,
    });
    const folder = process.env.SCREENSHOTS;
    if (folder) await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await overflow(page); // what is clicked next has its place again
}
