/** Lets only so many pieces of work with the same key run at once; the others wait in their order. */
export class Turns {
  private readonly running = new Map<string, { count: number; waiting: (() => void)[] }>();

  constructor(private readonly atOnce: number) {}

  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const lane = this.running.get(key) ?? { count: 0, waiting: [] };
    this.running.set(key, lane);
    if (lane.count >= this.atOnce) await new Promise<void>((go) => lane.waiting.push(go));
    else lane.count += 1;
    try {
      return await work();
    } finally {
      // The turn passes on to who waits; only without anybody waiting does it end.
      const next = lane.waiting.shift();
      if (next) next();
      else {
        lane.count -= 1;
        if (lane.count === 0) this.running.delete(key);
      }
    }
  }
}
