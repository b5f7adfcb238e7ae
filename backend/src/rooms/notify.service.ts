import { Injectable } from '@nestjs/common';
import type { Id, MyRoom, NotifyLevel } from '@parley/contracts';
import { AccessService } from '../access/index.js';
import type { Actor } from '../platform/actor.js';
import { DomainEvents } from '../platform/events/index.js';
import { MembersRepository } from './members.repository.js';
import { MyRooms } from './my-rooms.service.js';
import { PlaceChanged } from './rooms.events.js';

/** For which messages of a room its member wants to be notified. */
@Injectable()
export class NotifyService {
  constructor(
    private readonly access: AccessService,
    private readonly members: MembersRepository,
    private readonly rooms: MyRooms,
    private readonly events: DomainEvents,
  ) {}

  /** `null`: as the account's own setting says. */
  async choose(actor: Actor, roomId: Id, notify: NotifyLevel | null): Promise<MyRoom> {
    await this.access.require(actor, 'read', roomId);
    const changed = await this.members.setNotify(roomId, actor.userId, notify);
    if (changed) this.events.publish(new PlaceChanged(roomId, actor.userId));
    return this.rooms.existing(actor.userId, roomId);
  }
}
