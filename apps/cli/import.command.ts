import { Command, CommandRunner } from 'nest-commander';
import { ImportTerritoryCommand } from './import-territory.command.js';
import { ImportVenuesCommand } from './import-venues.command.js';

@Command({
  name: 'import',
  description: 'Bring files into a network: venues or territory',
  subCommands: [ImportVenuesCommand, ImportTerritoryCommand],
})
export class ImportCommand extends CommandRunner {
  async run(): Promise<void> {
    this.command.outputHelp();
    process.exitCode = 1;
  }
}
