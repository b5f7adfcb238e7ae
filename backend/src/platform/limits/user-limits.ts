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
import { type Count, PATIENCE_MS, SharedCounts } from './shared-counts.js';

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

/**
 * The limits per person. With Redis they hold over all instances; without it, and while it is away, each instance
 * counts for itself. The counts end by themselves a minute after the first one.
 */
@Injectable()
export class UserLimits {
  private readonly limits: Readonly<Record<Limited, UserLimit | null>>;

  constructor({ limits }: Config, { command }: RedisClients) {
    const shared = command && new SharedCounts(command);
    const limit = (what: Limited, points: number): UserLimit | null =>
      points === 0 ? null : new UserLimit(what, points, shared);
    this.limits = {
      message: limit('message', limits.messagesPerMinute),
      typing: limit('typing', limits.typingPerMinute),
      ping: limit('ping', limits.pingsPerMinute),
      upload: limit('upload', limits.uploadsPerMinute),
      search: limit('search', limits.searchesPerMinute),
      draft: limit('draft', limits.draftsPerMinute),
      preview: limit('preview', limits.previewsPerMinute),
    };
  }

  /** @throws ChatError RATE_LIMITED with the time after which the next one is allowed */
  async take(userId: string, what: Limited): Promise<void> {
    const retryAfterMs = (await this.limits[what]?.take(userId)) ?? null;
    if (retryAfterMs === null) return;
    throw new ChatError('RATE_LIMITED', 'That was too often. Wait a little and try again.', {
      retryAfterMs,
      limit: NAMES[what],
    });
  }

  /** Gives back what was taken for something that then did not happen. */
  async giveBack(userId: string, what: Limited): Promise<void> {
    await this.limits[what]?.giveBack(userId);
  }
}

/** One of them. */
class UserLimit {
  private readonly prefix: string;
  /** For as long as the shared counts cannot be had. */
  private readonly here: RateLimiterMemory;

  constructor(
    what: Limited,
    private readonly points: number,
    private readonly shared: SharedCounts | null,
  ) {
    this.prefix = prefixOf(what);
    this.here = new RateLimiterMemory({ keyPrefix: this.prefix, points, duration: WINDOW_SECONDS });
  }

  /** `null`, or the milliseconds after which there is one to take. */
  async take(userId: string): Promise<number | null> {
    const counted = await this.add(userId, 1);
    if (counted) return counted.count > this.points ? counted.endsInMs : null;
    try {
      await this.here.consume(userId);
      return null;
    } catch (error) {
      if (error instanceof RateLimiterRes) return error.msBeforeNext;
      throw error;
    }
  }

  async giveBack(userId: string): Promise<void> {
    if (!(await this.add(userId, -1))) await this.here.reward(userId);
  }

  private async add(userId: string, by: number): Promise<Count | null> {
    if (!this.shared) return null;
    try {
      return await this.shared.add({ key: `${this.prefix}:${userId}`, by, seconds: WINDOW_SECONDS });
    } catch {
      return null;
    }
  }
}

const prefixOf = (what: string): string => `parley:limit:${what}`;

/** So many in each stretch of time, by default a minute; `null` for 0, which is no limit. */
export function limiter(
  what: string,
  points: number,
  redis: RedisClients,
  duration = WINDOW_SECONDS,
): RateLimiterAbstract | null {
  if (points === 0) return null;
  const options = { keyPrefix: prefixOf(what), points, duration };
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
