import { Injectable } from '@nestjs/common';
import type { Id, RemovalReason, SystemNotice } from '@parley/contracts';
import { type Place, RecentChanges, RoomStates } from '../rooms/index.js';
import { LATE_MS } from './lateness.js';
import { faceOf, keyOf, PassedOn, placeOf, standingOf } from './passed-on.js';
import { Sockets } from './sockets.js';

/** Rooms and members that may be otherwise than they were told of. */
interface Suspects {
  readonly rooms: ReadonlySet<Id>;
  /** By place; why they went, if they went. */
  readonly members: ReadonlyMap<string, RemovalReason>;
}

/**
 * Members and rooms that are otherwise than was told of them here. Whatever changes either leaves a notice in the room's
 * timeline, so the latest notices say whom to look at; besides, what was told since the last look is looked at: news that
 * comes late, or in another order than things happened, is put right by the next look.
 */
@Injectable()
export class LostChanges {
  private lookedAt = Date.now();

  constructor(
    private readonly recent: RecentChanges,
    private readonly states: RoomStates,
    private readonly sockets: Sockets,
    private readonly passedOn: PassedOn,
  ) {}

  async look(): Promise<void> {
    const begun = Date.now();
    const { rooms, members } = await this.suspects(begun - this.lookedAt + LATE_MS);
    await this.atMembers(members, begun);
    await this.atRooms(rooms, begun);
    this.lookedAt = begun;
  }

  private async suspects(withinMs: number): Promise<Suspects> {
    const rooms = new Set(this.passedOn.rooms.since(this.lookedAt));
    for (const roomId of await this.recent.cut(withinMs)) rooms.add(roomId);
    const members = new Map<string, RemovalReason>();
    for (const key of this.passedOn.members.since(this.lookedAt)) members.set(key, 'left');
    for (const { roomId, notice } of await this.recent.notices(withinMs)) {
      rooms.add(roomId);
      const key = keyOf({ roomId, userId: notice.userId });
      members.set(key, removalOf(notice) ?? members.get(key) ?? 'left');
    }
    return {
      rooms: new Set([...rooms].filter((roomId) => this.sockets.hasRoom(roomId))),
      members: new Map([...members].filter(([key]) => this.sockets.hasRoom(placeOf(key).roomId))),
    };
  }

  private async atMembers(suspects: Suspects['members'], begun: number): Promise<void> {
    if (suspects.size === 0) return;
    const { members: told } = this.passedOn;
    const present = await this.states.members([...suspects.keys()].map(placeOf));
    const current = new Map(
      present.map((one) => [keyOf({ roomId: one.roomId, userId: one.member.user.id }), one.member]),
    );
    for (const [key, reason] of suspects) {
      // Told since the question was asked: newer than its answer, and looked at the next time.
      if (told.isSince(key, begun)) continue;
      const place = placeOf(key);
      const member = current.get(key);
      if (told.of(key) === (member ? standingOf(member) : null)) continue;
      if (member) this.toRoom(place).emit('member:changed', { roomId: place.roomId, member });
      else this.toRoom(place).emit('member:removed', { ...place, reason });
    }
  }

  private async atRooms(suspects: Suspects['rooms'], begun: number): Promise<void> {
    if (suspects.size === 0) return;
    const { rooms: told } = this.passedOn;
    for (const room of await this.states.rooms([...suspects])) {
      if (told.isSince(room.id, begun) || told.of(room.id) === faceOf(room)) continue;
      this.sockets.hereToRoom(room.id).emit('room:changed', room);
    }
  }

  private toRoom({ roomId }: Place): ReturnType<Sockets['hereToRoom']> {
    return this.sockets.hereToRoom(roomId);
  }
}

function removalOf({ type }: SystemNotice): RemovalReason | null {
  return type === 'left' || type === 'kicked' || type === 'banned' ? type : null;
}
