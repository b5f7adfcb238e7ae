import { Injectable } from '@nestjs/common';
import type { AdminRoom, Id, Page } from '@parley/contracts';
import { requireAdministrator } from '../access/index.js';
import type { Actor } from '../platform/actor.js';
import { pageOf, readCursor, type PageRequest } from '../platform/http/index.js';
import { invalid, isId } from '../platform/validation/index.js';
import { RoomRemoval } from '../rooms/index.js';
import { UserDirectory } from '../users/index.js';
import { AdminRoomsRepository, type RoomPosition } from './rooms.repository.js';

/** The rooms of this server, as administrators see them. */
@Injectable()
export class AdminRoomsService {
  constructor(
    private readonly rooms: AdminRoomsRepository,
    private readonly removal: RoomRemoval,
    private readonly users: UserDirectory,
  ) {}

  /** By name. @throws ChatError FORBIDDEN to everybody but administrators, VALIDATION */
  async list(actor: Actor, text: string, { cursor, limit }: PageRequest): Promise<Page<AdminRoom>> {
    requireAdministrator(actor);
    const found = await this.rooms.list(text, positionOf(readCursor(cursor)), limit + 1);
    const { items, nextCursor } = pageOf(found, limit, ({ id, name }) => `${id} ${name}`);
    const owners = await this.users.byIds(items.flatMap(({ owner_id }) => owner_id ?? []));
    return {
      items: items.map((row) => ({
        id: row.id,
        kind: row.kind,
        name: row.name,
        createdAt: row.created_at.toISOString(),
        owner: (row.owner_id && owners.get(row.owner_id)) || null,
        memberCount: row.member_count,
        messages: row.messages,
        lastActivityAt: row.last_activity_at.toISOString(),
      })),
      nextCursor,
    };
  }

  /** With everything in it. @throws ChatError FORBIDDEN, NOT_FOUND, for direct rooms too */
  async delete(actor: Actor, roomId: Id): Promise<void> {
    requireAdministrator(actor);
    await this.removal.remove(actor, roomId);
  }
}

function positionOf(cursor: string | undefined): RoomPosition | null {
  if (cursor === undefined) return null;
  const end = cursor.indexOf(' ');
  const [id, name] = [cursor.slice(0, end), cursor.slice(end + 1)];
  if (isId(id)) return { id, name };
  throw invalid([{ path: 'cursor', message: 'cursor must be a nextCursor of this list' }]);
}
