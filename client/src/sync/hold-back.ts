/**
 * Events that come while the state is being read wait here, in order, and are let through once it has been applied:
 * nothing falls between the state and what happened after it.
 */
export class HoldBack {
  private waiting: (() => void)[] | null = null;

  get holding(): boolean {
    return this.waiting !== null;
  }

  /** Holds from now on. What is held already stays. */
  start(): void {
    this.waiting ??= [];
  }

  /** Runs the task now, or when its turn comes. */
  run(task: () => void): void {
    if (this.waiting) this.waiting.push(task);
    else task();
  }

  /** Lets everything through. */
  release(): void {
    const { waiting } = this;
    this.waiting = null;
    for (const task of waiting ?? []) task();
  }

  /** Forgets what is held: the state is going to be read anew. */
  drop(): void {
    this.waiting = null;
  }
}
