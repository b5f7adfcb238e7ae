import type { ReadMarks } from '@parley/contracts';

/** How far the caller is in a room: what the server holds of it, and what was read here and not told yet. */
export class OwnMarks {
  /** As the server is known to hold them. */
  told: ReadMarks;
  /** Changes whenever the server's marks do, so that an older answer of the server is noticed as such. */
  stamp = 0;
  private readUpTo = 0;

  constructor({ readSeq, deliveredSeq }: ReadMarks) {
    this.told = { readSeq, deliveredSeq };
  }

  get shown(): ReadMarks {
    const readSeq = Math.max(this.told.readSeq, this.readUpTo);
    return { readSeq, deliveredSeq: Math.max(this.told.deliveredSeq, readSeq) };
  }

  set({ readSeq, deliveredSeq }: ReadMarks): void {
    this.told = { readSeq, deliveredSeq };
    if (this.readUpTo <= readSeq) this.readUpTo = 0;
    this.stamp += 1;
  }

  /** Everything up to `seq` was read here. Gives whether that is news. */
  read(seq: number): boolean {
    if (seq <= this.shown.readSeq) return false;
    this.readUpTo = seq;
    return true;
  }

  /** What was read here and not told yet is void: a person set the mark back. */
  forgetRead(): void {
    this.readUpTo = 0;
  }
}
