import type { Cancel, Clock } from '../../src/ports/clock.js';

interface Timer {
  at: number;
  task: () => void;
}

/** Time that stands still until a test turns it. */
export class FakeClock implements Clock {
  /** By how many milliseconds timers ring before the clock says that it is time, as real ones do now and then. */
  earlyMs = 0;
  private time = 1_750_000_000_000;
  private readonly timers = new Set<Timer>();

  now(): number {
    return this.time;
  }

  after(delayMs: number, task: () => void): Cancel {
    const timer = { at: this.time + Math.max(0, delayMs), task };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  /** Milliseconds until the next timer; `null` without one. */
  get next(): number | null {
    const due = this.earliest(Infinity);
    return due ? due.at - this.time : null;
  }

  /** Turns time on, and lets what was waiting for it happen on the way. */
  async advance(ms: number): Promise<void> {
    const end = this.time + ms;
    await settle();
    for (let timer = this.earliest(end); timer; timer = this.earliest(end)) {
      this.timers.delete(timer);
      this.time = Math.max(this.time, timer.at - this.earlyMs);
      timer.task();
      await settle();
    }
    this.time = end;
  }

  private earliest(end: number): Timer | null {
    let first: Timer | null = null;
    for (const timer of this.timers) {
      if (timer.at <= end && (first === null || timer.at < first.at)) first = timer;
    }
    return first;
  }
}

/** Lets everything that waits for nothing but promises come to its end. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
