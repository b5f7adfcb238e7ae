import type { Id, Presence } from '@parley/contracts';

/** Who watches whom, from both sides. */
export class Watches {
  private readonly watchedBy = new Map<string, readonly Id[]>();
  private readonly watchersOf = new Map<Id, Set<string>>();

  /** Replaces what this connection watched before. */
  set(connectionId: string, userIds: readonly Id[]): void {
    this.delete(connectionId);
    if (userIds.length === 0) return;
    this.watchedBy.set(connectionId, userIds);
    for (const userId of userIds) {
      const watchers = this.watchersOf.get(userId) ?? new Set();
      this.watchersOf.set(userId, watchers.add(connectionId));
    }
  }

  delete(connectionId: string): void {
    for (const userId of this.of(connectionId)) {
      const watchers = this.watchersOf.get(userId);
      if (watchers?.delete(connectionId) && watchers.size === 0) this.watchersOf.delete(userId);
    }
    this.watchedBy.delete(connectionId);
  }

  of(connectionId: string): readonly Id[] {
    return this.watchedBy.get(connectionId) ?? [];
  }

  watched(): Iterable<Id> {
    return this.watchersOf.keys();
  }

  isWatched(userId: Id): boolean {
    return this.watchersOf.has(userId);
  }

  /** Per connection, those of the changes that it watches. */
  audienceOf(changes: readonly Presence[]): Map<string, Presence[]> {
    const audience = new Map<string, Presence[]>();
    for (const presence of changes) {
      for (const connectionId of this.watchersOf.get(presence.userId) ?? []) {
        const heard = audience.get(connectionId);
        if (heard) heard.push(presence);
        else audience.set(connectionId, [presence]);
      }
    }
    return audience;
  }
}
