import { Injectable } from '@nestjs/common';
import type { Me, Page, User } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { ChatError } from '../platform/errors/index.js';
import { DomainEvents } from '../platform/events/index.js';
import { pageOf, readCursor, type PageRequest } from '../platform/http/pages.js';
import { meView, userView } from './user.view.js';
import { OwnAccountChanged, UserChanged } from './users.events.js';
import { UsersRepository, type ProfileChange } from './users.repository.js';

@Injectable()
export class UsersService {
  constructor(
    private readonly users: UsersRepository,
    private readonly events: DomainEvents,
  ) {}

  async me(actor: Actor): Promise<Me> {
    return meView(await this.existing(actor.userId));
  }

  async changeMe(actor: Actor, change: ProfileChange): Promise<Me> {
    if (Object.values(change).every((value) => value === undefined)) return this.me(actor);
    await this.users.change(actor.userId, change);
    const user = await this.existing(actor.userId);
    // Settings are nobody else's affair.
    if (change.displayName !== undefined || change.bio !== undefined)
      this.events.publish(new UserChanged(userView(user)));
    this.events.publish(new OwnAccountChanged(meView(user)));
    return meView(user);
  }

  /** Also of a deleted account, which is called so: what it said stays. */
  async profile(id: string): Promise<User> {
    const user = await this.users.byId(id);
    if (!user) throw noSuchPerson();
    return userView(user);
  }

  /** Somebody with whom something can be done. @throws ChatError NOT_FOUND, for a deleted account, too */
  async find(id: string): Promise<User> {
    return userView(await this.existing(id));
  }

  async search(prefix: string, page: PageRequest): Promise<Page<User>> {
    const after = readCursor(page.cursor) ?? '';
    const users = await this.users.byPrefix(prefix, after, page.limit + 1);
    return pageOf(users.map(userView), page.limit, (user) => user.username);
  }

  private async existing(id: string) {
    const user = await this.users.byId(id);
    if (!user || user.deletedAt) throw noSuchPerson();
    return user;
  }
}

function noSuchPerson(): ChatError {
  return new ChatError('NOT_FOUND', 'There is no such person.');
}
