import type {
  GuestBody,
  Id,
  LoginBody,
  Me,
  RegisterBody,
  SessionEndReason,
  SignedIn,
  UpdateMeBody,
  UpgradeGuestBody,
} from '@parley/contracts';
import type { Api } from '../api/api.js';
import type { Tell } from '../client-change.js';
import type { ClientSession, SessionState } from '../surface/session.js';
import { delay, type Clock } from '../ports/clock.js';
import type { ClientStorage } from '../storage/client-storage.js';
import { readAccessToken } from './access-token.js';
import { guestTokenOf, holderOf, recordOf } from './account-record.js';
import { clearDevice } from './left-behind.js';
import type { SessionTabs } from './session-tabs.js';
import type { TokenKeeper } from './token-keeper.js';

const ASK_AGAIN_MS = 3_000;

/** What else begins and ends with a session. */
export interface SessionScope {
  /** Somebody is signed in: show what is held for them and connect. Told before anybody else hears of it. */
  opened(me: Me): Promise<void>;
  /** Nobody is any more: disconnect and forget what is in memory, at once. */
  closed(): void;
}

export interface SessionDeps {
  api: Api;
  keeper: TokenKeeper;
  storage: ClientStorage;
  /** Whether there may be a session that the device does not know of. */
  mayBeSignedIn(): boolean;
  tabs: SessionTabs;
  clock: Clock;
  tell: Tell;
  scope: SessionScope;
}

/** Who is signed in. What a session leaves on the device when it ends, `left-behind.ts` says. */
export class Session implements ClientSession {
  private current: SessionState = { status: 'starting' };
  private stopped = false;

  constructor(private readonly deps: SessionDeps) {
    // Whoever signed out there empties the device.
    deps.tabs.onSignedOut((userId) => this.me?.id === userId && this.quit('logout'));
    deps.tabs.onSignedIn((userId) => void this.followSignIn(userId));
  }

  get state(): SessionState {
    return this.current;
  }

  get me(): Me | null {
    return this.current.status === 'signed-in' ? this.current.me : null;
  }

  /** Finds out who is signed in: from the device, else from the server. */
  async start(): Promise<void> {
    const account = await this.deps.storage.account.load();
    if (account?.signedOut) {
      this.deps.keeper.hold(holderOf(account), guestTokenOf(account));
      this.setState({ status: 'signed-out', reason: null });
      void this.finishLogout(account.me.id);
    } else if (account) {
      this.deps.keeper.hold(holderOf(account), guestTokenOf(account));
      await this.open(account.me);
    } else if (this.deps.mayBeSignedIn()) {
      await this.findOut();
    } else {
      this.setState({ status: 'signed-out', reason: null });
    }
  }

  stop(): void {
    this.stopped = true;
    this.deps.keeper.drop();
    this.deps.scope.closed();
  }

  async register(body: RegisterBody): Promise<Me> {
    return this.signIn(await this.deps.api.auth.register(body));
  }

  async login(body: LoginBody): Promise<Me> {
    return this.signIn(await this.deps.api.auth.login(body));
  }

  async guest(body: GuestBody): Promise<Me> {
    return this.signIn(await this.deps.api.auth.guest(body));
  }

  async bot(token: string): Promise<Me> {
    const { keeper, storage, api } = this.deps;
    const lasting = { value: token, goodUntil: Number.MAX_SAFE_INTEGER, lifetimeMs: Number.MAX_SAFE_INTEGER };
    // As with a guest, there is nothing to renew it by.
    keeper.hold({ userId: null, guest: true }, { ...lasting, userId: '' });
    try {
      const me = await api.users.me();
      const mine = { ...lasting, userId: me.id };
      await storage.account.save(recordOf(me, null, mine)).catch(() => undefined);
      keeper.hold({ userId: me.id, guest: true }, mine);
      await this.open(me);
      return me;
    } catch (error) {
      if (!this.me) keeper.drop();
      throw error;
    }
  }

  async upgrade(body: UpgradeGuestBody): Promise<Me> {
    const signedIn = await this.deps.api.auth.upgradeGuest(body);
    await this.keep(signedIn);
    this.setMe(signedIn.user);
    return signedIn.user;
  }

  async updateProfile(body: UpdateMeBody): Promise<Me> {
    const me = await this.deps.api.users.updateMe(body);
    this.setMe(me);
    return me;
  }

  async setAvatar(picture: Blob): Promise<Me> {
    const me = await this.deps.api.users.setAvatar(picture);
    this.setMe(me);
    return me;
  }

  async removeAvatar(): Promise<void> {
    await this.deps.api.users.removeAvatar();
    if (this.me) this.setMe({ ...this.me, avatarUrl: null });
  }

  async logout(): Promise<void> {
    await this.leave(() => this.deps.api.auth.logout());
  }

  async logoutEverywhere(): Promise<void> {
    await this.leave(() => this.deps.api.auth.logoutAll());
  }

  accessToken(): Promise<string | null> {
    return this.deps.keeper.accessToken();
  }

  /** The account as the server told it just now. */
  setMe(me: Me): void {
    if (this.current.status !== 'signed-in' || this.current.me.id !== me.id) return;
    if (JSON.stringify(this.current.me) === JSON.stringify(me)) return;
    this.setState({ status: 'signed-in', me });
    void this.deps.storage.account.change(me.id, { me }).catch(() => undefined);
  }

  /** The session ended without this device's doing. */
  async end(reason: SessionEndReason): Promise<void> {
    const userId = this.me?.id;
    this.quit(reason);
    if (userId === undefined) return;
    await clearDevice(this.deps.storage, userId, reason);
    await this.clearAccount(userId);
  }

  private quit(reason: SessionEndReason): void {
    const { status } = this.current;
    if (status === 'signed-out') return;
    this.deps.keeper.drop();
    this.deps.scope.closed();
    if (status === 'signed-in') this.deps.tell({ type: 'session:ended', reason });
    this.setState({ status: 'signed-out', reason: status === 'signed-in' ? reason : null });
  }

  /** Another tab signed somebody in, with the cookie and the storage that this tab uses too. */
  private async followSignIn(userId: Id): Promise<void> {
    if (this.current.status === 'signed-out') return this.start();
    const before = this.me;
    if (before && before.id !== userId) {
      this.quit('logout');
      return clearDevice(this.deps.storage, before.id, 'revoked');
    }
    const account = await this.deps.storage.account.load();
    // A guest that became a full user there.
    if (account?.me.id === userId && this.me?.guest && !account.me.guest) {
      this.deps.keeper.hold({ userId, guest: false }, null);
      this.setMe(account.me);
    }
  }

  /** No account on the device, but there may be a cookie. Asks until the server has answered. */
  private async findOut(): Promise<void> {
    while (!this.stopped) {
      this.deps.keeper.hold({ userId: null, guest: false }, null);
      try {
        const token = await this.deps.keeper.accessToken();
        if (token === null) return;
        const me = await this.deps.api.users.me();
        await this.deps.storage.account.save(recordOf(me, null, null));
        return await this.open(me);
      } catch {
        await delay(this.deps.clock, ASK_AGAIN_MS);
      }
    }
  }

  private async signIn(signedIn: SignedIn): Promise<Me> {
    const before = this.me;
    if (before) {
      this.deps.keeper.drop();
      this.deps.scope.closed();
      this.setState({ status: 'signed-out', reason: null });
      if (before.id !== signedIn.user.id) await clearDevice(this.deps.storage, before.id, 'logout');
    }
    await this.keep(signedIn);
    this.deps.tabs.tellSignedIn(signedIn.user.id);
    await this.open(signedIn.user);
    return signedIn.user;
  }

  private async keep(signedIn: SignedIn): Promise<void> {
    const { user, refreshToken } = signedIn;
    const token = readAccessToken(signedIn, this.deps.clock.now());
    await this.deps.storage.account
      .save(recordOf(user, refreshToken ?? null, user.guest ? token : null))
      // A device that keeps nothing still chats, until the page is closed.
      .catch(() => undefined);
    this.deps.keeper.hold({ userId: user.id, guest: user.guest }, token);
  }

  private async open(me: Me): Promise<void> {
    this.current = { status: 'signed-in', me };
    this.deps.tell({ type: 'session:changed', session: this.current });
    await this.deps.scope.opened(me);
  }

  /** Out here at once, whatever the network says; the server is told now, or when it next answers. */
  private async leave(tellServer: () => Promise<void>): Promise<void> {
    const me = this.me;
    if (!me) return;
    this.deps.scope.closed();
    this.setState({ status: 'signed-out', reason: null });
    this.deps.tabs.tellSignedOut(me.id);
    await this.deps.storage.account.change(me.id, { signedOut: true }).catch(() => undefined);
    await clearDevice(this.deps.storage, me.id, 'logout');
    try {
      await tellServer();
      await this.forgetAccount(me.id);
    } catch {
      void this.finishLogout(me.id);
    }
  }

  /**
   * Tells the server of a log-out that it did not hear of, for as long as nobody signs in. Without this, the cookie would
   * sign the person in again.
   */
  private async finishLogout(userId: Id): Promise<void> {
    const { keeper, api, clock } = this.deps;
    while (!this.stopped && keeper.holds(userId) && !this.me) {
      await delay(clock, ASK_AGAIN_MS);
      if (!keeper.holds(userId) || this.me) return;
      const told = await api.auth.logout().then(
        () => true,
        () => false,
      );
      if (told) return this.forgetAccount(userId);
    }
    await this.clearAccount(userId);
  }

  private async forgetAccount(userId: Id): Promise<void> {
    if (this.me) return;
    if (this.deps.keeper.holds(userId)) this.deps.keeper.drop();
    await this.clearAccount(userId);
  }

  private async clearAccount(userId: Id): Promise<void> {
    const { account } = this.deps.storage;
    const kept = await account.load().catch(() => null);
    if (kept?.me.id === userId && !this.me) await account.clear().catch(() => undefined);
  }

  private setState(state: SessionState): void {
    this.current = state;
    this.deps.tell({ type: 'session:changed', session: state });
  }
}
