import { CommandRunner, Option, SubCommand } from 'nest-commander';
import { importTerritory } from '#libs/directory';
import { type ImportFlags, countsText, importFile, showEncoding, showLines, showRefused } from './import-file.js';

@SubCommand({ name: 'territory', arguments: '<file>', description: 'Communes or neighbourhoods from a GeoJSON file' })
export class ImportTerritoryCommand extends CommandRunner {
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
    const { created, updated, unchanged, placedVenues, refused, repaired, encoding } = await importFile(
      file,
      flags,
      importTerritory,
    );
    showEncoding(encoding);
    showRefused(refused);
    showLines(
      'Repaired',
      repaired.map(({ line, sourceId, reason }) => `feature ${line}  ${sourceId}  ${reason}`),
    );
    console.log(
      `\n${countsText(flags, { created, updated, unchanged })}, ${refused.length} skipped; ${placedVenues} venues moved to another commune or arrondissement`,
    );
  }
}
