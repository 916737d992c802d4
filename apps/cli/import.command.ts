import { Command, CommandRunner } from 'nest-commander';
import { ImportTerritoryCommand } from './import-territory.command.js';
import { ImportVenuesCommand } from './import-venues.command.js';

@Command({
  name: 'import',
  description: 'Bring a file into a network: venues (census CSV) or territory (GeoJSON); twice is harmless',
  subCommands: [ImportVenuesCommand, ImportTerritoryCommand],
})
export class ImportCommand extends CommandRunner {
  async run(): Promise<void> {
    this.command.outputHelp();
    process.exitCode = 1;
  }
}
