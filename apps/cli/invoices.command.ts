import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, CommandRunner } from 'nest-commander';
import { invoiceArchive } from '#libs/billing';
import { Database, Networks } from '#libs/platform';
import { withApplication } from './application.js';

@Command({
  name: 'invoices',
  arguments: '<network> <year> <folder>',
  description: 'Write the invoices of a year into a folder, as XML and PDF, with a manifest of their hashes',
})
export class InvoicesCommand extends CommandRunner {
  async run([slug = '', year = '', folder = '']: string[]): Promise<void> {
    if (!/^20\d\d$/.test(year)) throw new Error(`A year is written like 2027, not ${year}.`);
    await mkdir(folder, { recursive: true });
    const written = await withApplication(async (app) => {
      const network = await app.get(Networks).bySlug(slug);
      let files = 0;
      for await (const { name, content } of invoiceArchive(app.get(Database), network, Number(year))) {
        await writeFile(join(folder, name), content);
        files += 1;
      }
      return files;
    });
    console.log(`${written} files written to ${folder}, manifest.json among them.`);
  }
}
