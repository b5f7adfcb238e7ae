import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient } from 'redis';
import { v7 as newId } from 'uuid';
import { MemoryPresenceStore } from '../../src/presence/memory-presence.store.js';
import type { PresenceStore } from '../../src/presence/presence.store.js';
import { RedisPresenceStore } from '../../src/presence/redis-presence.store.js';
import type { RedisClient } from '../../src/platform/redis/index.js';
import { eventually, startRedis, type TestRedis } from '../support/index.js';

let redis: TestRedis;
let client: RedisClient;

beforeAll(async () => {
  redis = await startRedis();
  client = createClient({ url: redis.url });
  client.on('error', () => undefined);
  await client.connect();
});

afterAll(async () => {
  client?.destroy();
  await redis?.close();
});

const adapters: [string, () => PresenceStore][] = [
  ['in memory', () => new MemoryPresenceStore()],
  ['in Redis', () => new RedisPresenceStore(client)],
];

/** What every adapter does alike. */
describe.each(adapters)('presence %s', (_where, make) => {
  const store = { get: (): PresenceStore => (made ??= make()) };
  let made: PresenceStore | undefined;

  const keep = (userId: string, connectionId: string, active: boolean, forMs: number) =>
    store.get().keep([{ userId, connectionId, active, forMs }]);
  const statusOf = async (userId: string) => (await store.get().read([userId])).get(userId);

  test('somebody is there as long as a connection gives signs of life', async () => {
    const userId = newId();
    expect(await statusOf(userId)).toBeUndefined();
    // Ids of sockets may begin with anything that base64 has.
    await keep(userId, '-one', true, 300);
    expect(await statusOf(userId)).toBe('online');
    await keep(userId, '-one', true, 60_000);
    await wait(400);
    expect(await statusOf(userId)).toBe('online');
    await keep(userId, '-one', true, 100);
    await eventually(async () => expect(await statusOf(userId)).toBeUndefined(), 5_000);
  });

  test('away with idling connections only', async () => {
    const userId = newId();
    await keep(userId, 'desk', true, 60_000);
    await keep(userId, 'phone', false, 60_000);
    expect(await statusOf(userId)).toBe('online');
    await keep(userId, 'desk', false, 60_000);
    expect(await statusOf(userId)).toBe('away');
    await keep(userId, 'phone', true, 60_000);
    expect(await statusOf(userId)).toBe('online');
    await keep(userId, 'phone', true, 0);
    expect(await statusOf(userId)).toBe('away');
    await keep(userId, 'desk', false, 0);
    expect(await statusOf(userId)).toBeUndefined();
  });

  test('many at once, each for themselves', async () => {
    const userIds = Array.from({ length: 1_200 }, () => newId());
    await store
      .get()
      .keep(
        userIds.map((userId, n) => ({ userId, connectionId: 'one', active: n % 2 === 0, forMs: 60_000 })),
      );
    const found = await store.get().read([...userIds, newId()]);
    expect(userIds.map((userId) => found.get(userId))).toEqual(
      userIds.map((_, n) => (n % 2 === 0 ? 'online' : 'away')),
    );
    expect(found.size).toBe(userIds.length);
    expect(await store.get().read([])).toEqual(new Map());
  });

  test('who is there, by id, page by page', async () => {
    const userIds = Array.from({ length: 5 }, () => newId()).sort();
    for (const userId of userIds) await keep(userId, 'one', true, 60_000);
    const gone = newId();
    await keep(gone, 'one', true, 60_000);
    await keep(gone, 'one', true, 0);
    // Others of these tests are there as well: they came before.
    const before =
      (await store.get().present(null, 10_000)).filter((id) => id < (userIds[0] ?? '')).at(-1) ?? null;
    const first = await store.get().present(before, 3);
    const second = await store.get().present(first.at(-1) ?? null, 3);
    expect([...first, ...second]).toEqual(userIds);
  });
});

test('Redis keeps nothing for ever', async () => {
  const ttls = [];
  for (const key of await client.keys('parley:presence:*')) ttls.push(await client.pTTL(key));
  expect(ttls.length).toBeGreaterThan(0);
  expect(ttls.filter((ttl) => ttl < 0)).toEqual([]);
});
