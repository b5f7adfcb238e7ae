import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { ConnectErrorData } from '@parley/contracts';
import {
  apiOf,
  connect,
  makeRoom,
  type Person,
  signUp,
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
  type TestSocket,
} from '../support/index.js';

let database: TestDatabase;
let alice: Person;
let app: TestApp;
const open: TestSocket[] = [];

beforeAll(async () => {
  database = await startPostgres();
});

afterEach(async () => {
  for (const socket of open.splice(0)) socket.close();
  await app?.close();
});

afterAll(() => database?.close());

async function start(env: Record<string, string>): Promise<void> {
  app = await startApp({ database, env: { LIMIT_SOCKETS_PER_USER: '0', ...env } });
}

interface Arrival {
  readonly attempts: number;
  readonly refusals: ConnectErrorData[];
}

/** Comes back when it is told to, until it is in. */
async function arrive(token: string): Promise<Arrival> {
  const refusals: ConnectErrorData[] = [];
  for (let attempts = 1; ; attempts += 1) {
    try {
      open.push(await connect(app, token));
      return { attempts, refusals };
    } catch (error) {
      const { data } = error as { data: ConnectErrorData };
      refusals.push(data);
      await wait(data.retryAfterMs);
    }
  }
}

describe('connections', () => {
  test('that come all at once are let in one after the other, and who is in notices nothing', async () => {
    await start({ LIMIT_CONNECTIONS_PER_SECOND: '20', LIMIT_PINGS_PER_MINUTE: '0' });
    alice = await signUp(app, 'alice');
    const [inside] = [await connect(app, alice.token)];
    open.push(inside);
    let slowest = 0;
    let arriving = true;
    const pinging = (async () => {
      while (arriving) {
        const asked = Date.now();
        expect((await inside.request('ping')).ok).toBe(true);
        slowest = Math.max(slowest, Date.now() - asked);
        await wait(50);
      }
    })();

    const began = Date.now();
    const arrivals = await Promise.all(Array.from({ length: 120 }, () => arrive(alice.token)));
    arriving = false;
    await pinging;
    // 20 at once, the other 100 at 20 a second.
    expect(Date.now() - began).toBeGreaterThan(3_000);
    expect(Date.now() - began).toBeLessThan(40_000);
    const first = arrivals.flatMap(({ refusals }) => refusals.slice(0, 1));
    expect(first.length).toBeGreaterThan(40);
    for (const refusal of first)
      expect(refusal).toEqual({ code: 'UNAVAILABLE', retryAfterMs: expect.any(Number) });
    const seconds = new Set(first.map(({ retryAfterMs = 0 }) => Math.floor(retryAfterMs / 500)));
    expect(seconds.size).toBeGreaterThan(4);
    expect(slowest).toBeLessThan(5_000);
  });

  test('without a good token take nobody’s turn', async () => {
    await start({ LIMIT_CONNECTIONS_PER_SECOND: '5' });
    const bob = await signUp(app, 'bob');
    const refused = await Promise.all(
      Array.from({ length: 50 }, () =>
        connect(app, 'nothing').catch((error: { data: unknown }) => error.data),
      ),
    );
    expect(refused).toEqual(refused.map(() => ({ code: 'UNAUTHENTICATED' })));
    expect((await arrive(bob.token)).attempts).toBe(1);
  });

  test('without a limit', async () => {
    await start({ LIMIT_CONNECTIONS_PER_SECOND: '0' });
    const carol = await signUp(app, 'carol');
    const arrivals = await Promise.all(Array.from({ length: 100 }, () => arrive(carol.token)));
    expect(arrivals.every(({ attempts }) => attempts === 1)).toBe(true);
  });
});

test('syncs that come all at once are done a few at a time; beyond what may wait they are told when to ask again', async () => {
  await start({ LIMIT_SYNCS_AT_ONCE: '1', LIMIT_SYNCS_WAITING: '5' });
  const dave = await signUp(app, 'dave');
  await makeRoom(apiOf(app, dave));
  const arriving = Promise.all(Array.from({ length: 20 }, () => connect(app, dave.token)));
  const sockets = await arriving;
  open.push(...sockets);

  let refusals = 0;
  const syncUntilDone = async (socket: TestSocket): Promise<number> => {
    for (;;) {
      const answer = await socket.request('sync', { rooms: [] });
      if (answer.ok) return answer.data.rooms.length;
      expect(answer.error).toMatchObject({ code: 'UNAVAILABLE', retryAfterMs: expect.any(Number) });
      refusals += 1;
      await wait(answer.error.retryAfterMs);
    }
  };
  expect(await Promise.all(sockets.map(syncUntilDone))).toEqual(sockets.map(() => 1));
  expect(refusals).toBeGreaterThan(5);
});
