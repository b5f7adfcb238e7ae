/** What `next` gives when nothing came in time. */
export const LATE = Symbol('late');

/** What is heard and not told yet, in its order. For one reader. */
export class Inbox<T> {
  private items: T[] = [];
  private failure: Error | undefined;
  private isOver = false;
  private wake: (() => void) | undefined;

  push(item: T): void {
    if (this.isOver) return;
    this.items.push(item);
    this.wake?.();
  }

  /** What came before it is forgotten: nothing more is to be told. */
  fail(error: Error): void {
    if (this.isOver) return;
    this.failure = error;
    this.end();
  }

  end(): void {
    this.isOver = true;
    this.items = [];
    this.wake?.();
  }

  get hasEnded(): boolean {
    return this.isOver;
  }

  /** `undefined` at the end. @throws what `fail` was called with */
  async next(withinMs?: number): Promise<T | typeof LATE | undefined> {
    if (this.items.length === 0 && !this.isOver) await this.somethingNew(withinMs);
    if (this.failure) throw this.failure;
    if (this.isOver) return undefined;
    return this.items.length > 0 ? this.items.shift() : LATE;
  }

  private somethingNew(withinMs: number | undefined): Promise<void> {
    return new Promise((resolve) => {
      const timer = withinMs === undefined ? undefined : setTimeout(resolve, Math.max(0, withinMs));
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
