import { Injectable, Logger } from '@nestjs/common';
import type { Id, Presence } from '@parley/contracts';
import { LocalPresence } from './local-presence.js';
import { type PersonRow, PresenceRepository } from './presence.repository.js';
import { type Liveliness, PresenceStore } from './presence.store.js';

/** Presence as others see it. */
@Injectable()
export class PresenceReader {
  private readonly logger = new Logger(PresenceReader.name);

  constructor(
    private readonly store: PresenceStore,
    private readonly local: LocalPresence,
    private readonly repository: PresenceRepository,
  ) {}

  /** In the order in which they are asked for; who does not exist is offline and was never seen. */
  async of(userIds: readonly Id[]): Promise<Presence[]> {
    if (userIds.length === 0) return [];
    const [lively, rows] = await Promise.all([this.lively(userIds), this.repository.people(userIds)]);
    const people = new Map(rows.map((row) => [row.id, row]));
    return userIds.map((userId) => presenceOf(userId, lively.get(userId), people.get(userId)));
  }

  /** Whom others see there, by id, from after `after` on; the invisible are left out. */
  async present(after: Id | null, limit: number): Promise<Presence[]> {
    const found: Presence[] = [];
    for (let position = after; ;) {
      const ids = await this.presentIds(position, limit);
      found.push(...(await this.of(ids)).filter(({ status }) => status !== 'offline'));
      position = ids.at(-1) ?? null;
      if (ids.length < limit || found.length >= limit) return found.slice(0, limit);
    }
  }

  /** While the store cannot be asked, this instance knows of its own connections. */
  private async lively(userIds: readonly Id[]): Promise<Map<Id, Liveliness>> {
    try {
      return await this.store.read(userIds);
    } catch (error) {
      this.logger.debug({ err: error }, 'presence is known of this instance alone');
      return this.local.read(userIds);
    }
  }

  private async presentIds(after: Id | null, limit: number): Promise<Id[]> {
    try {
      return await this.store.present(after, limit);
    } catch {
      return this.local.present(after, limit);
    }
  }
}

/** The invisible are offline to others; what they chose does not bring back who is not there. */
function presenceOf(userId: Id, lively: Liveliness | undefined, person: PersonRow | undefined): Presence {
  const choice = person?.choice ?? null;
  if (!lively || choice === 'invisible') {
    return { userId, status: 'offline', lastSeenAt: person?.lastSeenAt?.toISOString() ?? null };
  }
  return { userId, status: choice ?? lively, lastSeenAt: null };
}
