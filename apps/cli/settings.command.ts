import { Command, CommandRunner, Option } from 'nest-commander';
import { allSettings, settingsTable } from './settings.js';

@Command({ name: 'settings', description: 'List every environment variable: meaning, default, secret or not' })
export class SettingsCommand extends CommandRunner {
  @Option({ flags: '--markdown', description: 'as the table of docs/operating.md' })
  markdown(): boolean {
    return true;
  }

  async run(_: string[], { markdown }: { markdown?: boolean }): Promise<void> {
    if (markdown) return console.log(settingsTable());
    for (const { name, description, initial, secret } of allSettings()) {
      const given = process.env[name];
      const shown = given && (secret ? 'given (secret)' : given);
      console.log(`${name.padEnd(28)} ${shown ?? (initial === undefined ? '(not set)' : `${initial} (default)`)}`);
      console.log(`${' '.repeat(29)}${description}${secret ? ' Secret.' : ''}`);
    }
  }
}
