import { Injectable } from '@nestjs/common';
import type { Id, MemberRole } from '@parley/contracts';
import { Config } from '../config/index.js';
import { ChatError } from '../platform/errors/index.js';
import { BansRepository } from './bans.repository.js';
import { MembersRepository } from './members.repository.js';
import type { RoomChange } from './room-change.js';

/**
 * How people come into rooms, whoever brings them. Somebody who comes into two rooms at once may pass the limit by one:
 * it guards nothing but the load.
 */
@Injectable()
export class RoomEntrance {
  constructor(
    private readonly config: Config,
    private readonly members: MembersRepository,
    private readonly bans: BansRepository,
  ) {}

  /** @throws ChatError FORBIDDEN for who is banned: nobody brings them in but who lifts the ban */
  async isInside({ tx, roomId }: RoomChange, userId: Id): Promise<boolean> {
    if (await this.members.find(tx, roomId, userId)) return true;
    if (!(await this.bans.isBanned(tx, roomId, userId))) return false;
    throw new ChatError('FORBIDDEN', 'This person is banned from the room. Lift the ban first.');
  }

  /** @throws ChatError RATE_LIMITED when this person is in as many rooms as anybody may be (`LIMIT_ROOMS_PER_USER`) */
  async requirePlace({ tx }: RoomChange, userId: Id): Promise<void> {
    const limit = this.config.limits.roomsPerUser;
    if (limit === 0 || (await this.members.countRooms(tx, userId)) < limit) return;
    throw new ChatError('RATE_LIMITED', `Nobody can be in more than ${limit} rooms.`, { limit: 'rooms' });
  }

  /** Everything up to `seq` counts as read. They are no members yet, as the caller has seen under the lock. */
  async admit(
    change: RoomChange,
    people: readonly { userId: Id; role: MemberRole }[],
    seq: number,
  ): Promise<void> {
    await this.members.insert(change.tx, change.roomId, people, seq);
    change.joined.push(...people.map(({ userId }) => userId));
  }
}
