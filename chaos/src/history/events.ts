import type { ErrorCode, Id, MemberRole, ReadMarks, RoomKind, SystemNotice } from '@parley/contracts';
import type { Fault } from '../faults/fault.js';
import type { RunOptions } from '../options.js';

/**
 * What is written down while a run goes on, and all that the checker ever sees. One event is one line of the file.
 *
 * Times (`t`) are milliseconds of `Date.now()`: everything runs on one machine, the database included. A *device* is
 * one client with a storage of its own; it keeps its name when its tab is closed and opened again. A *user* may have
 * several devices.
 */
export type HistoryEvent =
  | RunBegun
  | FaultMark
  | Invoked
  | Succeeded
  | Refused
  | Unknown
  | Attempted
  | Answered
  | Heard
  | Held
  | Looked
  | DeviceMark
  | ConnectionMark
  | SessionMark
  | RoomMark
  | Lagged
  | Accident
  | Snapshot
  | RunEnded;

export interface RunBegun {
  type: 'run';
  t: number;
  options: RunOptions;
}

export interface FaultMark {
  type: 'fault';
  t: number;
  /** The same number at the beginning and at the end. */
  number: number;
  phase: 'begin' | 'end';
  fault: Fault;
}

/** Something that a person wants done. */
export type Operation =
  | { name: 'send'; roomId: Id; id: Id; body: string }
  | { name: 'edit'; roomId: Id; id: Id; body: string }
  | { name: 'delete'; roomId: Id; id: Id }
  | { name: 'react'; roomId: Id; id: Id; emoji: string; on: boolean }
  | { name: 'mark-read'; roomId: Id; seq: number }
  | { name: 'mark-unread'; roomId: Id; seq: number }
  | { name: 'join'; roomId: Id }
  | { name: 'leave'; roomId: Id }
  | { name: 'kick'; roomId: Id; userId: Id }
  | { name: 'add'; roomId: Id; userId: Id }
  /** Ends the session of another device of the same user. */
  | { name: 'end-session'; device: string }
  /** Asks for the history of a room that the user is not in. */
  | { name: 'probe'; roomId: Id };

export type OperationName = Operation['name'];

export interface Invoked {
  type: 'invoke';
  t: number;
  /** Unique in the history. */
  op: string;
  device: string;
  user: Id;
  operation: Operation;
}

/** The server said that it is done. */
export interface Succeeded {
  type: 'ok';
  t: number;
  op: string;
  /** Of operations on messages: the message as it was answered. */
  message?: MessageState;
  /** Of read marks. */
  marks?: ReadMarks;
}

/** The server said that it is not done, and never will be by this operation. */
export interface Refused {
  type: 'fail';
  t: number;
  op: string;
  code: ErrorCode | 'NO_CONNECTION';
}

/** Nobody knows whether it is done. */
export interface Unknown {
  type: 'info';
  t: number;
  op: string;
  /** `NO_ANSWER`, `UNAVAILABLE`, `INTERNAL`; `VANISHED` when a client forgot a message without telling its fate. */
  code: string;
}

/** A new message went out on the wire, for the first time or again. */
export interface Attempted {
  type: 'attempt';
  t: number;
  device: string;
  id: Id;
}

/** The server's answer to a new message arrived, whether or not anybody still waited for it. */
export interface Answered {
  type: 'answer';
  t: number;
  device: string;
  id: Id;
  code: ErrorCode | 'OK';
}

/** An event of the server that arrived at a device, before its client did anything with it. */
export interface Heard {
  type: 'heard';
  t: number;
  device: string;
  user: Id;
  event: string;
  roomId: Id | null;
  /** Of `message:changed`. */
  message?: MessageRef;
  /** Of `receipt:changed`. */
  marks?: ReadMarks;
  /** Of `member:removed`: who. */
  subject?: Id;
}

/** Messages that a client took over, from whatever source. */
export interface Held {
  type: 'held';
  t: number;
  device: string;
  user: Id;
  roomId: Id;
  messages: MessageRef[];
}

/** What a person saw on looking at a room in the middle of everything. */
export interface Looked {
  type: 'look';
  t: number;
  device: string;
  roomId: Id;
  timeline: TimelineState;
}

/** A tab was opened or closed. Its storage stays. */
export interface DeviceMark {
  type: 'device';
  t: number;
  device: string;
  user: Id;
  phase: 'open' | 'close';
}

export interface ConnectionMark {
  type: 'connection';
  t: number;
  device: string;
  status: 'offline' | 'connecting' | 'catching-up' | 'online';
}

/** `ended` was told by the server, or found out by a refused token. */
export interface SessionMark {
  type: 'session';
  t: number;
  device: string;
  status: 'signed-in' | 'ended';
  reason?: string;
}

/** A room appeared in the list of a client, or went. */
export interface RoomMark {
  type: 'room';
  t: number;
  device: string;
  user: Id;
  roomId: Id;
  phase: 'appeared' | 'dropped';
}

/** The machine that watches was itself busy for so long: what came late by less proves nothing. */
export interface Lagged {
  type: 'lag';
  t: number;
  ms: number;
}

/** A part of the system ended without having been ended, or did not end when it should have. */
export interface Accident {
  type: 'accident';
  t: number;
  what: string;
}

/** Everything that there is, taken in a quiet phase, with every part up and nobody writing. */
export interface Snapshot {
  type: 'snapshot';
  t: number;
  /** From 1. */
  round: number;
  /** When the last fault was over and the last person had stopped. */
  quietAt: number;
  /** When every device was online; `null` when that did not come. */
  onlineAt: number | null;
  /** When every device held the state of the database; `null` when that did not come. */
  settledAt: number | null;
  database: DatabaseState;
  devices: DeviceState[];
  /** `GET /rooms` of each user. */
  rest: { user: Id; rooms: RoomView[] }[];
}

/** The run came to its end; without this a history was broken off. */
export interface RunEnded {
  type: 'end';
  t: number;
}

/** The least that names a message in a certain state. */
export type MessageRef = Pick<MessageState, 'id' | 'seq' | 'version'>;

/** A message, as far as anything is promised about it. */
export interface MessageState {
  id: Id;
  seq: number;
  version: number;
  authorId: Id;
  body: string | null;
  deleted: boolean;
  /** Each as `emoji:userId`, sorted. */
  reactions: string[];
}

export interface StoredMessage extends MessageState {
  roomId: Id;
  kind: 'user' | 'system';
  mentions: Id[];
  system: SystemNotice | null;
  createdAt: number;
}

export interface DatabaseState {
  rooms: { id: Id; kind: RoomKind; lastSeq: number; version: number; memberCount: number }[];
  members: ({ roomId: Id; userId: Id; role: MemberRole } & ReadMarks)[];
  /** Ascending by room and `seq`. */
  messages: StoredMessage[];
}

/** A room as one of its members is told. */
export interface RoomView extends ReadMarks {
  id: Id;
  lastSeq: number;
  version: number;
  unread: number;
  mentions: number;
  /** `seq` of the newest message shown with the room. */
  lastMessageSeq: number | null;
}

/** What a client shows of a room: a stretch without holes, ascending by `seq`. */
export interface TimelineState {
  fromSeq: number;
  toSeq: number;
  hasAfter: boolean;
  loaded: boolean;
  messages: MessageState[];
}

export interface DeviceState {
  device: string;
  user: Id;
  online: boolean;
  rooms: (RoomView & { timeline: TimelineState })[];
  outbox: { id: Id; roomId: Id; status: string; code: string | null }[];
}
