import { expect, test } from '@jest/globals';
import { ANN, BOB, CYD, ROOM, Scene } from '../test/scene.js';
import { CHECKS } from './checker.js';

/** Each spoils the good history in one way; the checker has to say so, in these words and no others. */
const spoilt: Record<string, [spoil: (scene: Scene) => void, finding: RegExp][]> = {
  'acked-once': [
    [(scene) => lose(scene, 'm4'), /m4 was acked to ann1 and is not in the database/],
    [
      (scene) => scene.at(30, { type: 'answer', device: 'bob1', id: 'm3', code: 'OK' }),
      /m3 was acked on the wire to bob1 and is not/,
    ],
    [(scene) => (scene.stored('m4').authorId = BOB), /its author is bob/],
    [(scene) => (scene.stored('m4').roomId = 'elsewhere'), /its room is elsewhere/],
    [
      (scene) => {
        scene.refused(30, ANN, { name: 'send', roomId: ROOM, id: 'm4', body: 'other' }, 'CONFLICT');
        scene.stored('m4').body = 'other';
      },
      /m4 was acked, but it says "other"/,
    ],
    [(scene) => (scene.stored('m1').body = 'something else'), /"something else", which was never sent/],
    [(scene) => (scene.stored('m4').body = null), /m4 is deleted and nobody deleted it/],
    [(scene) => (scene.stored('m4').version = 9.5), /acked with version 10 and is back at 9.5/],
    [
      (scene) => {
        scene.done(
          30,
          ANN,
          { name: 'send', roomId: ROOM, id: 'm4', body: '@bob four' },
          { seq: 9, version: 10 },
        );
      },
      /acked with seq 9 and has 7/,
    ],
    [
      (scene) => store(scene, { ...scene.stored('m4'), id: 'm3', body: 'three' }),
      /m3 was refused \(VALIDATION\)/,
    ],
    [
      (scene) => store(scene, { ...scene.stored('m4'), id: 'm9' }),
      /m9 is in the database and nobody sent it/,
    ],
    [
      (scene) => {
        scene.done(30, ANN, { name: 'send', roomId: ROOM, id: 'm2', body: 'other' }, { seq: 5, version: 7 });
      },
      /m2 was acked for 2 different messages/,
    ],
    [
      (scene) =>
        scene.refused(30, ANN, { name: 'send', roomId: ROOM, id: 'm4', body: '@bob four' }, 'CONFLICT'),
      /m4 got CONFLICT although/,
    ],
  ],
  gapless: [
    [(scene) => (scene.stored('n6').seq = 5), /seq 5 stands where 6 is due/],
    [(scene) => (scene.stored('m2').version = 6), /version 6 belongs to m1 and m2/],
    [(scene) => room(scene).lastSeq++, /last_seq is 8 and should be 7/],
    [(scene) => room(scene).version++, /version is 11 and should be 10/],
    [(scene) => room(scene).memberCount++, /member_count is 3 and should be 2/],
  ],
  'one-order': [
    [(scene) => (shown(scene, BOB, 4).body = 'one'), /bob1 in room room shows at seq 4 another body/],
    [(scene) => (shown(scene, BOB, 4).reactions = []), /another reactions/],
    [(scene) => (shown(scene, BOB, 5).deleted = false), /another deleted/],
    [(scene) => (scene.room(BOB).version = 9), /at version 9 and the room at 10/],
    [(scene) => (scene.room(BOB).lastSeq = 6), /knows of seq 6/],
    [(scene) => scene.room(BOB).timeline.messages.splice(3, 1), /shows seq 5 where 4 is due/],
    [(scene) => scene.room(BOB).timeline.messages.pop(), /shows 6 messages from seq 1 to 7/],
    [
      (scene) => {
        const { timeline } = scene.room(BOB);
        timeline.messages.pop();
        timeline.toSeq = 6;
      },
      /ends at seq 6, believes that nothing follows/,
    ],
    [(scene) => (scene.device(BOB).rooms = []), /bob1 misses room room/],
    [
      (scene) => scene.snapshot.devices.push({ ...scene.device(BOB), device: 'cyd1', user: CYD }),
      /cyd1 lists room room/,
    ],
    [
      (scene) => hear(scene, 22, BOB, 'message:changed', { message: { id: 'mX', seq: 7, version: 10 } }),
      /seq 7 was seen as mX and as m4/,
    ],
    [
      (scene) =>
        scene.at(15, {
          type: 'held',
          device: 'bob1',
          user: BOB,
          roomId: ROOM,
          messages: [{ id: 'm1', seq: 4, version: 5 }],
        }),
      /bob1 went from version 6 of message m1 back to 5/,
    ],
    [
      (scene) => {
        const { timeline } = structuredClone(scene.room(BOB));
        timeline.messages.splice(2, 1);
        scene.at(30, { type: 'look', device: 'bob1', roomId: ROOM, timeline });
      },
      /bob1 looking at room room shows seq 4 where 3 is due/,
    ],
  ],
  'no-access': [
    [(scene) => hear(scene, 24, CYD, 'message:changed'), /cyd1 got 1 events of room room .*3900 ms after/],
    [(scene) => hear(scene, 24, CYD, 'typing'), /the first \(typing\)/],
    [
      (scene) => {
        fault(scene, 10, 22);
        hear(scene, 55, CYD, 'message:changed');
      },
      /cyd1 got 1 events/,
    ],
    [(scene) => scene.done(24, CYD, { name: 'probe', roomId: ROOM }), /cyd1 read room room 3900 ms after/],
    [(scene) => drop(scene, 'room', 'cyd1', 'dropped'), /cyd1 was online and still shows room room/],
    [
      (scene) => {
        scene.done(30, BOB, { name: 'end-session', device: 'ann1' });
        scene.at(31, { type: 'session', device: 'ann1', status: 'ended' });
        hear(scene, 34, ANN, 'receipt:changed');
      },
      /ann1 got receipt:changed 3900 ms after its session was ended/,
    ],
  ],
  unread: [
    [(scene) => scene.room(BOB).unread++, /bob1, room room: unread is 3 and should be 2/],
    [(scene) => scene.room(BOB).mentions--, /mentions is 0 and should be 1/],
    [(scene) => (scene.room(BOB).readSeq = 2), /readSeq is 2 and should be 3/],
    [(scene) => (rest(scene).unread = 0), /GET \/rooms of bob, room room: unread is 0/],
  ],
  marks: [
    [(scene) => both(scene, { readSeq: 3, deliveredSeq: 2 }), /member bob of room room: read 3, delivered 2/],
    [(scene) => both(scene, { readSeq: 3, deliveredSeq: 8 }), /delivered 8, last 7/],
    [
      (scene) => hear(scene, 22, ANN, 'receipt:changed', { marks: { readSeq: 4, deliveredSeq: 3 } }),
      /ann1 heard of room room: read 4, delivered 3/,
    ],
    [
      (scene) => {
        const marks = { readSeq: 5, deliveredSeq: 5 };
        scene.done(30, BOB, { name: 'mark-read', roomId: ROOM, seq: 5 }, undefined, marks);
      },
      /told that room room is read up to 5; it is at 3/,
    ],
  ],
  'not-stuck': [
    [(scene) => (scene.device(BOB).online = false), /bob1 is not online/],
    [(scene) => (scene.isWhole = false), /did not come to its end/],
    [(scene) => (scene.snapshot.onlineAt = null), /coming online did not come to an end/],
    [(scene) => (scene.snapshot.settledAt = null), /healing did not come to an end/],
    [(scene) => (scene.snapshot.settledAt = scene.snapshot.quietAt + 40_000), /healing took 39000 ms/],
    [(scene) => wait(scene, 'sending', null), /message m9 sending/],
    [(scene) => wait(scene, 'failed', 'UNAVAILABLE'), /message m9 failed \(UNAVAILABLE\)/],
    [(scene) => scene.invoke(30, BOB, { name: 'join', roomId: ROOM }), /join: was never answered/],
    [(scene) => scene.unknown(30, BOB, { name: 'join', roomId: ROOM }, 'INTERNAL'), /answered with INTERNAL/],
    [
      (scene) => scene.at(30, { type: 'accident', what: 'instance 0 ended by itself' }),
      /instance 0 ended by itself/,
    ],
    [
      (scene) => scene.unknown(30, BOB, { name: 'send', roomId: ROOM, id: 'm9', body: 'nine' }, 'VANISHED'),
      /m9 is gone from the outbox/,
    ],
    [
      (scene) => scene.at(30, { type: 'session', device: 'bob1', status: 'ended', reason: 'revoked' }),
      /bob1 was signed out \(revoked\) without cause/,
    ],
  ],
  'acked-changes': [
    [(scene) => (stale(scene).body = 'one'), /edited to "uno", which was acked, and says "one"/],
    [(scene) => (stale(scene).reactions = []), /Reaction 👍:bob of message m1 is missing/],
    [
      (scene) => {
        const off = { name: 'react', roomId: ROOM, id: 'm1', emoji: '👍', on: false } as const;
        scene.done(9, BOB, off, { seq: 4, version: 6 });
      },
      /Reaction 👍:bob of message m1 is still there/,
    ],
    [(scene) => (stale(scene, 'm2').deleted = false), /m2 was deleted, which was acked, and is there/],
    [(scene) => (stale(scene, 'm2').reactions = ['👍:bob']), /still has a body or reactions/],
    [(scene) => (stale(scene).version = 5), /m1 was acked at version 6 and is back at 5/],
  ],
};

test('a history in which every promise was kept has no findings', () => {
  expect(new Scene().findings()).toEqual([]);
});

test('every check has a history that it refuses', () => {
  expect(Object.keys(spoilt).sort()).toEqual(CHECKS.map(({ name }) => name).sort());
});

const cases = Object.entries(spoilt).flatMap(([check, list]) =>
  list.map(([spoil, finding]) => ({ check, finding, spoil })),
);

test.each(cases)('$check finds $finding', ({ check, finding, spoil }) => {
  const scene = new Scene();
  spoil(scene);
  expect(scene.findings().filter((text) => text.startsWith(`${check}: `))).toEqual([
    expect.stringMatching(finding),
  ]);
});

/** Things that are no violation, though they look like one. */
const fine: Record<string, (scene: Scene) => void> = {
  'a message of an attempt without an answer may be stored although the next one was refused': (scene) => {
    scene.at(11, { type: 'attempt', device: 'bob1', id: 'm3' });
    scene.at(12, { type: 'attempt', device: 'bob1', id: 'm3' });
    scene.at(12.1, { type: 'answer', device: 'bob1', id: 'm3', code: 'VALIDATION' });
    append(scene, { ...scene.stored('m4'), id: 'm3', authorId: BOB, body: 'three', mentions: [] });
  },
  'an edit without an answer may be there or not': (scene) => {
    scene.unknown(9, ANN, { name: 'edit', roomId: ROOM, id: 'm1', body: 'eins' }, 'NO_ANSWER');
    for (const message of [scene.stored('m1'), shown(scene, ANN, 4), shown(scene, BOB, 4)])
      message.body = 'eins';
  },
  'an event within two seconds of the loss': (scene) => hear(scene, 21.5, CYD, 'message:changed'),
  'an event within thirty seconds of the loss while Redis is away': (scene) => {
    fault(scene, 19, 25);
    hear(scene, 45, CYD, 'message:changed');
  },
  'a message that failed for good waits for its author': (scene) => wait(scene, 'failed', 'NOT_A_MEMBER'),
  'a mark that its person moved back': (scene) => {
    const marks = { readSeq: 5, deliveredSeq: 5 };
    scene.done(30, BOB, { name: 'mark-read', roomId: ROOM, seq: 5 }, undefined, marks);
    scene.done(31, BOB, { name: 'mark-unread', roomId: ROOM, seq: 4 }, undefined, {
      readSeq: 3,
      deliveredSeq: 5,
    });
  },
  'a session that ended by wish': (scene) => {
    scene.done(30, BOB, { name: 'end-session', device: 'ann1' });
    scene.at(31, { type: 'session', device: 'ann1', status: 'ended' });
  },
  'a room that was never looked at': (scene) => {
    scene.room(BOB).timeline = { fromSeq: 0, toSeq: 0, hasAfter: false, loaded: false, messages: [] };
  },
};

test.each(Object.entries(fine))('no finding: %s', (_, change) => {
  const scene = new Scene();
  change(scene);
  expect(scene.findings()).toEqual([]);
});

function lose(scene: Scene, id: string): void {
  const { database } = scene.snapshot;
  database.messages = database.messages.filter((message) => message.id !== id);
}

function store(scene: Scene, message: ReturnType<Scene['stored']>): void {
  scene.snapshot.database.messages.push(message);
}

/** Stores a message at the end of the room, and lets everybody see it. */
function append(scene: Scene, message: ReturnType<Scene['stored']>): void {
  const { seq, version } = { seq: 8, version: 11 };
  store(scene, { ...message, seq, version });
  Object.assign(room(scene), { lastSeq: seq, version });
  for (const user of [ANN, BOB]) {
    const { timeline } = scene.room(user);
    timeline.toSeq = seq;
    const { id, authorId, body, deleted, reactions } = message;
    timeline.messages.push({ id, authorId, body, deleted, reactions, seq, version });
    Object.assign(scene.room(user), { lastSeq: seq, version });
  }
  scene.room(ANN).unread = 1;
  const annRest = scene.snapshot.rest.find(({ user }) => user === ANN)?.rooms[0];
  if (annRest) annRest.unread = 1;
}

function room(scene: Scene) {
  const [only] = scene.snapshot.database.rooms;
  if (!only) throw new Error('no room');
  return only;
}

function rest(scene: Scene) {
  const view = scene.snapshot.rest.find(({ user }) => user === BOB)?.rooms[0];
  if (!view) throw new Error('no view');
  return view;
}

function shown(scene: Scene, user: string, seq: number) {
  const message = scene.room(user).timeline.messages.find((one) => one.seq === seq);
  if (!message) throw new Error('not shown');
  return message;
}

/** The stored message alone: what clients show of it is not looked at by the check under test. */
function stale(scene: Scene, id = 'm1') {
  return scene.stored(id);
}

function both(scene: Scene, marks: { readSeq: number; deliveredSeq: number }): void {
  const member = scene.snapshot.database.members.find(({ userId }) => userId === BOB);
  if (member) Object.assign(member, marks);
}

function hear(scene: Scene, seconds: number, user: string, event: string, rest: object = {}): void {
  scene.at(seconds, { type: 'heard', device: `${user}1`, user, event, roomId: ROOM, ...rest });
}

function wait(scene: Scene, status: string, code: string | null): void {
  scene.device(BOB).outbox.push({ id: 'm9', roomId: ROOM, status, code });
}

function fault(scene: Scene, from: number, to: number): void {
  const what = { type: 'fault', number: 1, fault: { kind: 'restart-redis', forMs: 1 } } as const;
  scene.at(from, { ...what, phase: 'begin' });
  scene.at(to, { ...what, phase: 'end' });
}

function drop(scene: Scene, type: 'room', device: string, phase: 'dropped'): void {
  const index = scene.events.findIndex(
    (event) => event.type === type && event.device === device && event.phase === phase,
  );
  scene.events.splice(index, 1);
}
