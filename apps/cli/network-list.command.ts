import { CommandRunner, SubCommand } from 'nest-commander';
import { Networks } from '#libs/platform';
import { withApplication } from './application.js';

@SubCommand({ name: 'list', description: 'List the networks of the database' })
export class NetworkListCommand extends CommandRunner {
  async run(): Promise<void> {
    const networks = await withApplication((app) => app.get(Networks).all());
    if (networks.length === 0) console.log('There is no network yet. See `npx traboule network create --help`.');
    for (const { slug, name, zone } of networks) console.log(`${slug.padEnd(20)} ${name.padEnd(24)} ${zone}`);
  }
}
