import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Ack, Message, MyRoom } from '@parley/contracts';
import pg from 'pg';
import request from 'supertest';
import { v7 as newId } from 'uuid';
import {
  apiOf,
  connect,
  eventually,
  makeRoom,
  type Person,
  signUp,
  startPostgres,
  startRedis,
  type TestDatabase,
  type TestRedis,
} from '../support/index.js';
import { isRunning, startServerProcess, type ServerProcess } from '../support/server-process.js';

const CLIENTS = 60;
/**
 * Who only watch, and leave among the others, a hundred a second: so the busy ones still have time to send when the first
 * has left, and the server is still there for what the test asks of it meanwhile, on a slow machine, too.
 */
const WATCHERS = 440;
/** What is waited for comes when the machine gets to it. */
const COMES_WITHIN_MS = 60_000;
const HANGS_AFTER_MS = 300_000;

let database: TestDatabase;
let redis: TestRedis;
let dataDir: string;
const started: ServerProcess[] = [];

beforeAll(async () => {
  [database, redis] = await Promise.all([startPostgres(), startRedis()]);
  dataDir = mkdtempSync(join(tmpdir(), 'parley-goodbye-'));
});

/** A test that failed has not ended its servers. */
afterEach(async () => {
  const left = started.splice(0).filter(({ pid }) => isRunning(pid));
  await Promise.all(left.map((server) => server.end('SIGKILL')));
});

afterAll(async () => {
  await redis?.close();
  await database?.close();
  rmSync(dataDir, { recursive: true });
});

async function start(): Promise<ServerProcess> {
  const server = await startServerProcess({
    env: {
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
      LIMIT_SOCKETS_PER_USER: '0',
      LIMIT_CONNECTIONS_PER_SECOND: '0',
      LIMIT_MESSAGES_PER_MINUTE: '0',
      LIMIT_REGISTRATIONS_PER_MINUTE: '0',
    },
  });
  started.push(server);
  return server;
}

/** Sends all the time, and goes where it is served. */
class BusyClient {
  readonly acked: string[] = [];
  /** Sent, and the connection ended before there was an answer. */
  readonly unanswered: string[] = [];
  readonly goodbyes: number[] = [];
  hasLeft = false;
  /** Of what it sent to the first server when another had left that already, how much was stored. */
  servedLater = 0;
  readonly refusals: string[] = [];
  isBack = false;
  stopped = false;

  constructor(
    private readonly first: ServerProcess,
    private readonly second: ServerProcess,
    private readonly person: Person,
    private readonly room: MyRoom,
    private readonly hasAnotherLeft: () => boolean,
  ) {}

  async run(): Promise<void> {
    await this.sendVia(this.first);
    this.hasLeft = true;
    if (this.stopped) return;
    await wait(this.goodbyes[0] ?? 0);
    await this.sendVia(this.second);
  }

  private async sendVia(server: ServerProcess): Promise<void> {
    const { socket } = await connect(server, this.person.token);
    this.isBack = server === this.second;
    socket.on('server:stopping', ({ retryAfterMs }) => this.goodbyes.push(retryAfterMs));
    const gone = new Promise<null>((resolve) => socket.once('disconnect', () => resolve(null)));
    while (!this.stopped && socket.connected) {
      const id = newId();
      const isLate = !this.isBack && this.hasAnotherLeft();
      const sent: Promise<Ack<Message>> = socket.emitWithAck('message:send', {
        id,
        roomId: this.room.id,
        body: 'Busy',
      });
      const answer = await Promise.race([sent, gone]);
      if (answer === null) this.unanswered.push(id);
      else if (answer.ok) {
        this.acked.push(id);
        if (isLate) this.servedLater += 1;
      } else this.refusals.push(answer.error.code);
      await wait(10);
    }
    socket.disconnect();
  }
}

test(
  'one of two instances is stopped under load: nothing acked is lost, all clients are back on the other',
  async () => {
    const [leaving, staying] = await Promise.all([start(), start()]);
    const alice = await signUp(leaving, 'alice');
    const room = await makeRoom(apiOf(leaving, alice));
    const watcher = await signUp(leaving, 'watcher');
    let isAnyGone = false;
    const watch = async () => {
      const { socket } = await connect(leaving, watcher.token);
      socket.once('disconnect', () => (isAnyGone = true));
    };
    await Promise.all(Array.from({ length: WATCHERS / 2 }, watch));
    const clients = Array.from(
      { length: CLIENTS },
      () => new BusyClient(leaving, staying, alice, room, () => isAnyGone),
    );
    const running = Promise.all(clients.map((client) => client.run()));
    await eventually(
      () => expect(clients.every(({ acked }) => acked.length > 2)).toBe(true),
      COMES_WITHIN_MS,
    );
    await Promise.all(Array.from({ length: WATCHERS / 2 }, watch));

    const ended = leaving.end('SIGTERM');
    let isOver = false;
    void ended.then(() => (isOver = true));
    // It says at once that it is not ready, and takes nobody in, while it still serves those who are there.
    await eventually(() => request(leaving.url).get('/health/ready').expect(503), COMES_WITHIN_MS);
    expect(clients.some(({ hasLeft }) => !hasLeft)).toBe(true);
    await expect(connect(leaving, alice.token)).rejects.toMatchObject({
      data: { code: 'UNAVAILABLE', retryAfterMs: expect.any(Number) },
    });
    expect(isOver).toBe(false);
    expect(await ended).toBe(0);

    // What was received was answered: of what had no answer, nothing was stored.
    const unanswered = clients.flatMap((client) => client.unanswered);
    expect(await database.query('SELECT id FROM messages WHERE id = ANY($1)', [unanswered])).toEqual([]);
    expect(clients.flatMap(({ refusals }) => refusals)).toEqual([]);

    await eventually(
      () => expect(clients.filter(({ isBack }) => isBack)).toHaveLength(CLIENTS),
      COMES_WITHIN_MS,
    );
    const acks = clients.map(({ acked }) => acked.length);
    await eventually(
      () => expect(clients.every(({ acked }, n) => acked.length > (acks[n] ?? 0))).toBe(true),
      COMES_WITHIN_MS,
    );
    for (const client of clients) client.stopped = true;
    await running;
    for (const { goodbyes } of clients) expect(goodbyes).toEqual([expect.any(Number)]);
    // They were not cut off all at once: when the first had left, others were still served …
    expect(clients.reduce((sum, { servedLater }) => sum + servedLater, 0)).toBeGreaterThan(0);
    // … and they are not to come back all at once.
    expect(new Set(clients.map(({ goodbyes }) => goodbyes[0])).size).toBeGreaterThan(CLIENTS / 2);

    const acked = clients.flatMap((client) => client.acked);
    const [stored] = await database.query<{ count: number; last: number; here: number }>(
      `SELECT count(*)::int AS count, max(seq)::int AS last, count(*) FILTER (WHERE id = ANY($2))::int AS here
       FROM messages WHERE room_id = $1`,
      [room.id, acked],
    );
    expect(stored?.here).toBe(acked.length);
    expect(stored?.count).toBe(stored?.last);
    expect(await staying.end('SIGTERM')).toBe(0);
  },
  HANGS_AFTER_MS,
);

test(
  'who sends a second signal does not wait for what takes long',
  async () => {
    const server = await start();
    const bob = await signUp(server, 'bob');
    const room = await makeRoom(apiOf(server, bob));
    const { socket } = await connect(server, bob.token);
    const holder = new pg.Client({ connectionString: database.url });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('LOCK TABLE messages IN ACCESS EXCLUSIVE MODE');
    socket.emit('message:send', { id: newId(), roomId: room.id, body: 'Stuck' }, () => undefined);
    // Handled in order: when this is answered, the other is under way.
    await socket.timeout(COMES_WITHIN_MS).emitWithAck('ping');

    process.kill(server.pid, 'SIGTERM');
    await eventually(() => request(server.url).get('/health/ready').expect(503), COMES_WITHIN_MS);
    await wait(600); // Sooner it would be the same wish, passed on twice.
    // One that waits for what takes long ends with 0.
    expect(await server.end('SIGTERM')).toBe(1);
    expect(server.output()).toContain('Ended at once, by a second signal.');
    await holder.end();
    socket.disconnect();
  },
  HANGS_AFTER_MS,
);
