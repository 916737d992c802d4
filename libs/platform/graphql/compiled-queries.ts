import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { type GraphQLError, type GraphQLFormattedError, getVariableValues } from 'graphql';
import { type Bounds, CompiledOperations } from './compiled-operations.js';
import { type RequestContext } from './viewer.js';

/** A failure nobody meant: it has no code, nor is it Nest's refusal of an argument. */
const isAccident = ({ extensions, originalError }: GraphQLError): boolean =>
  extensions?.code === undefined && !(originalError as { response?: { statusCode?: unknown } })?.response?.statusCode;

/** Compiled code puts the failed promises of a list in the wrong place. */
const isOfAnItem = ({ path }: GraphQLError): boolean => typeof path?.at(-1) === 'number';

type Format = (formatted: GraphQLFormattedError, error: GraphQLError) => GraphQLFormattedError;

/** As Apollo does before it asks for a format, which it skips for answers that are given to it. */
const formatted = (errors: readonly GraphQLError[], format: Format): GraphQLFormattedError[] =>
  errors.map((error) => {
    const code = error.extensions?.code ?? 'INTERNAL_SERVER_ERROR';
    return format({ ...error.toJSON(), extensions: { ...error.extensions, code } }, error);
  });

/**
 * Runs queries that are asked again and again as compiled code: half the time of graphql-js on lists. Whatever it is not
 * sure to do alike is for graphql-js: documents that are not plain, variables that do not fit, mutations, and answers with
 * refusals, which are cheap to ask again. Accidents are not asked again, lest an outage be doubled.
 */
export function compiledQueries(format: Format, bounds?: Bounds): ApolloServerPlugin<RequestContext> {
  let operations: CompiledOperations;
  return {
    async serverWillStart({ schema }) {
      operations = new CompiledOperations(schema, bounds);
    },
    async requestDidStart() {
      return {
        async responseForOperation({ schema, document, operation, contextValue, request }) {
          // Apollo's type promises an operation, but none is there when none has the name asked for.
          const compiled = (operation as typeof operation | undefined) && operations.of(document, operation);
          if (!compiled) return null;
          const declared = operation.variableDefinitions ?? [];
          const { coerced } = getVariableValues(schema, declared, request.variables ?? {}, { maxErrors: 1 });
          const result = coerced && (await compiled(contextValue, coerced));
          if (!result) return null;
          const { data, errors } = result;
          if (errors && (!errors.some(isAccident) || errors.some(isOfAnItem))) return null;
          const singleResult = errors ? { data, errors: formatted(errors, format) } : { data };
          return { http: { status: undefined, headers: new HeaderMap() }, body: { kind: 'single', singleResult } };
        },
      };
    },
  };
}
