import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { UserSettings } from '@parley/contracts';
import { In, Repository } from 'typeorm';
import { askedTogether } from '../platform/asking/index.js';
import { UserEntity } from './user.entity.js';

export interface ProfileChange {
  displayName?: string;
  bio?: string | null;
  settings?: UserSettings;
}

@Injectable()
export class UsersRepository {
  constructor(@InjectRepository(UserEntity) private readonly users: Repository<UserEntity>) {}

  /** Many may ask at once, as when all clients come back: they share the answer, and must not write into it. */
  readonly byId: (id: string) => Promise<Readonly<UserEntity> | null> = askedTogether(async (ids) => {
    const found = new Map((await this.byIds(ids)).map((user) => [user.id, user]));
    return ids.map((id) => found.get(id) ?? null);
  });

  byIds(ids: readonly string[]): Promise<UserEntity[]> {
    return this.users.findBy({ id: In([...ids]) });
  }

  /** The version of the latest change of anybody's profile. */
  async profilesHead(): Promise<number> {
    const [row] = await this.users.query<{ version: number }[]>('SELECT version FROM profiles_head');
    return row?.version ?? 0;
  }

  /** Whose profile changed after this version, the latest first. */
  profilesAfter(version: number, limit: number): Promise<UserEntity[]> {
    return this.users
      .createQueryBuilder('u')
      .where('u.profileVersion > 0 AND u.profileVersion > :version', { version })
      .orderBy('u.profileVersion', 'DESC')
      .limit(limit)
      .getMany();
  }

  /**
   * People whose username or display name begins like this, regardless of case, by username.
   *
   * @param after the username after which to go on
   */
  byPrefix(prefix: string, after: string, limit: number): Promise<UserEntity[]> {
    const pattern = `${prefix.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
    return this.users
      .createQueryBuilder('u')
      .where('u.deleted_at IS NULL AND u.disabled_at IS NULL')
      .andWhere('(u.username LIKE :pattern OR lower(u.display_name) LIKE :pattern)', { pattern })
      .andWhere('u.username COLLATE "C" > :after', { after })
      .orderBy('u.username COLLATE "C"')
      .limit(limit)
      .getMany();
  }

  /** Settings that are not named stay as they are. */
  async change(id: string, { settings, ...profile }: ProfileChange): Promise<void> {
    await this.users
      .createQueryBuilder()
      .update()
      .set({ ...profile, ...(settings && { settings: () => 'settings || CAST(:settings AS jsonb)' }) })
      .setParameters({ settings: JSON.stringify(settings ?? {}) })
      .where({ id })
      .execute();
  }
}
