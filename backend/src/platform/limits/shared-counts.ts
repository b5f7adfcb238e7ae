import { askedTogether } from '../asking/index.js';
import { answeredWithin, type RedisClient, RedisScript } from '../redis/index.js';

/** A Redis that is frozen rather than gone answers nothing: whoever asks waits no longer than this. */
export const PATIENCE_MS = 500;

/**
 * For each key how much is added to its count and, when that begins it, how many seconds it lasts. Gives for each the
 * count and the milliseconds until it ends. A single one of them is counted as `RateLimiterRedis` does.
 */
const COUNT = new RedisScript(`
  local answer = {}
  for n, key in ipairs(KEYS) do
    local seconds = ARGV[2 * n]
    redis.call('SET', key, 0, 'EX', seconds, 'NX')
    local count = redis.call('INCRBY', key, ARGV[2 * n - 1])
    local left = redis.call('PTTL', key)
    if left == -1 then
      redis.call('EXPIRE', key, seconds)
      left = 1000 * seconds
    end
    answer[2 * n - 1] = count
    answer[2 * n] = left
  end
  return answer`);

interface Addition {
  readonly key: string;
  readonly by: number;
  readonly seconds: number;
}

export interface Count {
  readonly count: number;
  readonly endsInMs: number;
}

/**
 * Counts that all instances share. What many count at once goes to Redis as one call: each message of a busy server is
 * counted, and as a call of its own that cost it more than to check who wrote it and where.
 */
export class SharedCounts {
  constructor(private readonly redis: RedisClient) {}

  /** @throws when Redis is away or does not answer in time; it may have been counted then. */
  readonly add = askedTogether((additions: readonly Addition[]) => this.ask(additions));

  private async ask(additions: readonly Addition[]): Promise<Count[]> {
    if (!this.redis.isReady) throw new Error('Redis is away');
    const keys = additions.map(({ key }) => key);
    const args = additions.flatMap(({ by, seconds }) => [String(by), String(seconds)]);
    const answer = (await answeredWithin(PATIENCE_MS, COUNT.run(this.redis, keys, args))) as number[];
    return additions.map((_, n) => ({ count: answer[2 * n] ?? NaN, endsInMs: answer[2 * n + 1] ?? NaN }));
  }
}
