/** Packets of a burst, as seconds of the rate. */
const BURST_SECONDS = 10;
/** A packet counts once for each of these that it begins: a megabyte costs as much to read as a hundred small ones. */
const BYTES_PER_PACKET = 10_000;

/** How many packets one connection may send: so many a second, and what it did not use of the last ten seconds. */
export class PacketBudget {
  private left: number;
  private at: number;

  /** @param perSecond at least 1 */
  constructor(
    private readonly perSecond: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.left = perSecond * BURST_SECONDS;
    this.at = now();
  }

  /** Whether the packet was within the budget. */
  spend(bytes: number): boolean {
    const now = this.now();
    this.left = Math.min(
      this.perSecond * BURST_SECONDS,
      this.left + ((now - this.at) / 1_000) * this.perSecond,
    );
    this.at = now;
    this.left -= 1 + Math.floor(bytes / BYTES_PER_PACKET);
    return this.left >= 0;
  }
}
