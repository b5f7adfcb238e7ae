import { Injectable } from '@nestjs/common';
import type { Id, Member, Page } from '@parley/contracts';
import { ChatError } from '../platform/errors/index.js';
import { pageOf, readCursor, type PageRequest } from '../platform/http/index.js';
import { invalid, isId } from '../platform/validation/index.js';
import { UserDirectory } from '../users/index.js';
import { MembersRepository } from './members.repository.js';
import type { MemberRow } from './room.row.js';
import { memberView } from './room.view.js';

/** Members as others see them. */
@Injectable()
export class MemberViews {
  constructor(
    private readonly members: MembersRepository,
    private readonly users: UserDirectory,
  ) {}

  /** Of these people, those who are in the room now. */
  async some(roomId: Id, userIds: readonly Id[]): Promise<Member[]> {
    if (userIds.length === 0) return [];
    return this.viewsOf(await this.members.some(roomId, userIds));
  }

  /** Of these places in any rooms, those that somebody is in. */
  async at(places: readonly { roomId: Id; userId: Id }[]): Promise<{ roomId: Id; member: Member }[]> {
    if (places.length === 0) return [];
    const rows = await this.members.at(places);
    const users = await this.users.byIds(rows.map((row) => row.user_id));
    return rows.flatMap((row) => {
      const user = users.get(row.user_id);
      return user ? [{ roomId: row.room_id, member: memberView(row, user) }] : [];
    });
  }

  /** @throws ChatError NOT_FOUND for who is no member, or not any more */
  async existing(roomId: Id, userId: Id): Promise<Member> {
    const [member] = await this.some(roomId, [userId]);
    if (!member) throw noSuchMember();
    return member;
  }

  /** In the order in which they came. */
  async page(roomId: Id, { cursor, limit }: PageRequest): Promise<Page<Member>> {
    const rows = await this.members.list(roomId, positionOf(readCursor(cursor)), limit + 1);
    const { items, nextCursor } = pageOf(
      rows,
      limit,
      ({ joined_at, user_id }) => `${joined_at.toISOString()} ${user_id}`,
    );
    return { items: await this.viewsOf(items), nextCursor };
  }

  private async viewsOf(rows: readonly MemberRow[]): Promise<Member[]> {
    const users = await this.users.byIds(rows.map((row) => row.user_id));
    return rows.flatMap((row) => {
      const user = users.get(row.user_id);
      return user ? [memberView(row, user)] : [];
    });
  }
}

export function noSuchMember(): ChatError {
  return new ChatError('NOT_FOUND', 'This person is not in the room.');
}

function positionOf(cursor: string | undefined): { joinedAt: Date; userId: Id } | null {
  if (cursor === undefined) return null;
  const [at = '', userId] = cursor.split(' ');
  const joinedAt = new Date(at);
  if (!Number.isNaN(joinedAt.getTime()) && isId(userId)) return { joinedAt, userId };
  throw invalid([{ path: 'cursor', message: 'cursor must be a nextCursor of this list' }]);
}
