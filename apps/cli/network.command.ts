import { Command, CommandRunner } from 'nest-commander';
import { NetworkCreateCommand } from './network-create.command.js';
import { NetworkListCommand } from './network-list.command.js';

@Command({
  name: 'network',
  description: 'Make a network, or list those there are',
  subCommands: [NetworkCreateCommand, NetworkListCommand],
})
export class NetworkCommand extends CommandRunner {
  async run(): Promise<void> {
    this.command.outputHelp();
    process.exitCode = 1;
  }
}
