import type { Actor } from '../platform/actor.js';

const FRESH_MS = 10_000;
const MAX_ENTRIES = 50_000;

interface Entry {
  readonly actor: Promise<Actor | undefined>;
  readonly until: number;
}

/**
 * What the database said of a session, for ten seconds. Requests that ask at the same time share one question; an
 * answer that was under way when the session was forgotten is not kept.
 */
export class SessionCache {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly load: (sessionId: string) => Promise<Actor | undefined>) {}

  find(sessionId: string): Promise<Actor | undefined> {
    const known = this.entries.get(sessionId);
    if (known && known.until > Date.now()) return known.actor;
    const actor = this.load(sessionId);
    const entry = { actor, until: Date.now() + FRESH_MS };
    this.makeRoom();
    this.entries.delete(sessionId);
    this.entries.set(sessionId, entry);
    // Neither a failure nor "there is none" is worth remembering.
    actor.then(
      (found) => found ?? this.drop(sessionId, entry),
      () => this.drop(sessionId, entry),
    );
    return actor;
  }

  forget(sessionId: string): void {
    this.entries.delete(sessionId);
  }

  private drop(sessionId: string, entry: Entry): void {
    if (this.entries.get(sessionId) === entry) this.entries.delete(sessionId);
  }

  /** Entries are in the order in which they were loaded: the first is the oldest. */
  private makeRoom(): void {
    for (const oldest of this.entries.keys()) {
      if (this.entries.size < MAX_ENTRIES) return;
      this.entries.delete(oldest);
    }
  }
}
