import { Command, CommandRunner, Option } from 'nest-commander';
import { LYON_SIZE, loadDemo } from '#libs/demo';
import { withDatabase, prepareDatabase } from './database.js';
import { demoText, percent } from './fill-demo.js';
import { filesOfInstallation } from './files.js';
import { changes, progress } from './progress.js';

interface DemoCommandOptions {
  network?: string[];
  seed?: number;
  size?: (typeof sizes)[number];
}

const sizes = ['small', 'town'] as const;

/** A size that the demo does not have. */
export class UnknownDemoSize extends Error {
  override readonly name = 'UnknownDemoSize';

  constructor(readonly size: string) {
    super(`--size ${size}: the sizes are ${sizes.join(' and ')}`);
  }
}

@Command({ name: 'demo', description: 'Load invented towns into the database; existing ones are not changed' })
export class DemoCommand extends CommandRunner {
  @Option({ flags: '--network <slugs>', description: 'only these networks, separated by commas (default: all four)' })
  network(slugs: string): string[] {
    return slugs.split(',').map((slug) => slug.trim());
  }

  @Option({ flags: '--seed <number>', description: 'seed of the generated people and bookings' })
  seed(text: string): number {
    const seed = Number(text);
    if (!Number.isSafeInteger(seed)) throw new Error(`--seed ${text}: must be a whole number`);
    return seed;
  }

  @Option({
    flags: '--size <size>',
    description: 'small, or town: Lyon with 20,000 members and a year of 1,000,000 bookings',
  })
  size(text: string): (typeof sizes)[number] {
    const size = sizes.find((known) => known === text);
    if (!size) throw new UnknownDemoSize(text);
    return size;
  }

  async run(_: string[], { network, seed, size }: DemoCommandOptions): Promise<void> {
    await withDatabase(async (databaseUrl) => {
      await progress({}, [
        { title: 'Migrations', task: async () => void (await prepareDatabase(databaseUrl)) },
        {
          title: 'Demo',
          task: async (_context, task) => {
            const show = changes((text) => (task.output = text));
            const summary = await loadDemo(databaseUrl, {
              networks: network,
              files: filesOfInstallation(databaseUrl),
              seed,
              size: size === 'town' ? LYON_SIZE : 'full',
              onStep: (town, done, total) => show(`${town} ${percent(done, total)}`),
            });
            task.title = demoText(summary);
          },
        },
      ]);
    });
  }
}
