import { Command, CommandRunner, Option } from 'nest-commander';
import { loadDemo } from '#libs/demo';
import { withDatabase, prepareDatabase } from './database.js';
import { demoText, percent } from './fill-demo.js';
import { changes, progress } from './progress.js';

interface DemoCommandOptions {
  network?: string[];
  seed?: number;
}

@Command({ name: 'demo', description: 'Fill the database with invented towns' })
export class DemoCommand extends CommandRunner {
  @Option({ flags: '--network <slugs>', description: 'only these, separated by commas (default: all four)' })
  network(slugs: string): string[] {
    return slugs.split(',').map((slug) => slug.trim());
  }

  @Option({ flags: '--seed <number>', description: 'another seed draws other people and bookings' })
  seed(text: string): number {
    const seed = Number(text);
    if (!Number.isSafeInteger(seed)) throw new Error(`--seed ${text}: a whole number is needed`);
    return seed;
  }

  async run(_: string[], { network, seed }: DemoCommandOptions): Promise<void> {
    await withDatabase(async (databaseUrl) => {
      await progress({}, [
        { title: 'Migrations', task: async () => void (await prepareDatabase(databaseUrl)) },
        {
          title: 'Demo',
          task: async (_context, task) => {
            const show = changes((text) => (task.output = text));
            const summary = await loadDemo(databaseUrl, {
              networks: network,
              seed,
              onStep: (town, done, total) => show(`${town} ${percent(done, total)}`),
            });
            task.title = demoText(summary);
          },
        },
      ]);
    });
  }
}
