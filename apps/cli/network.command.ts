import { Command, CommandRunner } from 'nest-commander';
import { NetworkCreateCommand } from './network-create.command.js';
import { NetworkListCommand } from './network-list.command.js';

@Command({
  name: 'network',
  description: 'Create a network, or list all networks',
  subCommands: [NetworkCreateCommand, NetworkListCommand],
})
export class NetworkCommand extends CommandRunner {
  async run(): Promise<void> {
    this.command.outputHelp();
    process.exitCode = 1;
  }
}
