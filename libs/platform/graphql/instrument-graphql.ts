import { type ApolloServerPlugin } from '@apollo/server';
import { type GraphQLSchema, Kind, type OperationDefinitionNode, defaultFieldResolver } from 'graphql';
import { ERROR_CODES, type ErrorCode } from './errors.js';
import { type RequestContext } from './viewer.js';
import { type WorkInProgress, isInstrumented, startInstrumentedWork, instrument } from '../telemetry/instrument.js';

/** Names an operation by its first field, because the operation names of clients are unbounded. */
function operationNameOf(node: OperationDefinitionNode | undefined): string {
  if (!node) return 'refused';
  const { operation, selectionSet } = node;
  const first = selectionSet.selections.find((selection) => selection.kind === Kind.FIELD);
  return `${operation} ${first?.name.value ?? 'fragment'}`;
}

const knownCode = (code: unknown): string =>
  ERROR_CODES.includes(code as ErrorCode) ? (code as ErrorCode) : 'INTERNAL_SERVER_ERROR';

/** Measures every operation from its first resolver to its answer. Operations refused before that count as `refused`. */
export const instrumentOperations: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    if (!isInstrumented()) return;
    let workInProgress: WorkInProgress | undefined;
    return {
      async didResolveOperation({ operation }) {
        workInProgress = startInstrumentedWork({ kind: 'graphql', name: operationNameOf(operation) });
      },
      async willSendResponse({ response: { body } }) {
        workInProgress ??= startInstrumentedWork({ kind: 'graphql', name: 'refused' });
        const errors = body.kind === 'single' ? body.singleResult.errors : undefined;
        workInProgress.end(errors?.length ? knownCode(errors[0]!.extensions?.code) : 'ok');
      },
    };
  },
};

/** Records the outcome of each mutation: the type of its result, or the code of its error. */
export function instrumentMutations(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = field.resolve ?? defaultFieldResolver;
    const resultOf = (result: unknown) => (result as object | null)?.constructor?.name ?? 'null';
    field.resolve = (source, args, context, info) =>
      instrument(
        { kind: 'mutation', name: field.name },
        async () => resolve(source, args, context, info) as unknown,
        resultOf,
      );
  }
  return schema;
}
