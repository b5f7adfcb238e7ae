import type { Socket as TcpSocket } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MyRoom } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import { SLOW_ROOM } from '../../src/platform/socket/index.js';
import { Sockets } from '../../src/realtime/sockets.js';
import {
  apiOf,
  connect,
  eventually,
  makeRoom,
  type Person,
  record,
  signUp,
  startApp,
  startPostgres,
  type TestApp,
  type TestDatabase,
  type TestSocket,
} from '../support/index.js';

let database: TestDatabase;
let app: TestApp;
let alice: Person;
let bob: Person;
let room: MyRoom;

beforeAll(async () => {
  database = await startPostgres();
  app = await startApp({ database, env: { MESSAGE_MAX_LENGTH: '100000' } });
  [alice, bob] = await Promise.all([signUp(app, 'alice'), signUp(app, 'bob')]);
  room = await makeRoom(apiOf(app, alice));
  await apiOf(app, bob).post(`/rooms/${room.id}/join`);
});

afterAll(async () => {
  await app?.close();
  await database?.close();
});

/** The connection below the socket: a client that stops reading it is slow like no other. */
function tcpOf({ socket }: TestSocket): TcpSocket {
  const { transport } = socket.io.engine as { transport: unknown };
  return (transport as { ws: { _socket: TcpSocket } }).ws._socket;
}

const socketsOf = ({ user }: Person) => app.app.get(Sockets, { strict: false }).ofUser(user.id);

/** Whether something that was sent to them has not left the process. */
const waitsFor = (person: Person) => socketsOf(person).some(({ conn }) => !conn.transport.writable);

const say = async (by: TestSocket, body: string) => {
  const answer = await by.request('message:send', { id: newId(), roomId: room.id, body });
  expect(answer.ok).toBe(true);
};

test('who does not read is cut off, catches up by sync, and disturbs nobody', async () => {
  const [writer, slow, quick] = await Promise.all([
    connect(app, alice.token),
    connect(app, bob.token),
    connect(app, bob.token),
  ]);
  const heardByQuick = record(quick);
  const heardBySlow = record(slow);
  const cut = new Promise((resolve) => slow.socket.once('disconnect', resolve));
  tcpOf(slow).pause();

  const body = 'x'.repeat(100_000);
  const sent = 200;
  for (let n = 0; n < sent; n += 20) {
    await Promise.all(Array.from({ length: 20 }, () => say(writer, body)));
  }
  await eventually(() => expect(heardByQuick.of('message:changed')).toHaveLength(sent));

  tcpOf(slow).resume();
  expect(await cut).toBe('transport close');
  // Twenty times what may wait for a client was sent; most of it was not kept for this one.
  expect(heardBySlow.of('message:changed').length).toBeLessThan(sent);

  const back = await connect(app, bob.token);
  const answer = await back.request('sync', { rooms: [{ roomId: room.id, version: room.version }] });
  expect(answer.ok && answer.data.rooms[0]).toMatchObject({
    reset: false,
    room: { version: room.version + 1 + sent },
  });
  expect(answer.ok && answer.data.rooms[0]?.changes).toHaveLength(sent + 1);
  // The answer alone is 20 MB: that much at once, asked for, cuts nobody off.
  expect((await back.request('ping')).ok).toBe(true);
  for (const socket of [writer, quick, back]) socket.close();
});

test('a thousand small things that nobody reads are too many as well', async () => {
  const [writer, slow] = await Promise.all([connect(app, alice.token), connect(app, bob.token)]);
  const cut = new Promise((resolve) => slow.socket.once('disconnect', resolve));
  tcpOf(slow).pause();
  // Fills what the kernel takes, and no more: the megabyte is not what cuts it off.
  await eventually(async () => {
    await say(writer, 'x'.repeat(50_000));
    expect(waitsFor(bob)).toBe(true);
  }, 30_000);
  const heardByWriter = record(writer);
  let said = 0;
  await eventually(async () => {
    // Again where the kernel has found room for more after all.
    await Promise.all(Array.from({ length: 1_100 }, () => say(writer, 'small')));
    said += 1_100;
    // So many are bearable for a moment, and no longer.
    await eventually(() => expect(socketsOf(bob).length).toBe(0), 5_000);
  }, 30_000);
  await eventually(() => expect(heardByWriter.of('message:changed')).toHaveLength(said));
  tcpOf(slow).resume();
  await cut;
  writer.close();
});

test('before that it loses who types, and nothing else', async () => {
  const [writer, slow, quick] = await Promise.all([
    connect(app, alice.token),
    connect(app, bob.token),
    connect(app, bob.token),
  ]);
  const [heardBySlow, heardByQuick] = [record(slow), record(quick)];
  const body = 'x'.repeat(50_000);
  tcpOf(slow).pause();
  let sent = 0;
  await eventually(async () => {
    await say(writer, body);
    sent += 1;
    const behind = socketsOf(bob).filter(({ rooms }) => rooms.has(SLOW_ROOM));
    expect(behind.map(({ id }) => id)).toEqual([slow.socket.id]);
  }, 30_000);
  writer.socket.emit('typing', { roomId: room.id, on: true });
  await eventually(() => expect(heardByQuick.of('typing')).toHaveLength(1));

  tcpOf(slow).resume();
  await eventually(() => expect(heardBySlow.of('message:changed')).toHaveLength(sent));
  expect(heardBySlow.of('typing')).toEqual([]);
  // Once it has read all that, it hears everything again.
  await eventually(() => expect(socketsOf(bob).some(({ rooms }) => rooms.has(SLOW_ROOM))).toBe(false));
  writer.socket.emit('typing', { roomId: room.id, on: false });
  await eventually(() => expect(heardBySlow.of('typing')).toHaveLength(1));
  for (const socket of [writer, slow, quick]) socket.close();
});
