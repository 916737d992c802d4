import { CommandRunner, Option, SubCommand } from 'nest-commander';
import { importVenues } from '#libs/directory';
import { type ImportFlags, countsText, importFile, showEncoding, showLines, showRefused } from './import-file.js';

@SubCommand({ name: 'venues', arguments: '<file>', description: 'Third places from a census file (CSV, CGET format)' })
export class ImportVenuesCommand extends CommandRunner {
  @Option({ flags: '--network <slug>', description: 'network to import into', required: true })
  network(slug: string): string {
    return slug;
  }

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

  async run([file = '']: string[], flags: ImportFlags): Promise<void> {
    const { created, updated, unchanged, refused, review, kept, renamed, encoding } = await importFile(
      file,
      flags,
      importVenues,
    );
    showEncoding(encoding);
    showRefused(refused);
    showLines(
      'To review',
      review.map(({ line, name, why }) => `line ${line}  ${name}: ${why}`),
    );
    showLines(
      'Local corrections kept',
      kept.map(({ line, name, fields }) => `line ${line}  ${name}: ${fields.join(', ')}`),
    );
    showLines(
      flags.dryRun ? 'Names that would change' : 'Names changed',
      renamed.map(({ line, before, after }) => `line ${line}  ${before} → ${after}`),
    );
    console.log(
      `\n${countsText(flags, { created, updated, unchanged })}, ${refused.length} skipped, ${review.length} to review`,
    );
  }
}
