import { loadavg } from 'node:os';
import { machineSeconds } from './placement.js';
import type { World } from './world.js';

/** Under which circumstances it was measured. */
export interface Conditions {
  /** Servers and clients on cores of their own. */
  readonly isPinned: boolean;
  /** Before other processes. */
  readonly isFirst: boolean;
  /** Processes that ran or waited, over the last minute, before it began and at the end. */
  readonly load: readonly [number, number];
  /** Cores that were taken by the machine of which this one is a part. */
  readonly stolen: number;
}

/** Looks at the machine from when it is made. */
export class MachineWatch {
  private readonly began = performance.now();
  private readonly before = machineSeconds();
  private readonly load = loadavg()[0] ?? NaN;

  constructor(private readonly world: World) {}

  conditions(): Conditions {
    const seconds = (performance.now() - this.began) / 1_000;
    return {
      isPinned: this.world.cores !== null,
      isFirst: this.world.isFirst,
      load: [this.load, loadavg()[0] ?? NaN],
      stolen: (machineSeconds().stolen - this.before.stolen) / seconds,
    };
  }
}
