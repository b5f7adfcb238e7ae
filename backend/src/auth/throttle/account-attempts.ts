import { Injectable } from '@nestjs/common';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { Config } from '../../config/index.js';
import { limiter } from '../../platform/limits/index.js';
import { RedisClients } from '../../platform/redis/index.js';
import { counted, isFailedProof, requireLeft } from './refusals.js';
import { Turns } from './turns.js';

/** On which account failed proofs are put down, and for whom. */
export interface AccountBudget {
  /** `known`: a device or address that has signed in to the account before. Everybody else shares one of `stranger`. */
  readonly kind: 'known' | 'stranger';
  readonly key: string;
}

const CHECKS_AT_ONCE = 4;
const HOUR_SECONDS = 3_600;
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 900;

const TOO_MANY_KNOWN = 'There were too many failed attempts from this device.';
const TOO_MANY_STRANGERS = 'There were too many failed attempts to sign in to this account.';

/**
 * How often a proof for one account may fail, wherever from, over all instances: the answer to guesses that come from
 * many addresses.
 *
 * - Whoever is known to the account has a budget a minute of their own, that nobody else can use up. So an attack never
 *   keeps people from signing in where they have signed in before.
 * - All strangers share one budget an hour. When it is spent, each further failure makes all of them wait: half a
 *   minute, and twice as long each time, up to a quarter of an hour.
 *
 * Counts are kept by what was typed as login, whether there is such an account or not: nothing here tells one from the
 * other. They go by themselves, an hour after the first.
 */
@Injectable()
export class AccountAttempts {
  private readonly free: number;
  private readonly known: RateLimiterAbstract | null;
  private readonly strangers: RateLimiterAbstract | null;
  private readonly waits: RateLimiterAbstract | null;
  private readonly turns = new Turns(CHECKS_AT_ONCE);

  constructor(config: Config, redis: RedisClients) {
    const { loginFailuresPerMinute, loginFailuresPerAccount } = config.limits;
    this.free = loginFailuresPerAccount;
    this.known = limiter('login-failure-known', loginFailuresPerMinute, redis);
    this.strangers = limiter('login-failure-stranger', loginFailuresPerAccount, redis, HOUR_SECONDS);
    this.waits = this.strangers && limiter('login-wait', 1, redis);
  }

  /**
   * Does something that proves who somebody is; what it throws as `UNAUTHENTICATED` or `FORBIDDEN` is a failure.
   *
   * @throws ChatError `RATE_LIMITED` without doing it, after too many failures.
   */
  guarded<T>(budget: AccountBudget, prove: () => Promise<T>): Promise<T> {
    return this.turns.take(`${budget.kind} ${budget.key}`, async () => {
      await this.requireLeft(budget);
      try {
        return await prove();
      } catch (error) {
        if (isFailedProof(error)) await this.failed(budget);
        throw error;
      }
    });
  }

  private async requireLeft({ kind, key }: AccountBudget): Promise<void> {
    if (kind === 'known' && this.known) await requireLeft(this.known, key, TOO_MANY_KNOWN);
    if (kind === 'stranger' && this.waits) await requireLeft(this.waits, key, TOO_MANY_STRANGERS);
  }

  private async failed({ kind, key }: AccountBudget): Promise<void> {
    if (kind === 'known') return counted(this.known, key, TOO_MANY_KNOWN);
    const state = await this.strangers?.penalty(key);
    const beyond = (state?.consumedPoints ?? 0) - this.free;
    if (!state || beyond < 0) return;
    const seconds = Math.min(FIRST_WAIT_SECONDS * 2 ** beyond, LONGEST_WAIT_SECONDS);
    await this.waits?.block(key, seconds);
  }
}
