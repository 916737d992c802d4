import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommandRunner } from 'nest-commander';
import { backUp } from '#libs/safekeeping';
import { withDatabase } from './database.js';
import { percent } from './fill-demo.js';
import { root } from './folders.js';
import { ownSecret } from './own-secret.js';
import { changes, progress } from './progress.js';
import { onStop, stopping } from './stopping.js';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

/** Bytes as people read them. */
export const sizeText = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

@Command({
  name: 'backup',
  arguments: '<file>',
  description: 'Save everything, as it stands at one moment, into one file; nothing has to stop',
})
export class BackupCommand extends CommandRunner {
  async run([file = '']: string[]): Promise<void> {
    await withDatabase((databaseUrl) =>
      progress({}, [
        {
          title: `Backup into ${file}`,
          task: async (_, task) => {
            const show = changes((text) => (task.output = text));
            const secret = process.env.SECRET || ownSecret();
            const saving = backUp({
              databaseUrl,
              file,
              product: version,
              secret,
              onProgress: (_table, share) => show(percent(share, 1)),
              signal: stopping.signal,
            });
            onStop(async () => void (await saving.catch(() => {}))); // it takes its draft away
            const { contents, bytes } = await saving;
            const tables = Object.values(contents);
            const rows = tables.reduce((sum, table) => sum + table.rows, 0);
            task.title = `Backup: ${rows} rows of ${tables.length} tables in ${file} (${sizeText(bytes)})`;
          },
        },
      ]),
    );
    console.log(
      '\nKeep SECRET too, apart from this file: it is not inside, and door codes and links are made with it.',
    );
  }
}
