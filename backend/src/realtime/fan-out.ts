import { Injectable } from '@nestjs/common';
import { LIMITS } from '@parley/contracts';
import { SessionEnded } from '../auth/index.js';
import { DraftChanged } from '../drafts/index.js';
import { MessageChanged } from '../messages/index.js';
import { DomainEvents } from '../platform/events/index.js';
import type { ChatServer } from '../platform/socket/index.js';
import { TypingHeard } from '../presence/index.js';
import {
  MemberChanged,
  MemberJoined,
  MemberRemoved,
  PeersEstranged,
  PlaceChanged,
  ReceiptsMoved,
  RoomChanged,
  RoomDeleted,
} from '../rooms/index.js';
import { SettingsChanged } from '../settings/index.js';
import { OwnAccountChanged, UserChanged } from '../users/index.js';
import { Orders } from './orders.js';
import { PassedOn } from './passed-on.js';
import { ProfileNews } from './profile-news.js';
import { Sockets } from './sockets.js';

/**
 * From what happened to what sockets are told. What happened is in the database already; what gets lost from here on is
 * found by `LookAround` and by the clients themselves.
 */
@Injectable()
export class FanOut {
  constructor(
    events: DomainEvents,
    private readonly sockets: Sockets,
    private readonly orders: Orders,
    private readonly passedOn: PassedOn,
    private readonly profiles: ProfileNews,
  ) {
    events.around((publish) => this.sockets.together(publish));
    events.on(MessageChanged, ({ message }) => {
      this.sockets.toRoom(message.roomId).emit('message:changed', message);
    });
    events.on(RoomChanged, ({ room }) => {
      this.sockets.toRoom(room.id).emit('room:changed', room);
    });
    events.on(MemberJoined, ({ roomId, member }) => {
      this.orders.give({ do: 'gain', userId: member.user.id, roomId });
      this.sockets.toRoom(roomId).emit('member:changed', { roomId, member });
    });
    events.on(MemberChanged, ({ roomId, member }) => {
      this.sockets.toRoom(roomId).emit('member:changed', { roomId, member });
    });
    events.on(MemberRemoved, ({ roomId, userId, reason }) => {
      this.orders.give({ do: 'lose', userId, roomId, reason });
      this.sockets.toRoom(roomId).emit('member:removed', { roomId, userId, reason });
    });
    events.on(PeersEstranged, ({ roomId, userIds }) => {
      // Each instance reads the room anew, and tells their devices there.
      for (const userId of userIds) this.orders.give({ do: 'gain', userId, roomId });
    });
    events.on(RoomDeleted, ({ roomId }) => this.orders.give({ do: 'close', roomId }));
    events.on(SessionEnded, ({ sessionId, reason }) => this.orders.give({ do: 'end', sessionId, reason }));
    events.on(OwnAccountChanged, ({ me }) => {
      this.orders.give({ do: 'rank', userId: me.id, role: me.role, guest: me.guest });
      this.sockets.toUser(me.id).emit('me:changed', me);
    });
    events.on(DraftChanged, ({ userId, draft }) => {
      this.sockets.toUser(userId).emit('draft:changed', draft);
    });
    events.on(PlaceChanged, ({ roomId, userId }) => this.orders.give({ do: 'gain', userId, roomId }));
    events.on(UserChanged, (profile) => this.profiles.tell(profile));
    events.on(SettingsChanged, ({ settings }) => this.sockets.toAll.emit('settings:changed', settings));
    events.on(TypingHeard, ({ roomId, userId, on }) => {
      this.sockets.toRestOfRoom(roomId, userId).emit('typing', { roomId, userId, on });
    });
    events.on(ReceiptsMoved, (receipts) => this.tellReceipts(receipts));
  }

  attach(server: ChatServer): void {
    this.sockets.attach(server);
    this.passedOn.watch(server);
    this.orders.listen(server);
  }

  /**
   * Up to 100 members everybody hears of each; above, only the reader's own devices do, and the room hears how far all
   * have read when that is another than what it heard last.
   */
  private tellReceipts({ roomId, moves, readByAllSeq, memberCount }: ReceiptsMoved): void {
    const isSmall = memberCount <= LIMITS.receiptsRoomMax;
    const told = this.passedOn.readByAll.of(roomId);
    for (const move of moves) {
      const to = isSmall ? this.sockets.toRoom(roomId) : this.sockets.toUser(move.userId);
      to.emit('receipt:changed', { roomId, ...move, readByAllSeq });
    }
    if ((isSmall && moves.length > 0) || told === readByAllSeq) return;
    const forAll = { userId: null, readSeq: readByAllSeq, deliveredSeq: readByAllSeq };
    this.sockets.toRoom(roomId).emit('receipt:changed', { roomId, ...forAll, readByAllSeq });
  }
}
