import type { Standing } from './standing.js';

const MAX_AGE_MS = 10_000;
const MAX_ENTRIES = 50_000;

/**
 * What this instance remembers of who stands how to which room. What must stay true:
 * - nothing here is older than 10 s, whatever events were lost;
 * - what is forgotten is not put back by a reading that began before: `since` is compared when it is remembered;
 * - it is bounded: the entries that were remembered first go first.
 */
export class StandingCache {
  private readonly entries = new Map<string, { standing: Standing; until: number }>();
  private forgotten = 0;

  get(roomId: string, userId: string): Standing | undefined {
    const entry = this.entries.get(key(roomId, userId));
    return entry && entry.until > Date.now() ? entry.standing : undefined;
  }

  /** Taken before reading what `remember` is then given. */
  mark(): number {
    return this.forgotten;
  }

  remember(roomId: string, userId: string, standing: Standing, since: number): void {
    if (since !== this.forgotten) return;
    const place = key(roomId, userId);
    this.entries.delete(place);
    this.entries.set(place, { standing, until: Date.now() + MAX_AGE_MS });
    if (this.entries.size <= MAX_ENTRIES) return;
    for (const oldest of this.entries.keys()) {
      this.entries.delete(oldest);
      break;
    }
  }

  /** Of one person, or, for a room that is gone, of everybody. */
  forget(roomId: string, userId?: string): void {
    this.forgotten += 1;
    if (userId) {
      this.entries.delete(key(roomId, userId));
      return;
    }
    const prefix = key(roomId, '');
    for (const place of this.entries.keys()) if (place.startsWith(prefix)) this.entries.delete(place);
  }
}

const key = (roomId: string, userId: string): string => `${roomId}/${userId}`;
