import { Injectable } from '@nestjs/common';
import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import { Config } from '../../config/index.js';
import { limiter } from '../../platform/limits/index.js';
import { RedisClients } from '../../platform/redis/index.js';
import type { LinkPurpose } from './mail-links.repository.js';

const HOUR_SECONDS = 3_600;

/** How many mails of a kind one account is sent an hour: nobody's mailbox can be filled from here. */
@Injectable()
export class MailBudget {
  private readonly mails: RateLimiterAbstract | null;

  constructor(config: Config, redis: RedisClients) {
    this.mails = limiter('mail', config.limits.mailsPerHour, redis, HOUR_SECONDS);
  }

  /** `null` when one may be sent, and is counted; otherwise the milliseconds until the next one may. */
  async take(purpose: LinkPurpose, userId: string): Promise<number | null> {
    try {
      await this.mails?.consume(`${purpose} ${userId}`);
      return null;
    } catch (error) {
      if (error instanceof RateLimiterRes) return error.msBeforeNext;
      throw error;
    }
  }
}
