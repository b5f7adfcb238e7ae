import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Id, Presence } from '@parley/contracts';
import { ClusterBus } from '../platform/redis/index.js';
import type { PresenceAudience } from './presence-audience.js';
import { PresenceReader } from './presence-reader.js';
import { Watches } from './watches.js';

/** Long enough to make one of what happens together, short enough not to be noticed. */
const GATHER_MS = 200;
const LOOK_EVERY_MS = 5_000;
const TOPIC = 'presence:touched';

/**
 * What the watchers on this instance know of others, and how they come to know. What must stay true:
 * - only who is watched is looked at, and only who watches is told: a room costs what of it is on screens;
 * - watchers are told differences to what they know. Nothing rests on hearing of every change: whatever is heard only
 *   says whom to look at, and every few seconds all who are watched are looked at, so that crashed instances' people
 *   go offline, and lost news is made good, by themselves;
 * - what was read earlier never replaces what was read later;
 * - who could not be told is told everything once they can.
 */
@Injectable()
export class PresenceBoard implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(PresenceBoard.name);
  private readonly watches = new Watches();
  private readonly known = new Map<Id, { readonly presence: Presence; readonly reading: number }>();
  private readonly behind = new Set<string>();
  private readonly touched = new Set<Id>();
  private audience: PresenceAudience = { tell: () => false };
  private readings = 0;
  private gathering: NodeJS.Timeout | undefined;
  private looking: NodeJS.Timeout | undefined;

  constructor(
    private readonly reader: PresenceReader,
    private readonly cluster: ClusterBus,
  ) {}

  onModuleInit(): void {
    this.cluster.subscribe(TOPIC, (userId) => this.lookAtSoon(userId as Id));
    this.looking = setInterval(() => void this.look(), LOOK_EVERY_MS);
    this.looking.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.looking);
    clearTimeout(this.gathering);
  }

  speakThrough(audience: PresenceAudience): void {
    this.audience = audience;
  }

  /** From now on this connection is told of these people and of no others. Answers how they are now. */
  async watch(connectionId: string, userIds: readonly Id[]): Promise<Presence[]> {
    this.watches.set(connectionId, userIds);
    this.behind.delete(connectionId);
    await this.lookAt([...new Set(userIds)]);
    return userIds.map((userId) => this.known.get(userId)?.presence ?? unknown(userId));
  }

  /** The connection is gone. */
  forget(connectionId: string): void {
    this.watches.delete(connectionId);
    this.behind.delete(connectionId);
  }

  /** Something about this person is perhaps another, as every instance is told. */
  touch(userId: Id): void {
    this.lookAtSoon(userId);
    this.cluster.publish(TOPIC, userId);
  }

  private lookAtSoon(userId: Id): void {
    if (!this.watches.isWatched(userId)) return;
    this.touched.add(userId);
    this.gathering ??= setTimeout(() => {
      this.gathering = undefined;
      const userIds = [...this.touched];
      this.touched.clear();
      this.lookAt(userIds).catch((error: unknown) =>
        this.logger.debug({ err: error }, 'presence is told later'),
      );
    }, GATHER_MS);
  }

  private async look(): Promise<void> {
    for (const userId of this.known.keys()) if (!this.watches.isWatched(userId)) this.known.delete(userId);
    try {
      await this.lookAt([...this.watches.watched()]);
    } catch (error) {
      this.logger.debug({ err: error }, 'presence is told later');
    }
    for (const connectionId of this.behind) {
      const all = this.watches.of(connectionId).map((userId) => this.known.get(userId)?.presence);
      const told = this.audience.tell(
        connectionId,
        all.filter((presence) => presence !== undefined),
      );
      if (told) this.behind.delete(connectionId);
    }
  }

  private async lookAt(userIds: readonly Id[]): Promise<void> {
    this.readings += 1;
    const reading = this.readings;
    const changed = (await this.reader.of(userIds)).filter((presence) => this.learn(presence, reading));
    for (const [connectionId, presence] of this.watches.audienceOf(changed)) {
      if (!this.audience.tell(connectionId, presence)) this.behind.add(connectionId);
    }
  }

  /** Whether those who watch know otherwise. */
  private learn(presence: Presence, reading: number): boolean {
    const { userId, status } = presence;
    const before = this.known.get(userId);
    if (!this.watches.isWatched(userId) || (before && before.reading > reading)) return false;
    this.known.set(userId, { presence, reading });
    return before !== undefined && before.presence.status !== status;
  }
}

const unknown = (userId: Id): Presence => ({ userId, status: 'offline', lastSeenAt: null });
