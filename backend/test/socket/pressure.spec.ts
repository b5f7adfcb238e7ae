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
  /** Of the first attempt, as `Date.now()`. */
  readonly firstAnswerAt: number;
}

/** Comes back when it is told to, until it is in. */
async function arrive(token: string): Promise<Arrival> {
  const refusals: ConnectErrorData[] = [];
  let firstAnswerAt: number | undefined;
  for (let attempts = 1; ; attempts += 1) {
    try {
      open.push(await connect(app, token));
      firstAnswerAt ??= Date.now();
      return { attempts, refusals, firstAnswerAt };
    } catch (error) {
      firstAnswerAt ??= Date.now();
      const { data } = error as { data: ConnectErrorData };
      refusals.push(data);
      await wait(data.retryAfterMs);
    }
  }
}

describe('connections', () => {
  test('that come all at once are let in one after the other, and who is in notices nothing', async () => {
    const [perSecond, people] = [4, 40];
    await start({ LIMIT_CONNECTIONS_PER_SECOND: `${perSecond}`, LIMIT_PINGS_PER_MINUTE: '0' });
    alice = await signUp(app, 'alice');
    const inside = await connect(app, alice.token);
    open.push(inside);
    let arriving = true;
    const pinging = (async () => {
      while (arriving) {
        expect((await inside.request('ping')).ok).toBe(true);
        await wait(50);
      }
    })();

    const began = Date.now();
    const arrivals = await Promise.all(Array.from({ length: people }, () => arrive(alice.token)));
    const tookSeconds = (Date.now() - began) / 1_000;
    arriving = false;
    await pinging;

    // As many as in one second at once, and the others at that rate, however slowly they come.
    const mayPassWithin = (seconds: number): number => perSecond * (1 + seconds);
    expect(mayPassWithin(tookSeconds)).toBeGreaterThanOrEqual(people);
    const untilAllCame = Math.max(...arrivals.map(({ firstAnswerAt }) => firstAnswerAt)) - began;
    const atOnce = arrivals.filter(({ attempts }) => attempts === 1);
    expect(atOnce.length).toBeLessThanOrEqual(mayPassWithin(untilAllCame / 1_000));

    const refusals = arrivals.flatMap((arrival) => arrival.refusals);
    expect(refusals).not.toEqual([]);
    for (const refusal of refusals)
      expect(refusal).toEqual({ code: 'UNAVAILABLE', retryAfterMs: expect.any(Number) });
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
  expect(refusals).toBeGreaterThan(0);
});
