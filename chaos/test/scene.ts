import type {
  DatabaseState,
  DeviceState,
  HistoryEvent,
  MessageState,
  Operation,
  Snapshot,
  StoredMessage,
} from '../src/history/events.js';
import { judge } from '../src/checker.js';
import { DEFAULT_OPTIONS } from '../src/options.js';

const START = Date.parse('2026-01-01T00:00:00.000Z');

export const ROOM = 'room';
export const ANN = 'ann';
export const BOB = 'bob';
export const CYD = 'cyd';

type Timeless<E> = E extends HistoryEvent ? Omit<E, 't'> : never;

/**
 * A short history in which every promise is kept, for tests to spoil in one place: Ann made a room, Bob and Cyd joined,
 * a message was sent, edited and reacted to, another deleted, a third refused, and Cyd was kicked 20 s in. Everybody
 * has one device, named after them with a 1.
 */
export class Scene {
  readonly events: HistoryEvent[] = [];
  readonly snapshot: Snapshot;
  /** Whether the run came to its end. */
  isWhole = true;

  constructor() {
    const { messages, rooms, members } = database();
    this.snapshot = {
      type: 'snapshot',
      t: START + 80_000,
      round: 1,
      quietAt: START + 60_000,
      onlineAt: START + 61_000,
      settledAt: START + 62_000,
      database: { messages, rooms, members },
      devices: [device(ANN, messages, 0), device(BOB, messages, 1)],
      rest: [
        { user: ANN, rooms: [view(ANN, 0)] },
        { user: BOB, rooms: [view(BOB, 1)] },
      ],
    };
    this.at(0, { type: 'run', options: DEFAULT_OPTIONS });
    for (const user of [ANN, BOB, CYD]) this.arrive(user);
    this.done(5, ANN, { name: 'send', roomId: ROOM, id: 'm1', body: 'one' }, { seq: 4, version: 4 });
    this.at(6, {
      type: 'heard',
      device: 'bob1',
      user: BOB,
      event: 'message:changed',
      roomId: ROOM,
      message: ref('m1', 4, 4),
    });
    this.at(6, { type: 'held', device: 'bob1', user: BOB, roomId: ROOM, messages: [ref('m1', 4, 4)] });
    this.done(7, ANN, { name: 'edit', roomId: ROOM, id: 'm1', body: 'uno' }, { seq: 4, version: 5 });
    this.done(
      8,
      BOB,
      { name: 'react', roomId: ROOM, id: 'm1', emoji: '👍', on: true },
      { seq: 4, version: 6 },
    );
    this.at(9, { type: 'held', device: 'bob1', user: BOB, roomId: ROOM, messages: [ref('m1', 4, 6)] });
    this.done(10, ANN, { name: 'send', roomId: ROOM, id: 'm2', body: 'two' }, { seq: 5, version: 7 });
    this.done(11, ANN, { name: 'delete', roomId: ROOM, id: 'm2' }, { seq: 5, version: 8 });
    this.refused(12, BOB, { name: 'send', roomId: ROOM, id: 'm3', body: 'three' }, 'VALIDATION');
    this.done(13, BOB, { name: 'mark-read', roomId: ROOM, seq: 3 }, undefined, {
      readSeq: 3,
      deliveredSeq: 5,
    });
    this.done(20, ANN, { name: 'kick', roomId: ROOM, userId: CYD });
    this.at(20.3, { type: 'heard', device: 'cyd1', user: CYD, event: 'room:removed', roomId: ROOM });
    this.at(20.4, { type: 'room', device: 'cyd1', user: CYD, roomId: ROOM, phase: 'dropped' });
    this.done(21, ANN, { name: 'send', roomId: ROOM, id: 'm4', body: '@bob four' }, { seq: 7, version: 10 });
  }

  /** What the checker finds; each as `check: sentence`. */
  findings(): string[] {
    const end = { type: 'end', t: this.snapshot.t + 1 } as const;
    const events = [...this.events, this.snapshot, ...(this.isWhole ? [end] : [])].sort((a, b) => a.t - b.t);
    return judge(events).map(({ check, what }) => `${check}: ${what}`);
  }

  /** Seconds after the beginning. */
  at(seconds: number, event: Timeless<HistoryEvent>): void {
    this.events.push({ ...event, t: START + seconds * 1000 });
  }

  done(
    seconds: number,
    user: string,
    operation: Operation,
    message?: Pick<MessageState, 'seq' | 'version'>,
    marks?: { readSeq: number; deliveredSeq: number },
  ): void {
    const op = this.invoke(seconds, user, operation);
    const id = 'id' in operation ? operation.id : '';
    const state = message && { id, authorId: user, body: null, deleted: false, reactions: [], ...message };
    this.at(seconds + 0.1, { type: 'ok', op, ...(state && { message: state }), ...(marks && { marks }) });
  }

  refused(
    seconds: number,
    user: string,
    operation: Operation,
    code: 'VALIDATION' | 'CONFLICT' | 'NOT_A_MEMBER',
  ): void {
    this.at(seconds + 0.1, { type: 'fail', op: this.invoke(seconds, user, operation), code });
  }

  unknown(seconds: number, user: string, operation: Operation, code: string): void {
    this.at(seconds + 0.1, { type: 'info', op: this.invoke(seconds, user, operation), code });
  }

  invoke(seconds: number, user: string, operation: Operation): string {
    const op = `op${this.events.length}`;
    this.at(seconds, { type: 'invoke', op, device: `${user}1`, user, operation });
    return op;
  }

  stored(id: string): StoredMessage {
    return found(this.snapshot.database.messages.find((message) => message.id === id));
  }

  device(user: string): DeviceState {
    return found(this.snapshot.devices.find((one) => one.user === user));
  }

  /** The only room, as a device has it. */
  room(user: string): DeviceState['rooms'][number] {
    return found(this.device(user).rooms[0]);
  }

  private arrive(user: string): void {
    const who = { device: `${user}1`, user };
    this.at(1, { type: 'device', ...who, phase: 'open' });
    this.at(1, { type: 'session', device: who.device, status: 'signed-in' });
    this.at(2, { type: 'connection', device: who.device, status: 'online' });
    this.at(3, { type: 'room', ...who, roomId: ROOM, phase: 'appeared' });
  }
}

function found<T>(item: T | undefined): T {
  if (item === undefined) throw new Error('The scene has no such thing.');
  return item;
}

const ref = (id: string, seq: number, version: number) => ({ id, seq, version });

function database(): DatabaseState {
  const plain = {
    roomId: ROOM,
    authorId: ANN,
    deleted: false,
    reactions: [],
    mentions: [],
    body: null,
    system: null,
  };
  const notice = (
    seq: number,
    version: number,
    seconds: number,
    system: StoredMessage['system'],
  ): StoredMessage => ({
    ...plain,
    id: `n${seq}`,
    seq,
    version,
    kind: 'system',
    system,
    createdAt: START + seconds * 1000,
  });
  const said = (
    id: string,
    seq: number,
    version: number,
    seconds: number,
    rest: Partial<StoredMessage>,
  ): StoredMessage => ({
    ...plain,
    id,
    seq,
    version,
    kind: 'user',
    createdAt: START + seconds * 1000,
    ...rest,
  });
  return {
    rooms: [{ id: ROOM, kind: 'public', lastSeq: 7, version: 10, memberCount: 2 }],
    members: [
      { roomId: ROOM, userId: ANN, role: 'owner', readSeq: 7, deliveredSeq: 7 },
      { roomId: ROOM, userId: BOB, role: 'member', readSeq: 3, deliveredSeq: 7 },
    ],
    messages: [
      notice(1, 1, 1, { type: 'created', userId: ANN }),
      notice(2, 2, 2, { type: 'joined', userId: BOB }),
      notice(3, 3, 3, { type: 'joined', userId: CYD }),
      said('m1', 4, 6, 5, { body: 'uno', reactions: [`👍:${BOB}`] }),
      said('m2', 5, 8, 10, { deleted: true }),
      notice(6, 9, 20.05, { type: 'kicked', userId: CYD, by: ANN }),
      said('m4', 7, 10, 21, { body: '@bob four', mentions: [BOB] }),
    ],
  };
}

function view(user: string, mentions: number): Snapshot['rest'][number]['rooms'][number] {
  const readSeq = user === ANN ? 7 : 3;
  const unread = user === ANN ? 0 : 2;
  return { id: ROOM, lastSeq: 7, version: 10, readSeq, deliveredSeq: 7, unread, mentions, lastMessageSeq: 7 };
}

function device(user: string, messages: StoredMessage[], mentions: number): DeviceState {
  const shown = messages.map(({ id, seq, version, authorId, body, deleted, reactions }) => ({
    id,
    seq,
    version,
    authorId,
    body,
    deleted,
    reactions,
  }));
  const timeline = { fromSeq: 1, toSeq: 7, hasAfter: false, loaded: true, messages: shown };
  return {
    device: `${user}1`,
    user,
    online: true,
    rooms: [{ ...view(user, mentions), timeline }],
    outbox: [],
  };
}
