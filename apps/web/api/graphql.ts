import { initGraphQLTada } from 'gql.tada';
import type { introspection } from '../graphql-env.d.ts';

/** Typed documents: the result and variable types come from schema.graphql. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { Instant: string };
}>();

export type { ResultOf, VariablesOf } from 'gql.tada';
