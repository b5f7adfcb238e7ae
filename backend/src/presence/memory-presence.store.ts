import type { Id } from '@parley/contracts';
import { type Beat, type Liveliness, PresenceStore } from './presence.store.js';

interface Connection {
  readonly active: boolean;
  readonly until: number;
}

/** For one instance. What has ended is cleared when the person is looked at, or when somebody asks who is there. */
export class MemoryPresenceStore extends PresenceStore {
  private readonly people = new Map<Id, Map<string, Connection>>();

  keep(beats: readonly Beat[]): Promise<void> {
    const now = Date.now();
    for (const { userId, connectionId, active, forMs } of beats) {
      const connections = this.people.get(userId) ?? new Map<string, Connection>();
      connections.set(connectionId, { active, until: now + forMs });
      this.people.set(userId, connections);
    }
    return Promise.resolve();
  }

  read(userIds: readonly Id[]): Promise<Map<Id, Liveliness>> {
    const found = new Map<Id, Liveliness>();
    for (const userId of userIds) {
      const connections = this.living(userId);
      if (connections.length === 0) continue;
      found.set(userId, connections.some(({ active }) => active) ? 'online' : 'away');
    }
    return Promise.resolve(found);
  }

  present(after: Id | null, limit: number): Promise<Id[]> {
    const there = [...this.people.keys()].filter((userId) => this.living(userId).length > 0);
    return Promise.resolve(
      there
        .sort()
        .filter((userId) => after === null || userId > after)
        .slice(0, limit),
    );
  }

  private living(userId: Id): Connection[] {
    const connections = this.people.get(userId);
    if (!connections) return [];
    const now = Date.now();
    for (const [id, { until }] of connections) if (until <= now) connections.delete(id);
    if (connections.size === 0) this.people.delete(userId);
    return [...connections.values()];
  }
}
