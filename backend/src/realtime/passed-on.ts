import { Injectable } from '@nestjs/common';
import type {
  Id,
  Member,
  Message,
  ReadMarks,
  Room,
  ServerEvent,
  ServerToClientEvents,
  User,
} from '@parley/contracts';
import { SocketMeters } from '../platform/observability/index.js';
import type { ChatServer } from '../platform/socket/index.js';
import type { Place } from '../rooms/index.js';
import { Told } from './told.js';

type Packet = Parameters<ChatServer['encoder']['encode']>[0];
type Notes = { [E in ServerEvent]?: (payload: Parameters<ServerToClientEvents[E]>[0]) => void };

/** What was told longer ago is told again where there is a reason to look at it. */
const REMEMBER_MS = 5 * 60_000;

/**
 * What this instance has passed on to its sockets, whichever instance it came from: seen where Socket.IO encodes what
 * goes out, which it does once however many sockets get it.
 */
@Injectable()
export class PassedOn {
  /** By room: the highest version of a message. */
  readonly versions = new Told<number>();
  /** By room: how far everybody has read. */
  readonly readByAll = new Told<number>();
  /** By room: what can be seen of it from outside (`faceOf`). */
  readonly rooms = new Told<string>();
  /** By place: somebody's standing in the room (`standingOf`), `null` for who is not in it. */
  readonly members = new Told<string | null>();
  /** By person: what can be seen of them (`profileOf`). */
  readonly profiles = new Told<string>();
  /** By place. */
  readonly marks = new Told<ReadMarks>();

  private readonly notes: Notes = {
    'message:changed': (message) => {
      if (message.version > this.versionOf(message.roomId) && isNew(message)) {
        this.meters.delivered(message.createdAt);
      }
      this.noteVersion(message.roomId, message.version);
    },
    'room:changed': (room) => this.rooms.note(room.id, faceOf(room)),
    'member:changed': ({ roomId, member }) => {
      const place = keyOf({ roomId, userId: member.user.id });
      this.members.note(place, standingOf(member));
      this.marks.note(place, { readSeq: member.readSeq, deliveredSeq: member.deliveredSeq });
    },
    'member:removed': (place) => this.members.note(keyOf(place), null),
    'user:changed': (user) => this.profiles.note(user.id, profileOf(user)),
    'receipt:changed': ({ roomId, userId, readSeq, deliveredSeq, readByAllSeq }) => {
      this.readByAll.note(roomId, readByAllSeq);
      if (userId !== null) this.marks.note(keyOf({ roomId, userId }), { readSeq, deliveredSeq });
    },
  };

  constructor(private readonly meters: SocketMeters) {}

  watch({ encoder }: ChatServer): void {
    const encode: (packet: Packet) => unknown[] = encoder.encode.bind(encoder);
    encoder.encode = (packet: Packet) => {
      if (Array.isArray(packet.data)) this.note(packet.data as unknown[]);
      return encode(packet);
    };
  }

  /** 0 where nothing of the room went out. */
  versionOf(roomId: Id): number {
    return this.versions.of(roomId) ?? 0;
  }

  /** The room's clients were told that it is at this version. */
  noteVersion(roomId: Id, version: number): void {
    this.versions.note(roomId, Math.max(version, this.versionOf(roomId)));
  }

  /** Forgets rooms of which nobody here is told any more, and what was told long ago. */
  forgetBut(isHere: (roomId: Id) => boolean): void {
    for (const ofRooms of [this.versions, this.readByAll]) ofRooms.keepOnly(isHere);
    const old = Date.now() - REMEMBER_MS;
    for (const told of [this.rooms, this.members, this.marks, this.profiles])
      told.keepOnly((_key, at) => at > old);
  }

  private note([event, payload]: unknown[]): void {
    const note = this.notes[event as ServerEvent] as ((payload: unknown) => void) | undefined;
    note?.(payload);
  }
}

/** As far as can be seen from it: nothing was done to it since. */
const isNew = ({ editedAt, deletedAt, reactions, pinned }: Message): boolean =>
  editedAt === null && deletedAt === null && reactions.length === 0 && pinned === null;

export const keyOf = ({ roomId, userId }: Place): string => `${roomId} ${userId}`;

export function placeOf(key: string): Place {
  const [roomId = '', userId = ''] = key.split(' ');
  return { roomId, userId };
}

export const faceOf = ({ name, topic, memberCount, firstSeq }: Room): string =>
  JSON.stringify([name, topic, memberCount, firstSeq]);

export const profileOf = ({ username, displayName, avatarUrl, bio, guest }: User): string =>
  JSON.stringify([username, displayName, avatarUrl, bio, guest]);

/** Without the marks, which have receipts of their own. */
export const standingOf = ({ role, mutedUntil, joinedAt }: Member): string =>
  JSON.stringify([role, mutedUntil, joinedAt]);
