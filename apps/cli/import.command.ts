import { Command, CommandRunner } from 'nest-commander';
import { ImportTerritoryCommand } from './import-territory.command.js';
import { ImportVenuesCommand } from './import-venues.command.js';

@Command({
  name: 'import',
  description: 'Import venues (census CSV) or territory (GeoJSON) into a network; can be repeated safely',
  subCommands: [ImportVenuesCommand, ImportTerritoryCommand],
})
export class ImportCommand extends CommandRunner {
  async run(): Promise<void> {
    this.command.outputHelp();
    process.exitCode = 1;
  }
}
