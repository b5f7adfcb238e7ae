import type { Id, Message, MyRoom, RemovalReason } from '@parley/contracts';
import type { Tell } from '../client-change.js';
import type { RoomReplica } from './room-replica.js';

/** Who has to act on what becomes of the rooms, before anybody is told of the room itself. */
export interface RoomWatcher {
  /** Something about the room is new: messages, version, marks, numbers. */
  changed?(roomId: Id): void;
  /** Its messages are gone; the room is not. */
  reset?(roomId: Id): void;
  removed?(roomId: Id, reason: RemovalReason | null): void;
}

/** The rooms held on this device, and the one place that tells of them. */
export class RoomBook {
  private readonly replicas = new Map<Id, RoomReplica>();
  private readonly watchers: RoomWatcher[] = [];

  constructor(private readonly tell: Tell) {}

  watch(watcher: RoomWatcher): void {
    this.watchers.push(watcher);
  }

  get(roomId: Id): RoomReplica | null {
    return this.replicas.get(roomId) ?? null;
  }

  get held(): RoomReplica[] {
    return [...this.replicas.values()];
  }

  /** Latest activity first. */
  get views(): MyRoom[] {
    return this.held.map(({ view }) => view).sort((a, b) => compare(activity(b), activity(a)));
  }

  put(replica: RoomReplica): void {
    this.replicas.set(replica.id, replica);
  }

  /** Tells of a room, and of what is held anew of it. */
  publish(replica: RoomReplica, messages: Message[] = []): void {
    this.publishMessages(replica, messages);
    if (this.isHeld(replica)) this.tell({ type: 'room:upserted', room: replica.view });
  }

  /** The same without telling of the room itself, for where the whole list follows. */
  publishMessages(replica: RoomReplica, messages: Message[]): void {
    if (!this.isHeld(replica)) return;
    const roomId = replica.id;
    this.publishDropped(replica, replica.takeDropped());
    if (messages.length > 0) this.tell({ type: 'messages:upserted', roomId, messages });
    for (const watcher of this.watchers) watcher.changed?.(roomId);
  }

  publishList(): void {
    this.tell({ type: 'rooms:replaced', rooms: this.views });
  }

  publishReset({ id: roomId }: RoomReplica): void {
    this.tell({ type: 'timeline:reset', roomId });
    for (const watcher of this.watchers) watcher.reset?.(roomId);
  }

  publishDropped({ id: roomId }: RoomReplica, ids: Id[]): void {
    if (ids.length > 0) this.tell({ type: 'messages:dropped', roomId, ids });
  }

  remove(roomId: Id, reason: RemovalReason | null): void {
    if (!this.replicas.delete(roomId)) return;
    for (const watcher of this.watchers) watcher.removed?.(roomId, reason);
    this.tell({ type: 'room:removed', roomId, reason });
  }

  /** Forgets all of it, as when somebody signs out. */
  clear(): void {
    if (this.replicas.size === 0) return;
    this.replicas.clear();
    this.publishList();
  }

  private isHeld(replica: RoomReplica): boolean {
    return this.get(replica.id) === replica;
  }
}

/** ISO times in UTC compare as text. */
function activity({ lastMessage, createdAt, me }: MyRoom): string {
  return lastMessage?.createdAt ?? (me.joinedAt > createdAt ? me.joinedAt : createdAt);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
