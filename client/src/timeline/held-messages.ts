import type { Id, Message } from '@parley/contracts';

/** A run of `seq` numbers without a hole, both ends included. */
export interface Stretch {
  from: number;
  to: number;
}

/**
 * The messages held of one room, by `seq`, and the stretches that they form. What lies between two stretches is a hole,
 * and known as one: nothing outside this class says that two messages are neighbours.
 */
export class HeldMessages {
  private readonly bySeq = new Map<number, Message>();
  private readonly seqById = new Map<Id, number>();
  /** Ascending, never touching each other. */
  private runs: Stretch[] = [];

  get size(): number {
    return this.bySeq.size;
  }

  get stretches(): readonly Stretch[] {
    return this.runs;
  }

  get last(): Stretch | null {
    return this.runs.at(-1) ?? null;
  }

  at(seq: number): Message | null {
    return this.bySeq.get(seq) ?? null;
  }

  find(id: Id): Message | null {
    const seq = this.seqById.get(id);
    return seq === undefined ? null : this.at(seq);
  }

  /** Holds the message, unless a version of it is held that is as new. Tells whether it made a difference. */
  put(message: Message): boolean {
    const before = this.bySeq.get(message.seq);
    if (before && before.version >= message.version) return false;
    this.bySeq.set(message.seq, message);
    this.seqById.set(message.id, message.seq);
    if (!before) this.join(message.seq);
    return true;
  }

  /** The stretch that a place lies in. */
  around(seq: number): Stretch | null {
    return this.runs.find(({ from, to }) => from <= seq && seq <= to) ?? null;
  }

  /** Whether every message from one place to another is held; so is an empty range. */
  covers(from: number, to: number): boolean {
    if (from > to) return true;
    const run = this.around(from);
    return run !== null && run.to >= to;
  }

  /** The messages held from one place to another, ascending. */
  range(from: number, to: number): Message[] {
    const found: Message[] = [];
    for (const run of this.runs) {
      for (let seq = Math.max(from, run.from); seq <= Math.min(to, run.to); seq += 1) {
        const message = this.bySeq.get(seq);
        if (message) found.push(message);
      }
    }
    return found;
  }

  /** Lets go of everything before a place. Gives the ids of what went. */
  dropBefore(seq: number): Id[] {
    const dropped: Id[] = [];
    for (const message of this.range(0, seq - 1)) {
      this.bySeq.delete(message.seq);
      this.seqById.delete(message.id);
      dropped.push(message.id);
    }
    this.runs = this.runs
      .filter(({ to }) => to >= seq)
      .map(({ from, to }) => ({ from: Math.max(from, seq), to }));
    return dropped;
  }

  clear(): void {
    this.bySeq.clear();
    this.seqById.clear();
    this.runs = [];
  }

  private join(seq: number): void {
    const index = this.runs.findIndex(({ from }) => from > seq);
    const next = index < 0 ? this.runs.length : index;
    const left = this.runs[next - 1];
    const right = this.runs[next];
    const joinsLeft = left !== undefined && left.to === seq - 1;
    const joinsRight = right !== undefined && right.from === seq + 1;
    const from = joinsLeft ? left.from : seq;
    const to = joinsRight ? right.to : seq;
    this.runs.splice(next - (joinsLeft ? 1 : 0), (joinsLeft ? 1 : 0) + (joinsRight ? 1 : 0), { from, to });
  }
}
