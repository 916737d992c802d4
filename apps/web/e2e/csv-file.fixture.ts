import { text } from 'node:stream/consumers';
import { type Page } from 'playwright-core';

/** The rows of the file that the page gives; the first one has the titles. */
export async function csvOf(page: Page, name = 'Exporter en CSV'): Promise<string[]> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ]);
  const file = await text(await download.createReadStream());
  return file
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n');
}
