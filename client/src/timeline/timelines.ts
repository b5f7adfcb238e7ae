import type { Id } from '@parley/contracts';
import type { RoomBook } from '../sync/room-book.js';
import { RoomTimeline, type RoomTimelineDeps } from './room-timeline.js';

/** So many messages of a room that nobody looks at stay in memory … */
const KEEP = 100;
/** … once there are more than so many. */
const TOO_MANY = 300;

/** Every timeline that was asked for, kept in step with what is held of its room. */
export class Timelines {
  private readonly byRoom = new Map<Id, RoomTimeline>();

  constructor(private readonly deps: Omit<RoomTimelineDeps, 'closed'> & { book: RoomBook }) {
    deps.book.watch({
      changed: (roomId) => {
        const timeline = this.byRoom.get(roomId);
        timeline?.changed();
        if (!timeline?.window.loaded) timeline?.refill();
        this.trim(roomId);
      },
      reset: (roomId) => this.byRoom.get(roomId)?.restart(),
      removed: (roomId) => this.byRoom.get(roomId)?.restart(),
    });
  }

  of(roomId: Id): RoomTimeline {
    let timeline = this.byRoom.get(roomId);
    if (!timeline) {
      timeline = new RoomTimeline(roomId, { ...this.deps, closed: (closed) => this.trim(closed) });
      this.byRoom.set(roomId, timeline);
    }
    return timeline;
  }

  /** Caught up: whatever somebody looks at and is not there can be loaded now. */
  refill(): void {
    for (const timeline of this.byRoom.values()) timeline.refill();
  }

  /** Nothing is held any more. */
  clear(): void {
    for (const timeline of this.byRoom.values()) timeline.restart();
  }

  private trim(roomId: Id): void {
    const replica = this.deps.book.get(roomId);
    if (!replica || replica.held.size <= TOO_MANY || this.byRoom.get(roomId)?.isOpen) return;
    const dropped = replica.trim(KEEP);
    if (dropped.length === 0) return;
    this.deps.book.publishDropped(replica, dropped);
    this.byRoom.get(roomId)?.restart();
  }
}
