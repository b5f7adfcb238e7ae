import { Injectable } from '@nestjs/common';
import type { User } from '@parley/contracts';
import { DomainEvents } from '../platform/events/index.js';
import { ClusterBus } from '../platform/redis/index.js';
import { userView } from './user.view.js';
import { UserChanged } from './users.events.js';
import { UsersRepository } from './users.repository.js';

const FRESH_MS = 10_000;
const MAX_ENTRIES = 20_000;
const CHANGED = 'users.changed';

/**
 * Who people are, for other features: many at once, from memory where it is fresh. A changed name shows at once on the
 * instance where it was changed, elsewhere when Redis tells and after 10 s at the latest.
 */
@Injectable()
export class UserDirectory {
  private readonly known = new Map<string, { user: User; until: number }>();
  /** Counts changes, so that what was read before one is not kept after it. */
  private changes = 0;

  constructor(
    private readonly users: UsersRepository,
    events: DomainEvents,
    bus: ClusterBus,
  ) {
    events.on(UserChanged, ({ user }) => {
      this.forget(user.id);
      bus.publish(CHANGED, user.id);
    });
    bus.subscribe(CHANGED, (id) => {
      if (typeof id === 'string') this.forget(id);
    });
  }

  /** The people with these ids; ids that nobody has are missing in the answer. */
  async byIds(ids: Iterable<string>): Promise<Map<string, User>> {
    const found = new Map<string, User>();
    const missing: string[] = [];
    const now = Date.now();
    for (const id of new Set(ids)) {
      const entry = this.known.get(id);
      if (entry && entry.until > now) found.set(id, entry.user);
      else missing.push(id);
    }
    if (missing.length === 0) return found;

    const changesBefore = this.changes;
    for (const entity of await this.users.byIds(missing)) {
      const user = userView(entity);
      found.set(user.id, user);
      if (this.changes === changesBefore) this.keep(user, now + FRESH_MS);
    }
    return found;
  }

  private keep(user: User, until: number): void {
    // Entries are in the order in which they were read: the first is the oldest.
    this.known.delete(user.id);
    for (const oldest of this.known.keys()) {
      if (this.known.size < MAX_ENTRIES) break;
      this.known.delete(oldest);
    }
    this.known.set(user.id, { user, until });
  }

  private forget(id: string): void {
    this.changes += 1;
    this.known.delete(id);
  }
}
