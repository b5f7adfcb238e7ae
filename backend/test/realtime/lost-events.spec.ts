import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { MyRoom, ServerEvent } from '@parley/contracts';
import request from 'supertest';
import { v7 as newId } from 'uuid';
import { DomainEvents } from '../../src/platform/events/index.js';
import { RedisClients } from '../../src/platform/redis/index.js';
import { LookAround } from '../../src/realtime/look-around.js';
import { Sockets } from '../../src/realtime/sockets.js';
import { MyRooms } from '../../src/rooms/index.js';
import {
  type Api,
  apiOf,
  connect,
  eventually,
  type Heard,
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

/**
 * Of every kind of event exactly that one is lost between two instances, while everything else works; or nothing at all
 * is told of a commit, as when an instance dies after it. A look around, which is not waited for but asked for, heals it.
 */
let database: TestDatabase;
let redis: TestRedis;
let here: TestApp;
let there: TestApp;
let alice: Person;
let bob: Person;
let asAlice: Api;
let room: MyRoom;
let socketOfAlice: TestSocket;
let socketOfBob: TestSocket;
let heardByBob: Recording;
let restore: () => void;
const open: TestSocket[] = [];

beforeAll(async () => {
  database = await startPostgres();
  redis = await startRedis();
  [here, there] = await Promise.all([startApp({ database, redis }), startApp({ database, redis })]);
});

afterAll(async () => {
  await Promise.all([here?.close(), there?.close()]);
  await redis?.close();
  await database?.close();
});

let pair = 0;

/** A room of two. Alice is connected here, bob there. */
beforeEach(async () => {
  restore = () => undefined;
  pair += 1;
  [alice, bob] = await Promise.all([signUp(here, `alice${pair}`), signUp(there, `bob${pair}`)]);
  asAlice = apiOf(here, alice);
  room = await makeRoom(asAlice);
  await apiOf(there, bob).post(`/rooms/${room.id}/join`);
  [socketOfAlice, socketOfBob] = [await enter(here, alice), await enter(there, bob)];
  // What nobody there was told of how it all began is no part of what is lost here.
  await look();
  await socketOfBob.request('ping');
  heardByBob = record(socketOfBob);
});

afterEach(() => {
  restore();
  for (const socket of open.splice(0)) socket.close();
});

async function enter(app: TestApp, person: Person): Promise<TestSocket> {
  const socket = await connect(app, person.token);
  open.push(socket);
  return socket;
}

async function say(by: TestSocket, body = 'Hello', roomId = room.id): Promise<number> {
  const answer = await by.request('message:send', { id: newId(), roomId, body });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.data.seq;
}

async function joined(name: string): Promise<Person> {
  const person = await signUp(here, `${name}${pair}`);
  await apiOf(here, person).post(`/rooms/${room.id}/join`);
  await eventually(() =>
    expect(heardByBob.of('member:changed').map(({ member }) => member.user.id)).toContain(person.user.id),
  );
  return person;
}

/** What this instance publishes of these events reaches no other one. */
function lose(...events: (ServerEvent | 'order')[]): void {
  const { pub } = here.app.get(RedisClients);
  if (!pub) throw new Error('there is no Redis');
  const publish = pub.publish.bind(pub);
  Object.assign(pub, {
    publish: (channel: string, message: string | Buffer) => {
      const isLost = events.some((event) => message.includes(event));
      return isLost ? Promise.resolve(0) : publish(channel, message);
    },
  });
  restore = () => void Object.assign(pub, { publish });
}

/** Nothing that is committed on this instance is told to anybody. */
function loseAll(): void {
  const events = here.app.get(DomainEvents);
  const publish = events.publish.bind(events);
  events.publish = () => undefined;
  restore = () => {
    events.publish = publish;
  };
}

const look = (app = there): Promise<void> => app.app.get(LookAround).look();

/** By a look: what was heard before it says that nothing told it anyway. */
async function isHealed(check: () => void, recording = heardByBob): Promise<void> {
  expect(check).toThrow();
  await look();
  await eventually(check, 5_000);
  // Once it is told, another look tells nothing more of it.
  await socketOfBob.request('ping');
  const told = recording.all.length;
  await look();
  await socketOfBob.request('ping');
  expect(recording.all.slice(told).filter(isNews)).toEqual([]);
}

/** What comes by itself a moment later is none: presence, and how far everybody has read. */
function isNews({ event, payload }: Heard): boolean {
  return event !== 'presence:changed' && !(event === 'receipt:changed' && payload.userId === null);
}

/** What a change on one instance leaves to be heard on the other. */
interface Case {
  readonly event: ServerEvent | 'order';
  readonly what: string;
  readonly act: () => Promise<() => void>;
}

const lastMember = (userId: string) =>
  heardByBob
    .of('member:changed')
    .filter(({ member }) => member.user.id === userId)
    .at(-1)?.member;

const cases: Case[] = [
  {
    event: 'message:changed',
    what: 'a message',
    act: async () => {
      const seq = await say(socketOfAlice);
      return () => expect(heardByBob.of('room:head').map(({ version }) => version)).toContain(seq);
    },
  },
  {
    event: 'user:changed',
    what: 'what somebody is called',
    act: async () => {
      await asAlice.patch('/users/me', { displayName: `Ann ${pair}` });
      return () => expect(heardByBob.of('user:changed').at(-1)).toMatchObject({ displayName: `Ann ${pair}` });
    },
  },
  {
    event: 'room:changed',
    what: 'a name',
    act: async () => {
      await asAlice.patch(`/rooms/${room.id}`, { name: `Renamed ${pair}` });
      return () => expect(heardByBob.of('room:changed').at(-1)).toMatchObject({ name: `Renamed ${pair}` });
    },
  },
  {
    event: 'room:changed',
    what: 'a topic',
    act: async () => {
      await asAlice.patch(`/rooms/${room.id}`, { topic: 'Cakes' });
      return () => expect(heardByBob.of('room:changed').at(-1)).toMatchObject({ topic: 'Cakes' });
    },
  },
  {
    event: 'room:changed',
    what: 'the number of members',
    act: async () => {
      const carol = await signUp(here, `carol${pair}`);
      await apiOf(here, carol).post(`/rooms/${room.id}/join`);
      return () => expect(heardByBob.of('room:changed').at(-1)).toMatchObject({ memberCount: 3 });
    },
  },
  {
    event: 'member:changed',
    what: 'who joined',
    act: async () => {
      const carol = await signUp(here, `carol${pair}`);
      await apiOf(here, carol).post(`/rooms/${room.id}/join`);
      return () => expect(lastMember(carol.user.id)).toMatchObject({ role: 'member', mutedUntil: null });
    },
  },
  {
    event: 'member:changed',
    what: 'a role',
    act: async () => {
      await asAlice.patch(`/rooms/${room.id}/members/${bob.user.id}`, { role: 'moderator' });
      return () => expect(lastMember(bob.user.id)).toMatchObject({ role: 'moderator' });
    },
  },
  {
    event: 'member:changed',
    what: 'an owner and who was it before',
    act: async () => {
      await asAlice.patch(`/rooms/${room.id}/members/${bob.user.id}`, { role: 'owner' });
      return () => {
        expect(lastMember(bob.user.id)).toMatchObject({ role: 'owner' });
        expect(lastMember(alice.user.id)).toMatchObject({ role: 'moderator' });
      };
    },
  },
  {
    event: 'member:changed',
    what: 'a mute',
    act: async () => {
      await asAlice.put(`/rooms/${room.id}/members/${bob.user.id}/mute`, { until: null });
      return () => expect(lastMember(bob.user.id)?.mutedUntil).toEqual(expect.any(String));
    },
  },
  {
    event: 'member:removed',
    what: 'who left',
    act: async () => {
      await asAlice.post(`/rooms/${room.id}/leave`);
      const gone = { roomId: room.id, userId: alice.user.id, reason: 'left' };
      return () => expect(heardByBob.of('member:removed')).toEqual([gone]);
    },
  },
  {
    event: 'receipt:changed',
    what: "another's read mark",
    act: async () => {
      const seq = await say(socketOfBob);
      await socketOfAlice.request('room:read', { roomId: room.id, seq });
      const receipt = { roomId: room.id, userId: alice.user.id, readSeq: seq, deliveredSeq: seq };
      return () => expect(heardByBob.of('receipt:changed')).toContainEqual({ ...receipt, readByAllSeq: seq });
    },
  },
  {
    event: 'receipt:changed',
    what: 'how far everybody has read, by writing',
    act: async () => {
      // She was behind bob, who came after her.
      const seq = await say(socketOfAlice);
      return () => expect(heardByBob.of('receipt:changed').at(-1)).toMatchObject({ readByAllSeq: seq - 1 });
    },
  },
  {
    event: 'order',
    what: 'coming into a room',
    act: async () => {
      const other = await makeRoom(asAlice, { kind: 'private' });
      await asAlice.put(`/rooms/${other.id}/members/${bob.user.id}`);
      return () => expect(heardByBob.of('room:added').map(({ id }) => id)).toEqual([other.id]);
    },
  },
  {
    event: 'order',
    what: 'being put out of a room',
    act: async () => {
      await asAlice.delete(`/rooms/${room.id}/members/${bob.user.id}`);
      return () => expect(heardByBob.of('room:removed').map(({ roomId }) => roomId)).toEqual([room.id]);
    },
  },
  {
    event: 'order',
    what: 'the end of a room',
    act: async () => {
      await asAlice.delete(`/rooms/${room.id}`);
      return () => expect(heardByBob.of('room:removed')).toEqual([{ roomId: room.id, reason: 'deleted' }]);
    },
  },
  {
    event: 'order',
    what: 'the end of a session',
    act: async () => {
      const other = await signUp(here, `other${pair}`);
      const heard = record(await enter(there, other));
      await request(here.url).post('/api/v1/auth/logout').auth(other.token, { type: 'bearer' }).expect(204);
      return () => expect(heard.of('session:ended')).toEqual([{ reason: 'logout' }]);
    },
  },
];

describe.each(cases)('$event: $what', ({ event, act }) => {
  test('lost between two instances', async () => {
    lose(event);
    await isHealed(await act());
  });

  test('told to nobody at all', async () => {
    loseAll();
    await isHealed(await act());
  });
});

test('who was kicked is gone from the lists of the others', async () => {
  const carol = await joined('carol');
  lose('member:removed', 'order');
  await asAlice.delete(`/rooms/${room.id}/members/${carol.user.id}`);
  const gone = { roomId: room.id, userId: carol.user.id, reason: 'kicked' };
  await isHealed(() => expect(heardByBob.of('member:removed')).toEqual([gone]));
});

test('what is read, and set back, on a device here is so on one there', async () => {
  const phone = await enter(here, bob);
  const seq = await say(socketOfAlice);
  lose('receipt:changed');
  const own = () =>
    heardByBob
      .of('receipt:changed')
      .filter(({ userId }) => userId === bob.user.id)
      .at(-1);
  await phone.request('room:read', { roomId: room.id, seq });
  await isHealed(() => expect(own()).toMatchObject({ readSeq: seq, deliveredSeq: seq, readByAllSeq: seq }));
  await phone.request('room:unread', { roomId: room.id, seq });
  await isHealed(() =>
    expect(own()).toMatchObject({ readSeq: seq - 1, deliveredSeq: seq, readByAllSeq: seq - 1 }),
  );
});

test('in a large room only the own devices hear of a mark, and all how far everybody has read', async () => {
  await database.query(
    `WITH people AS (
       INSERT INTO users (id, username, display_name)
       SELECT gen_random_uuid(), 'many' || $2 || '-' || n, 'Many' FROM generate_series(1, 100) n RETURNING id
     ), come AS (
       INSERT INTO members (room_id, user_id, role, read_seq, delivered_seq, marks_moved_at)
       SELECT $1, id, 'member', 1000, 1000, NULL FROM people
     ) UPDATE rooms SET member_count = member_count + 100 WHERE id = $1`,
    [room.id, pair],
  );
  const phone = await enter(here, bob);
  const seq = await say(socketOfAlice);
  await look();
  await socketOfBob.request('ping');
  heardByBob.forget();
  lose('receipt:changed');
  await socketOfAlice.request('room:delivered', { roomId: room.id, seq });
  await phone.request('room:read', { roomId: room.id, seq });
  const own = { userId: bob.user.id, readSeq: seq, deliveredSeq: seq };
  await isHealed(() =>
    expect(heardByBob.of('receipt:changed')).toEqual([{ roomId: room.id, ...own, readByAllSeq: seq }]),
  );
});

test('news that comes late is put right', async () => {
  const before = await asAlice.get<{ items: { user: { id: string } }[] }>(`/rooms/${room.id}/members`);
  const old = before.body.items.find(({ user }) => user.id === bob.user.id);
  await asAlice.patch(`/rooms/${room.id}/members/${bob.user.id}`, { role: 'moderator' });
  await eventually(() => expect(lastMember(bob.user.id)).toMatchObject({ role: 'moderator' }));
  await look();
  // As from an instance that was frozen before it told this.
  here.app
    .get(Sockets)
    .toRoom(room.id)
    .emit('member:changed', { roomId: room.id, member: old as never });
  await eventually(() => expect(lastMember(bob.user.id)).toMatchObject({ role: 'member' }));
  await isHealed(() => expect(lastMember(bob.user.id)).toMatchObject({ role: 'moderator' }));
});

test('a room that could not be told when its member came in is told later', async () => {
  const mine = there.app.get(MyRooms);
  const one = mine.one.bind(mine);
  let failed = false;
  mine.one = () => {
    failed = true;
    return Promise.reject(new Error('the database is away'));
  };
  restore = () => {
    mine.one = one;
  };
  const other = await makeRoom(asAlice, { kind: 'private' });
  await asAlice.put(`/rooms/${other.id}/members/${bob.user.id}`);
  await eventually(() => expect(failed).toBe(true));
  restore();
  await isHealed(() => expect(heardByBob.of('room:added').map(({ id }) => id)).toEqual([other.id]));
});
