import type { Id } from '@parley/contracts';
import type { RoomsApi } from '../api/rooms.api.js';
import type { Cancel, Clock, Random } from '../ports/clock.js';
import { lostAccess } from './lost-access.js';
import type { RoomBook } from './room-book.js';
import type { RoomReplica } from './room-replica.js';

/** One deleted message makes many clients unsure of their counts at once; they ask one after the other. */
const SOONEST_MS = 300;
const SPREAD_MS = 1_700;
/** What concerns the devices of one person only. */
const AT_ONCE_MS = 50;

export interface RoomRefresherDeps {
  book: RoomBook;
  rooms: RoomsApi;
  clock: Clock;
  random: Random;
  /** The server told of a room. */
  refreshed(replica: RoomReplica): void;
  accessLost(): void;
}

/** Asks for a room's own numbers (marks, unread, mentions, members), when what is held does not say for certain. */
export class RoomRefresher {
  private readonly timers = new Map<Id, Cancel>();
  private stops = 0;

  constructor(private readonly deps: RoomRefresherDeps) {}

  /** Soon; asking again while it waits changes nothing. */
  ask(roomId: Id): void {
    if (this.timers.has(roomId)) return;
    this.askIn(SOONEST_MS + this.deps.random() * SPREAD_MS, roomId);
  }

  /** For what nobody else asks for at the same moment. */
  askAtOnce(roomId: Id): void {
    this.timers.get(roomId)?.();
    this.askIn(AT_ONCE_MS, roomId);
  }

  /** Asks if the room's counts are a guess. */
  look(replica: RoomReplica): void {
    if (!replica.unread.exact) this.ask(replica.id);
  }

  stop(): void {
    this.stops += 1;
    for (const cancel of this.timers.values()) cancel();
    this.timers.clear();
  }

  private askIn(wait: number, roomId: Id): void {
    const cancel = this.deps.clock.after(wait, () => {
      this.timers.delete(roomId);
      void this.refresh(roomId);
    });
    this.timers.set(roomId, cancel);
  }

  private async refresh(roomId: Id): Promise<void> {
    const { stops } = this;
    const replica = this.deps.book.get(roomId);
    if (!replica) return;
    const { stamp } = replica.marks;
    const load = replica.beginLoad();
    try {
      const room = await this.deps.rooms.get(roomId);
      if (stops !== this.stops || this.deps.book.get(roomId) !== replica) return;
      if (!('me' in room)) return this.deps.accessLost();
      // The marks moved while the answer was on its way, which may be older than they are.
      if (replica.marks.stamp !== stamp) return this.ask(roomId);
      replica.adopt(room, load);
      this.deps.refreshed(replica);
    } catch (error) {
      if (stops === this.stops && lostAccess(error)) this.deps.accessLost();
    } finally {
      replica.cancelLoad(load);
    }
  }
}
