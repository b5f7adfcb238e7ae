import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MyRoom } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import {
  apiOf,
  connect,
  emitAnything,
  eventually,
  makeRoom,
  signUp,
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
  type TestSocket,
} from '../support/index.js';

let database: TestDatabase;
let app: TestApp;
let calm: TestSocket;
let room: MyRoom;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database, env: { LIMIT_PACKETS_PER_SECOND: '50', LIMIT_PINGS_PER_MINUTE: '0' } });
  const person = await signUp(app, 'calm');
  calm = await connect(app, person.token);
  room = await makeRoom(apiOf(app, person));
});

afterAll(async () => {
  calm?.close();
  await app?.close();
  await database?.close();
});

const closed = ({ socket }: TestSocket) =>
  new Promise<string>((resolve) => socket.once('disconnect', (reason) => resolve(reason)));

/** Milliseconds until a message of somebody else is acknowledged, again and again until told to stop. */
async function latencies(until: Promise<unknown>): Promise<number[]> {
  const all: number[] = [];
  let stopped = false;
  void until.then(() => (stopped = true));
  while (!stopped || all.length < 5) {
    const begun = performance.now();
    const answer = await calm.request('message:send', { id: newId(), roomId: room.id, body: 'still here' });
    expect(answer.ok).toBe(true);
    all.push(performance.now() - begun);
  }
  return all;
}

test.each([
  ['pings', (flood: TestSocket) => emitAnything(flood, 'ping', () => undefined)],
  ['events that nobody knows', (flood: TestSocket) => emitAnything(flood, 'no:such')],
  [
    'events without an answer',
    (flood: TestSocket) => emitAnything(flood, 'typing', { roomId: room.id, on: true }),
  ],
])('ten thousand %s end their connection, and others are answered meanwhile', async (name, emit) => {
  const flooder = await signUp(app, `flood-${name.replaceAll(' ', '-').slice(0, 26)}`);
  const flood = await connect(app, flooder.token);
  const end = closed(flood);
  for (let n = 0; n < 10_000; n += 1) emit(flood);
  const waits = await latencies(end);
  await end;
  // Seconds only for a machine that is busy with other things: nobody waits for all ten thousand.
  expect(Math.max(...waits)).toBeLessThan(5_000);
  // Who was cut off may come back.
  (await connect(app, flooder.token)).close();
});

test('who sends as much as a busy client does is not cut off', async () => {
  const busy = await connect(app, (await signUp(app, 'busy')).token);
  const answers = await Promise.all(Array.from({ length: 400 }, () => busy.request('ping')));
  expect(answers.every((answer) => answer.ok)).toBe(true);
  expect(busy.socket.connected).toBe(true);
  busy.close();
});

test('large packets count for more', async () => {
  const heavy = await connect(app, (await signUp(app, 'heavy')).token);
  const end = closed(heavy);
  for (let n = 0; n < 20; n += 1) {
    emitAnything(heavy, 'message:send', { body: 'x'.repeat(900_000) });
  }
  await end;
});

test('who leaves does not keep the connection', async () => {
  const { token } = await signUp(app, 'leaver');
  const socket = new WebSocket(`${app.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  const end = new Promise((resolve) => socket.addEventListener('close', resolve));
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  socket.addEventListener('message', ({ data }) => {
    // Connected: leave the namespace, and say nothing more.
    if (String(data).startsWith('40')) socket.send('41');
  });
  socket.send(`40${JSON.stringify({ token })}`);
  await end;
});

test('who has not said who they are floods no better', async () => {
  const socket = new WebSocket(`${app.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  const end = new Promise((resolve) => socket.addEventListener('close', resolve));
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  for (let n = 0; n < 5_000; n += 1) socket.send('3');
  await end;
  await eventually(async () => expect((await calm.request('ping')).ok).toBe(true));
});
