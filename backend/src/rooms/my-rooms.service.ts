import { Injectable } from '@nestjs/common';
import type { Id, MyRoom, Page } from '@parley/contracts';
import { noSuchRoom } from '../access/index.js';
import { MessageReads } from '../messages/index.js';
import { pageOf, readCursor, type PageRequest } from '../platform/http/index.js';
import { invalid, isId } from '../platform/validation/index.js';
import { UserDirectory } from '../users/index.js';
import { BlocksRepository } from './blocks.repository.js';
import { type ActivityPosition, MembersRepository } from './members.repository.js';
import { type MyRoomRow, peerOf } from './room.row.js';
import { myRoomView } from './room.view.js';

/** Rooms as one of their members sees them. However many there are, it takes the same few queries. */
@Injectable()
export class MyRooms {
  constructor(
    private readonly members: MembersRepository,
    private readonly messages: MessageReads,
    private readonly users: UserDirectory,
    private readonly blocks: BlocksRepository,
  ) {}

  /** Latest activity first, as every list here. */
  async all(userId: Id): Promise<MyRoom[]> {
    return this.viewsOf(userId, await this.members.allRoomsOf(userId));
  }

  async page(userId: Id, { cursor, limit }: PageRequest): Promise<Page<MyRoom>> {
    const rows = await this.members.roomsOf(userId, positionOf(readCursor(cursor)), limit + 1);
    const { items, nextCursor } = pageOf(
      rows,
      limit,
      ({ last_activity_at, id }) => `${last_activity_at.toISOString()} ${id}`,
    );
    return { items: await this.viewsOf(userId, items), nextCursor };
  }

  /** `null` for who is no member. */
  async one(userId: Id, roomId: Id): Promise<MyRoom | null> {
    const row = await this.members.roomOf(userId, roomId);
    if (!row) return null;
    const [room] = await this.viewsOf(userId, [row]);
    return room ?? null;
  }

  /** @throws ChatError NOT_FOUND for who is no member, or not any more */
  async existing(userId: Id, roomId: Id): Promise<MyRoom> {
    const room = await this.one(userId, roomId);
    if (!room) throw noSuchRoom();
    return room;
  }

  private async viewsOf(userId: Id, rows: readonly MyRoomRow[]): Promise<MyRoom[]> {
    if (rows.length === 0) return [];
    const peerIds = rows.map((row) => peerOf(row, userId));
    const others = peerIds.filter((id) => id !== null);
    const [counts, lastMessages, peers, blocks] = await Promise.all([
      this.messages.unreadCounts(userId, rows),
      this.messages.lastMessages(rows),
      this.users.byIds(others),
      this.blocks.among(userId, others),
    ]);
    return rows.map((row, index) => {
      const peerId = peerIds[index];
      const { unread, mentions } = counts.get(row.id) ?? { unread: 0, mentions: 0 };
      return myRoomView(row, {
        unread,
        mentions,
        lastMessage: lastMessages.get(row.id) ?? null,
        peer: (peerId && peers.get(peerId)) || null,
        blocked: (peerId && blocks.get(peerId)) || null,
      });
    });
  }
}

function positionOf(cursor: string | undefined): ActivityPosition | null {
  if (cursor === undefined) return null;
  const [at = '', roomId] = cursor.split(' ');
  const activity = new Date(at);
  if (!Number.isNaN(activity.getTime()) && isId(roomId)) return { at: activity, roomId };
  throw invalid([{ path: 'cursor', message: 'cursor must be a nextCursor of this list' }]);
}
