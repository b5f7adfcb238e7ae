import { Injectable, Logger } from '@nestjs/common';
import type { Id, MyRoom, RemovalReason } from '@parley/contracts';
import type { ChatSocket } from '../platform/socket/index.js';
import { MyRooms, type Placement, Placements, Removals } from '../rooms/index.js';
import type { Reading } from './reading.js';
import { Readings } from './readings.js';
import { roomChannel, sessionChannel, userChannel } from './socket-rooms.js';
import { Sockets } from './sockets.js';

/** No version of the database's: whose sockets are at it are compared with the database. */
const UNSURE = -1;

interface Arrival {
  readonly reading: Reading;
  readonly placement: Placement;
}

/**
 * Keeps every socket of this instance in the chat rooms that its person is in, and in no other. What must stay true:
 *
 * 1. A socket is let into a room only by what the database said, and only if nothing was heard of that person and room
 *    since before the question was asked. Putting out needs no question. So however events and readings overtake each
 *    other, who was removed is not let in again by something older: whatever is heard while a reading is under way
 *    makes it void for that room (`Readings`), and coming in is then asked for anew.
 * 2. A socket hears of a gain before it can miss anything of it: it is in the room first, the room's state is read
 *    then, and told. What is committed after that reading is emitted to a room that the socket is in.
 * 3. `versions` holds, per person here, a `rooms_version` up to which all their sockets here are right. Commands of
 *    other instances may be lost or arrive in another order than things happened; the version in the database is then
 *    another than the one here, `LookAround` sees that, and `reconcile` mends it.
 */
@Injectable()
export class Places {
  private readonly logger = new Logger(Places.name);
  private readonly readings = new Readings();
  private readonly arrivals = new WeakMap<ChatSocket, Arrival>();
  private readonly versions = new Map<Id, number>();

  constructor(
    private readonly placements: Placements,
    private readonly mine: MyRooms,
    private readonly removals: Removals,
    private readonly sockets: Sockets,
  ) {}

  /** Reads where a socket belongs that is not connected yet. */
  async prepare(socket: ChatSocket): Promise<void> {
    const { userId } = socket.data.actor;
    const reading = this.readings.begin(userId);
    // It may go away before it arrives; after it has arrived this does nothing.
    socket.conn.once('close', () => this.readings.end(userId, reading));
    try {
      const placement = await this.placements.of(userId);
      if (!placement) throw new Error(`there is no user ${userId}`);
      this.arrivals.set(socket, { reading, placement });
    } catch (error) {
      this.readings.end(userId, reading);
      throw error;
    }
  }

  /** The moment at which it is connected: before it can ask anything, it is where it belongs. */
  settle(socket: ChatSocket): void {
    const { userId, sessionId } = socket.data.actor;
    const arrival = this.arrivals.get(socket);
    if (!arrival) throw new Error('this socket was not prepared');
    this.arrivals.delete(socket);
    const { reading, placement } = arrival;
    this.readings.end(userId, reading);

    const rooms = placement.roomIds.filter((roomId) => !reading.isTouched(roomId));
    void socket.join([userChannel(userId), sessionChannel(sessionId), ...rooms.map(roomChannel)]);
    // Its sockets that were here before may lag behind what was read for this one.
    this.versions.set(userId, Math.min(placement.roomsVersion, this.versions.get(userId) ?? Infinity));
    for (const roomId of reading.touched) void this.gain(userId, roomId);
  }

  /** Forgets who has no socket here any more. */
  leave(socket: ChatSocket): void {
    const { userId } = socket.data.actor;
    if (this.sockets.ofUser(userId).length === 0) this.versions.delete(userId);
  }

  /** Somebody is said to have come into a room: if that is so, their sockets here come in and are told. */
  async gain(userId: Id, roomId: Id): Promise<void> {
    try {
      await this.letIn(userId, roomId);
    } catch (error) {
      // `versions` is behind now, so they are let in by `reconcile`.
      this.logger.warn({ err: error, roomId }, 'sockets come into their room later');
    }
  }

  /** Somebody was put out of a room: from this moment on nothing of it reaches their sockets here. */
  lose(userId: Id, roomId: Id, reason: RemovalReason): void {
    this.readings.touch(userId, roomId);
    for (const socket of this.sockets.ofUser(userId)) void socket.leave(roomChannel(roomId));
    this.sockets.hereToUser(userId).emit('room:removed', { roomId, reason });
  }

  /** A room is gone. */
  close(roomId: Id): void {
    this.readings.touchAll(roomId);
    this.sockets.hereToRoom(roomId).emit('room:removed', { roomId, reason: 'deleted' });
    for (const socket of this.sockets.ofRoom(roomId)) void socket.leave(roomChannel(roomId));
  }

  /** Whose rooms are to be compared with the database, and as of which version they are right. */
  known(): ReadonlyMap<Id, number> {
    return this.versions;
  }

  /** Puts right what an event that did not arrive, or arrived out of order, has left wrong. */
  async reconcile(userId: Id): Promise<void> {
    const reading = this.readings.begin(userId);
    const version = this.versions.get(userId);
    try {
      const placement = await this.placements.of(userId);
      const sockets = this.sockets.ofUser(userId);
      if (!placement || sockets.length === 0) return;
      const should = new Set(placement.roomIds.filter((roomId) => !reading.isTouched(roomId)));
      const held = sockets.map((socket) => new Set(this.sockets.roomIdsOf(socket)));

      const lost = new Set(held.flatMap((rooms) => [...rooms]));
      for (const roomId of should) lost.delete(roomId);
      const gained = [...should].filter((roomId) => held.some((rooms) => !rooms.has(roomId)));

      const reasons = lost.size > 0 ? await this.removals.reasons(userId, [...lost]) : new Map<Id, never>();
      for (const roomId of lost) {
        if (!reading.isTouched(roomId)) this.lose(userId, roomId, reasons.get(roomId) ?? 'left');
      }
      await Promise.all(gained.map((roomId) => this.letIn(userId, roomId)));
      // What came to be known meanwhile is for the next look.
      if (this.versions.get(userId) === version) this.versions.set(userId, placement.roomsVersion);
    } finally {
      this.readings.end(userId, reading);
    }
  }

  private async letIn(userId: Id, roomId: Id): Promise<void> {
    this.readings.touch(userId, roomId);
    if (this.sockets.ofUser(userId).length === 0) return;
    const reading = this.readings.begin(userId);
    try {
      const isMember = await this.placements.isMember(userId, roomId);
      if (!isMember || reading.isTouched(roomId)) return;
      for (const socket of this.sockets.ofUser(userId)) void socket.join(roomChannel(roomId));
      const room = await this.roomFor(userId, roomId);
      if (!room || reading.isTouched(roomId)) return;
      this.sockets.hereToUser(userId).emit('room:added', room);
    } finally {
      this.readings.end(userId, reading);
    }
  }

  /** Who is in the room's channel and cannot be told that it is theirs goes out again: `reconcile` then finds them. */
  private async roomFor(userId: Id, roomId: Id): Promise<MyRoom | null> {
    try {
      return await this.mine.one(userId, roomId);
    } catch (error) {
      for (const socket of this.sockets.ofUser(userId)) void socket.leave(roomChannel(roomId));
      if (this.versions.has(userId)) this.versions.set(userId, UNSURE);
      throw error;
    }
  }
}
