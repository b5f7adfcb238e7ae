import type { Id, Me, SyncedPeople, User } from '@parley/contracts';
import { ChatError } from '../api/chat-error.js';
import type { UsersApi } from '../api/users.api.js';
import type { Tell } from '../client-change.js';
import type { ClientPeople } from '../surface/people.js';
import type { Cancel, Clock } from '../ports/clock.js';
import type { AccountStore, PeopleStore } from '../storage/client-storage.js';

/** So many are asked for at the same time. */
const AT_ONCE = 4;
const RETRY_MS = 5_000;

export interface PeopleDeps {
  users: UsersApi;
  store: PeopleStore;
  account: AccountStore;
  clock: Clock;
  tell: Tell;
}

/**
 * Names and faces, from whatever told of them: members, the server when asked, and the server by itself when they change.
 * What must stay true: whoever is known is as they were at `version`, or later. Who changed while there was no connection
 * comes with the next `sync`; where the server can not say who that was, those that were shown are asked for anew.
 */
export class People implements ClientPeople {
  private userId: Id | null = null;
  private readonly known = new Map<Id, User>();
  private readonly wanted = new Set<Id>();
  private readonly asking = new Set<Id>();
  /** Who does not exist, so that nobody asks for ever. */
  private readonly missing = new Set<Id>();

  /** Who was shown in this session. */
  private readonly shown = new Set<Id>();
  /** Known from a time of which the server can not say what changed since. */
  private readonly stale = new Set<Id>();
  /** Up to which version of profiles everything was heard; `undefined` while nobody knows. */
  version: number | undefined;

  private cancelRetry: Cancel = () => undefined;

  constructor(private readonly deps: PeopleDeps) {}

  async open(userId: Id): Promise<void> {
    this.userId = userId;
    const [users, account] = await Promise.all([
      this.deps.store.load(userId).catch(() => []),
      this.deps.account.load().catch(() => null),
    ]);
    if (this.userId !== userId) return;
    if (account?.me.id === userId) this.version = account.peopleVersion;
    for (const user of users) if (!this.known.has(user.id)) this.known.set(user.id, user);
    if (users.length > 0) this.deps.tell({ type: 'people:upserted', users });
  }

  close(): void {
    this.userId = null;
    this.version = undefined;
    for (const ids of [this.shown, this.stale]) ids.clear();
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
      this.shown.add(id);
      if ((!this.known.has(id) || this.stale.has(id)) && !this.missing.has(id)) this.wanted.add(id);
    }
    this.askOn();
  }

  /** There is a connection again: whom it failed for is asked for once more. */
  online(): void {
    this.askOn();
  }

  /** What was missed while there was no connection; `undefined` from an instance of the version before. */
  async caughtUp(people: SyncedPeople | undefined): Promise<void> {
    const { userId } = this;
    if (userId === null || !people) return;
    const { version, changed, reset } = people;
    this.version = version;
    if (reset) {
      for (const id of this.known.keys()) this.stale.add(id);
      // The caller's own account comes with every `sync`.
      this.need([...this.shown].filter((id) => this.known.has(id) && id !== userId));
    }
    await this.learn(changed.filter(({ id }) => this.known.has(id) || this.wanted.has(id)));
    // Only now that they are kept: a version that is ahead of them would hide them for ever.
    await this.deps.account.change(userId, { peopleVersion: version }).catch(() => undefined);
  }

  /** The caller, as others see them. */
  learnMe({ email: _email, role: _role, settings: _settings, ...user }: Me): void {
    void this.learn([user]);
  }

  /** Somebody told of these people. Resolves when they are kept on the device. */
  async learn(users: readonly User[]): Promise<void> {
    for (const { id } of users) this.stale.delete(id);
    const news = users.filter((user) => JSON.stringify(this.known.get(user.id)) !== JSON.stringify(user));
    if (news.length === 0 || this.userId === null) return;
    for (const user of news) {
      this.known.set(user.id, user);
      this.wanted.delete(user.id);
    }
    this.deps.tell({ type: 'people:upserted', users: news });
    await this.deps.store.save(this.userId, news).catch(() => undefined);
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
    const before = this.known.get(id);
    let goOn = true;
    try {
      const user = await this.deps.users.get(id);
      // What was heard of them meanwhile may be newer.
      if (this.userId === userId && this.known.get(id) === before) void this.learn([user]);
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
