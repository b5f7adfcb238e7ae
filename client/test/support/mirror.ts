import type { Id, Message, MyRoom } from '@parley/contracts';
import type { ClientChange } from '../../src/client-change.js';
import type { ParleyClient } from '../../src/surface/parley-client.js';
import type { TimelineWindow } from '../../src/surface/timeline.js';

/** What a store makes of the client's changes, and of nothing else. */
export class Mirror {
  readonly rooms = new Map<Id, MyRoom>();
  readonly messages = new Map<Id, Map<Id, Message>>();
  readonly windows = new Map<Id, TimelineWindow>();

  constructor(client: ParleyClient) {
    client.changes.subscribe((change) => this.apply(change));
  }

  /** What a page would show of a room. */
  shown(roomId: Id): Message[] {
    const window = this.windows.get(roomId);
    if (!window || window.toSeq === 0) return [];
    return [...(this.messages.get(roomId)?.values() ?? [])]
      .filter(({ seq }) => seq >= window.fromSeq && seq <= window.toSeq)
      .sort((a, b) => a.seq - b.seq);
  }

  private apply(change: ClientChange): void {
    switch (change.type) {
      case 'rooms:replaced':
        this.rooms.clear();
        for (const room of change.rooms) this.rooms.set(room.id, room);
        return;
      case 'room:upserted':
        this.rooms.set(change.room.id, change.room);
        return;
      case 'room:removed':
        this.rooms.delete(change.roomId);
        this.messages.delete(change.roomId);
        return;
      case 'messages:upserted': {
        const held = this.messages.get(change.roomId) ?? new Map<Id, Message>();
        for (const message of change.messages) held.set(message.id, message);
        this.messages.set(change.roomId, held);
        return;
      }
      case 'messages:dropped':
        for (const id of change.ids) this.messages.get(change.roomId)?.delete(id);
        return;
      case 'timeline:reset':
        this.messages.delete(change.roomId);
        return;
      case 'timeline:changed':
        this.windows.set(change.roomId, change.window);
        return;
      default:
    }
  }
}
