import { Injectable } from '@nestjs/common';
import { type ChatServer, type ChatSocket, emitTogether, SLOW_ROOM } from '../platform/socket/index.js';
import { roomChannel, roomOfChannel, sessionChannel, userChannel } from './socket-rooms.js';

type Emitting = Pick<ChatServer, 'emit'>;

/**
 * The sockets of this instance, and the way to those of all: what is emitted by `to…` reaches every instance, what is
 * done `here` only this one. Where Redis is away, `to…` reaches this one.
 */
@Injectable()
export class Sockets {
  private server: ChatServer | undefined;

  attach(server: ChatServer): void {
    this.server = server;
  }

  /** Whether there is a server, as there is not where the start failed. */
  get isOpen(): boolean {
    return this.server !== undefined;
  }

  /** What `work` emits to rooms goes through the members of each once. It may emit to nobody else. */
  together(work: () => void): void {
    if (this.server) emitTogether(this.server, work);
    else work();
  }

  get all(): Iterable<ChatSocket> {
    return this.io.sockets.sockets.values();
  }

  get toAll(): Emitting {
    return this.io;
  }

  get hereToAll(): Emitting {
    return this.io.local;
  }

  toRoom(roomId: string): ReturnType<ChatServer['to']> {
    return this.io.to(roomChannel(roomId));
  }

  /** To each socket once, however many of these rooms it is in; `null` where there are none. */
  toRooms(roomIds: readonly string[]): Emitting | null {
    return roomIds.length > 0 ? this.io.to(roomIds.map(roomChannel)) : null;
  }

  /** For what a room can do without: neither to this person nor to sockets that are behind. */
  toRestOfRoom(roomId: string, userId: string): ReturnType<ChatServer['to']> {
    return this.toRoom(roomId).except([userChannel(userId), SLOW_ROOM]);
  }

  toUser(userId: string): ReturnType<ChatServer['to']> {
    return this.io.to(userChannel(userId));
  }

  hereToRoom(roomId: string): Emitting {
    return this.io.local.to(roomChannel(roomId));
  }

  hereToRooms(roomIds: readonly string[]): Emitting | null {
    return roomIds.length > 0 ? this.io.local.to(roomIds.map(roomChannel)) : null;
  }

  hereToUser(userId: string): Emitting {
    return this.io.local.to(userChannel(userId));
  }

  byId(socketId: string): ChatSocket | undefined {
    return this.io.sockets.sockets.get(socketId);
  }

  ofUser(userId: string): ChatSocket[] {
    return this.in(userChannel(userId));
  }

  ofSession(sessionId: string): ChatSocket[] {
    return this.in(sessionChannel(sessionId));
  }

  ofRoom(roomId: string): ChatSocket[] {
    return this.in(roomChannel(roomId));
  }

  /** The chat rooms that some socket here is in. */
  roomIds(): string[] {
    return [...this.channels.keys()].map(roomOfChannel).filter((id) => id !== undefined);
  }

  hasRoom(roomId: string): boolean {
    return this.channels.has(roomChannel(roomId));
  }

  /** The chat rooms of one socket. */
  roomIdsOf(socket: ChatSocket): string[] {
    return [...socket.rooms].map(roomOfChannel).filter((id) => id !== undefined);
  }

  private in(channel: string): ChatSocket[] {
    const { sockets } = this.io.sockets;
    return [...(this.channels.get(channel) ?? [])]
      .map((id) => sockets.get(id))
      .filter((one) => one !== undefined);
  }

  private get channels(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.io.sockets.adapter.rooms;
  }

  private get io(): ChatServer {
    if (!this.server) throw new Error('there is no socket server yet');
    return this.server;
  }
}
