import { Injectable } from '@nestjs/common';
import { requireScope } from '../access/index.js';
import { AccessTokens } from '../auth/index.js';
import type { Actor } from '../platform/actor.js';
import {
  type ChatServer,
  type ChatSocket,
  SocketDoor,
  type SocketIdentity,
} from '../platform/socket/index.js';
import { PresenceConnections } from '../presence/index.js';
import { FanOut } from './fan-out.js';
import { Places } from './places.js';
import { SessionEnds } from './session-ends.js';

/** How sockets come and go. */
@Injectable()
export class Door extends SocketDoor {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly places: Places,
    private readonly ends: SessionEnds,
    private readonly presence: PresenceConnections,
    private readonly fanOut: FanOut,
  ) {
    super();
  }

  inspect(token: string): Promise<void> {
    return this.tokens.inspect(token);
  }

  async identify(token: string): Promise<SocketIdentity> {
    const { expiresAt, ...actor } = await this.tokens.verify(token);
    requireScope(actor, 'connect');
    return { actor, expiresAt };
  }

  allow(actor: Actor, event: string): void {
    requireScope(actor, event);
  }

  open(server: ChatServer): void {
    this.fanOut.attach(server);
  }

  async prepare(socket: ChatSocket): Promise<void> {
    await Promise.all([this.places.prepare(socket), this.ends.prepare(socket)]);
  }

  enter(socket: ChatSocket): void {
    this.places.settle(socket);
    this.presence.arrived(socket.id, socket.data.actor.userId);
    this.ends.settle(socket);
  }

  leave(socket: ChatSocket): void {
    this.places.leave(socket);
    this.presence.gone(socket.id);
  }
}
