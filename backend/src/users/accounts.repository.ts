import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { UserRole } from '@parley/contracts';
import { DataSource, IsNull, Not, Repository } from 'typeorm';
import type { Transaction } from '../platform/database/index.js';
import { UserEntity } from './user.entity.js';

export type NewUser = Pick<
  UserEntity,
  'id' | 'username' | 'displayName' | 'email' | 'passwordHash' | 'guest'
> &
  Partial<Pick<UserEntity, 'bot' | 'madeBy'>>;

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
        .andWhere('u.deleted_at IS NULL')
        // A username cannot hold an @, an address must: at most one matches.
        .getOne()
    );
  }

  async byIdWithPasswordHash(id: string): Promise<UserEntity | null> {
    return this.withPasswordHash().where('u.id = :id', { id }).getOne();
  }

  /** Whoever has this address and may sign in. */
  byEmail(email: string): Promise<UserEntity | null> {
    return this.users.findOneBy({
      email: email.toLowerCase(),
      guest: false,
      disabledAt: IsNull(),
      deletedAt: IsNull(),
    });
  }

  /** As it is and stays until the end of the transaction, its password's hash included. */
  async locked(tx: Transaction, id: string): Promise<UserEntity | null> {
    return tx
      .getRepository(UserEntity)
      .createQueryBuilder('u')
      .addSelect('u.passwordHash')
      .where('u.id = :id', { id })
      .setLock('pessimistic_write')
      .getOne();
  }

  /** False when the account has another address by now. */
  async confirmEmail(tx: Transaction, id: string, email: string): Promise<boolean> {
    const { affected } = await tx
      .getRepository(UserEntity)
      .update(
        { id, email, deletedAt: IsNull() },
        { emailConfirmedAt: () => 'coalesce(email_confirmed_at, now())' },
      );
    return affected === 1;
  }

  async setRole(tx: Transaction, id: string, role: UserRole): Promise<void> {
    await tx.getRepository(UserEntity).update({ id }, { role });
  }

  /** False when it was so already. */
  async setDisabled(tx: Transaction, id: string, disabled: boolean): Promise<boolean> {
    const { affected } = await tx
      .getRepository(UserEntity)
      .update(
        { id, deletedAt: IsNull(), disabledAt: disabled ? IsNull() : Not(IsNull()) },
        { disabledAt: disabled ? () => 'now()' : null },
      );
    return affected === 1;
  }

  /** Their rows are locked until the end of the transaction: of two who go at the same moment one comes second. */
  async lockAdministrators(tx: Transaction): Promise<string[]> {
    const rows = await tx.query<{ id: string }[]>(
      `SELECT id FROM users WHERE role = 'admin' AND deleted_at IS NULL AND disabled_at IS NULL ORDER BY id FOR UPDATE`,
    );
    return rows.map((row) => row.id);
  }

  /** Nothing stays but the id, to which messages refer, and a name that says so. */
  async erase(tx: Transaction, id: string, names: { username: string; displayName: string }): Promise<void> {
    await tx.query(
      `UPDATE users
          SET username = $2, display_name = $3, email = NULL, email_confirmed_at = NULL, password_hash = NULL,
              bio = NULL, avatar_url = NULL, settings = '{}', role = 'user', presence_choice = NULL,
              last_seen_at = NULL, deleted_at = now()
        WHERE id = $1`,
      [id, names.username, names.displayName],
    );
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
