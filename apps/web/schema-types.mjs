// Writes graphql-env.d.ts, the types gql.tada reads, from the printed schema.graphql. Run it after the schema changed.
import { readFileSync, writeFileSync } from 'node:fs';
import { buildSchema, introspectionFromSchema } from 'graphql';
import { minifyIntrospection, outputIntrospectionFile } from 'gql.tada/internal';

/** The text of graphql-env.d.ts for a schema in SDL. */
export function schemaTypes(sdl) {
  const introspection = introspectionFromSchema(buildSchema(sdl), { descriptions: false });
  return outputIntrospectionFile(minifyIntrospection(introspection), { fileType: '.d.ts', shouldPreprocess: true });
}

if (import.meta.main) {
  const sdl = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
  writeFileSync(new URL('graphql-env.d.ts', import.meta.url), schemaTypes(sdl));
}
