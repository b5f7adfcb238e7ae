import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { createClient } from 'redis';
import { Config } from '../../config/index.js';

export type RedisClient = ReturnType<typeof openClient>;

const FIRST_CONNECTION_MS = 3_000;
const MAX_RECONNECT_DELAY_MS = 2_000;
/** What a Redis that is frozen may leave unanswered; beyond, commands fail at once instead of filling the memory. */
const MAX_UNANSWERED = 50_000;

/**
 * The connections to Redis, or `null` for each where no REDIS_URL is set.
 *
 * Redis may go and come back at any time: connections are made again by themselves, and subscriptions with them.
 * While it is away commands fail at once instead of waiting for it; publishing then does nothing.
 */
@Injectable()
export class RedisClients implements OnApplicationShutdown {
  private readonly logger = new Logger('Redis');
  readonly command: RedisClient | null;
  /** For the Socket.IO adapter and the cluster bus. Its `publish` never fails: what it sends is lost while Redis is away. */
  readonly pub: RedisClient | null;
  readonly sub: RedisClient | null;

  constructor(config: Config) {
    const { url } = config.redis;
    this.command = url === null ? null : this.open(url, true);
    this.pub = url === null ? null : forgiving(this.open(url, true));
    this.sub = url === null ? null : this.open(url, false);
  }

  /** Whether a configured Redis answers now; true where none is configured. */
  async isReady(): Promise<boolean> {
    if (!this.command) return true;
    if (!this.command.isReady || !this.pub?.isReady || !this.sub?.isReady) return false;
    return this.command.ping().then(
      () => true,
      () => false,
    );
  }

  /** Waits some seconds for the first connection; goes on without it. */
  async connect(): Promise<void> {
    const connections = this.all().map((client) => client.connect());
    for (const connection of connections) connection.catch(() => undefined);
    const timeout = new Promise<void>((resolve) => setTimeout(resolve, FIRST_CONNECTION_MS).unref());
    await Promise.race([Promise.allSettled(connections), timeout]);
  }

  onApplicationShutdown(): void {
    for (const client of this.all()) client.destroy();
  }

  private all(): RedisClient[] {
    return [this.command, this.pub, this.sub].filter((client) => client !== null);
  }

  private open(url: string, failFast: boolean): RedisClient {
    const client = openClient(url, failFast);
    let away = false;
    client.on('error', (error: Error) => {
      if (!away) this.logger.warn(`Redis is away: ${error.message || error.name}`);
      away = true;
    });
    client.on('ready', () => {
      if (away) this.logger.log('Redis is back');
      away = false;
    });
    return client;
  }
}

function openClient(url: string, failFast: boolean) {
  return createClient({
    url,
    disableOfflineQueue: failFast,
    // The library's own limit is a timer and an AbortSignal for every command, which cost as much as the command.
    // Nothing waits for Redis without a limit of its own, and what waits is bounded by number.
    commandOptions: { timeout: undefined },
    ...(failFast && { commandsQueueMaxLength: MAX_UNANSWERED }),
    socket: {
      connectTimeout: 3_000,
      reconnectStrategy: (retries) =>
        Math.min(50 * 2 ** retries, MAX_RECONNECT_DELAY_MS) * (0.5 + Math.random() / 2),
    },
    pingInterval: 10_000,
  });
}

/** The Socket.IO adapter publishes without looking at the answer; a refusal would end the process. */
function forgiving(client: RedisClient): RedisClient {
  const publish = client.publish.bind(client);
  const sPublish = client.sPublish.bind(client);
  return Object.assign(client, {
    publish: (...args: Parameters<typeof publish>) => publish(...args).catch(() => 0),
    sPublish: (...args: Parameters<typeof sPublish>) => sPublish(...args).catch(() => 0),
  });
}
