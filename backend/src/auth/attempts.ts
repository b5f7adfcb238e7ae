import { Injectable } from '@nestjs/common';
import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { Config } from '../config/index.js';
import { ChatError } from '../platform/errors/index.js';
import { limiter } from '../platform/limits/index.js';
import { RedisClients } from '../platform/redis/index.js';
import { Turns } from './turns.js';

/** Checks of passwords for one address at a time; the rest wait. */
const CHECKS_AT_ONCE = 4;

/**
 * How often one network address may fail to log in and may register, over all instances. Log-ins that succeed cost
 * nothing: many people can share an address.
 */
@Injectable()
export class Attempts {
  private readonly failures: RateLimiterAbstract | null;
  private readonly registrations: RateLimiterAbstract | null;
  /** So that a burst of guesses cannot all pass before the first of them has failed. */
  private readonly turns = new Turns(CHECKS_AT_ONCE);

  constructor(config: Config, redis: RedisClients) {
    this.failures = limiter('login-failure', config.limits.loginFailuresPerMinute, redis);
    this.registrations = limiter('registration', config.limits.registrationsPerMinute, redis);
  }

  /** @throws ChatError `RATE_LIMITED` */
  async countRegistration(address: string): Promise<void> {
    await counted(this.registrations, address, 'There were too many registrations from this address.');
  }

  /**
   * Does something that proves knowledge of a password; what it throws as `UNAUTHENTICATED` or `FORBIDDEN` is a failure.
   *
   * @throws ChatError `RATE_LIMITED` without doing it, after too many failures.
   */
  guarded<T>(address: string, prove: () => Promise<T>): Promise<T> {
    const { failures } = this;
    if (!failures) return prove();
    return this.turns.take(address, async () => {
      const before = await failures.get(address);
      if (before && before.remainingPoints <= 0) throw tooMany(TOO_MANY_FAILURES, before);
      try {
        return await prove();
      } catch (error) {
        const failed = error instanceof ChatError && ['UNAUTHENTICATED', 'FORBIDDEN'].includes(error.code);
        if (failed) await counted(failures, address, TOO_MANY_FAILURES);
        throw error;
      }
    });
  }
}

const TOO_MANY_FAILURES = 'There were too many failed attempts from this address.';

async function counted(limit: RateLimiterAbstract | null, address: string, sentence: string): Promise<void> {
  try {
    await limit?.consume(address);
  } catch (error) {
    throw error instanceof RateLimiterRes ? tooMany(sentence, error) : error;
  }
}

function tooMany(sentence: string, state: RateLimiterRes): ChatError {
  return new ChatError('RATE_LIMITED', `${sentence} Wait a little and try again.`, {
    retryAfterMs: Math.max(1, state.msBeforeNext),
  });
}
