import type { Id } from '@parley/contracts';
import type { Tell } from '../client-change.js';
import type { ClientTyping } from '../surface/people.js';
import type { Cancel, Clock } from '../ports/clock.js';

/** Told again after so long while somebody goes on: ten a minute are allowed. */
const REFRESH_MS = 8_000;
/** Whoever was not heard of for so long has stopped. */
const TIMEOUT_MS = 12_000;

export interface TypingDeps {
  clock: Clock;
  tell: Tell;
  userId(): Id | null;
  notify(roomId: Id, on: boolean): void;
}

/** Who types where: others as they were heard of last, the caller told of as seldom as will do. */
export class Typing implements ClientTyping {
  private readonly others = new Map<Id, Map<Id, Cancel>>();
  private readonly toldAt = new Map<Id, number>();

  constructor(private readonly deps: TypingDeps) {}

  touch(roomId: Id): void {
    const now = this.deps.clock.now();
    const told = this.toldAt.get(roomId);
    if (told !== undefined && now - told < REFRESH_MS) return;
    this.toldAt.set(roomId, now);
    this.deps.notify(roomId, true);
  }

  stop(roomId: Id): void {
    const told = this.toldAt.get(roomId);
    this.toldAt.delete(roomId);
    // Nobody believes it any more: saying so would only count against the limit.
    if (told === undefined || this.deps.clock.now() - told > TIMEOUT_MS) return;
    this.deps.notify(roomId, false);
  }

  in(roomId: Id): Id[] {
    return [...(this.others.get(roomId)?.keys() ?? [])];
  }

  heard(roomId: Id, userId: Id, on: boolean): void {
    if (userId === this.deps.userId()) return;
    const typing = this.others.get(roomId) ?? new Map<Id, Cancel>();
    const before = typing.get(userId);
    before?.();
    typing.delete(userId);
    if (on) {
      const cancel = this.deps.clock.after(TIMEOUT_MS, () => this.heard(roomId, userId, false));
      typing.set(userId, cancel);
      this.others.set(roomId, typing);
    }
    if (on !== (before !== undefined)) this.tellOf(roomId);
  }

  /** Who has gone, or has left the room, types no more. */
  gone(roomId: Id): void {
    const typing = this.others.get(roomId);
    if (!typing) return;
    for (const cancel of typing.values()) cancel();
    this.others.delete(roomId);
    this.tellOf(roomId);
  }

  /** Without a connection nobody is heard of. */
  clear(): void {
    for (const roomId of [...this.others.keys()]) this.gone(roomId);
    this.toldAt.clear();
  }

  private tellOf(roomId: Id): void {
    this.deps.tell({ type: 'typing:changed', roomId, userIds: this.in(roomId) });
  }
}
