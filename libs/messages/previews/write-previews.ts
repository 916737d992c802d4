import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mailPreviews } from './mail-previews.js';
import { previewsPage } from './previews.page.js';

/** Writes every mail into a folder: its HTML, its plain text with the subject above it, and a page that lists them. @returns their number */
export async function writePreviews(folder: string): Promise<number> {
  const previews = mailPreviews();
  await mkdir(folder, { recursive: true });
  for (const { name, locale, content } of previews) {
    await writeFile(join(folder, `${name}.${locale}.html`), content.html);
    await writeFile(join(folder, `${name}.${locale}.txt`), `${content.subject}\n\n${content.text}`);
    if (content.calendar) await writeFile(join(folder, `${name}.${locale}.ics`), content.calendar.body);
  }
  const addressOf = ({ name, locale }: { name: string; locale: string }, form: string) => `${name}.${locale}.${form}`;
  await writeFile(join(folder, 'index.html'), previewsPage(previews, addressOf, 'en'));
  return previews.length;
}
