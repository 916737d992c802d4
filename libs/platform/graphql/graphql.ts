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
import { cachedCostOf } from './query-cost.js';
import { instrumentMutations, instrumentOperations } from './instrument-graphql.js';

/** Limits of one operation. The web app stays below 60 % of each. */
export const LIMITS = {
  tokens: 2_500,
  depth: 14,
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
  blockFieldSuggestion: { enabled: false }, // formatError removes all suggestions, including those for enums
}).protect();

/** Allows one mutation per document, since the first of two could succeed and the second fail. */
function allowOneMutation(context: ValidationContext): ASTVisitor {
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

const isUnstorableText = (text: string): boolean => text.includes('\0') || !text.isWellFormed();

/** Whether a value contains text that PostgreSQL cannot store, or is deeper or longer than any input of this schema. */
function isUnacceptable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return isUnstorableText(value);
  if (value === null || typeof value !== 'object') return false;
  const entries = Object.entries(value);
  if (depth > LIMITS.depth || entries.length > LIMITS.list) return true;
  return entries.some(([key, inner]) => isUnstorableText(key) || isUnacceptable(inner, depth + 1));
}
const UNACCEPTABLE_INPUT = `Text must not contain NUL or half of a surrogate pair. Variables must not have lists of more than ${LIMITS.list} entries or more than ${LIMITS.depth} levels.`;

/** Limits the length of a document. Comments and blanks are not tokens, but they stay in memory with a cached document. */
function limitDocumentLength(context: ValidationContext): ASTVisitor {
  return {
    Document(node) {
      if ((node.loc?.source.body.length ?? 0) > LIMITS.characters)
        context.reportError(new GraphQLError(`A document has at most ${LIMITS.characters} characters.`));
    },
  };
}

function refuseUnstorableText(context: ValidationContext): ASTVisitor {
  return {
    StringValue(node) {
      if (isUnstorableText(node.value)) context.reportError(new GraphQLError(UNACCEPTABLE_INPUT, { nodes: [node] }));
    },
  };
}

/** The HTTP status of an answer that consists only of a refusal that may be retried. */
const statusOf = (extensions: GraphQLFormattedError['extensions']): number | undefined =>
  ({ UNAVAILABLE: 503, OVERLOADED: 503, RATE_LIMITED: 429 })[String(extensions?.code)];

const requestGuards: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ request, document, schema, operation, operationName, contextValue }) {
        // Libs remember by this object what was read together with the viewer. A mutation may change it, so it gets another object.
        if (operation?.operation === 'mutation') contextValue.viewer = { ...contextValue.viewer };
        if (isUnacceptable(request.variables)) throw new CodedError('BAD_USER_INPUT', UNACCEPTABLE_INPUT, 400);
        if (operation?.operation === 'subscription')
          throw new CodedError('GRAPHQL_VALIDATION_FAILED', 'Subscriptions are not supported.', 400);
        if (cachedCostOf(schema, document, operationName, request.variables ?? {}) > LIMITS.nodes)
          throw new CodedError(
            'GRAPHQL_VALIDATION_FAILED',
            'This query is too expensive. Request fewer items with `first`.',
            400,
          );
      },
      // Answers depend on the viewer, so they must not be cached.
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
/** Apollo gives INTERNAL_SERVER_ERROR to everything without a code, including its own refusals. */
const isKnownCode = (code: unknown): code is ErrorCode =>
  code !== 'INTERNAL_SERVER_ERROR' && ERROR_CODES.includes(code as ErrorCode);

/** A null for an argument with a default passes validation and is refused on execution; that is an input error. */
const ARGUMENT_FAULT = /^Argument "\w+" of (?:non-null|required) type /;
/** Whether graphql-js refused a request before resolving any field, for example because of invalid variables. */
const isRequestError = (error: unknown): boolean =>
  error instanceof GraphQLError && error.path === undefined && error.originalError === undefined;

/** Removes suggestions, which would reveal names of the schema, and limits how much input is repeated. */
const withoutSuggestions = (message: string): string => message.replace(/ Did you mean [^?]*\?/g, '').slice(0, 500);

/** Maps every error to one of the codes. Unexpected errors become INTERNAL_SERVER_ERROR without details. */
export function formatError(logger: Pick<Logger, 'error' | 'warn'>) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const originalCode = formatted.extensions?.code;
    const { http } = ((error as Partial<GraphQLError>)?.extensions ?? {}) as { http?: { status?: number } };
    const status = http?.status ?? (ARGUMENT_FAULT.test(formatted.message) ? 400 : 500);
    const code = isKnownCode(originalCode)
      ? originalCode
      : (HTTP_CODES[String(originalCode)] ?? (status < 500 || isRequestError(error) ? 'BAD_USER_INPUT' : undefined));
    const location = {
      ...(formatted.locations && { locations: formatted.locations }),
      ...(formatted.path && { path: formatted.path }),
    };
    if (code) {
      const detail = (formatted.extensions as { originalError?: { message?: unknown } } | undefined)?.originalError
        ?.message;
      const message = Array.isArray(detail) ? detail.join('; ') : formatted.message;
      const retryAfterSeconds = code === 'RATE_LIMITED' ? formatted.extensions?.retryAfterSeconds : undefined;
      const extensions = { code, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
      return { message: withoutSuggestions(message), ...location, extensions };
    }
    const cause = (error as { originalError?: unknown })?.originalError ?? error;
    if (isPoolExhausted(cause)) {
      logger.warn({ path: formatted.path }, 'no connection of the pool became free in time');
      return { message: BUSY_MESSAGE, ...location, extensions: { code: 'OVERLOADED' } };
    }
    if (isTransientDatabaseError(cause)) {
      logger.warn(
        { reason: (cause as Error).message, path: formatted.path },
        'the database is temporarily unavailable',
      );
      return { message: UNAVAILABLE_MESSAGE, ...location, extensions: { code: 'UNAVAILABLE' } };
    }
    logger.error({ err: cause, path: formatted.path }, 'a resolver failed');
    return {
      message: 'Something went wrong on our side.',
      ...location,
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    };
  };
}

/** The approximate memory of a parsed document: three times its JSON, as measured, plus its source text. */
const approximateBytes = (document: DocumentNode): number =>
  3 * JSON.stringify(document).length + 2 * (document.loc?.source.body.length ?? 0);

/** Configuration of the GraphQL server, without the resolvers. */
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
    documentStore: new InMemoryLRUCache({ maxSize: 32 * 1024 * 1024, sizeCalculation: approximateBytes }),
    formatError: formatError(logger),
    validationRules: [...armor.validationRules, allowOneMutation, limitDocumentLength, refuseUnstorableText],
    // The cache control plugin would wrap every field; the inline trace plugin is for federation and would load its format.
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      requestGuards,
      admitOperations,
      instrumentOperations,
      compiledQueries(formatError(logger)),
    ],
  };
}
