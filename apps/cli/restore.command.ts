import { Command, CommandRunner, Option } from 'nest-commander';
import { type RestoreReport, checkBackup, restore } from '#libs/safekeeping';
import { prepareDatabase, assertUsable, withDatabase } from './database.js';
import { filesOfInstallation } from './files.js';
import { percent } from './fill-demo.js';
import { installationSecret } from './installation-secret.js';
import { changes, progress } from './progress.js';

interface RestoreFlags {
  into?: string;
  check?: boolean;
}

const STEPS = {
  CHECK: 'reading the backup',
  SCHEMA: 'creating the schema',
  LOAD: 'loading',
  REFERENCES: 'checking references',
  MIGRATE: 'migrating',
  PROVE: 'checking bookings and hours',
} as const;

@Command({
  name: 'restore',
  arguments: '<file>',
  description: 'Restore a backup into an empty database, completely or not at all',
})
export class RestoreCommand extends CommandRunner {
  @Option({
    flags: '--into <url>',
    description: 'the empty database (default: DATABASE_URL, or the one of this folder)',
  })
  into(url: string): string {
    return url;
  }

  @Option({ flags: '--check', description: 'only read the backup and report whether it is complete' })
  check(): boolean {
    return true;
  }

  async run([file = '']: string[], { into, check }: RestoreFlags): Promise<void> {
    if (check) return this.checkFile(file);
    if (into) {
      await assertUsable(into, '--into');
      return this.restoreInto(file, into);
    }
    await withDatabase((databaseUrl) => this.restoreInto(file, databaseUrl));
  }

  private async checkFile(file: string): Promise<void> {
    const { manifest, contents } = await checkBackup(file);
    const rows = Object.values(contents).reduce((sum, table) => sum + table.rows, 0);
    console.log(`Complete: ${rows} rows of ${Object.keys(contents).length} tables, saved ${savedText(manifest)}`);
  }

  private async restoreInto(file: string, databaseUrl: string): Promise<void> {
    let report: RestoreReport | undefined;
    await progress({}, [
      {
        title: `Restore of ${file}`,
        task: async (_, task) => {
          const show = changes((text) => (task.output = text));
          report = await restore({
            databaseUrl,
            file,
            files: filesOfInstallation(databaseUrl),
            secret: process.env.SECRET || installationSecret(),
            onProgress: (step, share) => show(share ? `${STEPS[step]} ${percent(share, 1)}` : STEPS[step]),
          });
          await prepareDatabase(databaseUrl); // adds vocabulary that is newer than the backup
          task.title = `Restored: ${report.rows} rows, saved ${savedText(report.manifest)}`;
        },
      },
    ]);
    console.log(
      '\nAll sessions have ended, so everybody must sign in again. Mails due since the backup are sent when the worker starts.',
    );
    if (!report!.sameSecret)
      console.log(
        'SECRET differs from that of the backup: door codes and links in mails already sent do not work. Set the old SECRET to keep them valid.',
      );
  }
}

const savedText = ({ takenAt, product }: RestoreReport['manifest']): string =>
  `${takenAt.slice(0, 16).replace('T', ' ')} UTC by version ${product}`;
