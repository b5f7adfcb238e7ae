import type { RateLimit } from '@parley/contracts';
import { RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { ChatError } from '../../platform/errors/index.js';
import { CodeMissing } from '../second-factor/code-missing.js';

/** What a failed proof of a password or a code is thrown as. */
export function isFailedProof(error: unknown): boolean {
  if (!(error instanceof ChatError) || error instanceof CodeMissing) return false;
  return ['UNAUTHENTICATED', 'FORBIDDEN'].includes(error.code);
}

/** Counts one. @throws ChatError RATE_LIMITED, beginning with the sentence, when that was one too many */
export async function counted(
  limit: RateLimiterAbstract | null,
  key: string,
  sentence: string,
  hit: RateLimit = 'logins',
): Promise<void> {
  try {
    await limit?.consume(key);
  } catch (error) {
    throw error instanceof RateLimiterRes ? tooMany(sentence, error, hit) : error;
  }
}

/** @throws ChatError RATE_LIMITED, without counting, where no more are left */
export async function requireLeft(limit: RateLimiterAbstract, key: string, sentence: string): Promise<void> {
  const before = await limit.get(key);
  if (before && before.remainingPoints <= 0) throw tooMany(sentence, before, 'logins');
}

function tooMany(sentence: string, state: RateLimiterRes, limit: RateLimit): ChatError {
  return new ChatError('RATE_LIMITED', `${sentence} Wait a little and try again.`, {
    retryAfterMs: Math.max(1, state.msBeforeNext),
    limit,
  });
}
