import { createAdapter } from '@socket.io/redis-adapter';
import type { Server } from 'socket.io';
import type { RedisClient, RedisClients } from '../redis/index.js';
import { BroadcastParser } from './broadcast-parser.js';

type AdapterConstructor = Parameters<Server['adapter']>[0];
type Listener = (message: Buffer, channel: Buffer) => void;

/**
 * Socket.IO's Redis adapter over connections that come and go; `null` without Redis.
 *
 * The adapter looks at no answer of Redis, so every refusal is taken here: what is published while Redis is away is
 * lost (the log in the database heals that), local clients get theirs all the same, and a subscription that could not
 * be made is made as soon as Redis is there.
 */
export function clusterAdapter({ pub, sub }: RedisClients): AdapterConstructor | null {
  if (!pub || !sub) return null;
  return createAdapter(publishing(pub), subscribing(sub), {
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

function subscribing(client: RedisClient): object {
  const untilDone = (subscribe: () => Promise<void>): void => {
    subscribe().catch(() => client.once('ready', () => untilDone(subscribe)));
  };
  return {
    pSubscribe: (pattern: string, listener: Listener) =>
      untilDone(() => client.pSubscribe(pattern, listener, true)),
    subscribe: (channels: string[], listener: Listener) =>
      untilDone(() => client.subscribe(channels, listener, true)),
    pUnsubscribe: (pattern: string, listener: Listener) => {
      if (client.isReady) client.pUnsubscribe(pattern, listener, true).catch(() => undefined);
    },
    unsubscribe: (channel: string, listener: Listener) => {
      if (client.isReady) client.unsubscribe(channel, listener, true).catch(() => undefined);
    },
    on: () => undefined,
    off: () => undefined,
  };
}
