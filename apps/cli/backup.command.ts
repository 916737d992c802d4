import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommandRunner } from 'nest-commander';
import { backUp } from '#libs/safekeeping';
import { withDatabase } from './database.js';
import { percent } from './fill-demo.js';
import { filesOfInstallation } from './files.js';
import { root } from './folders.js';
import { installationSecret } from './installation-secret.js';
import { changes, progress } from './progress.js';
import { onStop, stopping } from './stopping.js';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

/** A size in kB or MB. */
export const sizeText = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

@Command({
  name: 'backup',
  arguments: '<file>',
  description: 'Save the whole database at one instant and its files into one file, while the server runs',
})
export class BackupCommand extends CommandRunner {
  async run([file = '']: string[]): Promise<void> {
    await withDatabase((databaseUrl) =>
      progress({}, [
        {
          title: `Backup into ${file}`,
          task: async (_, task) => {
            const show = changes((text) => (task.output = text));
            const secret = process.env.SECRET || installationSecret();
            const saving = backUp({
              databaseUrl,
              file,
              files: filesOfInstallation(databaseUrl),
              product: version,
              secret,
              onProgress: (_table, share) => show(percent(share, 1)),
              signal: stopping.signal,
            });
            onStop(async () => void (await saving.catch(() => {}))); // the rejected backup removes its temporary file
            const { contents, files, bytes } = await saving;
            const tables = Object.values(contents);
            const rows = tables.reduce((sum, table) => sum + table.rows, 0);
            task.title = `Backup: ${rows} rows of ${tables.length} tables and ${files} files in ${file} (${sizeText(bytes)})`;
          },
        },
      ]),
    );
    console.log('\nAlso save SECRET in another place. It is not in this file, and door codes and links depend on it.');
  }
}
