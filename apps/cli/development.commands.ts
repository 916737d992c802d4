import { Command, CommandRunner } from 'nest-commander';

/** Commands that `scripts/traboule.mjs` runs itself before anything is compiled. They are declared here for the help. */
abstract class DevelopmentCommand extends CommandRunner {
  run(): Promise<void> {
    return Promise.reject(new Error('Run this with `npx traboule` in the folder of the project.'));
  }
}

@Command({ name: 'build', description: 'Compile changes of the server and the web app' })
export class BuildCommand extends DevelopmentCommand {}

@Command({
  name: 'test',
  arguments: '[paths...]',
  description: 'Run all checks and specs, or only these specs (npm test)',
})
export class TestCommand extends DevelopmentCommand {}

@Command({ name: 'schema', description: 'Print schema.graphql; refuses breaking changes that are not announced' })
export class SchemaCommand extends DevelopmentCommand {}

@Command({ name: 'bench', description: 'Measure the main paths (docs/performance.md)' })
export class BenchCommand extends DevelopmentCommand {}

@Command({ name: 'chaos', description: 'Kill processes under load, and check that every confirmed booking is kept' })
export class ChaosCommand extends DevelopmentCommand {}
