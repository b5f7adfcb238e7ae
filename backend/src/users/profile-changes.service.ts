import { Injectable } from '@nestjs/common';
import { LIMITS, type SyncedPeople, type User } from '@parley/contracts';
import { askedTogether } from '../platform/asking/index.js';
import type { UserEntity } from './user.entity.js';
import { userView } from './user.view.js';
import { UsersRepository } from './users.repository.js';

/** Of a client that knows of no version. */
const NONE = -1;

/** A profile as it is now. */
export interface ChangedProfile {
  readonly user: User;
  readonly isDeleted: boolean;
}

/** Whose profile changed after a version, for those who were away and for news that got lost. */
@Injectable()
export class ProfileChanges {
  private readonly missedSince = askedTogether(
    async (versions: readonly number[]): Promise<SyncedPeople[]> => {
      const head = await this.users.profilesHead();
      const behind = versions.filter((version) => version !== NONE && version < head);
      const latest =
        behind.length > 0
          ? await this.users.profilesAfter(Math.min(...behind), LIMITS.profilesMaxGap + 1)
          : [];
      return versions.map((version) => missed(version, head, latest));
    },
  );

  constructor(private readonly users: UsersRepository) {}

  /** The version of the latest change; everything up to it is seen by whoever asks afterwards. */
  head(): Promise<number> {
    return this.users.profilesHead();
  }

  /**
   * What a client has missed that heard everything up to this version. Many may ask at once, as when all come back. A
   * version that is ahead of everything is of a database that is no more.
   */
  since(version: number | undefined): Promise<SyncedPeople> {
    return this.missedSince(version ?? NONE);
  }

  /** Those who changed after this version, the latest first, at most so many. */
  async after(version: number, limit: number): Promise<ChangedProfile[]> {
    return (await this.users.profilesAfter(version, limit)).map(changed);
  }

  async now(userIds: readonly string[]): Promise<ChangedProfile[]> {
    return userIds.length > 0 ? (await this.users.byIds(userIds)).map(changed) : [];
  }
}

/** @param latest the latest changes, the latest first, so many that one more than are told of is among them */
function missed(version: number, head: number, latest: readonly UserEntity[]): SyncedPeople {
  if (version === NONE || version > head) return { version: head, changed: [], reset: true };
  const missed = latest.filter(({ profileVersion }) => profileVersion > version);
  if (missed.length > LIMITS.profilesMaxGap) return { version: head, changed: [], reset: true };
  return { version: head, changed: missed.map(userView), reset: false };
}

function changed(user: UserEntity): ChangedProfile {
  return { user: userView(user), isDeleted: user.deletedAt !== null };
}
