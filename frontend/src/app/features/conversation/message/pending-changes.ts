import { signal } from '@angular/core';
import type { Id, Message } from '@parley/contracts';

type Change = Partial<Pick<Message, 'body' | 'editedAt' | 'deletedAt' | 'reactions' | 'pinned'>>;

/**
 * What was asked for messages that are stored, shown before the server has answered. When it has, the store holds the
 * message as it now is, or it was refused; either way the change is taken off again.
 */
export class PendingChanges {
  private readonly changes = signal<ReadonlyMap<Id, Change>>(new Map());
  private readonly made = new WeakMap<Message, { change: Change; message: Message }>();

  /** Shows the change for as long as the answer takes. */
  async during<T>(id: Id, change: Change, answer: Promise<T>): Promise<T> {
    this.changes.update((changes) => new Map(changes).set(id, change));
    try {
      return await answer;
    } finally {
      this.changes.update((changes) => {
        const left = new Map(changes);
        // A later change of the same message stays until its own answer.
        if (left.get(id) === change) left.delete(id);
        return left;
      });
    }
  }

  /** The messages with the changes; the same array where there are none. Reads a signal. */
  applyTo(messages: readonly Message[]): readonly Message[] {
    const changes = this.changes();
    return changes.size === 0
      ? messages
      : messages.map((message) => this.changed(message, changes.get(message.id)));
  }

  private changed(message: Message, change: Change | undefined): Message {
    if (!change) return message;
    const made = this.made.get(message);
    if (made?.change === change) return made.message;
    const changed = { ...message, ...change };
    this.made.set(message, { change, message: changed });
    return changed;
  }
}
