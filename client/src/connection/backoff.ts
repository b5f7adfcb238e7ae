import type { Random } from '../ports/clock.js';
import { reconnectDelay } from './reconnect-policy.js';

/** Counts failures, and forgets them only when a connection has proven to hold: one that flaps goes on waiting longer. */
export class Backoff {
  private count = 0;
  private unproven = 0;

  constructor(private readonly random: Random) {}

  /** Failures since it was last online. */
  get failures(): number {
    return this.count;
  }

  /** One more failure; gives the milliseconds to wait. */
  fail(retryAfterMs: number | null): number {
    const failures = Math.max(this.count, this.unproven);
    this.unproven = 0;
    this.count = failures + 1;
    return reconnectDelay(failures, retryAfterMs, this.random);
  }

  succeed(): void {
    this.unproven = this.count;
    this.count = 0;
  }

  /** The connection has held for a while. */
  prove(): void {
    this.unproven = 0;
  }

  reset(): void {
    this.count = 0;
    this.unproven = 0;
  }
}
