import type { Id, Message } from '@parley/contracts';
import { dataOf, type Answer } from '../api/chat-error.js';
import type { ClientConnection } from '../surface/connection.js';
import type { ClientMessages } from '../surface/messages.js';
import type { RoomSync } from '../sync/room-sync.js';

/** Acts on messages that exist. What the server answers is the message as it now is, and goes the way of all messages. */
export class Messages implements ClientMessages {
  constructor(
    private readonly connection: Pick<ClientConnection, 'request'>,
    private readonly sync: RoomSync,
  ) {}

  edit(roomId: Id, id: Id, body: string): Promise<Message> {
    return this.take(this.connection.request('message:edit', { roomId, id, body }));
  }

  delete(roomId: Id, id: Id): Promise<Message> {
    return this.take(this.connection.request('message:delete', { roomId, id }));
  }

  react(roomId: Id, id: Id, emoji: string, on: boolean): Promise<Message> {
    return this.take(this.connection.request('message:react', { roomId, id, emoji, on }));
  }

  pin(roomId: Id, id: Id, on: boolean): Promise<Message> {
    return this.take(this.connection.request('message:pin', { roomId, id, on }));
  }

  private async take(asked: Promise<Answer<Message>>): Promise<Message> {
    const message = dataOf(await asked);
    this.sync.receive(message);
    return message;
  }
}
