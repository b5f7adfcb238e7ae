import { expect, test } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { ChatError } from '../errors/index.js';
import { errorInLogs } from './error-in-logs.js';

const SECRET = 'what somebody wrote';

test('of a failed statement neither the statement nor its parameters nor the row that PostgreSQL quotes', () => {
  const fromServer = Object.assign(new Error('duplicate key value violates unique constraint "x"'), {
    code: '23505',
    detail: `Key (body)=(${SECRET}) already exists.`,
    where: SECRET,
  });
  const failed = new QueryFailedError(`INSERT INTO messages VALUES ('${SECRET}')`, [SECRET], fromServer);
  const logged = errorInLogs(new ChatError('UNAVAILABLE', 'later', { cause: failed }));
  expect(JSON.stringify(logged)).not.toContain(SECRET);
  expect(logged).toMatchObject({
    type: 'ChatError',
    message: 'later',
    cause: {
      type: 'QueryFailedError',
      code: '23505',
      message: 'duplicate key value violates unique constraint "x"',
    },
  });
  expect(logged.cause?.stack).toContain('error-in-logs.spec');
});

test('of what is no error only what it is', () => {
  expect(errorInLogs(SECRET)).toEqual({ type: 'string', message: 'something was thrown that is no error' });
});
