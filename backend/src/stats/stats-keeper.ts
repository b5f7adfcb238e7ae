import { randomUUID } from 'node:crypto';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { SocketMeters, Tallies } from '../platform/observability/index.js';
import { type Addition, StatsRepository } from './stats.repository.js';

const EVERY_MS = 10_000;
const CLEANING_EVERY_MS = 3_600_000;

/**
 * Adds what this instance counted to the database, every ten seconds and at its end, in one statement. What must stay
 * true:
 * - an instance that is killed takes the counts of its last ten seconds with it, and no more;
 * - nothing counts twice: an addition has a number, and one whose answer was lost is sent again under the same number
 *   before the next one is made;
 * - counting waits for nothing: while the database is away the counts gather in memory.
 */
@Injectable()
export class StatsKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(StatsKeeper.name);
  private readonly instanceId = randomUUID();
  private readonly timers: NodeJS.Timeout[] = [];
  private number = 0;
  /** Of which nobody knows whether it was made. */
  private unsure: Addition | undefined;
  private underWay: Promise<void> = Promise.resolve();

  constructor(
    private readonly stats: StatsRepository,
    private readonly tallies: Tallies,
    private readonly sockets: SocketMeters,
  ) {}

  onApplicationBootstrap(): void {
    const work = (every: number, what: () => Promise<void>): void => {
      this.timers.push(
        setInterval(() => {
          what().catch((error: unknown) => this.logger.warn({ err: error }, 'statistics wait to be stored'));
        }, every).unref(),
      );
    };
    work(EVERY_MS, () => this.flush());
    work(CLEANING_EVERY_MS, () => this.stats.removeOld());
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    try {
      await this.flush();
      await this.stats.forget(this.instanceId);
    } catch (error) {
      this.logger.warn({ err: error }, 'the last counts of this instance are lost');
    }
  }

  /** Resolves when everything that was counted before is stored; one at a time. */
  flush(): Promise<void> {
    this.underWay = this.underWay.catch(() => undefined).then(() => this.add());
    return this.underWay;
  }

  private async add(): Promise<void> {
    if (this.unsure) await this.store(this.unsure);
    this.number += 1;
    const connections = this.sockets.takeConnections();
    const { instanceId, number } = this;
    await this.store({ instanceId, number, connections, tally: this.tallies.take() });
  }

  private async store(addition: Addition): Promise<void> {
    this.unsure = addition;
    await this.stats.add(addition);
    this.unsure = undefined;
  }
}
