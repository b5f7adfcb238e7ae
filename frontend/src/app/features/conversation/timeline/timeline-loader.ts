import { signal, type Signal } from '@angular/core';

/** Asks for one stretch of history at a time, and stops asking after a failure until somebody wants it again. */
export class TimelineLoader {
  private readonly failed = signal(false);
  private busy = false;

  /** Loading has failed. */
  readonly stuck: Signal<boolean> = this.failed.asReadonly();

  /** Does nothing while something is loading already. */
  async load(stretch: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await stretch();
      this.failed.set(false);
    } catch {
      this.failed.set(true);
    } finally {
      this.busy = false;
    }
  }

  tryAgain(): void {
    this.failed.set(false);
  }
}
