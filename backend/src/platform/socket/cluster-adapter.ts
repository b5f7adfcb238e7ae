import { createAdapter } from '@socket.io/redis-adapter';
import type { Server } from 'socket.io';
import type { RedisClient, RedisClients } from '../redis/index.js';
import { BroadcastParser } from './broadcast-parser.js';
import { Incoming } from './incoming.js';

type AdapterConstructor = Parameters<Server['adapter']>[0];
type Listener = (message: Buffer, channel: Buffer) => void;

/**
 * Socket.IO's Redis adapter over connections that come and go; `null` without Redis.
 *
 * The adapter looks at no answer of Redis, so every refusal is taken here: what is published while Redis is away is
 * lost (the log in the database heals that), local clients get theirs all the same, and a subscription that could not
 * be made is made as soon as Redis is there.
 *
 * @param together does some work that emits to rooms, as in `emitTogether`
 */
export function clusterAdapter(
  { pub, sub }: RedisClients,
  together: (work: () => void) => void,
): AdapterConstructor | null {
  if (!pub || !sub) return null;
  return createAdapter(publishing(pub), subscribing(sub, new Incoming(together)), {
    key: 'parley',
    parser: new BroadcastParser(),
  }) as AdapterConstructor;
}

/** What the adapter asks of its client for publishing. It tells `redis` from `ioredis` by `pSubscribe`. */
function publishing(client: RedisClient): object {
  return {
    pSubscribe: () => undefined,
    sSubscribe: () => undefined,
    publish: (channel: string, message: string | Buffer) => {
      if (client.isReady) client.publish(channel, message).catch(() => undefined);
    },
    sendCommand: (args: string[]) => client.sendCommand(args),
    on: () => undefined,
    off: () => undefined,
  };
}

/** The adapter listens to broadcasts by a pattern, and to what instances ask each other by channels of its own. */
function subscribing(client: RedisClient, incoming: Incoming): object {
  const untilDone = (subscribe: () => Promise<void>): void => {
    subscribe().catch(() => client.once('ready', () => untilDone(subscribe)));
  };
  return {
    pSubscribe: (pattern: string, listener: Listener) =>
      untilDone(() => client.pSubscribe(pattern, incoming.broadcasts(listener), true)),
    subscribe: (channels: string[], listener: Listener) =>
      untilDone(() => client.subscribe(channels, incoming.requests(listener), true)),
    pUnsubscribe: (pattern: string) => {
      if (client.isReady) client.pUnsubscribe(pattern).catch(() => undefined);
    },
    unsubscribe: (channel: string) => {
      if (client.isReady) client.unsubscribe(channel).catch(() => undefined);
    },
    on: () => undefined,
    off: () => undefined,
  };
}
