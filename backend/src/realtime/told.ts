interface Entry<T> {
  readonly state: T;
  readonly at: number;
}

/** How things were when they were told last, and when that was, in milliseconds of `Date.now()`. */
export class Told<T> {
  private readonly entries = new Map<string, Entry<T>>();

  note(key: string, state: T): void {
    this.entries.set(key, { state, at: Date.now() });
  }

  of(key: string): T | undefined {
    return this.entries.get(key)?.state;
  }

  /** Whether something was told of it at that time or later. */
  isSince(key: string, at: number): boolean {
    return (this.entries.get(key)?.at ?? -Infinity) >= at;
  }

  /** What was told at that time or later. */
  since(at: number): string[] {
    return [...this.entries].filter(([, entry]) => entry.at >= at).map(([key]) => key);
  }

  keepOnly(isKept: (key: string, at: number) => boolean): void {
    for (const [key, { at }] of this.entries) if (!isKept(key, at)) this.entries.delete(key);
  }
}
