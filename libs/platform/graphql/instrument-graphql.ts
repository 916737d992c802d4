import { type ApolloServerPlugin } from '@apollo/server';
import { type GraphQLSchema, Kind, type OperationDefinitionNode, defaultFieldResolver } from 'graphql';
import { ERROR_CODES, type ErrorCode } from './errors.js';
import { type RequestContext } from './viewer.js';
import { type WorkInProgress, isInstrumented, startInstrumentedWork, instrument } from '../telemetry/instrument.js';

/** What an operation is called here: by the field it asks for first. Clients name operations as they like, without bounds. */
function nameOf(node: OperationDefinitionNode | undefined): string {
  if (!node) return 'refused';
  const { operation, selectionSet } = node;
  const first = selectionSet.selections.find((selection) => selection.kind === Kind.FIELD);
  return `${operation} ${first?.name.value ?? 'fragment'}`;
}

const known = (code: unknown): string =>
  ERROR_CODES.includes(code as ErrorCode) ? (code as ErrorCode) : 'INTERNAL_SERVER_ERROR';

/** Watches every operation from its first resolver to its answer; what is refused before counts as `refused`. */
export const instrumentOperations: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    if (!isInstrumented()) return;
    let watch: WorkInProgress | undefined;
    return {
      async didResolveOperation({ operation }) {
        watch = startInstrumentedWork({ kind: 'graphql', name: nameOf(operation) });
      },
      async willSendResponse({ response: { body } }) {
        watch ??= startInstrumentedWork({ kind: 'graphql', name: 'refused' });
        const errors = body.kind === 'single' ? body.singleResult.errors : undefined;
        watch.end(errors?.length ? known(errors[0]!.extensions?.code) : 'ok');
      },
    };
  },
};

/** Watches what each mutation came to: the name of its result's type, or the code of its error. */
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
