import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { createClient } from 'redis';
import { v7 as newId } from 'uuid';
import { SharedCounts } from '../../src/platform/limits/shared-counts.js';
import type { RedisClient } from '../../src/platform/redis/index.js';
import { startRedis, type TestRedis } from '../support/index.js';

let redis: TestRedis;
let client: RedisClient;
let counts: SharedCounts;

beforeAll(async () => {
  redis = await startRedis();
  client = createClient({ url: redis.url, disableOfflineQueue: true });
  client.on('error', () => undefined);
  await client.connect();
  counts = new SharedCounts(client);
});

afterAll(async () => {
  client?.destroy();
  await redis?.close();
});

const once = (key: string, by = 1) => counts.add({ key, by, seconds: 60 });
const countOf = async (key: string) => (await once(key, 0)).count;

test('what is counted at once is counted each for itself, also twice for one key', async () => {
  const [one, other] = [newId(), newId()];
  const added = await Promise.all([once(one), once(other), once(one), once(one, -1), once(other, 5)]);
  expect(added.map(({ count }) => count)).toEqual([1, 1, 2, 1, 6]);
  for (const { endsInMs } of added) {
    expect(endsInMs).toBeGreaterThan(0);
    expect(endsInMs).toBeLessThanOrEqual(60_000);
  }
});

test('many of them go out in one call, each message of a crowd not by itself', async () => {
  const before = await calls();
  await Promise.all(Array.from({ length: 100 }, () => once(newId())));
  expect((await calls()) - before).toBe(1);
});

test('a count ends, and begins anew', async () => {
  const key = newId();
  expect(await counts.add({ key, by: 3, seconds: 1 })).toEqual({ count: 3, endsInMs: expect.any(Number) });
  while ((await client.exists(key)) === 1) await client.ping();
  expect((await once(key)).count).toBe(1);
});

test('one that somebody left without an end gets one', async () => {
  const key = newId();
  await client.set(key, 7);
  expect(await once(key)).toEqual({ count: 8, endsInMs: 60_000 });
  expect(await client.ttl(key)).toBeGreaterThan(0);
});

test('a Redis that forgot the script is told it again, and nothing is counted twice', async () => {
  const key = newId();
  await once(key);
  await client.scriptFlush();
  expect((await once(key)).count).toBe(2);
});

test('counts are those of rate-limiter-flexible, by which other versions of this server count', async () => {
  const key = newId();
  const theirs = new RateLimiterRedis({
    keyPrefix: 'theirs',
    points: 10,
    duration: 60,
    storeClient: client,
    useRedisPackage: true,
  });
  await theirs.consume(key);
  expect((await once(`theirs:${key}`)).count).toBe(2);
  expect((await theirs.consume(key)).consumedPoints).toBe(3);
  await theirs.reward(key);
  expect(await countOf(`theirs:${key}`)).toBe(2);
});

test('a Redis that is away or frozen is said so in time, and is counted on again when it is back', async () => {
  redis.freeze();
  await expect(Promise.all([once(newId()), once(newId())])).rejects.toThrow('no answer');
  redis.thaw();
  const key = newId();
  expect((await once(key)).count).toBe(1);
  await redis.stop();
  await expect(once(key)).rejects.toThrow();
  await redis.start();
  while (!client.isReady) await new Promise(setImmediate);
  expect((await once(key)).count).toBe(1);
});

/** How often a script was called. */
async function calls(): Promise<number> {
  const info = await client.info('commandstats');
  const found = [...info.matchAll(/cmdstat_eval(?:sha)?:calls=(\d+)/g)];
  return found.reduce((total, [, count]) => total + Number(count), 0);
}
