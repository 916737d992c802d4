import { CommandRunner, Option, SubCommand } from 'nest-commander';
import { importTerritory } from '#libs/directory';
import { type ImportFlags, countsText, importFile, showRefused } from './import-file.js';

@SubCommand({ name: 'territory', arguments: '<file>', description: 'Communes or neighbourhoods from a GeoJSON file' })
export class ImportTerritoryCommand extends CommandRunner {
  @Option({ flags: '--network <slug>', description: 'the network they belong to', required: true })
  network(slug: string): string {
    return slug;
  }

  @Option({ flags: '--dry-run', description: 'work everything out, write nothing' })
  dryRun(): boolean {
    return true;
  }

  async run([file = '']: string[], flags: ImportFlags): Promise<void> {
    const { created, updated, unchanged, placedVenues, refused } = await importFile(
      file,
      flags,
      (database, network, content, options) => importTerritory(database, network, content.toString(), options),
    );
    showRefused(refused);
    console.log(
      `\n${countsText(flags, { created, updated, unchanged })}, ${refused.length} left out; ${placedVenues} venues moved to another commune`,
    );
  }
}
