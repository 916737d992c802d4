import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { isTransientDatabaseError, asUnavailable } from './transient-errors.js';

const coded = (code: string, message = 'said by the server') => Object.assign(new Error(message), { code });

describe('a transient error', () => {
  it.each([
    ['the server is starting', coded('57P03')],
    ['the server is stopping', coded('57P01', 'terminating connection due to administrator command')],
    ['another backend crashed', coded('57P02')],
    ['a connection broke', coded('08006')],
    ['the connection is refused', coded('ECONNREFUSED')],
    ['the connection is reset', coded('ECONNRESET')],
    ['the connection is refused on every address', Object.assign(new AggregateError([], ''), { code: 'ECONNREFUSED' })],
    ['the server has too many connections', coded('53300')],
    ['the server accepts no connections', Object.assign(coded('55000'), { severity: 'FATAL' })],
    ['the statement timed out', coded('57014')],
    ['the statement was chosen to end a deadlock', coded('40P01')],
    ['the driver lost the connection', new Error('Connection terminated unexpectedly')],
    ['GraphQL wrapped the error', new GraphQLError('x', { originalError: coded('57P01') })],
  ])('is recognised when %s', async (_what, error) => {
    expect(isTransientDatabaseError(error)).toBe(true);
    await expect(asUnavailable(Promise.reject(error))).rejects.toMatchObject({
      extensions: { code: 'UNAVAILABLE', http: { status: 503 } },
    });
  });

  it('is reported as overload, not as an unavailable database, when no connection of the pool became free', async () => {
    const error = new Error('timeout exceeded when trying to connect');
    expect(isTransientDatabaseError(error)).toBe(true);
    await expect(asUnavailable(Promise.reject(error))).rejects.toMatchObject({
      extensions: { code: 'OVERLOADED', http: { status: 503 } },
    });
  });

  it.each([
    ['a row that exists already', coded('23505')],
    ['a wrong statement', coded('42601')],
    ['a number out of range', coded('22003', 'value "timeout" is out of range')],
    ['a programming error', new TypeError('cannot read properties of undefined (reading "connect")')],
    ['Node refusing an argument', coded('ERR_INVALID_ARG_TYPE')],
    ['nothing', undefined],
    ['a text', 'Connection terminated'],
  ])('is not assumed for %s', async (_what, error) => {
    expect(isTransientDatabaseError(error)).toBe(false);
    await expect(asUnavailable(Promise.reject(error as Error))).rejects.toBe(error);
  });
});
