/**
 * Of all tabs of this browser one holds the name at a time; when it goes, the next one does. Where the browser has no
 * such locks every tab holds it: notifications of one room replace each other anyway.
 */
export class OneTab {
  private held = false;
  private readonly leaving = new AbortController();

  get isMine(): boolean {
    return this.held;
  }

  constructor(name: string, locks: LockManager | undefined) {
    if (!locks) {
      this.held = true;
      return;
    }
    const { signal } = this.leaving;
    const untilLeft = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    locks
      .request(name, { signal }, () => {
        this.held = true;
        return untilLeft;
      })
      .catch(() => undefined);
  }

  leave(): void {
    this.held = false;
    this.leaving.abort();
  }
}
