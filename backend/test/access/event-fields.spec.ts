import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { LIMITS, type Message, type MyRoom, type ServerEvent } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import { AccessTokens } from '../../src/auth/index.js';
import {
  type Api,
  apiOf,
  connect,
  eventually,
  makeRoom,
  type Person,
  record,
  type Recording,
  signUp,
  startApp,
  startPostgres,
  startRedis,
  type TestApp,
  type TestDatabase,
  type TestRedis,
  type TestSocket,
} from '../support/index.js';
import {
  EVENT_FIELDS,
  type Hears,
  type Listener,
  LISTENERS,
  RECEIPTS_IN_LARGE_ROOMS,
} from './matrix/event-fields.js';
import { differences, type Shape } from './matrix/shape.js';

/** The table of `event-fields.ts` with real sockets, half of them on each of two instances. */

let database: TestDatabase;
let redis: TestRedis;
let apps: TestApp[];
const people = new Map<Listener, Person>();
const apis = new Map<Listener, Api>();
const sockets = new Map<Listener, TestSocket>();
const heard = new Map<Listener, Recording>();
const listenedFor = new Set<string>();
let lobby: MyRoom;
let room: MyRoom;

const of = <T>(map: ReadonlyMap<Listener, T>, name: Listener): T => {
  const found = map.get(name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
};
const appOf = (name: Listener): TestApp => apps[LISTENERS.indexOf(name) % 2] as TestApp;
const idOf = (name: Listener): string => of(people, name).user.id;
const api = (name: Listener): Api => of(apis, name);
const say = (by: Listener, roomId: string, body: string) =>
  of(sockets, by).request('message:send', { id: newId(), roomId, body });

beforeAll(async () => {
  database = await startPostgres();
  redis = await startRedis();
  const start = () => startApp({ database, redis, env: { LIMIT_TYPING_PER_MINUTE: '0' } });
  apps = [await start(), await start()];
  for (const name of LISTENERS) {
    const person = name === 'device' ? await anotherDevice() : await signUp(appOf(name), name);
    people.set(name, person);
    apis.set(name, apiOf(appOf(name), person));
  }
  lobby = await makeRoom(api('owner'));
  for (const name of LISTENERS) {
    if (name !== 'owner') await api(name).post(`/rooms/${lobby.id}/join`);
    const socket = await connect(appOf(name), of(people, name).token);
    sockets.set(name, socket);
    heard.set(name, record(socket));
  }
  await of(sockets, 'watcher').request('presence:watch', { userIds: [idOf('oneself')] });
});

afterAll(async () => {
  for (const socket of sockets.values()) socket.close();
  await Promise.all(apps.map((app) => app.close()));
  await redis?.close();
  await database?.close();
});

async function anotherDevice(): Promise<Person> {
  const { user, tokens } = of(people, 'oneself');
  const sessionId = newId();
  await database.query(`INSERT INTO sessions (id, user_id, expires_at) VALUES ($1, $2, '2099-01-01')`, [
    sessionId,
    user.id,
  ]);
  return { user, tokens, token: await tokenOf(user.id, sessionId, 600_000) };
}

function tokenOf(userId: string, sessionId: string, lifeMs: number): Promise<string> {
  const [app] = apps;
  if (!app) throw new Error('nothing was started');
  return app.app.get(AccessTokens, { strict: false }).issue(userId, sessionId, new Date(Date.now() + lifeMs));
}

/** What was heard of one event, by one listener, about this room. */
function about(event: ServerEvent, name: Listener): unknown[] {
  listenedFor.add(event);
  return of(heard, name)
    .all.filter(
      (one) => one.event === event && (!hasRoom(event) || JSON.stringify(one.payload).includes(room.id)),
    )
    .map(({ payload }) => payload);
}

const hasRoom = (event: ServerEvent): boolean =>
  ![
    'presence:changed',
    'me:changed',
    'user:changed',
    'settings:changed',
    'auth:expiring',
    'session:ended',
    'server:stopping',
  ].includes(event);

/** Whoever is to hear it has heard it, with its fields, and after that nobody else has. */
async function expectHeard(
  event: ServerEvent,
  row: { heardBy: Readonly<Record<Listener, Hears>>; fields: Shape } = EVENT_FIELDS[event],
): Promise<void> {
  await eventually(() => {
    const missing = LISTENERS.filter((name) => row.heardBy[name] !== '-' && about(event, name).length === 0);
    expect(missing).toEqual([]);
  }, 20_000);
  await flush();
  for (const name of LISTENERS) {
    const told = about(event, name);
    if (row.heardBy[name] === '-') {
      expect([name, told]).toEqual([name, []]);
      continue;
    }
    for (const payload of told) expect([name, differences(payload, row.fields)]).toEqual([name, []]);
    if (row.heardBy[name] === 'nameless') {
      for (const payload of told) expect(payload).toMatchObject({ userId: null });
    }
  }
}

/** What both instances say after everything else has come to everybody. */
async function flush(): Promise<void> {
  const marks = await Promise.all(
    (['oneself', 'device'] as const).map((by) => say(by, lobby.id, `Mark ${newId()}`)),
  );
  const ids = marks.map((answer) => (answer.ok ? answer.data.id : ''));
  await eventually(() => {
    for (const recording of heard.values()) {
      expect(recording.of('message:changed').map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
    }
  });
}

describe.each(['public', 'private'] as const)('a %s room', (kind) => {
  beforeEach(async () => {
    room = await makeRoom(api('owner'), { kind });
    for (const name of ['oneself', 'member', 'moderator', 'banned', 'former'] as const) {
      await api('owner').put(`/rooms/${room.id}/members/${idOf(name)}`);
    }
    await api('owner').patch(`/rooms/${room.id}/members/${idOf('moderator')}`, { role: 'moderator' });
    await say('member', room.id, 'From better times');
    await api('owner').put(`/rooms/${room.id}/bans/${idOf('banned')}`, { reason: 'Spam' });
    await api('former').post(`/rooms/${room.id}/leave`);
    await flush();
    for (const recording of heard.values()) recording.forget();
  });

  test('message:changed', async () => {
    const answer = await say('oneself', room.id, 'Hello @member');
    if (!answer.ok) throw new Error(answer.error.message);
    const message: Message = answer.data;
    await of(sockets, 'member').request('message:react', {
      id: message.id,
      roomId: room.id,
      emoji: '👍',
      on: true,
    });
    await of(sockets, 'owner').request('message:pin', { id: message.id, roomId: room.id, on: true });
    await of(sockets, 'oneself').request('message:edit', { id: message.id, roomId: room.id, body: 'Other' });
    await of(sockets, 'oneself').request('message:delete', { id: message.id, roomId: room.id });
    await eventually(() => {
      const last = about('message:changed', 'moderator').at(-1);
      expect(last).toMatchObject({ body: null, reactions: [], pinned: null, mentions: [], attachments: [] });
    });
    await expectHeard('message:changed');
  });

  test('room:changed', async () => {
    await api('owner').patch(`/rooms/${room.id}`, { topic: 'Another' });
    await expectHeard('room:changed');
  });

  test('draft:changed', async () => {
    await api('oneself').put(`/rooms/${room.id}/draft`, { body: 'Not yet', baseVersion: 0 });
    await expectHeard('draft:changed');
    await api('oneself').delete(`/rooms/${room.id}/draft`);
    await eventually(() => expect(about('draft:changed', 'device').at(-1)).toMatchObject({ body: '' }));
  });

  test('member:changed', async () => {
    await api('owner').put(`/rooms/${room.id}/members/${idOf('oneself')}/mute`, { until: null });
    await expectHeard('member:changed');
  });

  test('member:removed and room:removed', async () => {
    await api('owner').put(`/rooms/${room.id}/bans/${idOf('oneself')}`, {
      reason: 'A secret of the moderators',
    });
    await expectHeard('member:removed');
    await expectHeard('room:removed');
    const all = LISTENERS.map((name) => JSON.stringify(of(heard, name).all));
    expect(all.filter((text) => text.includes('A secret of the moderators'))).toEqual([]);
  });

  test('room:added', async () => {
    await api('oneself').post(`/rooms/${room.id}/leave`);
    await api('owner').put(`/rooms/${room.id}/members/${idOf('oneself')}`);
    await expectHeard('room:added');
  });

  test('receipt:changed', async () => {
    await of(sockets, 'oneself').request('room:read', { roomId: room.id, seq: 1_000 });
    await expectHeard('receipt:changed');
  });

  test('receipt:changed in a large room', async () => {
    await database.query('UPDATE rooms SET member_count = $2 WHERE id = $1', [
      room.id,
      LIMITS.receiptsRoomMax + 1,
    ]);
    // So that how far all have read moves with what oneself reads.
    await database.query(
      `UPDATE members SET read_seq = (SELECT last_seq FROM rooms WHERE id = $1),
                          delivered_seq = (SELECT last_seq FROM rooms WHERE id = $1)
        WHERE room_id = $1 AND user_id <> $2`,
      [room.id, idOf('oneself')],
    );
    await of(sockets, 'oneself').request('room:read', { roomId: room.id, seq: 1_000 });
    await expectHeard('receipt:changed', RECEIPTS_IN_LARGE_ROOMS);
  });

  test('typing', async () => {
    of(sockets, 'oneself').socket.emit('typing', { roomId: room.id, on: true });
    await expectHeard('typing');
  });

  test('user:changed', async () => {
    // Everybody meets in the lobby.
    await api('oneself').post(`/rooms/${lobby.id}/leave`);
    for (const recording of heard.values()) recording.forget();
    await api('oneself').patch('/users/me', { bio: `Of ${kind}` });
    await eventually(() => expect(about('user:changed', 'device')).toHaveLength(1));
    await api('oneself').post(`/rooms/${lobby.id}/join`);
    await expectHeard('user:changed');
  });

  test('room:head', async () => {
    // Something changed, and no instance passed anything on.
    await database.query('UPDATE rooms SET version = version + 1 WHERE id = $1', [room.id]);
    await expectHeard('room:head');
  });
});

test('presence:changed, of the invisible as of who is gone', async () => {
  for (const recording of heard.values()) recording.forget();
  await of(sockets, 'oneself').request('presence:set', { status: 'invisible' });
  await expectHeard('presence:changed');
  expect(about('presence:changed', 'watcher').flat()).toEqual([
    { userId: idOf('oneself'), status: 'offline', lastSeenAt: expect.any(String) },
  ]);
});

test('me:changed', async () => {
  for (const recording of heard.values()) recording.forget();
  await api('oneself').patch('/users/me', { bio: 'Another' });
  await expectHeard('me:changed');
  await api('administrator').put(`/users/${idOf('oneself')}/role`, { role: 'admin' });
  await eventually(() =>
    expect(about('me:changed', 'device').at(-1)).toMatchObject({ id: idOf('oneself'), role: 'admin' }),
  );
  await api('administrator').put(`/users/${idOf('oneself')}/role`, { role: 'user' });
  await eventually(() => expect(about('me:changed', 'device').at(-1)).toMatchObject({ role: 'user' }));
});

test('settings:changed', async () => {
  for (const recording of heard.values()) recording.forget();
  await api('administrator').patch('/settings', { retentionDays: 30_000 });
  await expectHeard('settings:changed');
  await api('administrator').patch('/settings', { retentionDays: null });
});

test('auth:expiring and session:ended', async () => {
  const [old, kept] = [of(people, 'oneself'), of(sockets, 'oneself')];
  const sessionId = newId();
  await database.query(`INSERT INTO sessions (id, user_id, expires_at) VALUES ($1, $2, '2099-01-01')`, [
    sessionId,
    old.user.id,
  ]);
  const token = await tokenOf(old.user.id, sessionId, 30_000);
  const socket = await connect(appOf('oneself'), token);
  sockets.set('oneself', socket);
  heard.set('oneself', record(socket));
  for (const recording of heard.values()) recording.forget();
  await expectHeard('auth:expiring');
  await apiOf(appOf('oneself'), { token }).post('/auth/logout');
  await eventually(() => expect(about('session:ended', 'oneself')).toEqual([{ reason: 'logout' }]));
  sockets.set('oneself', kept);
  heard.set('oneself', record(kept));
  await flush();
  const others = LISTENERS.filter((name) => name !== 'oneself' && about('session:ended', name).length > 0);
  expect(others).toEqual([]);
  expect(Object.entries(EVENT_FIELDS['session:ended'].heardBy).filter(([, hears]) => hears !== '-')).toEqual([
    ['oneself', 'all'],
  ]);
});

test('server:stopping', async () => {
  for (const recording of heard.values()) recording.forget();
  await Promise.all(apps.map((app) => app.close()));
  const { heardBy, fields } = EVENT_FIELDS['server:stopping'];
  for (const name of LISTENERS) {
    const told = about('server:stopping', name);
    expect([name, told.length > 0 ? 'all' : '-']).toEqual([name, heardBy[name]]);
    for (const payload of told) expect(differences(payload, fields)).toEqual([]);
  }
  apps = [];
});

test('every event of the table has been listened for', () => {
  expect(Object.keys(EVENT_FIELDS).filter((event) => !listenedFor.has(event))).toEqual([]);
});
