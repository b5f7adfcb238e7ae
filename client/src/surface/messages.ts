import type { Id, Message } from '@parley/contracts';

/** Acts on messages that exist. They need a connection; new messages go through the outbox. */
export interface ClientMessages {
  edit(roomId: Id, messageId: Id, body: string): Promise<Message>;
  delete(roomId: Id, messageId: Id): Promise<Message>;
  react(roomId: Id, messageId: Id, emoji: string, on: boolean): Promise<Message>;
  pin(roomId: Id, messageId: Id, on: boolean): Promise<Message>;
}

export interface ClientPins {
  /** What is pinned, the newest pin first; empty while it is not known. */
  of(roomId: Id): readonly Message[];
  /** Loads what is pinned and keeps it in step. Gives back how to close it. */
  open(roomId: Id): () => void;
}
