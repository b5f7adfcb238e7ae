import { ChatError } from '@parley/client';
import { failureCode, failureWords } from './failures';

describe('a failure in words', () => {
  it('says what to do', () => {
    expect(failureWords(new ChatError('NO_ANSWER', ''))).toMatch(/check your connection/i);
    expect(failureWords(new ChatError('UNAVAILABLE', ''))).toMatch(/try again/i);
  });

  it.each([
    [900, 'in a second'],
    [42_000, 'in 42 seconds'],
    [120_000, 'in 2 minutes'],
    [null, 'in a minute'],
  ])('says when to come back after %p ms', (retryAfterMs, words) => {
    expect(failureWords(new ChatError('RATE_LIMITED', '', { retryAfterMs }))).toContain(words);
  });

  it('leaves the server’s own sentence where there is one', () => {
    expect(failureWords(new ChatError('CONFLICT', 'This username is taken.'))).toBe(
      'This username is taken.',
    );
  });

  it('is found inside what wraps it', () => {
    const wrapped = new Error('Resource failed', { cause: new ChatError('NOT_FOUND', 'No such room.') });
    expect(failureCode(wrapped)).toBe('NOT_FOUND');
    expect(failureWords(wrapped)).toBe('No such room.');
    expect(failureCode(new TypeError('x'))).toBeNull();
  });
});
