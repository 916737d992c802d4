import { CommandRunner, Option, SubCommand } from 'nest-commander';
import { importJobTitles } from '#libs/profiles';
import { type ImportFlags, countsText, importFile, showEncoding, showRefused } from './import-file.js';

@SubCommand({
  name: 'job-titles',
  arguments: '<file>',
  description: 'Titles of jobs from a CSV file of ROME, for all networks',
})
export class ImportJobTitlesCommand extends CommandRunner {
  @Option({ flags: '--dry-run', description: 'show the result without writing anything' })
  dryRun(): boolean {
    return true;
  }

  @Option({
    flags: '--encoding <name>',
    description: 'encoding of the file, such as windows-1252 or macroman (default: detected)',
  })
  encoding(name: string): string {
    return name;
  }

  async run([file = '']: string[], options: Omit<ImportFlags, 'network'>): Promise<void> {
    const flags = { ...options, network: 'all networks' };
    const { created, updated, unchanged, refused, encoding } = await importFile(
      file,
      flags,
      (database, _network, content, given) => importJobTitles(database, content, given),
    );
    console.log(`\nJob titles: ${countsText(flags, { created, updated, unchanged })}.`);
    showEncoding(encoding);
    showRefused(refused);
  }
}
