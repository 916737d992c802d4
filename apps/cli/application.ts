import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AccountsModule } from '#libs/accounts';
import { PlatformModule, pendingMigrations, readEnv } from '#libs/platform';
import { withDatabase } from './database.js';
import { installationSecret } from './installation-secret.js';

/** Runs `work` with the libs of the api, on the database of the other commands. @throws when the database is not migrated */
export async function withApplication<T>(work: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  return withDatabase(async (databaseUrl) => {
    const pending = await pendingMigrations(databaseUrl);
    if (pending.length)
      throw new Error(`The database needs ${pending.length} migrations. Run \`npx traboule migrate\` first.`);
    const secret = process.env.SECRET || installationSecret();
    // No metrics and traces for a command that ends within seconds.
    const quiet = { METRICS_TOKEN: '', OTEL_EXPORTER_OTLP_ENDPOINT: '' };
    const env = readEnv({ ...process.env, ...quiet, SECRET: secret, DATABASE_URL: databaseUrl });
    @Module({ imports: [PlatformModule.for(env, 'traboule_app'), AccountsModule] })
    class CommandModule {}
    const app = await NestFactory.createApplicationContext(CommandModule, { logger: ['error'], abortOnError: false });
    try {
      return await work(app);
    } finally {
      await app.close();
    }
  });
}
