import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { isTransientDatabaseError, asUnavailable } from './transient-errors.js';

const coded = (code: string, message = 'said by the server') => Object.assign(new Error(message), { code });

describe('a fault of the moment', () => {
  it.each([
    ['the server starts', coded('57P03')],
    ['the server stops', coded('57P01', 'terminating connection due to administrator command')],
    ['another backend crashed', coded('57P02')],
    ['a connection broke', coded('08006')],
    ['nobody listens', coded('ECONNREFUSED')],
    ['the other side hung up', coded('ECONNRESET')],
    ['nobody listens on any address', Object.assign(new AggregateError([], ''), { code: 'ECONNREFUSED' })],
    ['too many connections', coded('53300')],
    ['it lets nobody in', Object.assign(coded('55000'), { severity: 'FATAL' })],
    ['it waited too long', coded('57014')],
    ['it stood in another’s way', coded('40P01')],
    ['the driver lost it', new Error('Connection terminated unexpectedly')],
    ['GraphQL wrapped it', new GraphQLError('x', { originalError: coded('57P01') })],
  ])('%s', async (_what, error) => {
    expect(isTransientDatabaseError(error)).toBe(true);
    await expect(asUnavailable(Promise.reject(error))).rejects.toMatchObject({
      extensions: { code: 'UNAVAILABLE', http: { status: 503 } },
    });
  });

  it('says that the server is busy, not that the database is away, when no connection of the pool came free', async () => {
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
    ['a fault of ours', new TypeError('cannot read properties of undefined (reading "connect")')],
    ['Node refusing an argument', coded('ERR_INVALID_ARG_TYPE')],
    ['nothing', undefined],
    ['a text', 'Connection terminated'],
  ])('is not: %s', async (_what, error) => {
    expect(isTransientDatabaseError(error)).toBe(false);
    await expect(asUnavailable(Promise.reject(error as Error))).rejects.toBe(error);
  });
});
