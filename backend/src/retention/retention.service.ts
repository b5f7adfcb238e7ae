/**
 * The end of old messages (`retentionDays` of the settings). What must stay true:
 *
 * - History is cut at its beginning: a room's messages go from the oldest on, up to the first that is younger. So one
 *   number, `first_seq`, says what is gone, and a client that knows it knows of no hole.
 * - `seq` stays without holes, and an id stays taken: of a message that went its row is left, empty. Neither `version`
 *   nor anybody's marks move; what went is unread to nobody.
 * - What a search finds them by goes with them, in the same step.
 * - It is done in small steps, each in a transaction that locks one room for milliseconds, by one instance at a time.
 * - Who was not told of it finds out: `firstSeq` is part of what `LookAround` compares, and of every Room.
 */
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Id } from '@parley/contracts';
import { Transactions } from '../platform/database/index.js';
import { DomainEvents } from '../platform/events/index.js';
import { RoomChanged, RoomStates } from '../rooms/index.js';
import { Settings } from '../settings/index.js';
import { OldMessages } from './old-messages.repository.js';

const EVERY_MS = 60_000;
const ROOMS_AT_ONCE = 100;
const MESSAGES_AT_ONCE = 500;

@Injectable()
export class RetentionService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Retention');
  private timer: NodeJS.Timeout | undefined;
  private isBusy = false;
  private isStopping = false;

  constructor(
    private readonly settings: Settings,
    private readonly old: OldMessages,
    private readonly rooms: RoomStates,
    private readonly transactions: Transactions,
    private readonly events: DomainEvents,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.run().catch((error: unknown) => this.logger.warn({ err: error }, 'old messages stay for now'));
    }, EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    this.isStopping = true;
    clearInterval(this.timer);
  }

  /** Removes everything that is too old now. Answers how many messages this instance removed. */
  async run(): Promise<number> {
    const { retentionDays } = await this.settings.current();
    if (retentionDays === null || this.isBusy) return 0;
    this.isBusy = true;
    let removed = 0;
    try {
      for (let found = Infinity; found > 0 && !this.isStopping;) {
        found = 0;
        for (const roomId of await this.old.rooms(retentionDays, ROOMS_AT_ONCE)) {
          found += await this.cut(roomId, retentionDays);
        }
        removed += found;
      }
      return removed;
    } finally {
      this.isBusy = false;
      if (removed > 0) this.logger.log(`${removed} messages older than ${retentionDays} days were removed`);
    }
  }

  private async cut(roomId: Id, days: number): Promise<number> {
    let removed = 0;
    for (let step = Infinity; step > 0 && !this.isStopping;) {
      step = await this.transactions.run(async (tx) => {
        if (!(await this.old.takeTurn(tx)) || !(await this.rooms.lock(tx, roomId))) return 0;
        await this.old.holdIndex(tx, roomId);
        return this.old.empty(tx, roomId, days, MESSAGES_AT_ONCE);
      });
      removed += step;
    }
    if (removed > 0) {
      for (const room of await this.rooms.rooms([roomId])) this.events.publish(new RoomChanged(room));
    }
    return removed;
  }
}
