import { effect, inject, signal, untracked } from '@angular/core';
import type { Id, Message } from '@parley/contracts';
import { PARLEY } from '../../../core/parley/parley';

/** Kept at once; the oldest go. */
const KEPT = 100;

export interface Answering {
  roomId: () => Id;
  /** The messages of the timeline, of which some answer to others. */
  messages: () => readonly Message[];
  held: () => readonly Message[];
}

/**
 * What messages answer to that lies too far back to be held: each is asked for once, so that a quote says what it
 * quotes. What becomes of one later is heard as everything is. Made in an injection context.
 */
export class FarOriginals {
  private readonly client = inject(PARLEY);
  private readonly found = signal<readonly Message[]>([]);
  private readonly asked = new Set<Id>();

  readonly messages = this.found.asReadonly();

  constructor(private readonly answering: Answering) {
    effect(() => {
      const replies = answering.messages().flatMap(({ replyTo }) => replyTo ?? []);
      if (replies.length === 0) return;
      const unknown = replies.filter((id) => !this.asked.has(id));
      if (unknown.length === 0) return;
      const held = new Set(untracked(answering.held).map(({ id }) => id));
      for (const id of new Set(unknown)) if (!held.has(id)) void this.ask(id);
    });
  }

  /** Messages as they are now, from whatever told of them. */
  hear(messages: readonly Message[]): void {
    const news = new Map(messages.map((message) => [message.id, message]));
    if (!this.found().some(({ id }) => news.has(id))) return;
    this.found.update((found) => found.map((message) => news.get(message.id) ?? message));
  }

  private async ask(id: Id): Promise<void> {
    this.asked.add(id);
    const roomId = this.answering.roomId();
    try {
      const message = await this.client.api.messages.get(roomId, id);
      this.found.update((found) => [...found, message].slice(-KEPT));
      this.client.people.need([message.authorId]);
    } catch {
      // Gone, or no connection: the quote says that there is an earlier message, and leads to it as far as it can.
    }
  }
}
