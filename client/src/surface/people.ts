import type { Id, Presence, PresenceChoice, User } from '@parley/contracts';

export interface ClientPeople {
  get(userId: Id): User | null;
  /** Makes sure that these people are known; `people:upserted` tells of them. Asks for each only once. */
  need(userIds: readonly Id[]): void;
}

export interface ClientTyping {
  /** Call it with every keystroke; it tells the room as seldom as is needed. */
  touch(roomId: Id): void;
  /** The text was sent or is empty again. */
  stop(roomId: Id): void;
  /** Who types there now. */
  in(roomId: Id): Id[];
}

export interface ClientPresence {
  /** Whom the page shows, at most 200; replaces the last. Kept over reconnects. */
  watch(userIds: readonly Id[]): void;
  get(userId: Id): Presence | null;
  /** The caller's own choice. Kept over reconnects. */
  set(status: PresenceChoice): Promise<void>;
}
