/**
 * Numbers that look random and are the same for the same seed.
 *
 * Each part of a run draws from a stream of its own (`fork`), so that one more draw in one part does not change what
 * all the others do: the schedule of faults of a seed stays the same when an actor learns something new.
 */
export class Random {
  private state: number;

  constructor(seed: number | string) {
    this.state = hash(String(seed));
  }

  /** A stream that depends on this one's seed and the name only, not on what was drawn before. */
  static fork(seed: number | string, name: string): Random {
    return new Random(`${seed}/${name}`);
  }

  /** From 0 up to, not including, 1. Mulberry32. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** True with this probability, 0 to 1. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(from: readonly [T, ...T[]]): T;
  pick<T>(from: readonly T[]): T | undefined;
  pick<T>(from: readonly T[]): T | undefined {
    return from[Math.floor(this.next() * from.length)];
  }

  /** One of the names, as often as their weights say. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries<number>(weights) as [K, number][];
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of entries) {
      left -= weight;
      if (left < 0) return name;
    }
    throw new Error('No weight is above 0.');
  }

  shuffle<T>(from: readonly T[]): T[] {
    const items = [...from];
    for (let index = items.length - 1; index > 0; index -= 1) {
      const other = this.between(0, index);
      [items[index], items[other]] = [items[other] as T, items[index] as T];
    }
    return items;
  }

  /** So many of them, or all where there are fewer. */
  some<T>(from: readonly T[], count: number): T[] {
    return this.shuffle(from).slice(0, count);
  }

  /** Milliseconds until the next of events that come by themselves, at this mean; never above five times the mean. */
  wait(meanMs: number): number {
    return Math.min(-Math.log(1 - this.next()) * meanMs, meanMs * 5);
  }
}

/** FNV-1a, stirred once more so that seeds that differ in one digit start far apart. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return value ^ (value >>> 13);
}
