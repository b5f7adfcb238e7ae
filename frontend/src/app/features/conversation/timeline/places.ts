import { Injectable } from '@angular/core';
import type { Id } from '@parley/contracts';

/** Where somebody was in a room: at its end, or with a message so far below the upper edge. */
export type RoomPlace = { at: 'end' } | { at: 'message'; id: Id; seq: number; top: number };

/** Remembers for each room where the reader left it, for as long as the page lives. */
@Injectable({ providedIn: 'root' })
export class Places {
  private readonly places = new Map<Id, RoomPlace>();

  get(roomId: Id): RoomPlace {
    return this.places.get(roomId) ?? { at: 'end' };
  }

  keep(roomId: Id, place: RoomPlace): void {
    this.places.set(roomId, place);
  }
}
