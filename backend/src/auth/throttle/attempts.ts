import { Injectable } from '@nestjs/common';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { Config } from '../../config/index.js';
import { limiter } from '../../platform/limits/index.js';
import { RedisClients } from '../../platform/redis/index.js';
import { counted, isFailedProof, requireLeft } from './refusals.js';
import { Turns } from './turns.js';

/** Checks of passwords for one address at a time; the rest wait. */
const CHECKS_AT_ONCE = 4;

const TOO_MANY_FAILURES = 'There were too many failed attempts from this address.';

/**
 * How often one network address may fail to log in, may register and may ask for mails, over all instances. Log-ins that
 * succeed cost nothing: many people can share an address.
 */
@Injectable()
export class Attempts {
  private readonly failures: RateLimiterAbstract | null;
  private readonly registrations: RateLimiterAbstract | null;
  private readonly questions: RateLimiterAbstract | null;
  /** So that a burst of guesses cannot all pass before the first of them has failed. */
  private readonly turns = new Turns(CHECKS_AT_ONCE);

  constructor(config: Config, redis: RedisClients) {
    const { loginFailuresPerMinute, registrationsPerMinute } = config.limits;
    this.failures = limiter('login-failure', loginFailuresPerMinute, redis);
    this.registrations = limiter('registration', registrationsPerMinute, redis);
    this.questions = limiter('forgotten-password', loginFailuresPerMinute, redis);
  }

  /** @throws ChatError `RATE_LIMITED` */
  async countRegistration(address: string): Promise<void> {
    await counted(
      this.registrations,
      address,
      'There were too many registrations from this address.',
      'registrations',
    );
  }

  /** Of somebody who says that they forgot their password. @throws ChatError `RATE_LIMITED` */
  async countQuestion(address: string): Promise<void> {
    await counted(
      this.questions,
      address,
      'There were too many such questions from this address.',
      'passwords',
    );
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
      await requireLeft(failures, address, TOO_MANY_FAILURES);
      try {
        return await prove();
      } catch (error) {
        if (isFailedProof(error)) await counted(failures, address, TOO_MANY_FAILURES);
        throw error;
      }
    });
  }
}
