import { Injectable } from '@nestjs/common';
import { LIMITS, type Id, type ReadMarks } from '@parley/contracts';
import { type MemberMarks, RecentChanges, RoomStates } from '../rooms/index.js';
import { LATE_MS } from './lateness.js';
import { keyOf, PassedOn } from './passed-on.js';
import { Sockets } from './sockets.js';

/**
 * How far people have read, where it is otherwise than was told here: to whom `FanOut` would have told it. Writing reads,
 * too, and leaves no mark of its own: how far everybody has read is looked at in every room that something was told of.
 */
@Injectable()
export class LostMarks {
  private lookedAt = Date.now();

  constructor(
    private readonly recent: RecentChanges,
    private readonly states: RoomStates,
    private readonly sockets: Sockets,
    private readonly passedOn: PassedOn,
  ) {}

  async look(): Promise<void> {
    const begun = Date.now();
    const moved = (await this.recent.marks(begun - this.lookedAt + LATE_MS)).filter(({ roomId }) =>
      this.sockets.hasRoom(roomId),
    );
    const untold = new Map<Id, MemberMarks[]>();
    for (const marks of moved.filter((one) => this.isUntold(one, begun))) {
      untold.set(marks.roomId, [...(untold.get(marks.roomId) ?? []), marks]);
    }
    await this.tell(untold, this.activeRooms(moved), begun);
    this.lookedAt = begun;
  }

  private activeRooms(moved: readonly MemberMarks[]): Id[] {
    const { versions, readByAll } = this.passedOn;
    const heard = [...versions.since(this.lookedAt), ...readByAll.since(this.lookedAt)];
    return [...new Set([...heard, ...moved.map(({ roomId }) => roomId)])].filter((roomId) =>
      this.sockets.hasRoom(roomId),
    );
  }

  private async tell(
    untold: ReadonlyMap<Id, readonly MemberMarks[]>,
    active: readonly Id[],
    begun: number,
  ): Promise<void> {
    if (active.length === 0) return;
    for (const { roomId, readByAllSeq, memberCount } of await this.states.readByAll(active)) {
      const isSmall = memberCount <= LIMITS.receiptsRoomMax;
      for (const marks of untold.get(roomId) ?? []) {
        const { userId } = marks;
        if (!this.isUntold(marks, begun) || (!isSmall && this.sockets.ofUser(userId).length === 0)) continue;
        const to = isSmall ? this.sockets.hereToRoom(roomId) : this.sockets.hereToUser(userId);
        to.emit('receipt:changed', { ...marks, readByAllSeq });
      }
      this.tellReadByAll(roomId, readByAllSeq, begun);
    }
  }

  private tellReadByAll(roomId: Id, readByAllSeq: number, begun: number): void {
    const { readByAll: told } = this.passedOn;
    if (told.of(roomId) === readByAllSeq || told.isSince(roomId, begun)) return;
    const forAll = { userId: null, readSeq: readByAllSeq, deliveredSeq: readByAllSeq };
    this.sockets.hereToRoom(roomId).emit('receipt:changed', { roomId, ...forAll, readByAllSeq });
  }

  private isUntold(marks: MemberMarks, begun: number): boolean {
    const { marks: told } = this.passedOn;
    const key = keyOf(marks);
    // Told since the question was asked: newer than its answer.
    return !told.isSince(key, begun) && !areSame(told.of(key), marks);
  }
}

function areSame(told: ReadMarks | undefined, { readSeq, deliveredSeq }: ReadMarks): boolean {
  return told?.readSeq === readSeq && told.deliveredSeq === deliveredSeq;
}
