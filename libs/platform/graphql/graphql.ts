import { type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import { type ApolloDriverConfig } from '@nestjs/apollo';
import {
  type ASTVisitor,
  type DocumentNode,
  GraphQLError,
  type GraphQLFormattedError,
  Kind,
  type OperationDefinitionNode,
  type ValidationContext,
} from 'graphql';
import { InMemoryLRUCache } from '@apollo/utils.keyvaluecache';
import { type Logger } from 'pino';
import { compiledQueries } from './compiled-queries.js';
import { admitFields, admitOperations } from '../admission/admit-fields.js';
import {
  UNAVAILABLE_MESSAGE,
  BUSY_MESSAGE,
  isTransientDatabaseError,
  isPoolExhausted,
} from '../database/transient-errors.js';
import { CodedError, ERROR_CODES, type ErrorCode } from './errors.js';
import { type RequestContext } from './viewer.js';
import { type CountCall, limitMutations } from '../security/mutation-limits.js';
import { enforcePolicies } from './policy.js';
import { knownCostOf } from './query-cost.js';
import { instrumentMutations, instrumentOperations } from './instrument-graphql.js';

/** What one operation may ask for. The pages stay below 60 % of each. */
export const LIMITS = {
  tokens: 1_500,
  depth: 12,
  aliases: 10,
  directives: 10,
  nodes: 20_000,
  mutations: 1,
  list: 500,
  characters: 20_000,
};

const armor = new ApolloArmor({
  maxTokens: { enabled: false }, // the parser counts them itself
  maxDepth: { n: LIMITS.depth, flattenFragments: true },
  maxAliases: { n: LIMITS.aliases },
  maxDirectives: { n: LIMITS.directives },
  costLimit: { enabled: false },
  blockFieldSuggestion: { enabled: false }, // formatError drops all suggestions, those for enums too
}).protect();

/** A mutation does one thing: two of them in one document could be half done. */
function oneMutation(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node: OperationDefinitionNode) {
      const fields = node.selectionSet.selections.filter(({ kind }) => kind === Kind.FIELD);
      const spreads = node.selectionSet.selections.length - fields.length;
      if (node.operation === 'mutation' && (fields.length > LIMITS.mutations || spreads > 0))
        context.reportError(
          new GraphQLError('A mutation calls one field, without fragments at its root.', { nodes: [node] }),
        );
    },
  };
}

const unfit = (text: string): boolean => text.includes('\0') || !text.isWellFormed();

/** Text no database can keep; objects nested deeper, lists and objects longer than any input of ours. */
function isUnfit(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return unfit(value);
  if (value === null || typeof value !== 'object') return false;
  const entries = Object.entries(value);
  if (depth > LIMITS.depth || entries.length > LIMITS.list) return true;
  return entries.some(([key, inner]) => unfit(key) || isUnfit(inner, depth + 1));
}
const UNFIT = `Text may not contain NUL or half of a surrogate pair, nor variables lists of more than ${LIMITS.list} or nesting without end.`;

/** Tokens are counted while a text is read; comments and blanks are none, and a kept document keeps its text. */
function shortText(context: ValidationContext): ASTVisitor {
  return {
    Document(node) {
      if ((node.loc?.source.body.length ?? 0) > LIMITS.characters)
        context.reportError(new GraphQLError(`A document has at most ${LIMITS.characters} characters.`));
    },
  };
}

function fitText(context: ValidationContext): ASTVisitor {
  return {
    StringValue(node) {
      if (unfit(node.value)) context.reportError(new GraphQLError(UNFIT, { nodes: [node] }));
    },
  };
}

/** The status of an answer that is nothing but a refusal the caller may retry later. */
const statusOf = (extensions: GraphQLFormattedError['extensions']): number | undefined =>
  ({ UNAVAILABLE: 503, OVERLOADED: 503, RATE_LIMITED: 429 })[String(extensions?.code)];

const guards: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ request, document, schema, operation, operationName, contextValue }) {
        // Libs remember by this object what was read together with the viewer. A mutation may change it, so it gets another object.
        if (operation?.operation === 'mutation') contextValue.viewer = { ...contextValue.viewer };
        if (isUnfit(request.variables)) throw new CodedError('BAD_USER_INPUT', UNFIT, 400);
        if (operation?.operation === 'subscription')
          throw new CodedError('GRAPHQL_VALIDATION_FAILED', 'There are no subscriptions here.', 400);
        if (knownCostOf(schema, document, operationName, request.variables ?? {}) > LIMITS.nodes)
          throw new CodedError(
            'GRAPHQL_VALIDATION_FAILED',
            'This asks for too much at once: ask for fewer with `first`.',
            400,
          );
      },
      // An answer depends on who asks.
      async willSendResponse({ response }) {
        response.http.headers.set('cache-control', 'no-store');
        if (response.body.kind !== 'single') return;
        const { singleResult } = response.body;
        const isEmpty = Object.values(singleResult.data ?? {}).every((value) => value === null);
        const refusal = isEmpty ? singleResult.errors?.find(({ extensions }) => statusOf(extensions)) : undefined;
        if (!refusal) return;
        delete singleResult.data; // Nest answers 200 wherever there is a `data`
        response.http.status = statusOf(refusal.extensions);
        const { retryAfterSeconds = 1 } = refusal.extensions as { retryAfterSeconds?: number };
        response.http.headers.set('retry-after', String(retryAfterSeconds));
      },
    };
  },
};

const HTTP_CODES: Record<string, ErrorCode> = {
  BAD_REQUEST: 'BAD_USER_INPUT',
  GRAPHQL_PARSE_FAILED: 'GRAPHQL_PARSE_FAILED',
};
/** Apollo calls whatever has no code an internal error, its own refusals among them. */
const isSaid = (code: unknown): code is ErrorCode =>
  code !== 'INTERNAL_SERVER_ERROR' && ERROR_CODES.includes(code as ErrorCode);

/** A null sent for an argument that has a default passes validation; that it is refused is no accident of ours. */
const ARGUMENT_FAULT = /^Argument "\w+" of (?:non-null|required) type /;
/** What graphql itself says of a request before any field is asked, such as that its variables have too many faults. */
const isOfRequest = (error: unknown): boolean =>
  error instanceof GraphQLError && error.path === undefined && error.originalError === undefined;

/** Suggestions would tell names that introspection does not; and what was sent is not sent back at length. */
const withoutHints = (message: string): string => message.replace(/ Did you mean [^?]*\?/g, '').slice(0, 500);

/** Maps any failure to the closed list of codes. What is not ours becomes INTERNAL_SERVER_ERROR and says nothing of itself. */
export function formatError(logger: Pick<Logger, 'error' | 'warn'>) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const given = formatted.extensions?.code;
    const { http } = ((error as Partial<GraphQLError>)?.extensions ?? {}) as { http?: { status?: number } };
    const status = http?.status ?? (ARGUMENT_FAULT.test(formatted.message) ? 400 : 500);
    const code = isSaid(given)
      ? given
      : (HTTP_CODES[String(given)] ?? (status < 500 || isOfRequest(error) ? 'BAD_USER_INPUT' : undefined));
    const where = {
      ...(formatted.locations && { locations: formatted.locations }),
      ...(formatted.path && { path: formatted.path }),
    };
    if (code) {
      const detail = (formatted.extensions as { originalError?: { message?: unknown } } | undefined)?.originalError
        ?.message;
      const message = Array.isArray(detail) ? detail.join('; ') : formatted.message;
      const retryAfterSeconds = code === 'RATE_LIMITED' ? formatted.extensions?.retryAfterSeconds : undefined;
      const extensions = { code, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
      return { message: withoutHints(message), ...where, extensions };
    }
    const fault = (error as { originalError?: unknown })?.originalError ?? error;
    if (isPoolExhausted(fault)) {
      logger.warn({ path: formatted.path }, 'every connection of the pool was in use for too long');
      return { message: BUSY_MESSAGE, ...where, extensions: { code: 'OVERLOADED' } };
    }
    if (isTransientDatabaseError(fault)) {
      logger.warn({ reason: (fault as Error).message, path: formatted.path }, 'the database does not answer');
      return { message: UNAVAILABLE_MESSAGE, ...where, extensions: { code: 'UNAVAILABLE' } };
    }
    logger.error({ err: fault, path: formatted.path }, 'a resolver failed');
    return {
      message: 'Something went wrong on our side.',
      ...where,
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    };
  };
}

/** About what a document takes up in memory: thrice its JSON, as measured, and the text it comes from, which is not in it. */
const bytesOf = (document: DocumentNode): number =>
  3 * JSON.stringify(document).length + 2 * (document.loc?.source.body.length ?? 0);

/** Settings of the GraphQL server that do not depend on who composes it. */
export function graphqlConfig(
  logger: Pick<Logger, 'error' | 'warn'>,
  production: boolean,
  countCall?: CountCall,
): ApolloDriverConfig {
  return {
    path: '/:network/graphql',
    autoSchemaFile: true,
    sortSchema: true,
    transformSchema: (schema) => instrumentMutations(enforcePolicies(limitMutations(admitFields(schema), countCall))),
    introspection: !production,
    graphiql: false,
    csrfPrevention: true,
    parseOptions: { maxTokens: LIMITS.tokens },
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    cache: new InMemoryLRUCache({ maxSize: 16 * 1024 * 1024 }),
    documentStore: new InMemoryLRUCache({ maxSize: 32 * 1024 * 1024, sizeCalculation: bytesOf }),
    formatError: formatError(logger),
    validationRules: [...armor.validationRules, oneMutation, shortText, fitText],
    // The cache control plugin would wrap every field; the one for inline traces, of a federation, would load their format.
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      guards,
      admitOperations,
      instrumentOperations,
      compiledQueries(formatError(logger)),
    ],
  };
}
