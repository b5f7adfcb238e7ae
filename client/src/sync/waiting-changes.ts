import type { Message } from '@parley/contracts';

/** How many changes wait for the ones before them; more are fetched anyway. */
const WAITING_MAX = 500;

/** Changes of a room that came before their turn, and how far the room is said to be. */
export class WaitingChanges {
  private readonly byVersion = new Map<number, Message>();
  private headVersion = 0;

  /** The room is known to be beyond this version. */
  isAheadOf(version: number): boolean {
    return this.byVersion.size > 0 || this.headVersion > version;
  }

  /** The room is said to be at a version. */
  noteHead(version: number): void {
    this.headVersion = Math.max(this.headVersion, version);
  }

  add(change: Message): void {
    if (this.byVersion.size < WAITING_MAX) this.byVersion.set(change.version, change);
    else this.noteHead(change.version);
  }

  /** The change that comes next after this version. Where it is not here, lets go of what is older. */
  after(version: number): Message | null {
    const next = this.byVersion.get(version + 1);
    if (next) return next;
    for (const old of this.byVersion.keys()) {
      if (old <= version) this.byVersion.delete(old);
    }
    return null;
  }

  /** Nothing is known of what comes next. */
  clear(): void {
    this.byVersion.clear();
    this.headVersion = 0;
  }
}
