import { Injectable } from '@nestjs/common';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  RLWrapperTimeouts,
} from 'rate-limiter-flexible';
import type { RateLimit } from '@parley/contracts';
import { Config } from '../../config/index.js';
import { ChatError } from '../errors/index.js';
import { RedisClients } from '../redis/index.js';

/** What a person may do only so often a minute, over all their devices and all instances. */
export type Limited = 'message' | 'typing' | 'ping' | 'upload' | 'search' | 'draft' | 'preview';

/** As the statistics call them. */
const NAMES: Readonly<Record<Limited, RateLimit>> = {
  message: 'messages',
  typing: 'typing',
  ping: 'pings',
  upload: 'uploads',
  search: 'searches',
  draft: 'drafts',
  preview: 'previews',
};

const WINDOW_SECONDS = 60;
/** A Redis that is frozen rather than gone answers nothing: after this long this instance counts for itself. */
const PATIENCE_MS = 500;

/**
 * The limits per person. With Redis they hold over all instances; without it, and while it is away, each instance
 * counts for itself. The counts end by themselves a minute after the first one.
 */
@Injectable()
export class UserLimits {
  private readonly limiters: Readonly<Record<Limited, RateLimiterAbstract | null>>;

  constructor(config: Config, redis: RedisClients) {
    const { messagesPerMinute, typingPerMinute, pingsPerMinute, uploadsPerMinute, searchesPerMinute } =
      config.limits;
    const { draftsPerMinute, previewsPerMinute } = config.limits;
    this.limiters = {
      message: limiter('message', messagesPerMinute, redis),
      typing: limiter('typing', typingPerMinute, redis),
      ping: limiter('ping', pingsPerMinute, redis),
      upload: limiter('upload', uploadsPerMinute, redis),
      search: limiter('search', searchesPerMinute, redis),
      draft: limiter('draft', draftsPerMinute, redis),
      preview: limiter('preview', previewsPerMinute, redis),
    };
  }

  /** @throws ChatError RATE_LIMITED with the time after which the next one is allowed */
  async take(userId: string, what: Limited): Promise<void> {
    try {
      await this.limiters[what]?.consume(userId);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new ChatError('RATE_LIMITED', 'That was too often. Wait a little and try again.', {
        retryAfterMs: error.msBeforeNext,
        limit: NAMES[what],
        cause: error,
      });
    }
  }

  /** Gives back what was taken for something that then did not happen. */
  async giveBack(userId: string, what: Limited): Promise<void> {
    await this.limiters[what]?.reward(userId);
  }
}

/** So many in each stretch of time, by default a minute; `null` for 0, which is no limit. */
export function limiter(
  what: string,
  points: number,
  redis: RedisClients,
  duration = WINDOW_SECONDS,
): RateLimiterAbstract | null {
  if (points === 0) return null;
  const options = { keyPrefix: `parley:limit:${what}`, points, duration };
  const here = new RateLimiterMemory(options);
  if (!redis.command) return here;
  const everywhere = new RateLimiterRedis({
    ...options,
    storeClient: redis.command,
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
  });
  return new RLWrapperTimeouts({ limiter: everywhere, timeoutMs: PATIENCE_MS, insuranceLimiter: here });
}
