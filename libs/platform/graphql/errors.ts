import { GraphQLError } from 'graphql';

/** All codes that the `errors` of an answer may have. Expected refusals are members of result unions instead. */
export const ERROR_CODES = [
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'PERSISTED_QUERY_NOT_FOUND',
  'OPERATION_RESOLUTION_FAILURE',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'RATE_LIMITED',
  'TIMEOUT',
  'OVERLOADED',
  'UNAVAILABLE',
  'CLIENT_CLOSED_REQUEST',
  'INTERNAL_SERVER_ERROR',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Seconds that clients are asked to wait after a temporary refusal. */
export const RETRY_AFTER_SECONDS = '1';

/** A failure with one of the codes. Its message is shown to the caller, so it must reveal no internals. `status` is the HTTP status of
 *  failures before any field is resolved; without it they would count as server errors. */
export class CodedError extends GraphQLError {
  constructor(code: ErrorCode, message: string, status?: number) {
    const headers = new Map(status === 429 || status === 503 ? [['retry-after', RETRY_AFTER_SECONDS]] : []);
    super(message, { extensions: { code, ...(status && { http: { status, headers } }) } });
  }
}

/** The refusal of a caller who has reached a rate limit. It is answered with status 429 and `Retry-After`. */
export class RateLimitedError extends GraphQLError {
  constructor(message: string, retryAfterSeconds: number) {
    super(message, { extensions: { code: 'RATE_LIMITED' satisfies ErrorCode, retryAfterSeconds } });
  }
}

export const badInput = (message: string) => new CodedError('BAD_USER_INPUT', message);
