import { Command, CommandRunner } from 'nest-commander';
import { ImportJobTitlesCommand } from './import-job-titles.command.js';
import { ImportTerritoryCommand } from './import-territory.command.js';
import { ImportVenuesCommand } from './import-venues.command.js';

@Command({
  name: 'import',
  description: 'Import venues (census CSV), territory (GeoJSON) or job titles (ROME CSV); can be repeated safely',
  subCommands: [ImportVenuesCommand, ImportTerritoryCommand, ImportJobTitlesCommand],
})
export class ImportCommand extends CommandRunner {
  async run(): Promise<void> {
    this.command.outputHelp();
    process.exitCode = 1;
  }
}
