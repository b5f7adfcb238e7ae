import { describe, expect, test } from '@jest/globals';
import { QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { ChatError } from '../errors/index.js';
import { isUnavailable } from './sql-state.js';

describe('isUnavailable', () => {
  test.each([
    ['a refused connection', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    ['a server that shuts down', Object.assign(new Error('terminating connection'), { code: '57P01' })],
    ['a connection lost with a query under way', new Error('Connection terminated unexpectedly')],
    ['a transaction whose connection was lost in between', new QueryRunnerAlreadyReleasedError()],
    ['the same, asked through its manager', new QueryRunnerProviderAlreadyReleasedError()],
    [
      'several addresses of which none answers',
      new AggregateError([Object.assign(new Error(), { code: 'ECONNREFUSED' })]),
    ],
  ])('%s', (_, error) => {
    expect(isUnavailable(error)).toBe(true);
  });

  test.each([
    ['a violated constraint', Object.assign(new Error('duplicate key'), { code: '23505' })],
    ['a refusal of ours', new ChatError('FORBIDDEN', 'no')],
    ['nothing', undefined],
  ])('not %s', (_, error) => {
    expect(isUnavailable(error)).toBe(false);
  });
});
