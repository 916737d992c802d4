import { GraphQLError } from 'graphql';

/** Every code an answer's `errors` may carry. Failures a person can meet are members of result unions instead. */
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

/** What a refusal that passes by itself asks the client to wait. */
export const RETRY_AFTER_SECONDS = '1';

/** A failure with a code of the closed list. The message is shown to the caller: no internals in it. A status is for failures before
 *  any field is asked: without one they would count as the server's fault. */
export class CodedError extends GraphQLError {
  constructor(code: ErrorCode, message: string, status?: number) {
    const headers = new Map(status === 429 || status === 503 ? [['retry-after', RETRY_AFTER_SECONDS]] : []);
    super(message, { extensions: { code, ...(status && { http: { status, headers } }) } });
  }
}

/** A refusal of a caller who has done something too often. Answered with status 429 and `Retry-After`. */
export class RateLimitedError extends GraphQLError {
  constructor(message: string, retryAfterSeconds: number) {
    super(message, { extensions: { code: 'RATE_LIMITED' satisfies ErrorCode, retryAfterSeconds } });
  }
}

export const badInput = (message: string) => new CodedError('BAD_USER_INPUT', message);
