/** Who would have to wait longer is told any time up to this one. */
const LONGEST_MS = 30_000;
const SPREAD_MS = 500;

/**
 * Lets so many a second through, of those who come at once as many as in one second, and gives the others a time each at
 * which to come again: one after the other at the same rate, so that they do not all come back together.
 */
export class Turnstile {
  private free: number;
  /** To how many a time was given that has not come yet. */
  private expected = 0;
  private at: number;

  /** @param perSecond at least 1 */
  constructor(
    private readonly perSecond: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.free = perSecond;
    this.at = now();
  }

  /** `null` for who is let through; otherwise the milliseconds after which to come again. */
  pass(): number | null {
    this.passTime();
    if (this.free >= 1) {
      this.free -= 1;
      return null;
    }
    this.expected += 1;
    const turn = (this.expected / this.perSecond) * 1_000;
    if (turn > LONGEST_MS) return Math.random() * LONGEST_MS;
    return turn + Math.random() * SPREAD_MS;
  }

  private passTime(): void {
    const now = this.now();
    const passed = ((now - this.at) / 1_000) * this.perSecond;
    this.at = now;
    this.free = Math.min(this.perSecond, this.free + passed);
    this.expected = Math.max(0, this.expected - passed);
  }
}
