import { Injectable } from '@nestjs/common';
import { Placements } from '../rooms/index.js';
import { type ChangedProfile, ProfileChanges } from '../users/index.js';
import { PassedOn, profileOf } from './passed-on.js';
import { Sockets } from './sockets.js';

/** Changes that one look makes good. Of more than that in ten seconds the earliest wait for the next `sync`. */
const AT_ONCE = 1_000;

/**
 * People whose profile is otherwise than was told of them here: those that changed since the last look, by the versions
 * that the database gives, and those that were told of since, perhaps in another order than things happened.
 */
@Injectable()
export class LostProfiles {
  private version: number | null = null;
  private lookedAt = Date.now();

  constructor(
    private readonly profiles: ProfileChanges,
    private readonly placements: Placements,
    private readonly sockets: Sockets,
    private readonly passedOn: PassedOn,
  ) {}

  /** From here on nothing gets lost. */
  async begin(): Promise<void> {
    this.version ??= await this.profiles.head();
  }

  async look(): Promise<void> {
    const begun = Date.now();
    await this.begin();
    const head = await this.profiles.head();
    const { profiles: told } = this.passedOn;
    for (const profile of await this.suspects()) {
      const { id } = profile.user;
      if (told.isSince(id, begun) || told.of(id) === profileOf(profile.user)) continue;
      await this.tellHere(profile);
    }
    this.version = head;
    this.lookedAt = begun;
  }

  private async suspects(): Promise<ChangedProfile[]> {
    const changed = await this.profiles.after(this.version ?? 0, AT_ONCE);
    const known = new Set(changed.map(({ user }) => user.id));
    const others = this.passedOn.profiles.since(this.lookedAt).filter((id) => !known.has(id));
    return [...changed, ...(await this.profiles.now(others))];
  }

  private async tellHere({ user, isDeleted }: ChangedProfile): Promise<void> {
    if (isDeleted) {
      this.sockets.hereToAll.emit('user:changed', user);
      return;
    }
    const { roomIds = [] } = (await this.placements.of(user.id)) ?? {};
    const here = roomIds.filter((roomId) => this.sockets.hasRoom(roomId));
    this.sockets.hereToRooms(here)?.emit('user:changed', user);
  }
}
