import type { Id, Member } from '@parley/contracts';

/** How far the others in a room are. A message is read by all when `readByAllSeq >= seq`. */
export interface RoomReceipts {
  /** The lowest `readSeq` of the present members; `null` while it is not known. */
  readByAllSeq: number | null;
  /** The furthest that anybody but the caller has read, and has been reached. */
  readSeq: number;
  deliveredSeq: number;
}

export interface ClientMembers {
  /** The members of a room as far as they are loaded. */
  of(roomId: Id): Member[];
  receipts(roomId: Id): RoomReceipts;
  /** Loads the first page of members and keeps it fresh over reconnects. Gives back how to close it. */
  open(roomId: Id): () => void;
  /** Loads the next page, until `members:replaced` says `complete`. */
  loadMore(roomId: Id): Promise<void>;
}
