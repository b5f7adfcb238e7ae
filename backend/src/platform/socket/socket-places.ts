import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../../config/index.js';
import { askedTogether } from '../asking/index.js';
import { answeredWithin, type RedisClient, RedisClients } from '../redis/index.js';

/** A place whose instance died is free again after this long. */
const TTL_MS = 45_000;
const REFRESH_MS = 15_000;
/** A Redis that is frozen rather than gone answers nothing: after this long this instance counts for itself. */
const PATIENCE_MS = 1_000;
/** Places in one call, so that none keeps Redis long. */
const AT_ONCE = 500;

/**
 * For each key one socket. Redis's own clock, so that instances need not agree on theirs. Scores are the milliseconds at
 * which a place ends.
 */
const TAKE = `
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  local answer = {}
  for n, key in ipairs(KEYS) do
    redis.call('ZREMRANGEBYSCORE', key, '-inf', now)
    if ARGV[2] ~= '0' and redis.call('ZCARD', key) >= tonumber(ARGV[2]) then
      answer[n] = 0
    else
      redis.call('ZADD', key, now + ARGV[1], ARGV[n + 2])
      redis.call('PEXPIRE', key, ARGV[1])
      answer[n] = 1
    end
  end
  return answer`;

interface Place {
  readonly userId: string;
  readonly socketId: string;
}

/**
 * How many sockets a person has, against `LIMIT_SOCKETS_PER_USER`: over all instances with Redis, on this one without
 * it and while it is away. Every place in Redis ends by itself unless its instance says in time that it is still taken.
 */
@Injectable()
export class SocketPlaces implements OnApplicationShutdown {
  private readonly logger = new Logger(SocketPlaces.name);
  private readonly here = new Map<string, Set<string>>();
  private readonly limit: number;
  private readonly redis: RedisClient | null;
  private readonly refreshing: NodeJS.Timeout | undefined;

  constructor(config: Config, clients: RedisClients) {
    this.limit = config.limits.socketsPerUser;
    this.redis = this.limit === 0 ? null : clients.command;
    if (this.redis) {
      this.refreshing = setInterval(() => void this.refresh(), REFRESH_MS);
      this.refreshing.unref();
    }
  }

  /** Whether there was a place left for this socket. */
  async take(userId: string, socketId: string): Promise<boolean> {
    if (this.limit === 0) return true;
    const sockets = this.here.get(userId) ?? new Set();
    if (sockets.size >= this.limit) return false;
    // Taken here before anything is awaited: two at once cannot both get the last place.
    sockets.add(socketId);
    this.here.set(userId, sockets);

    const free = await this.takeInRedis({ userId, socketId });
    if (!free) this.leave(userId, socketId);
    return free;
  }

  /** More than once is no error. */
  leave(userId: string, socketId: string): void {
    const sockets = this.here.get(userId);
    if (!sockets?.delete(socketId)) return;
    if (sockets.size === 0) this.here.delete(userId);
    this.redis?.zRem(keyOf(userId), socketId).catch(() => undefined);
  }

  onApplicationShutdown(): void {
    clearInterval(this.refreshing);
  }

  /** Of those who come at once each takes theirs in one call. */
  private readonly takeInRedis = askedTogether((places: readonly Place[]) => this.ask(places, this.limit));

  /** For each place whether it was free. */
  private async ask(places: readonly Place[], limit: number): Promise<boolean[]> {
    if (!this.redis?.isReady) return places.map(() => true);
    try {
      const asked = this.redis.eval(TAKE, {
        keys: places.map(({ userId }) => keyOf(userId)),
        arguments: [String(TTL_MS), String(limit), ...places.map(({ socketId }) => socketId)],
      });
      const taken = (await answeredWithin(PATIENCE_MS, asked)) as number[];
      return taken.map((one) => one === 1);
    } catch (error) {
      this.logger.debug({ err: error }, 'sockets are counted on this instance alone');
      return places.map(() => true);
    }
  }

  private async refresh(): Promise<void> {
    const noLimit = 0;
    const places = [...this.here].flatMap(([userId, sockets]) =>
      [...sockets].map((socketId): Place => ({ userId, socketId })),
    );
    for (let start = 0; start < places.length; start += AT_ONCE) {
      await this.ask(places.slice(start, start + AT_ONCE), noLimit);
    }
  }
}

const keyOf = (userId: string): string => `parley:sockets:${userId}`;
