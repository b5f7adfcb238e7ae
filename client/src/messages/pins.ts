import { LIMITS, type Id, type Message } from '@parley/contracts';
import type { MessagesApi } from '../api/messages.api.js';
import type { Tell } from '../client-change.js';
import type { ClientPins } from '../surface/messages.js';
import type { Cancel, Clock } from '../ports/clock.js';
import type { RoomBook } from '../sync/room-book.js';
import type { RoomReplica } from '../sync/room-replica.js';

const NONE: readonly Message[] = [];
/** Pages that are asked for at most. Moderators pin a handful. */
const PAGES = 5;
const RETRY_MS = 5_000;

export interface PinsDeps {
  api: MessagesApi;
  book: RoomBook;
  clock: Clock;
  tell: Tell;
  isOnline(): boolean;
}

/**
 * What is pinned in the rooms that somebody looks at. It is asked for once; from then on the room's own changes keep it
 * in step, until a reset makes it be asked for again.
 */
export class Pins implements ClientPins {
  private readonly viewers = new Map<Id, number>();
  private readonly told = new Map<Id, readonly Message[]>();
  private readonly loading = new Set<Id>();
  private readonly retries = new Map<Id, Cancel>();

  constructor(private readonly deps: PinsDeps) {
    deps.book.watch({
      changed: (roomId) => this.changed(roomId),
      reset: (roomId) => this.look(roomId),
      removed: (roomId) => void this.told.delete(roomId),
    });
  }

  of(roomId: Id): readonly Message[] {
    return this.deps.book.get(roomId)?.pins?.list ?? NONE;
  }

  open(roomId: Id): () => void {
    this.viewers.set(roomId, (this.viewers.get(roomId) ?? 0) + 1);
    this.look(roomId);
    let closed = false;
    return () => {
      if (closed) return;
      closed = true;
      const left = (this.viewers.get(roomId) ?? 1) - 1;
      if (left > 0) this.viewers.set(roomId, left);
      else this.viewers.delete(roomId);
    };
  }

  online(): void {
    for (const roomId of this.viewers.keys()) this.look(roomId);
  }

  close(): void {
    this.told.clear();
    for (const cancel of this.retries.values()) cancel();
    this.retries.clear();
  }

  /** Asks where somebody looks and nothing is known. */
  private look(roomId: Id): void {
    const replica = this.deps.book.get(roomId);
    if (!replica || replica.pins || !this.viewers.has(roomId)) return;
    if (this.deps.isOnline() && !this.loading.has(roomId)) void this.load(replica);
  }

  private async load(replica: RoomReplica): Promise<void> {
    const { id } = replica;
    this.loading.add(id);
    this.retries.get(id)?.();
    const load = replica.beginLoad();
    try {
      const messages = await this.ask(id);
      this.loading.delete(id);
      if (replica.endPinsLoad(load, messages)) this.changed(id);
      else this.look(id);
    } catch {
      replica.cancelLoad(load);
      this.loading.delete(id);
      // Without a connection the next one asks.
      this.retries.set(
        id,
        this.deps.clock.after(RETRY_MS, () => this.look(id)),
      );
    }
  }

  private async ask(roomId: Id): Promise<Message[]> {
    const messages: Message[] = [];
    let cursor: string | undefined;
    for (let pages = 0; pages < PAGES; pages += 1) {
      const page = await this.deps.api.pins(roomId, { cursor, limit: LIMITS.pageMax });
      messages.push(...page.items);
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    return messages;
  }

  private changed(roomId: Id): void {
    const pins = this.deps.book.get(roomId)?.pins;
    if (!pins) return this.look(roomId);
    if (this.told.get(roomId) === pins.list) return;
    this.told.set(roomId, pins.list);
    this.deps.tell({ type: 'pins:replaced', roomId, messages: pins.list });
  }
}
