import type { Fault } from '../faults/fault.js';
import type { History } from '../history/history.js';

/** Promises have other limits while Redis is away, and a measurement is worth nothing while the way to it is broken. */
export class Disturbances {
  private readonly faults: { fault: Fault; from: number; to: number }[];
  private readonly lags: { t: number; ms: number }[];

  constructor(history: History) {
    this.faults = history.faults().map(({ begin, from, to }) => ({ fault: begin.fault, from, to }));
    this.lags = history.of('lag');
  }

  /** Redis was away from an instance, or an instance that had to pass something on died. */
  fanOutBroken(from: number, to: number): boolean {
    const kinds: Fault['kind'][] = [
      'restart-redis',
      'cut-redis',
      'kill-instance',
      'kill-after-commit',
      'rolling-restart',
    ];
    // Clients of Redis need a moment to notice that it is back.
    return this.faults.some(
      ({ fault, ...span }) => kinds.includes(fault.kind) && overlaps(span, from, to, 3_000),
    );
  }

  /** What has to be added to a limit that began at `from`, because something stood still meanwhile; milliseconds. */
  standstill(from: number, to: number): number {
    const frozen = this.faults
      .filter(({ fault, ...span }) => STANDSTILL.includes(fault.kind) && overlaps(span, from, to, 0))
      .map((span) => Math.max(0, span.to - from));
    const slow = this.faults.map(({ fault, ...span }) =>
      fault.kind === 'slow-lines' && overlaps(span, from, to, fault.delayMs) ? 2 * fault.delayMs : 0,
    );
    const lag = this.lags.filter(({ t, ms }) => t >= from && t - ms <= to).map(({ ms }) => ms);
    return Math.max(0, ...frozen) + Math.max(0, ...slow) + lag.reduce((sum, ms) => sum + ms, 0);
  }

  /** The lines of clients were disturbed, or an instance behind them was. */
  linesBroken(from: number, to: number): boolean {
    const kinds: Fault['kind'][] = ['half-open-lines', 'freeze-instance', 'restart-postgres'];
    return this.faults.some(
      ({ fault, ...span }) => kinds.includes(fault.kind) && overlaps(span, from, to, 30_000),
    );
  }
}

/** Nothing moves in an instance that is frozen, and little in one without its database. */
const STANDSTILL: Fault['kind'][] = ['freeze-instance', 'restart-postgres'];

function overlaps(span: { from: number; to: number }, from: number, to: number, after: number): boolean {
  return span.from <= to && span.to + after >= from;
}
