import type { Id, SessionEndReason, Tokens } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import type { AuthApi } from '../api/auth.api.js';
import { ChatError } from '../api/chat-error.js';
import type { TokenSource } from '../api/http.js';
import type { Cancel, Clock, Random } from '../ports/clock.js';
import type { Locks } from '../ports/locks.js';
import type { AccountRecord, AccountStore } from '../storage/client-storage.js';
import { readAccessToken, type AccessToken } from './access-token.js';
import type { SessionTabs } from './session-tabs.js';

/*
 * What must stay true here:
 *
 * - A refresh token is presented once. The server takes a second time for theft and ends the session, so presenting
 *   happens under a lock that spans all tabs, from reading the token to keeping its successor; and whoever waited for the
 *   lock first looks whether a fresh access token has come from another tab meanwhile.
 * - An answer may be lost: the line breaks, or the page is reloaded while it is on its way. Each use of a refresh token is
 *   therefore an attempt with an id, noted on the device before it is sent; until its answer came, asking again is done
 *   with the same id, which the server takes for the same use.
 * - Only the server's own word ends a session. No answer, a proxy's answer or a server in trouble leaves it as it is.
 * - A renewed token is for the same account. In one browser the cookie is shared by all tabs: where somebody else signed
 *   in meanwhile, this tab's session is over, and never goes on under the other name.
 */

const LOCK = 'parley:session';
/** A token this near to its end is renewed before it is used. */
const MARGIN_MS = 10_000;
const RENEW_AHEAD_MS = 60_000;
const RETRY_MS = 10_000;

/** Whose tokens are kept. */
export interface Holder {
  /** `null` while it has to be found out by a renewal. */
  userId: Id | null;
  /** Or a bot: whose token is not renewed. */
  guest: boolean;
}

export interface TokenKeeperDeps {
  auth: Pick<AuthApi, 'refresh'>;
  account: AccountStore;
  tokens: 'cookie' | 'body';
  locks: Locks;
  tabs: SessionTabs;
  clock: Clock;
  random: Random;
  /** A newer token is there. */
  renewed(token: AccessToken): void;
  /** The session is over for good. */
  over(reason: SessionEndReason): void;
}

export class TokenKeeper implements TokenSource {
  private holder: Holder | null = null;
  private current: AccessToken | null = null;
  private renewal: Promise<AccessToken | null> | null = null;
  private cancelTimer: Cancel = () => undefined;
  /** As `AccountRecord.attempt`, for as long as there is no account on the device. */
  private attempt: Id | null = null;

  constructor(private readonly deps: TokenKeeperDeps) {
    deps.tabs.onToken((token) => {
      if (this.holder?.userId === token.userId) this.accept(token);
    });
  }

  /** Starts to keep the tokens of an account; without a token the first one is fetched when it is needed. */
  hold(holder: Holder, token: AccessToken | null): void {
    this.drop();
    this.holder = holder;
    if (token) this.accept(token);
  }

  holds(userId: Id): boolean {
    return this.holder?.userId === userId;
  }

  /** Forgets everything. What is under way comes to nothing. */
  drop(): void {
    this.holder = null;
    this.current = null;
    this.renewal = null;
    this.attempt = null;
    this.cancelTimer();
  }

  async accessToken(): Promise<string | null> {
    if (!this.holder) return null;
    if (this.current && this.isFresh(this.current)) return this.current.value;
    return this.renew();
  }

  async replace(refusedToken: string): Promise<string | null> {
    if (this.current && this.current.value !== refusedToken && this.isFresh(this.current)) {
      return this.current.value;
    }
    return this.renew();
  }

  /**
   * Renews now. Resolves with `null` when the session turned out to be over; rejects when the server could not be asked,
   * which says nothing about the session.
   */
  async renew(): Promise<string | null> {
    const holder = this.holder;
    if (!holder) return null;
    if (holder.guest) return this.end('expired');
    if (!this.renewal) {
      const renewal = this.renewUnderLock(holder, this.current).finally(() => {
        if (this.renewal === renewal) this.renewal = null;
      });
      this.renewal = renewal;
    }
    return (await this.renewal)?.value ?? null;
  }

  private renewUnderLock(holder: Holder, before: AccessToken | null): Promise<AccessToken | null> {
    return this.deps.locks.exclusive(LOCK, async () => {
      if (this.holder !== holder) return null;
      if (this.current && this.current !== before && this.isFresh(this.current)) return this.current;
      try {
        const token = await this.present(holder);
        // Kept by whoever signed in meanwhile; ours no longer.
        if (this.holder !== holder) return null;
        if (!token) return this.end('expired');
        if (holder.userId !== null && token.userId !== holder.userId) return this.end('logout');
        this.accept(token);
        this.deps.tabs.shareToken(token);
        return token;
      } catch (error) {
        const reason = verdictOf(error);
        if (!reason) throw error;
        return this.holder === holder ? this.end(reason) : null;
      }
    });
  }

  /** Presents the refresh token. `null` when there is none. */
  private async present(holder: Holder): Promise<AccessToken | null> {
    const account = await this.accountOf(holder);
    if (this.deps.tokens === 'body' && !account?.refreshToken) return null;
    const attempt = account?.attempt ?? this.attempt ?? newId();
    this.attempt = attempt;
    if (account && account.attempt !== attempt) await this.note(account.me.id, { attempt });

    const refreshToken = this.deps.tokens === 'body' ? { refreshToken: account?.refreshToken ?? '' } : {};
    const tokens = await this.deps.auth.refresh({ ...refreshToken, attempt });
    this.attempt = null;
    const kept = this.deps.tokens === 'body' ? { refreshToken: tokens.refreshToken ?? null } : {};
    if (account) await this.note(account.me.id, { ...kept, attempt: null });
    return this.read(tokens);
  }

  private async accountOf({ userId }: Holder): Promise<AccountRecord | null> {
    const account = await this.deps.account.load().catch(() => null);
    return account && account.me.id === userId ? account : null;
  }

  private async note(userId: Id, parts: Partial<AccountRecord>): Promise<void> {
    const noted = this.deps.account.change(userId, parts);
    // A browser that keeps nothing has its cookie still; without a cookie a token that is not kept is lost.
    await (this.deps.tokens === 'cookie' ? noted.catch(() => undefined) : noted);
  }

  private read(tokens: Tokens): AccessToken {
    return readAccessToken(tokens, this.deps.clock.now());
  }

  private accept(token: AccessToken): void {
    this.current = token;
    this.renewAhead(token);
    this.deps.renewed(token);
  }

  private renewAhead(token: AccessToken): void {
    this.cancelTimer();
    if (this.holder?.guest) return;
    const { clock, random } = this.deps;
    const ahead = Math.min(RENEW_AHEAD_MS, token.lifetimeMs / 4);
    // Tabs share a token and would all wake at once; the first to wake renews for the others.
    const wait = token.goodUntil - ahead * (1 + random()) - clock.now();
    this.cancelTimer = clock.after(Math.max(0, wait), () => this.renewInBackground());
  }

  private renewInBackground(): void {
    this.renew().catch(() => {
      this.cancelTimer = this.deps.clock.after(RETRY_MS * (1 + this.deps.random()), () =>
        this.renewInBackground(),
      );
    });
  }

  private isFresh(token: AccessToken): boolean {
    return this.deps.clock.now() < token.goodUntil - Math.min(MARGIN_MS, token.lifetimeMs / 10);
  }

  private end(reason: SessionEndReason): null {
    this.drop();
    this.deps.over(reason);
    return null;
  }
}

/** What the server's answer to a renewal says about the session; `null` when it says nothing. */
function verdictOf(error: unknown): SessionEndReason | null {
  if (!(error instanceof ChatError)) return null;
  if (error.code === 'BANNED') return 'banned';
  return error.code === 'UNAUTHENTICATED' || error.code === 'TOKEN_EXPIRED' ? 'expired' : null;
}
