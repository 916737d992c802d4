import { CodedError } from '../graphql/errors.js';

/** Messages of the driver and the pool that come without a code. */
const TRANSIENT_MESSAGES =
  /connection (terminated|error|timeout|ended)|timeout exceeded|not queryable|already released|read timeout/i;

/**
 * Whether an error may disappear when the work is retried: the database is unreachable, starting or stopping, out of connections, disk or
 * memory, a statement timed out, or it was cancelled to end a conflict.
 */
export function isTransientDatabaseError(error: unknown): boolean {
  const { code, severity, message, originalError } = (error ?? {}) as Partial<Record<'code' | 'severity' | 'message', string>> & { originalError?: unknown }; // prettier-ignore
  if (originalError) return isTransientDatabaseError(originalError);
  if (severity === 'FATAL' || severity === 'PANIC') return true; // the server also closed the connection
  if (typeof code !== 'string') return TRANSIENT_MESSAGES.test(message ?? '');
  return /^(08...|57P0[1-5]|57014|55P03|53[0123]00|40001|40P01|25P03|25P04)$/.test(code) || /^E[A-Z]{4,}$/.test(code);
}

/** Whether no connection of the pool became free in time. The database itself may be healthy. */
export const isPoolExhausted = (error: unknown): boolean =>
  (error as Partial<Error> | undefined)?.message === 'timeout exceeded when trying to connect';

export const UNAVAILABLE_MESSAGE = 'Temporarily unavailable, please try again in a minute.';

export const BUSY_MESSAGE = 'Too many requests at the moment, please try again in a minute.';

/** For work before GraphQL runs: turns transient errors into UNAVAILABLE, or OVERLOADED when the pool is exhausted, with status 503. */
export const asUnavailable = <Result>(work: Promise<Result>): Promise<Result> =>
  work.catch((error: unknown) => {
    if (isPoolExhausted(error)) throw new CodedError('OVERLOADED', BUSY_MESSAGE, 503);
    throw isTransientDatabaseError(error) ? new CodedError('UNAVAILABLE', UNAVAILABLE_MESSAGE, 503) : error;
  });
