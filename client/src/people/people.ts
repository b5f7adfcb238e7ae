import type { Id, User } from '@parley/contracts';
import { ChatError } from '../api/chat-error.js';
import type { UsersApi } from '../api/users.api.js';
import type { Tell } from '../client-change.js';
import type { ClientPeople } from '../parley-client.js';
import type { Cancel, Clock } from '../ports/clock.js';
import type { PeopleStore } from '../storage/client-storage.js';

/** So many are asked for at the same time. */
const AT_ONCE = 4;
const RETRY_MS = 5_000;

export interface PeopleDeps {
  users: UsersApi;
  store: PeopleStore;
  clock: Clock;
  tell: Tell;
}

/** Names and faces, from whatever told of them: members, direct rooms, the server when asked. */
export class People implements ClientPeople {
  private userId: Id | null = null;
  private readonly known = new Map<Id, User>();
  private readonly wanted = new Set<Id>();
  private readonly asking = new Set<Id>();
  /** Who does not exist, so that nobody asks for ever. */
  private readonly missing = new Set<Id>();

  private cancelRetry: Cancel = () => undefined;

  constructor(private readonly deps: PeopleDeps) {}

  async open(userId: Id): Promise<void> {
    this.userId = userId;
    const users = await this.deps.store.load(userId).catch(() => []);
    if (this.userId !== userId) return;
    for (const user of users) if (!this.known.has(user.id)) this.known.set(user.id, user);
    if (users.length > 0) this.deps.tell({ type: 'people:upserted', users });
  }

  close(): void {
    this.userId = null;
    this.known.clear();
    this.wanted.clear();
    this.missing.clear();
    this.cancelRetry();
  }

  get(userId: Id): User | null {
    return this.known.get(userId) ?? null;
  }

  need(userIds: readonly Id[]): void {
    for (const id of userIds) {
      if (!this.known.has(id) && !this.missing.has(id)) this.wanted.add(id);
    }
    this.askOn();
  }

  /** There is a connection again: whom it failed for is asked for once more. */
  online(): void {
    this.askOn();
  }

  /** Somebody told of these people. */
  learn(users: readonly User[]): void {
    const news = users.filter((user) => JSON.stringify(this.known.get(user.id)) !== JSON.stringify(user));
    if (news.length === 0 || this.userId === null) return;
    for (const user of news) {
      this.known.set(user.id, user);
      this.wanted.delete(user.id);
    }
    this.deps.tell({ type: 'people:upserted', users: news });
    void this.deps.store.save(this.userId, news).catch(() => undefined);
  }

  private askOn(): void {
    for (const id of this.wanted) {
      if (this.asking.size >= AT_ONCE) return;
      if (!this.asking.has(id)) void this.ask(id);
    }
  }

  private async ask(id: Id): Promise<void> {
    this.asking.add(id);
    const { userId } = this;
    let goOn = true;
    try {
      const user = await this.deps.users.get(id);
      if (this.userId === userId) this.learn([user]);
      this.wanted.delete(id);
    } catch (error) {
      goOn = error instanceof ChatError && error.status !== null && error.status < 429;
      if (goOn) {
        this.missing.add(id);
        this.wanted.delete(id);
      }
    } finally {
      this.asking.delete(id);
    }
    this.cancelRetry();
    if (goOn) this.askOn();
    else this.cancelRetry = this.deps.clock.after(RETRY_MS, () => this.askOn());
  }
}
