import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, Repository } from 'typeorm';
import type { Transaction } from '../platform/database/index.js';
import { UserEntity } from './user.entity.js';

export type NewUser = Pick<
  UserEntity,
  'id' | 'username' | 'displayName' | 'email' | 'passwordHash' | 'guest'
>;

/** What signing in asks of the users table. */
@Injectable()
export class AccountsRepository {
  constructor(
    private readonly dataSource: DataSource,
    @InjectRepository(UserEntity) private readonly users: Repository<UserEntity>,
  ) {}

  async insert(tx: Transaction, user: NewUser): Promise<void> {
    await tx.getRepository(UserEntity).insert({ ...user, settings: {}, role: 'user' });
  }

  /** Who has this e-mail address or username, their password's hash included. */
  async byLogin(login: string): Promise<UserEntity | null> {
    return (
      this.withPasswordHash()
        .where('u.email = :login OR u.username = :login', { login: login.toLowerCase() })
        .andWhere('u.deleted_at IS NULL AND u.disabled_at IS NULL')
        // A username cannot hold an @, an address must: at most one matches.
        .getOne()
    );
  }

  async byIdWithPasswordHash(id: string): Promise<UserEntity | null> {
    return this.withPasswordHash().where('u.id = :id', { id }).getOne();
  }

  async setPasswordHash(tx: Transaction, id: string, passwordHash: string): Promise<void> {
    await tx.getRepository(UserEntity).update({ id }, { passwordHash });
  }

  /** Makes a guest a full user; false when there is no such guest (any more). */
  async upgrade(
    tx: Transaction,
    id: string,
    account: Pick<UserEntity, 'username' | 'email' | 'passwordHash'>,
  ): Promise<boolean> {
    const { affected } = await tx
      .getRepository(UserEntity)
      .update({ id, guest: true }, { ...account, guest: false });
    return affected === 1;
  }

  /** Which of these somebody else already has. */
  async taken(email: string, username: string): Promise<{ email: boolean; username: boolean }> {
    const [row] = await this.dataSource.query<{ email: boolean; username: boolean }[]>(
      `SELECT EXISTS (SELECT FROM users WHERE email = $1) AS email,
              EXISTS (SELECT FROM users WHERE username = $2) AS username`,
      [email, username],
    );
    return row ?? { email: false, username: false };
  }

  private withPasswordHash() {
    return this.users.createQueryBuilder('u').addSelect('u.passwordHash');
  }
}
