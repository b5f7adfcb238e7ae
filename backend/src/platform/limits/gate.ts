import type { RateLimit } from '@parley/contracts';
import { ChatError } from '../errors/index.js';

/** Those who are turned away come again within this time after the first second, each at another moment. */
const FIRST_MS = 1_000;
const SPREAD_MS = 4_000;

export interface GateOptions {
  /** 0 is no limit. */
  readonly atOnce: number;
  /** How many may wait. 0 is no limit. */
  readonly waiting: number;
  /** Milliseconds that each may wait. Less than those whom it answers are ready to. */
  readonly patienceMs: number;
  /** As what it counts that somebody was turned away. */
  readonly limit?: RateLimit;
}

interface Waiting {
  /** Its turn has come, or it is turned away. */
  go(admitted: boolean): void;
  readonly timer: NodeJS.Timeout;
}

/**
 * Lets only so much of some heavy work run at once. So much more waits for its turn, in order and not for long; what is
 * beyond is turned away with a time at which to come again.
 */
export class Gate {
  private running = 0;
  private readonly queue = new Set<Waiting>();

  constructor(private readonly options: GateOptions) {}

  /** How many wait now. */
  get waiting(): number {
    return this.queue.size;
  }

  /** @throws ChatError UNAVAILABLE when the work was not begun */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (!(await this.enter())) {
      throw new ChatError('UNAVAILABLE', 'Too many are asking for this at once. Ask again shortly.', {
        retryAfterMs: FIRST_MS + Math.random() * SPREAD_MS,
        limit: this.options.limit,
      });
    }
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<boolean> {
    const { atOnce, waiting, patienceMs } = this.options;
    if (atOnce === 0 || this.running < atOnce) {
      this.running += 1;
      return true;
    }
    if (waiting !== 0 && this.queue.size >= waiting) return false;
    return new Promise((resolve) => {
      const place: Waiting = {
        go: (admitted) => {
          this.queue.delete(place);
          clearTimeout(place.timer);
          resolve(admitted);
        },
        timer: setTimeout(() => place.go(false), patienceMs).unref(),
      };
      this.queue.add(place);
    });
  }

  /** The place passes on to who waits longest; only without anybody waiting does it become free. */
  private leave(): void {
    const [next] = this.queue;
    if (next) next.go(true);
    else this.running -= 1;
  }
}
