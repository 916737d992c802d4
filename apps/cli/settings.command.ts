import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommandRunner, Option } from 'nest-commander';
import { root } from './folders.js';
import { settingsSource } from './running.js';
import { allSettings, withSettingsTable } from './environment-table.js';

@Command({ name: 'settings', description: 'List all environment variables with their meaning and default' })
export class SettingsCommand extends CommandRunner {
  @Option({ flags: '--write', description: 'write them as a table into docs/operating.md instead' })
  write(): boolean {
    return true;
  }

  async run(_: string[], { write }: { write?: boolean }): Promise<void> {
    if (write) {
      const path = join(root, 'docs/operating.md');
      return writeFileSync(path, withSettingsTable(readFileSync(path, 'utf8')));
    }
    console.log(`${settingsSource()}\n`);
    for (const { name, description, defaultValue, secret } of allSettings()) {
      const value = process.env[name];
      const shown = value && (secret ? 'set (secret)' : value);
      console.log(
        `${name.padEnd(28)} ${shown ?? (defaultValue === undefined ? '(not set)' : `${defaultValue} (default)`)}`,
      );
      console.log(`${' '.repeat(29)}${description}${secret ? ' Secret.' : ''}`);
    }
  }
}
