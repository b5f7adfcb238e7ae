import { Injectable } from '@nestjs/common';
import type { Id, SessionEndReason } from '@parley/contracts';
import { Sessions } from '../auth/index.js';
import { ChatError } from '../platform/errors/index.js';
import type { ChatSocket } from '../platform/socket/index.js';
import { Sockets } from './sockets.js';

/**
 * Ends the sockets of sessions that ended. What must stay true: no socket outlives its session by more than the news of
 * its end takes. One on its way in is noted here before the database is asked about its session: an end that the
 * database does not know of yet finds it here.
 */
@Injectable()
export class SessionEnds {
  private readonly arriving = new Map<ChatSocket, SessionEndReason | null>();

  constructor(
    private readonly sessions: Sessions,
    private readonly sockets: Sockets,
  ) {}

  /** @throws ChatError UNAUTHENTICATED when the session has ended */
  async prepare(socket: ChatSocket): Promise<void> {
    const { sessionId } = socket.data.actor;
    this.arriving.set(socket, null);
    socket.conn.once('close', () => this.arriving.delete(socket));
    if (!(await this.sessions.goesOn(sessionId)))
      throw new ChatError('UNAUTHENTICATED', 'This session has ended. Sign in again.');
  }

  settle(socket: ChatSocket): void {
    const reason = this.arriving.get(socket);
    this.arriving.delete(socket);
    if (reason) dismiss(socket, reason);
  }

  /** The sockets of this session here are told and disconnected. */
  end(sessionId: Id, reason: SessionEndReason): void {
    for (const socket of this.arriving.keys()) {
      if (socket.data.actor.sessionId === sessionId) this.arriving.set(socket, reason);
    }
    for (const socket of this.sockets.ofSession(sessionId)) dismiss(socket, reason);
  }
}

/** The client is not to come back by itself. */
function dismiss(socket: ChatSocket, reason: SessionEndReason): void {
  socket.emit('session:ended', { reason });
  socket.disconnect(true);
}
