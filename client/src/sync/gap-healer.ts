import type { Id } from '@parley/contracts';
import { ChatError } from '../api/chat-error.js';
import type { MessagesApi } from '../api/messages.api.js';
import type { RoomsApi } from '../api/rooms.api.js';
import type { Cancel, Clock, Random } from '../ports/clock.js';
import { lostAccess } from './lost-access.js';
import type { RoomBook } from './room-book.js';
import type { RoomReplica } from './room-replica.js';

/** Events overtake each other by so much; only what is missing longer is asked for. */
const REORDER_MS = 250;
const RETRY_MS = 1_000;
const RETRY_LONGEST_MS = 30_000;
const LIMIT = 100;

export interface GapHealerDeps {
  book: RoomBook;
  messages: MessagesApi;
  rooms: RoomsApi;
  clock: Clock;
  random: Random;
  /** The room was brought up to date by asking. */
  healed(roomId: Id): void;
  /** The server says that the room is not the caller's. */
  accessLost(): void;
}

/** Asks for what a room is missing: after a jump in its versions, and after word of a version beyond ours. */
export class GapHealer {
  private readonly timers = new Map<Id, Cancel>();
  private readonly healing = new Set<Id>();
  /** Counts the times it was stopped; whatever was begun before is to come to nothing. */
  private stops = 0;

  constructor(private readonly deps: GapHealerDeps) {}

  /** Call it whenever a room may have fallen behind or caught up. */
  look(replica: RoomReplica): void {
    const waits = this.timers.has(replica.id);
    if (!replica.isBehind) this.cancel(replica.id);
    else if (!waits && !this.healing.has(replica.id)) this.healIn(REORDER_MS, replica.id);
  }

  /** Without a connection there is no point: catching up will ask for everything. */
  stop(): void {
    this.stops += 1;
    for (const cancel of this.timers.values()) cancel();
    this.timers.clear();
    this.healing.clear();
  }

  private healIn(delayMs: number, roomId: Id, failures = 0): void {
    const cancel = this.deps.clock.after(delayMs, () => {
      this.timers.delete(roomId);
      void this.heal(roomId, failures);
    });
    this.timers.set(roomId, cancel);
  }

  private cancel(roomId: Id): void {
    this.timers.get(roomId)?.();
    this.timers.delete(roomId);
  }

  private async heal(roomId: Id, failures: number): Promise<void> {
    const { stops } = this;
    this.healing.add(roomId);
    try {
      const healed = await this.fetchChanges(roomId, stops);
      if (stops !== this.stops) return;
      this.healing.delete(roomId);
      if (healed) this.deps.healed(roomId);
    } catch (error) {
      if (stops !== this.stops) return;
      this.healing.delete(roomId);
      if (lostAccess(error)) return this.deps.accessLost();
      const asked = error instanceof ChatError ? error.retryAfterMs : null;
      const longest = Math.min(RETRY_LONGEST_MS, RETRY_MS * 2 ** failures);
      this.healIn(asked ?? longest * (0.5 + this.deps.random() / 2), roomId, Math.min(failures + 1, 10));
    }
  }

  /** Asks until nothing is missing. Gives whether it is up to date. */
  private async fetchChanges(roomId: Id, stops: number): Promise<boolean> {
    for (;;) {
      const replica = this.deps.book.get(roomId);
      if (!replica?.isBehind) return replica !== null;
      const since = replica.version;
      const changes = await this.deps.messages.changes(roomId, { since, limit: LIMIT });
      // Gone, or reset below what was asked for, in the meantime: the answer is to another question.
      const current = this.deps.book.get(roomId) === replica && replica.version >= since;
      if (!current || stops !== this.stops) return false;
      if (changes.reset) {
        if (replica.version === since) await this.reset(replica, stops);
        return true;
      }
      this.deps.book.publish(replica, replica.receiveAll(changes.items));
      if (changes.items.length === 0) replica.forgetHead();
    }
  }

  private async reset(replica: RoomReplica, stops: number): Promise<void> {
    const room = await this.deps.rooms.get(replica.id);
    if (stops !== this.stops || this.deps.book.get(replica.id) !== replica || !('me' in room)) return;
    replica.reset(room);
    this.deps.book.publishReset(replica);
    this.deps.book.publish(replica);
  }
}
