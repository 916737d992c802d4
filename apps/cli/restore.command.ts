import { Command, CommandRunner, Option } from 'nest-commander';
import { type RestoreReport, checkBackup, restore } from '#libs/safekeeping';
import { prepareDatabase, usable, withDatabase } from './database.js';
import { percent } from './fill-demo.js';
import { ownSecret } from './own-secret.js';
import { changes, progress } from './progress.js';

interface RestoreFlags {
  into?: string;
  check?: boolean;
}

const STEPS = {
  CHECK: 'reading the backup',
  SCHEMA: 'making its schema',
  LOAD: 'loading',
  REFERENCES: 'proving references',
  MIGRATE: 'migrating',
  PROVE: 'proving the rules of bookings and hours',
} as const;

@Command({
  name: 'restore',
  arguments: '<file>',
  description: 'Put a backup into an empty database, all of it or nothing',
})
export class RestoreCommand extends CommandRunner {
  @Option({
    flags: '--into <url>',
    description: 'the empty database (default: DATABASE_URL, or the one of this folder)',
  })
  into(url: string): string {
    return url;
  }

  @Option({ flags: '--check', description: 'only read the backup from end to end and say whether it is whole' })
  check(): boolean {
    return true;
  }

  async run([file = '']: string[], { into, check }: RestoreFlags): Promise<void> {
    if (check) return this.look(file);
    if (into) {
      await usable(into, '--into');
      return this.put(file, into);
    }
    await withDatabase((databaseUrl) => this.put(file, databaseUrl));
  }

  private async look(file: string): Promise<void> {
    const { manifest, contents } = await checkBackup(file);
    const rows = Object.values(contents).reduce((sum, table) => sum + table.rows, 0);
    console.log(`Whole: ${rows} rows of ${Object.keys(contents).length} tables, saved ${saved(manifest)}`);
  }

  private async put(file: string, databaseUrl: string): Promise<void> {
    let report: RestoreReport | undefined;
    await progress({}, [
      {
        title: `Restore of ${file}`,
        task: async (_, task) => {
          const show = changes((text) => (task.output = text));
          report = await restore({
            databaseUrl,
            file,
            secret: process.env.SECRET || ownSecret(),
            onProgress: (step, share) => show(share ? `${STEPS[step]} ${percent(share, 1)}` : STEPS[step]),
          });
          await prepareDatabase(databaseUrl); // words that came after the backup
          task.title = `Restored: ${report.rows} rows, saved ${saved(report.manifest)}`;
        },
      },
    ]);
    console.log(
      '\nEverybody signs in again: sessions ended. Mails due since the backup go out with the worker’s start.',
    );
    if (!report!.sameSecret)
      console.log(
        'SECRET is not the one of the backup: door codes and links in mails already sent do not fit. Set the old SECRET to keep them.',
      );
  }
}

const saved = ({ takenAt, product }: RestoreReport['manifest']): string =>
  `${takenAt.slice(0, 16).replace('T', ' ')} UTC by version ${product}`;
