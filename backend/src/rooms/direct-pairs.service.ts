import { Injectable } from '@nestjs/common';
import type { Id } from '@parley/contracts';
import { AccessService } from '../access/index.js';
import type { Transaction } from '../platform/database/index.js';
import { DomainEvents } from '../platform/events/index.js';
import { directKey } from './room.row.js';
import { PeersEstranged } from './rooms.events.js';
import { RoomsRepository } from './rooms.repository.js';

/** What two people are to each other in their direct room, for who changes that. */
@Injectable()
export class DirectPairs {
  constructor(
    private readonly rooms: RoomsRepository,
    private readonly access: AccessService,
    private readonly events: DomainEvents,
  ) {}

  /**
   * Until the end of the transaction no room of the two is made, and nobody writes in the one that is there. Answers
   * its id.
   */
  async hold(tx: Transaction, one: Id, other: Id): Promise<Id | null> {
    await this.rooms.lockPair(tx, directKey(one, other));
    const roomId = await this.rooms.idOfDirect(directKey(one, other), tx);
    if (roomId) await this.rooms.lock(tx, roomId);
    return roomId;
  }

  /** To be called after the commit of what changed between them. */
  tellChanged(roomId: Id, one: Id, other: Id): void {
    for (const userId of [one, other]) this.access.forget(roomId, userId);
    this.events.publish(new PeersEstranged(roomId, [one, other]));
  }
}
