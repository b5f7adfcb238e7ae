import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as newId } from 'uuid';
import {
  apiOf,
  startApp,
  startPostgres,
  startRedis,
  type TestApp,
  type TestDatabase,
  type TestRedis,
} from '../support/index.js';
import { type Mailbox, openMailbox } from './mails.js';
import { type Revocation, REVOCATIONS, type Scene, setScene, type Stage } from './revocation-cases.js';

/**
 * How long access outlives the act that ends it: all times are from the moment at which the act was asked for, on one
 * instance, to what somebody notices on the other. The table that is printed is the one in docs/security.md.
 */

const WITH_REDIS_MS = 2_000;
const WITHOUT_REDIS_MS = 30_000;
/** Few, as a test; more make a better table: `REVOCATION_TRIES=10`. */
const TRIES = Number(process.env['REVOCATION_TRIES'] ?? 1);
const EVERY_MS = 20;
/** After the end this long nothing more may come or be taken. */
const AFTERWARDS_MS = 500;

/** Milliseconds. What ends no session lets the socket live on. */
interface Times {
  /** Until the person's page was told. */
  told?: number;
  /** Until the last message came or was taken that should not have been. */
  live: number;
  /** Until REST refused. */
  rest: number;
}

let database: TestDatabase;
let redis: TestRedis;
let mails: Mailbox;
let stage: Stage;
let here: TestApp;
let there: TestApp;

beforeAll(async () => {
  database = await startPostgres();
  redis = await startRedis();
  mails = openMailbox();
  const env = { LIMIT_LOGIN_FAILURES_PER_MINUTE: '0', DATA_DIR: mails.dataDir };
  [here, there] = await Promise.all([startApp({ database, redis, env }), startApp({ database, redis, env })]);
  stage = { database, here, there, mails };
});

afterAll(async () => {
  await Promise.all([here?.close(), there?.close()]);
  mails?.remove();
  await redis?.close();
  await database?.close();
  process.stdout.write(`\n${tables.join('\n\n')}\n\n`);
});

/** Does it, and watches what still works until nothing has for a while. */
async function measure({ prepare, ends }: Revocation, scene: Scene, patienceMs: number): Promise<Times> {
  const { socket, talker, room, person } = scene;
  const act = await prepare(scene);
  const began = performance.now();
  const since = () => performance.now() - began;
  const end = began + patienceMs;
  let told: number | undefined;
  let live = 0;
  let rest = 0;
  let isOver = false;

  socket.socket.on(ends === 'session' ? 'session:ended' : 'room:removed', () => {
    told ??= since();
  });
  if (ends === 'voice') socket.socket.on('member:changed', () => (told ??= since()));
  socket.socket.on('message:changed', ({ kind }) => {
    // Who is muted goes on reading, and hears the notice; what counts for them is what they write.
    if (ends !== 'voice' && kind === 'user') live = since();
  });
  const message = () => ({ id: newId(), roomId: room.id, body: 'Hello' });
  const goOn = async (step: () => Promise<unknown>) => {
    while (!isOver && performance.now() < end) {
      await step().catch(() => undefined);
      await wait(EVERY_MS);
    }
  };
  const talking = goOn(() => talker.request('message:send', message()));
  const writing = goOn(async () => {
    if (!socket.socket.connected) return;
    const asked = since();
    const answer = await socket.request('message:send', message());
    if (answer.ok) live = Math.max(live, asked);
  });
  const asPerson = apiOf(there, person);
  const reading = goOn(async () => {
    const asked = since();
    const path = ends === 'session' ? '/auth/security' : `/rooms/${room.id}/messages?limit=1`;
    if (ends !== 'voice' && (await asPerson.get(path)).status < 400) rest = asked;
  });

  await act();
  while (performance.now() < end) {
    await wait(EVERY_MS);
    if (told !== undefined && since() - Math.max(told, live, rest) > AFTERWARDS_MS) break;
  }
  isOver = true;
  await Promise.all([talking, writing, reading]);
  for (const one of [socket, talker]) one.close();
  return { live, rest, ...(told !== undefined && { told }) };
}

const tables: string[] = [];

function tabulate(title: string, unit: 'ms' | 's', measured: ReadonlyMap<Revocation, Times[]>): void {
  const shown = (times: (number | undefined)[]) => {
    const sorted = times.map((time) => time ?? Infinity).sort((a, b) => a - b);
    const both = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
    return both
      .map((time = NaN) => (unit === 'ms' ? Math.round(time) : (time / 1000).toFixed(1)))
      .join(' / ');
  };
  const rows = [...measured].map(([{ name, ends }, times]) => {
    const rest = ends === 'voice' ? '–' : shown(times.map((one) => one.rest));
    return `| ${name} | ${shown(times.map((one) => one.told))} | ${shown(times.map((one) => one.live))} | ${rest} |`;
  });
  const head = `| ${title} (${unit}, median / longest) | the page knows | last message in or out | last REST answer |`;
  tables.push([head, '| --- | --- | --- | --- |', ...rows].join('\n'));
}

function expectWithin(measured: ReadonlyMap<Revocation, Times[]>, limitMs: number): void {
  const late = [...measured].flatMap(([{ name }, all]) =>
    all
      .filter(({ told, live, rest }) => told === undefined || Math.max(told, live, rest) > limitMs)
      .map((times) => ({ name, ...times })),
  );
  expect(late).toEqual([]);
}

describe('access ends on the other instance', () => {
  test(
    'within 2 s',
    async () => {
      const measured = new Map(REVOCATIONS.map((revocation) => [revocation, [] as Times[]]));
      for (const [revocation, times] of measured) {
        for (let n = 0; n < TRIES; n += 1) {
          times.push(await measure(revocation, await setScene(stage), WITH_REDIS_MS * 5));
        }
      }
      tabulate('With Redis', 'ms', measured);
      expectWithin(measured, WITH_REDIS_MS);
    },
    30 * 60_000,
  );

  test(
    'within 30 s while Redis is away',
    async () => {
      const measured = new Map(REVOCATIONS.map((revocation) => [revocation, [] as Times[]]));
      for (let n = 0; n < TRIES; n += 1) {
        await redis.start();
        const scenes = new Map<Revocation, Scene>();
        for (const revocation of REVOCATIONS) scenes.set(revocation, await setScene(stage));
        await redis.stop();
        // At another moment between two looks each time.
        await wait((n % 3) * 3_000);
        await Promise.all(
          [...scenes].map(async ([revocation, scene]) => {
            measured.get(revocation)?.push(await measure(revocation, scene, WITHOUT_REDIS_MS + 5_000));
          }),
        );
      }
      await redis.start();
      tabulate('Redis away', 's', measured);
      expectWithin(measured, WITHOUT_REDIS_MS);
    },
    30 * 60_000,
  );
});
