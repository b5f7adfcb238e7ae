import type { Id, Member, RemovalReason, Room } from '@parley/contracts';

/** What happened to rooms and their members; each published after the commit that made it so. */

/** Its name, topic or number of members is another. */
export class RoomChanged {
  constructor(readonly room: Room) {}
}

/** The room and everything in it is gone. */
export class RoomDeleted {
  constructor(
    readonly roomId: Id,
    /** Who was in it at the end. */
    readonly memberIds: readonly Id[],
  ) {}
}

/** Somebody is in the room now: who made it, joined it or was added. */
export class MemberJoined {
  constructor(
    readonly roomId: Id,
    readonly member: Member,
    readonly room: Room,
  ) {}
}

/** A member's role or muting is another. */
export class MemberChanged {
  constructor(
    readonly roomId: Id,
    readonly member: Member,
  ) {}
}

/**
 * Somebody is not in the room any more. Published before anything else that the same commit did, so that nothing of it
 * reaches who was removed.
 */
export class MemberRemoved {
  constructor(
    readonly roomId: Id,
    readonly userId: Id,
    readonly reason: Exclude<RemovalReason, 'deleted'>,
  ) {}
}

/** In a direct room one has blocked the other, or does not any more. */
export class PeersEstranged {
  constructor(
    readonly roomId: Id,
    readonly userIds: readonly Id[],
  ) {}
}

/** Somebody's own place in a room is another in a way that concerns nobody else. */
export class PlaceChanged {
  constructor(
    readonly roomId: Id,
    readonly userId: Id,
  ) {}
}

export interface ReceiptMove {
  readonly userId: Id;
  readonly readSeq: number;
  readonly deliveredSeq: number;
}

/** How far the members of one room have read, gathered over a short while: only the latest of each counts. */
export class ReceiptsMoved {
  constructor(
    readonly roomId: Id,
    /** Empty when only `readByAllSeq` may have moved: somebody left, or wrote and so read. */
    readonly moves: readonly ReceiptMove[],
    /** The lowest `readSeq` of the present members. */
    readonly readByAllSeq: number,
    readonly memberCount: number,
  ) {}
}
