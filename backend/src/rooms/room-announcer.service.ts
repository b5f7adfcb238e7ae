import { Injectable } from '@nestjs/common';
import { AccessService } from '../access/index.js';
import { MessageChanged } from '../messages/index.js';
import { DomainEvents } from '../platform/events/index.js';
import { Tallies } from '../platform/observability/index.js';
import { MemberViews } from './member-views.service.js';
import { ReceiptBatches } from './receipt-batches.service.js';
import type { RoomChange } from './room-change.js';
import type { RoomRow } from './room.row.js';
import { roomView } from './room.view.js';
import { MemberChanged, MemberJoined, MemberRemoved, RoomChanged, RoomDeleted } from './rooms.events.js';

/** Tells what a committed change of a room was. */
@Injectable()
export class RoomAnnouncer {
  constructor(
    private readonly access: AccessService,
    private readonly members: MemberViews,
    private readonly receipts: ReceiptBatches,
    private readonly events: DomainEvents,
    private readonly tallies: Tallies,
  ) {}

  /**
   * Who was removed is told first and without waiting for anything: what else the change did is not for them.
   *
   * @param room as it was committed, `null` when it is gone
   */
  async announce(change: RoomChange, room: RoomRow | null): Promise<void> {
    const { roomId, removed, joined, changed, outside, notices, deleted } = change;
    for (const { userId, reason } of removed) {
      this.access.forget(roomId, userId);
      this.events.publish(new MemberRemoved(roomId, userId, reason));
    }
    if (deleted) {
      this.access.forget(roomId);
      this.events.publish(new RoomDeleted(roomId, deleted));
    }
    for (const userId of [...joined, ...changed, ...outside]) this.access.forget(roomId, userId);
    if (!room) return;

    const members = await this.members.some(roomId, [...joined, ...changed]);
    for (const member of members) {
      const isNew = joined.includes(member.user.id);
      this.events.publish(
        isNew ? new MemberJoined(roomId, member, roomView(room)) : new MemberChanged(roomId, member),
      );
    }
    if (change.renamed || joined.length + removed.length > 0) {
      this.events.publish(new RoomChanged(roomView(room)));
    }
    for (const notice of notices) {
      this.tallies.add('messages.system', notice.authorId);
      this.events.publish(new MessageChanged(notice));
    }
    if (removed.length > 0) this.receipts.lookAt(roomId);
  }
}
