import { randomBytes, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FieldError, Me, UserRole } from '@parley/contracts';
import { v7 as uuid } from 'uuid';
import { violatedConstraint, type Transaction } from '../platform/database/index.js';
import { ChatError } from '../platform/errors/index.js';
import { DomainEvents } from '../platform/events/index.js';
import { AccountsRepository } from './accounts.repository.js';
import { Administrators } from './administrators.service.js';
import type { UserEntity } from './user.entity.js';
import { meView, userView } from './user.view.js';
import { OwnAccountChanged, UserChanged } from './users.events.js';
import { UsersRepository } from './users.repository.js';

export interface NewAccount {
  readonly email: string;
  readonly username: string;
  readonly displayName: string;
  readonly passwordHash: string;
}

export interface Credentials {
  readonly userId: string;
  /** `null` for guests. */
  readonly passwordHash: string | null;
  readonly isBanned: boolean;
}

/** Where mails go, and to whom. */
export interface Addressee {
  readonly userId: string;
  readonly email: string;
  readonly isConfirmed: boolean;
  readonly displayName: string;
}

const GUEST_NAME_CHARACTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Accounts, for signing in. Knows hashes of passwords, and nothing of passwords. */
@Injectable()
export class Accounts {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly users: UsersRepository,
    private readonly administrators: Administrators,
    private readonly events: DomainEvents,
  ) {}

  /** Somebody registers. The first who does may be who runs the server (`Administrators`). */
  async create(tx: Transaction, account: NewAccount): Promise<string> {
    const id = await this.createExample(tx, account);
    await this.administrators.welcome(tx, id, account.username);
    return id;
  }

  /** Somebody is there for trying things out. */
  async createExample(tx: Transaction, account: NewAccount): Promise<string> {
    const id = uuid();
    await this.accounts.insert(tx, { ...account, id, email: account.email.toLowerCase(), guest: false });
    return id;
  }

  async createGuest(tx: Transaction, displayName: string): Promise<string> {
    const id = uuid();
    const username = `guest-${Array.from({ length: 8 }, randomCharacter).join('')}`;
    await this.accounts.insert(tx, {
      id,
      username,
      displayName,
      email: null,
      passwordHash: null,
      guest: true,
    });
    return id;
  }

  /**
   * A program's account: without an address or a password, so that nobody signs in to it.
   *
   * @param bot `madeBy` is the administrator who gave it an account; `null` for what stands for a webhook
   */
  async createBot(
    tx: Transaction,
    bot: { username: string; displayName: string; madeBy: string | null },
  ): Promise<string> {
    const id = uuid();
    const none = { email: null, passwordHash: null };
    await this.accounts.insert(tx, { ...bot, ...none, id, guest: false, bot: true });
    return id;
  }

  /** The guest keeps id, rooms and messages. @throws ChatError `CONFLICT` when they are no guest. */
  async upgradeGuest(tx: Transaction, id: string, account: Omit<NewAccount, 'displayName'>): Promise<void> {
    const { username, passwordHash } = account;
    const change = { username, email: account.email.toLowerCase(), passwordHash };
    if (!(await this.accounts.upgrade(tx, id, change)))
      throw new ChatError('CONFLICT', 'This is a full account already.');
    await this.administrators.welcome(tx, id, username);
  }

  /** The credentials behind an e-mail address or a username, of banned accounts too. */
  async credentialsOf(login: string): Promise<Credentials | undefined> {
    return credentialsOf(await this.accounts.byLogin(login));
  }

  async credentialsById(id: string): Promise<Credentials | undefined> {
    return credentialsOf(await this.accounts.byIdWithPasswordHash(id));
  }

  /** As they are, and stay until the end of the transaction; none of a deleted account. */
  async lockedCredentials(
    tx: Transaction,
    id: string,
  ): Promise<(Credentials & { role: UserRole }) | undefined> {
    const user = await this.accounts.locked(tx, id);
    const credentials = credentialsOf(user);
    return user && credentials ? { ...credentials, role: user.role } : undefined;
  }

  /** Who is reached at this address, of those who may sign in. */
  async addresseeAt(email: string): Promise<Addressee | undefined> {
    return addresseeOf(await this.accounts.byEmail(email));
  }

  /** `undefined` for guests, who have no address. */
  async addressee(id: string): Promise<Addressee | undefined> {
    return addresseeOf(await this.users.byId(id));
  }

  /** False when the account has another address by now. */
  confirmEmail(tx: Transaction, id: string, email: string): Promise<boolean> {
    return this.accounts.confirmEmail(tx, id, email);
  }

  /** False when it was so already. */
  setBanned(tx: Transaction, id: string, banned: boolean): Promise<boolean> {
    return this.accounts.setDisabled(tx, id, banned);
  }

  setRole(tx: Transaction, id: string, role: UserRole): Promise<void> {
    return this.accounts.setRole(tx, id, role);
  }

  /** Whether somebody else runs this server, too, and does so until the end of the transaction. */
  async hasOtherAdministrator(tx: Transaction, id: string): Promise<boolean> {
    return (await this.accounts.lockAdministrators(tx)).some((other) => other !== id);
  }

  /** The account is one no more. What refers to its id stays right. Its username is free for others. */
  erase(tx: Transaction, id: string): Promise<void> {
    const username = `deleted-${randomBytes(12).toString('hex')}`;
    return this.accounts.erase(tx, id, { username, displayName: 'Deleted account' });
  }

  setPasswordHash(tx: Transaction, id: string, passwordHash: string): Promise<void> {
    return this.accounts.setPasswordHash(tx, id, passwordHash);
  }

  async me(id: string): Promise<Me> {
    const user = await this.users.byId(id);
    if (!user) throw new ChatError('NOT_FOUND', 'There is no such person.');
    return meView(user);
  }

  /** To be called after the commit of what changed somebody. */
  async tellChanged(id: string): Promise<void> {
    const user = await this.users.byId(id);
    if (!user) return;
    this.events.publish(new UserChanged(userView(user), user.deletedAt !== null));
    this.events.publish(new OwnAccountChanged(meView(user)));
  }

  /**
   * Runs the transaction that gives somebody these names.
   *
   * @throws ChatError `CONFLICT` naming the e-mail address, the username or both as taken.
   */
  async unlessTaken<T>(
    { email, username }: { email: string; username: string },
    transaction: () => Promise<T>,
  ): Promise<T> {
    try {
      return await transaction();
    } catch (error) {
      if (!violatedConstraint(error)?.startsWith('users_')) throw error;
      // Only now that the transaction has given its connection back: many at once would wait for each other.
      const taken = await this.accounts.taken(email.toLowerCase(), username);
      const fields: FieldError[] = [];
      if (taken.email) fields.push({ path: 'email', message: 'is already used by an account' });
      if (taken.username) fields.push({ path: 'username', message: 'is already taken' });
      const names = fields
        .map((field) => (field.path === 'email' ? 'e-mail address' : 'username'))
        .join(' and ');
      throw new ChatError('CONFLICT', `This ${names || 'account'} is taken. Choose another, or sign in.`, {
        fields,
      });
    }
  }
}

function credentialsOf(user: UserEntity | null): Credentials | undefined {
  if (!user || user.deletedAt) return undefined;
  return { userId: user.id, passwordHash: user.passwordHash, isBanned: user.disabledAt !== null };
}

function addresseeOf(user: UserEntity | null): Addressee | undefined {
  if (!user?.email || user.deletedAt) return undefined;
  const { id, email, emailConfirmedAt, displayName } = user;
  return { userId: id, email, isConfirmed: emailConfirmedAt !== null, displayName };
}

function randomCharacter(): string {
  return GUEST_NAME_CHARACTERS.charAt(randomInt(GUEST_NAME_CHARACTERS.length));
}
