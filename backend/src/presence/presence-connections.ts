import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Id } from '@parley/contracts';
import { askedTogether } from '../platform/asking/index.js';
import { Metrics } from '../platform/observability/index.js';
import { LocalPresence } from './local-presence.js';
import { PresenceBoard } from './presence-board.js';
import { PresenceRepository } from './presence.repository.js';
import { type Beat, PresenceStore } from './presence.store.js';

const BEAT_MS = 10_000;
/** Two beats may get lost. */
const LIFE_MS = 25_000;
/** So long who went away is still there to others: most are back by then. */
const GRACE_MS = 10_000;
const SEEN_EVERY_MS = 60_000;

/** The connections of this instance, and the signs of life that it gives for them. */
@Injectable()
export class PresenceConnections implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(PresenceConnections.name);
  private readonly here = new Map<string, { readonly userId: Id; active: boolean }>();
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly store: PresenceStore,
    private readonly local: LocalPresence,
    private readonly repository: PresenceRepository,
    private readonly board: PresenceBoard,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.metrics.gauge(
      'parley_people_connected',
      'People with a socket on this instance',
      () => new Set([...this.here.values()].map(({ userId }) => userId)).size,
    );
    this.timers.push(setInterval(() => void this.beat(), BEAT_MS));
    this.timers.push(setInterval(() => void this.see(), SEEN_EVERY_MS));
    for (const timer of this.timers) timer.unref();
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearInterval(timer);
  }

  arrived(connectionId: string, userId: Id): void {
    this.here.set(connectionId, { userId, active: true });
    void this.tell({ userId, connectionId, active: true, forMs: LIFE_MS });
  }

  gone(connectionId: string): void {
    const connection = this.here.get(connectionId);
    this.here.delete(connectionId);
    this.board.forget(connectionId);
    if (!connection) return;
    const { userId, active } = connection;
    void this.tell({ userId, connectionId, active, forMs: GRACE_MS });
    setTimeout(() => this.board.touch(userId), GRACE_MS + 100).unref();
    this.repository
      .seen([userId])
      .catch((error: unknown) => this.logger.warn({ err: error }, 'not noted as seen'));
  }

  /** Whether somebody is at the device, or it idles. Answers whether that is another than before. */
  async setActive(connectionId: string, active: boolean): Promise<boolean> {
    const connection = this.here.get(connectionId);
    if (!connection || connection.active === active) return false;
    connection.active = active;
    await this.tell({ userId: connection.userId, connectionId, active, forMs: LIFE_MS });
    return true;
  }

  /** A sign of life, and a look at who gave it. */
  async tell(beat: Beat): Promise<void> {
    await this.local.keep([beat]);
    if (this.store !== this.local) await this.share(beat);
    this.board.touch(beat.userId);
  }

  /** Who comes or goes at the same time is told of in one call. */
  private readonly share = askedTogether(async (beats: readonly Beat[]) => {
    await this.keepForAll(beats);
    return beats;
  });

  private async beat(): Promise<void> {
    const beats = [...this.here].map(([connectionId, { userId, active }]) => {
      return { userId, connectionId, active, forMs: LIFE_MS };
    });
    if (beats.length > 0) await this.keep(beats);
  }

  private async keep(beats: readonly Beat[]): Promise<void> {
    await this.local.keep(beats);
    if (this.store !== this.local) await this.keepForAll(beats);
  }

  private async keepForAll(beats: readonly Beat[]): Promise<void> {
    try {
      await this.store.keep(beats);
    } catch (error) {
      // The next beat says the same.
      this.logger.debug({ err: error }, 'presence is known of this instance alone');
    }
  }

  private async see(): Promise<void> {
    const userIds = [...new Set([...this.here.values()].map(({ userId }) => userId))];
    if (userIds.length === 0) return;
    try {
      await this.repository.seen(userIds);
    } catch (error) {
      this.logger.warn({ err: error }, 'not noted as seen');
    }
  }
}
