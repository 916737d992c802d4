import { Command, CommandRunner } from 'nest-commander';
import { withDatabase, prepareDatabase } from './database.js';
import { progress } from './progress.js';

@Command({
  name: 'migrate',
  description: 'Update the database (DATABASE_URL or the embedded one): roles, tables, vocabulary, queue',
})
export class MigrateCommand extends CommandRunner {
  async run(): Promise<void> {
    await withDatabase((databaseUrl) =>
      progress({}, [
        {
          title: 'Migrations',
          task: async (_, task) => {
            const applied = await prepareDatabase(databaseUrl, (name) => (task.output = name));
            task.title = applied.length ? `Migrations: ${applied.length} applied` : 'Migrations: up to date';
          },
        },
      ]),
    );
  }
}
