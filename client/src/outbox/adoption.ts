import type { Id } from '@parley/contracts';
import type { Locks, Release } from '../ports/locks.js';
import type { OutboxRecord, OutboxStore } from '../storage/client-storage.js';

const ADOPTING = 'parley:adopting';
const holdOf = (tab: string): string => `parley:tab:${tab}`;

/**
 * Each tab sends what was written in it, and holds a lock by its own name for as long as it lives. What a closed tab
 * left behind is adopted by another one, which sees by the lock that nobody will send it any more. Should two tabs ever
 * send the same message, its id makes it one.
 */
export class Adoption {
  private release: Release | null = null;

  constructor(
    private readonly tab: string,
    private readonly store: OutboxStore,
    private readonly locks: Locks,
  ) {}

  async live(): Promise<void> {
    this.release ??= await this.locks.tryHold(holdOf(this.tab));
  }

  end(): void {
    this.release?.();
    this.release = null;
  }

  /** What this tab itself left behind, in an earlier session of this user's. */
  async own(userId: Id): Promise<OutboxRecord[]> {
    const records = await this.store.load(userId);
    return records.filter(({ owner }) => owner === this.tab);
  }

  /** What the device keeps for this user and no living tab sends; ours from now on. */
  adopt(userId: Id): Promise<OutboxRecord[]> {
    return this.locks.exclusive(ADOPTING, async () => {
      const records = await this.store.load(userId);
      const orphaned = new Map<string, boolean>([[this.tab, false]]);
      const adopted: OutboxRecord[] = [];
      for (const record of records) {
        const { owner } = record;
        if (!orphaned.has(owner)) orphaned.set(owner, await this.isGone(owner));
        if (!orphaned.get(owner)) continue;
        const ours = { ...record, owner: this.tab };
        await this.store.save(userId, ours);
        adopted.push(ours);
      }
      return adopted;
    });
  }

  private async isGone(tab: string): Promise<boolean> {
    const release = await this.locks.tryHold(holdOf(tab));
    release?.();
    return release !== null;
  }
}
