import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { PeopleModule } from '#libs/people';
import { PlatformModule, pendingMigrations, readEnv } from '#libs/platform';
import { withDatabase } from './database.js';
import { ownSecret } from './own-secret.js';

/** Runs `work` with the libs as the api has them, on the database of the other commands. @throws when it is not migrated */
export async function withApplication<T>(work: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  return withDatabase(async (databaseUrl) => {
    const pending = await pendingMigrations(databaseUrl);
    if (pending.length)
      throw new Error(`The database lacks ${pending.length} migrations: run \`npx traboule migrate\` first.`);
    const secret = process.env.SECRET || ownSecret();
    // Neither metrics nor traces of a command that is over in a moment.
    const quiet = { METRICS_TOKEN: '', OTEL_EXPORTER_OTLP_ENDPOINT: '' };
    const env = readEnv({ ...process.env, ...quiet, SECRET: secret, DATABASE_URL: databaseUrl });
    @Module({ imports: [PlatformModule.for(env, 'traboule_app'), PeopleModule] })
    class CommandModule {}
    const app = await NestFactory.createApplicationContext(CommandModule, { logger: ['error'], abortOnError: false });
    try {
      return await work(app);
    } finally {
      await app.close();
    }
  });
}
