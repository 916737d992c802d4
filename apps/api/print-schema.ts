import 'reflect-metadata';
import { readFile, writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type GraphQLSchema, buildSchema, findBreakingChanges, lexicographicSortSchema, printSchema } from 'graphql';
import { startPostgres } from '#libs/local';
import { migrate, readEnv } from '#libs/platform';
import { ApiModule } from './api.module.js';
import { fastifyAdapter } from './api.js';

const HEADER =
  '# Printed from the code by `npm run schema`; a spec fails when it differs. Breaking changes are announced in CHANGELOG.md.\n';

export const printedSchema = (schema: GraphQLSchema): string =>
  `${HEADER}${printSchema(lexicographicSortSchema(schema))}\n`;

/** Breaking changes of `next` that the newest section of the changelog does not quote between backticks. */
export function unannouncedChanges(committed: string, next: GraphQLSchema, changelog: string): string[] {
  const newest = changelog.split(/^## /m)[1] ?? '';
  return findBreakingChanges(buildSchema(committed), next)
    .map(({ description }) => description)
    .filter((description) => !newest.includes(`\`${description}\``));
}

/** `npm run schema`: writes schema.graphql, and refuses breaking changes that are not announced. Starts its own database. */
async function main(): Promise<void> {
  const local = process.env.DATABASE_URL ? undefined : await startPostgres();
  const env = readEnv({ DATABASE_URL: local?.url ?? process.env.DATABASE_URL });
  if (local) await migrate(local.url);
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.for(env), fastifyAdapter(env), {
    logger: false,
    abortOnError: false, // a fault is thrown and printed instead of ending the process in silence
  });
  await app.init();
  const { schema } = app.get(GraphQLSchemaHost);
  const committed = await readFile('schema.graphql', 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error; // only a missing file means that there is no earlier schema
    return '';
  });
  const silent = committed ? unannouncedChanges(committed, schema, await readFile('CHANGELOG.md', 'utf8')) : [];
  if (silent.length > 0) {
    process.stderr.write(
      `These changes break clients; quote each in the newest section of CHANGELOG.md, between backticks:\n${silent.map((line) => `  ${line}`).join('\n')}\n`,
    );
    process.exitCode = 1;
  } else await writeFile('schema.graphql', printedSchema(schema));
  await app.close();
  await local?.stop();
}
if (process.argv[1]?.endsWith('print-schema.js')) await main();
