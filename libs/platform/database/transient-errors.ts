import { CodedError } from '../graphql/errors.js';

/** What the driver and the pool say without a code. */
const SAID =
  /connection (terminated|error|timeout|ended)|timeout exceeded|not queryable|already released|read timeout/i;

/**
 * Whether a fault is of the moment, so that asking again may do: the database is away, coming or going, full of
 * connections, out of disk or memory, kept a statement waiting, or broke off what stood in another's way.
 */
export function isTransientDatabaseError(error: unknown): boolean {
  const { code, severity, message, originalError } = (error ?? {}) as Partial<Record<'code' | 'severity' | 'message', string>> & { originalError?: unknown }; // prettier-ignore
  if (originalError) return isTransientDatabaseError(originalError);
  if (severity === 'FATAL' || severity === 'PANIC') return true; // the server ended the connection with it
  if (typeof code !== 'string') return SAID.test(message ?? '');
  return /^(08...|57P0[1-5]|57014|55P03|53[0123]00|40001|40P01|25P03|25P04)$/.test(code) || /^E[A-Z]{4,}$/.test(code);
}

/** Whether every connection of the pool stayed in use for as long as one may wait: the database itself may be well. */
export const isPoolExhausted = (error: unknown): boolean =>
  (error as Partial<Error> | undefined)?.message === 'timeout exceeded when trying to connect';

export const UNAVAILABLE_MESSAGE = 'The service is catching its breath; try again in a moment.';

export const BUSY_MESSAGE = 'Too many people ask for this at the moment; try again in a moment.';

/** For work before any field is asked: what is of the moment becomes UNAVAILABLE, or OVERLOADED where we have no connection left, with 503. */
export const asUnavailable = <Result>(work: Promise<Result>): Promise<Result> =>
  work.catch((error: unknown) => {
    if (isPoolExhausted(error)) throw new CodedError('OVERLOADED', BUSY_MESSAGE, 503);
    throw isTransientDatabaseError(error) ? new CodedError('UNAVAILABLE', UNAVAILABLE_MESSAGE, 503) : error;
  });
