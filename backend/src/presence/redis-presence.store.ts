import type { Id } from '@parley/contracts';
import { answeredWithin, type RedisClient } from '../platform/redis/index.js';
import { type Beat, type Liveliness, PresenceStore } from './presence.store.js';

const PATIENCE_MS = 1_000;
/** Beats in one call, so that none keeps Redis long. */
const AT_ONCE = 500;

/** Redis's own clock, in milliseconds: instances need not agree on theirs. */
const NOW = `
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)`;

/**
 * Per person a sorted set of connections by the time at which they end. A connection's id has a `+` before it, or a `-`
 * while it idles, and is in the set with one of them at a time. One more set has the people, by the time at which their
 * last connection ends.
 */
const KEEP = `${NOW}
  for n = 1, #KEYS - 1 do
    local key, user, id, active, duration = KEYS[n + 1], ARGV[4 * n - 3], ARGV[4 * n - 2], ARGV[4 * n - 1], tonumber(ARGV[4 * n])
    redis.call('ZREM', key, (active == '1' and '-' or '+') .. id)
    redis.call('ZADD', key, now + duration, (active == '1' and '+' or '-') .. id)
    redis.call('ZREMRANGEBYSCORE', key, '-inf', now)
    local last = redis.call('ZRANGE', key, -1, -1, 'WITHSCORES')
    if last[2] then
      redis.call('PEXPIREAT', key, math.floor(last[2]))
      redis.call('ZADD', KEYS[1], last[2], user)
    else
      redis.call('ZREM', KEYS[1], user)
    end
  end`;

const READ = `${NOW}
  local answer = {}
  for n, key in ipairs(KEYS) do
    local living = redis.call('ZRANGE', key, '(' .. now, '+inf', 'BYSCORE')
    answer[n] = ''
    for _, id in ipairs(living) do
      if string.sub(id, 1, 1) == '+' then answer[n] = 'online' break end
      answer[n] = 'away'
    end
  end
  return answer`;

const PRESENT = `${NOW}
  redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
  return redis.call('ZRANGE', KEYS[1], 0, -1)`;

const PEOPLE = 'parley:presence';
const keyOf = (userId: Id): string => `${PEOPLE}:${userId}`;

/** For several instances. @throws when Redis does not answer: nobody waits for it longer than a second */
export class RedisPresenceStore extends PresenceStore {
  constructor(private readonly redis: RedisClient) {
    super();
  }

  async keep(beats: readonly Beat[]): Promise<void> {
    for (let start = 0; start < beats.length; start += AT_ONCE) {
      const some = beats.slice(start, start + AT_ONCE);
      await this.run(
        KEEP,
        [PEOPLE, ...some.map(({ userId }) => keyOf(userId))],
        some.flatMap(({ userId, connectionId, active, forMs }) => [
          userId,
          connectionId,
          active ? '1' : '0',
          String(forMs),
        ]),
      );
    }
  }

  async read(userIds: readonly Id[]): Promise<Map<Id, Liveliness>> {
    const found = new Map<Id, Liveliness>();
    for (let start = 0; start < userIds.length; start += AT_ONCE) {
      const some = userIds.slice(start, start + AT_ONCE);
      const answers = (await this.run(READ, some.map(keyOf), [])) as (Liveliness | '')[];
      some.forEach((userId, index) => {
        const answer = answers[index];
        if (answer) found.set(userId, answer);
      });
    }
    return found;
  }

  async present(after: Id | null, limit: number): Promise<Id[]> {
    const there = (await this.run(PRESENT, [PEOPLE], [])) as Id[];
    return there
      .sort()
      .filter((userId) => after === null || userId > after)
      .slice(0, limit);
  }

  private run(script: string, keys: string[], parameters: string[]): Promise<unknown> {
    return answeredWithin(PATIENCE_MS, this.redis.eval(script, { keys, arguments: parameters }));
  }
}
