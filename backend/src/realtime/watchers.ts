import { Injectable } from '@nestjs/common';
import type { Presence } from '@parley/contracts';
import type { PresenceAudience } from '../presence/index.js';
import { SLOW_ROOM } from '../platform/socket/index.js';
import { Sockets } from './sockets.js';

/** Who watches others' presence is told through their sockets; not while they are behind with what matters more. */
@Injectable()
export class Watchers implements PresenceAudience {
  constructor(private readonly sockets: Sockets) {}

  tell(socketId: string, presence: Presence[]): boolean {
    const socket = this.sockets.byId(socketId);
    if (socket?.rooms.has(SLOW_ROOM)) return false;
    socket?.emit('presence:changed', presence);
    return true;
  }
}
