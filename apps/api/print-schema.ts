import 'reflect-metadata';
import { readFile, writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type GraphQLSchema, buildSchema, findBreakingChanges, lexicographicSortSchema, printSchema } from 'graphql';
import { readEnv } from '#libs/platform';
import { ApiModule } from './api.module.js';
import { fastifyAdapter } from './api.js';

const HEADER =
  '# Printed from the code by `npm run schema`; a spec fails when it differs. Breaking changes are announced in CHANGELOG.md.\n';

export const printed = (schema: GraphQLSchema): string => `${HEADER}${printSchema(lexicographicSortSchema(schema))}\n`;

/** Breaking changes of `next` that the changelog does not name by their coordinate, such as `Query.me`. */
export function unannounced(committed: string, next: GraphQLSchema, changelog: string): string[] {
  const changes = findBreakingChanges(buildSchema(committed), next);
  const coordinate = /\b[A-Z]\w*(\.\w+)?\b/;
  return changes
    .map(({ description }) => description)
    .filter((description) => !changelog.includes(`\`${coordinate.exec(description)?.[0] ?? description}\``));
}

/** `npm run schema`: writes schema.graphql, unless that would break clients without a word. */
async function main(): Promise<void> {
  const env = readEnv();
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.for(env), fastifyAdapter(env), {
    logger: false,
  });
  await app.init();
  const { schema } = app.get(GraphQLSchemaHost);
  const committed = await readFile('schema.graphql', 'utf8').catch(() => '');
  const silent = committed ? unannounced(committed, schema, await readFile('CHANGELOG.md', 'utf8')) : [];
  if (silent.length > 0) {
    process.stderr.write(
      `These changes break clients; announce each in CHANGELOG.md by its name in backticks:\n${silent.map((line) => `  ${line}`).join('\n')}`,
    );
    process.exitCode = 1;
  } else await writeFile('schema.graphql', printed(schema));
  await app.close();
}
if (process.argv[1]?.endsWith('print-schema.js')) await main();
