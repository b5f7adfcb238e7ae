import type { Id } from '@parley/contracts';
import { Lane, type LaneDeps } from './lane.js';
import { isComplete, type OutboxEntry } from './outbox-entry.js';

export interface LanesDeps extends Omit<LaneDeps, 'head' | 'pausedUntil' | 'pauseUntil'> {
  /** The first message of a room that is to go out. */
  next(roomId: Id): OutboxEntry | null;
}

/** A lane for each room. Rooms do not wait for each other, but when the server asks the sender to slow down. */
export class Lanes {
  private readonly lanes = new Map<Id, Lane>();
  private paused = 0;

  constructor(private readonly deps: LanesDeps) {}

  go(roomId: Id): void {
    void this.lane(roomId).run();
  }

  /** What there was to wait for has come. */
  hurry(roomId: Id): void {
    this.lane(roomId).hurry();
  }

  close(): void {
    this.paused = 0;
    for (const lane of this.lanes.values()) lane.stop();
    this.lanes.clear();
  }

  private lane(roomId: Id): Lane {
    const lane = this.lanes.get(roomId) ?? this.newLane(roomId);
    this.lanes.set(roomId, lane);
    return lane;
  }

  private newLane(roomId: Id): Lane {
    return new Lane({
      ...this.deps,
      head: () => {
        const next = this.deps.next(roomId);
        return next && isComplete(next) ? next : null;
      },
      pausedUntil: () => this.paused,
      pauseUntil: (time) => (this.paused = Math.max(this.paused, time)),
    });
  }
}
