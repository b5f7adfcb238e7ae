/**
 * What a run breaks. Instances are numbered from 0; `lines` are the numbers of clients, each of which reaches the
 * instances over a line of its own. `forMs` is how long the fault lasts.
 */
export type Fault =
  /** kill -9, and started again after `forMs`. */
  | { kind: 'kill-instance'; instance: number; forMs: number }
  /** kill -9 by itself right after the next COMMIT of stored messages: acked to nobody, passed on to nobody. */
  | { kind: 'kill-after-commit'; instance: number; forMs: number }
  /** SIGTERM one instance after the other, each started again before the next. */
  | { kind: 'rolling-restart'; forMs: number }
  /** SIGSTOP, and SIGCONT after `forMs`. */
  | { kind: 'freeze-instance'; instance: number; forMs: number }
  /** Redis is killed and comes back empty. */
  | { kind: 'restart-redis'; forMs: number }
  /** One instance loses Redis while the others keep it: refused, or swallowed without an answer. */
  | { kind: 'cut-redis'; instance: number; how: 'refuse' | 'swallow'; forMs: number }
  /** `fast` ends sessions in order, `immediate` is a crash with recovery. */
  | { kind: 'restart-postgres'; how: 'fast' | 'immediate'; forMs: number }
  /** Connections of these clients are reset. */
  | { kind: 'cut-lines'; lines: number[]; forMs: 0 }
  /**
   * Connections stay up and carry nothing: neither way, or only not up, or not down (which loses acks). Then they are
   * reset, or stay dead without a word while new ones work.
   */
  | {
      kind: 'half-open-lines';
      lines: number[];
      direction: 'both' | 'up' | 'down';
      then: 'reset' | 'dead';
      forMs: number;
    }
  /** Everything takes so much longer. */
  | { kind: 'slow-lines'; lines: number[]; delayMs: number; forMs: number }
  /** A client that keeps to no rules sends the same messages to several instances at once, twice, and out of order. */
  | { kind: 'rude-sends'; count: number; forMs: 0 };

export type FaultKind = Fault['kind'];

export const FAULT_KINDS = [
  'kill-instance',
  'kill-after-commit',
  'rolling-restart',
  'freeze-instance',
  'restart-redis',
  'cut-redis',
  'restart-postgres',
  'cut-lines',
  'half-open-lines',
  'slow-lines',
  'rude-sends',
] as const satisfies readonly FaultKind[];

/** A fault and when it begins, in milliseconds since the round began. */
export interface PlannedFault {
  atMs: number;
  fault: Fault;
}

/** One line for people. */
export function describeFault(fault: Fault): string {
  const { kind, forMs, ...rest } = fault;
  const details = Object.entries(rest).map(([name, value]) =>
    Array.isArray(value) ? `${value.length} ${name}` : `${name} ${value}`,
  );
  return [kind, ...details, ...(forMs > 0 ? [`for ${forMs} ms`] : [])].join(', ');
}
