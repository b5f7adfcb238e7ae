import { Injectable, Logger } from '@nestjs/common';
import type { Id } from '@parley/contracts';
import { Placements } from '../rooms/index.js';
import type { ChangedProfile } from '../users/index.js';
import { profileOf, PassedOn } from './passed-on.js';
import { Sockets } from './sockets.js';

/** Who changes their name over and over is told of so often: a room of thousands hears each. Milliseconds. */
const REST_MS = 1_000;

/**
 * Who shares a room with somebody learns at once what is new of them: the first change goes out by itself, those that
 * follow it within a second as one. Whose account is gone is in no room any more, and everybody is told.
 */
@Injectable()
export class ProfileNews {
  private readonly logger = new Logger(ProfileNews.name);
  /** Who was told of a moment ago, and what came since. */
  private readonly resting = new Map<Id, ChangedProfile | null>();

  constructor(
    private readonly placements: Placements,
    private readonly sockets: Sockets,
    private readonly passedOn: PassedOn,
  ) {}

  tell(profile: ChangedProfile): void {
    const { id } = profile.user;
    if (this.resting.has(id)) {
      this.resting.set(id, profile);
      return;
    }
    this.resting.set(id, null);
    setTimeout(() => this.goOn(id), REST_MS).unref();
    void this.send(profile);
  }

  private goOn(id: Id): void {
    const next = this.resting.get(id);
    this.resting.delete(id);
    if (next) this.tell(next);
  }

  private async send({ user, isDeleted }: ChangedProfile): Promise<void> {
    if (this.passedOn.profiles.of(user.id) === profileOf(user)) return;
    try {
      if (isDeleted) this.sockets.toAll.emit('user:changed', user);
      else {
        const { roomIds = [] } = (await this.placements.of(user.id)) ?? {};
        this.sockets.toRooms(roomIds)?.emit('user:changed', user);
      }
    } catch (error) {
      // The next look around finds who was not told of.
      this.logger.warn({ err: error }, 'a changed profile is told later');
    }
  }
}
