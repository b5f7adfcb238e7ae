import { describe, expect, test } from '@jest/globals';
import { loggedPath } from './logs.js';

describe('the path of a request in the logs', () => {
  test('has no query, which may hold anything', () => {
    expect(loggedPath('/api/v1/users?query=alice')).toBe('/api/v1/users');
  });

  test.each([
    ['/api/v1/invites/q7Yk2ZcN/accept', '/api/v1/invites/[code]/accept'],
    ['/API/V1/Invites/q7Yk2ZcN/Accept/?x=1', '/API/V1/Invites/[code]/Accept/'],
    ['/api/v1/invites/q7Yk2ZcN', '/api/v1/invites/[code]'],
    ['/invite/q7Yk2ZcN', '/invite/[code]'],
  ])('does not let in whoever reads it: %s', (url, logged) => {
    expect(loggedPath(url)).toBe(logged);
  });
});
