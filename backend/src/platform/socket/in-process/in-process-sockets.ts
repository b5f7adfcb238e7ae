import { Injectable } from '@nestjs/common';
import { ChatError } from '../../errors/index.js';
import type { ChatServer, ChatSocket } from '../socket.types.js';
import { type Carrier, InProcessConnection } from './in-process-connection.js';
import { InProcessSocket } from './in-process-socket.js';

/** Sockets for other protocols, that come in by the door of all. */
@Injectable()
export class InProcessSockets {
  private server: ChatServer | undefined;
  private readonly arriving = new Map<object, (socket: ChatSocket) => void>();

  /** Called once, after whoever handles a connected socket first. */
  attach(server: ChatServer): void {
    this.server = server;
    server.on('connection', (socket) => this.arriving.get(socket.conn)?.(socket));
  }

  /** @throws ChatError whatever a socket is refused with: by its origin, its token, its turn or its number */
  async open(carrier: Carrier, token: string): Promise<InProcessSocket> {
    const { server } = this;
    if (!server) throw new Error('there is no socket server yet');
    const connection = new InProcessConnection(carrier);
    const { promise, resolve, reject } = Promise.withResolvers<InProcessSocket>();
    this.arriving.set(connection, (socket) => resolve(new InProcessSocket(socket, connection)));
    connection.once('refused', (message, { code, retryAfterMs }) => {
      reject(new ChatError(code, message, { ...(retryAfterMs !== undefined && { retryAfterMs }) }));
    });
    connection.once('close', () => {
      reject(new ChatError('UNAVAILABLE', 'The connection was closed before it was open.'));
    });
    try {
      server.engine.emit('connection', connection);
      connection.ask(token);
      return await promise;
    } catch (error) {
      connection.gone();
      throw error;
    } finally {
      this.arriving.delete(connection);
    }
  }
}
