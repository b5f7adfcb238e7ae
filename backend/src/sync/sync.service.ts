import { Injectable } from '@nestjs/common';
import {
  LIMITS,
  type Id,
  type MyRoom,
  type SyncAnswer,
  type SyncedRoom,
  type SyncRequest,
} from '@parley/contracts';
import { DraftsService } from '../drafts/index.js';
import { MessageReads } from '../messages/index.js';
import type { Actor } from '../platform/actor.js';
import { MyRooms } from '../rooms/index.js';
import { ProfileChanges, UsersService } from '../users/index.js';

/**
 * Brings a client that was away to the state of the database. What must stay true:
 * - the client's socket is in its rooms before this is asked (`realtime` puts it there before any event of it is
 *   handled): what is committed after the reading here reaches it live, what was committed before is in the answer;
 * - the rooms are read first and the changes after them: all changes up to the `version` that a room is told with are
 *   in its `changes`, perhaps with later ones, which arrive once more and are recognised by their version;
 * - however many rooms there are, it takes the same few queries.
 */
@Injectable()
export class SyncService {
  constructor(
    private readonly users: UsersService,
    private readonly profiles: ProfileChanges,
    private readonly rooms: MyRooms,
    private readonly messages: MessageReads,
    private readonly drafts: DraftsService,
  ) {}

  async sync(actor: Actor, request: SyncRequest): Promise<SyncAnswer> {
    const held = new Map(request.rooms.map(({ roomId, version }) => [roomId, version]));
    const [me, people, rooms, drafts] = await Promise.all([
      this.users.me(actor),
      this.profiles.since(request.people),
      this.rooms.all(actor.userId),
      this.drafts.all(actor),
    ]);

    const behind = rooms
      .map((room) => ({ roomId: room.id, since: held.get(room.id) ?? 0, room }))
      .filter(({ room, since }) => !mustReset(room, since) && since < room.version);
    const changes = await this.messages.changesSince(behind.map(({ roomId, since }) => ({ roomId, since })));

    const mine = new Set(rooms.map((room) => room.id));
    return {
      me,
      rooms: rooms.map((room): SyncedRoom => {
        if (mustReset(room, held.get(room.id) ?? 0)) return { room, changes: [], reset: true };
        return { room, changes: changes.get(room.id) ?? [], reset: false };
      }),
      removed: [...held.keys()].filter((roomId: Id) => !mine.has(roomId)),
      drafts,
      people,
    };
  }
}

/** The client has nothing of the room, too old a state, or one that this room never was in. */
function mustReset(room: MyRoom, since: number): boolean {
  return since === 0 || since > room.version || room.version - since > LIMITS.changesMaxGap;
}
