import { Command, CommandRunner } from 'nest-commander';

/** What `scripts/traboule.mjs` does itself, before anything compiled runs: here so that the help tells of it. */
abstract class DevelopmentCommand extends CommandRunner {
  run(): Promise<void> {
    return Promise.reject(new Error('This is done by `npx traboule`, in the folder of the project.'));
  }
}

@Command({ name: 'build', description: 'Compile what changed: the server and the pages' })
export class BuildCommand extends DevelopmentCommand {}

@Command({ name: 'test', arguments: '[paths...]', description: 'Prove everything, or only these specs (npm test)' })
export class TestCommand extends DevelopmentCommand {}

@Command({ name: 'schema', description: 'Print schema.graphql; refuses a breaking change that is not announced' })
export class SchemaCommand extends DevelopmentCommand {}

@Command({ name: 'bench', description: 'Measure what the paths that matter cost (docs/performance.md)' })
export class BenchCommand extends DevelopmentCommand {}

@Command({ name: 'chaos', description: 'Kill processes under load, and check that every confirmed booking is kept' })
export class ChaosCommand extends DevelopmentCommand {}
