import type { AckOf, ConnectErrorData, PayloadOf, SessionEndReason } from '@parley/contracts';
import { ChatError, type Answer, type FailureCode } from '../api/chat-error.js';
import type { TokenSource } from '../api/http.js';
import type { Tell } from '../client-change.js';
import type { ClientConnection, ConnectionState, ConnectionStatus } from '../surface/connection.js';
import type { Cancel, Clock, Random } from '../ports/clock.js';
import type { Signals } from '../ports/signals.js';
import { Backoff } from './backoff.js';
import type { ConnectionUser } from './connection-user.js';
import { LiveSocket, type AskedEvent } from './live-socket.js';
import { reconnectDelay } from './reconnect-policy.js';
import type { SocketOpener } from './socket-opener.js';

/*
 * One socket, or none and a time at which the next attempt is due. What must stay true here:
 *
 * - While somebody is signed in there is always a socket, an attempt under way, or a timer that starts one; nothing that
 *   the network or the server does leaves it without all three.
 * - A socket that was given up is never heard again: its late events and acks go nowhere.
 * - `online` means that everything missed has been asked for and applied, not merely that a socket is open.
 */

const REQUEST_TIMEOUT_MS = 10_000;
const PROBE_TIMEOUT_MS = 4_000;
/** A sign of life so recent makes asking for another one needless. */
const ALIVE_MS = 3_000;
/** Only a connection that held so long makes earlier failures forgotten. */
const PROVEN_MS = 10_000;
/** An attempt older than this is begun anew when the network comes back. */
const STALE_ATTEMPT_MS = 2_000;

export interface ConnectionDeps {
  url: string;
  openSocket: SocketOpener;
  tokens: TokenSource;
  clock: Clock;
  random: Random;
  signals: Signals;
  tell: Tell;
}

export class Connection implements ClientConnection {
  private current: ConnectionState = { status: 'offline', retryAt: null, failures: 0 };
  private user: ConnectionUser | null = null;
  private wanted = false;
  private live: LiveSocket | null = null;
  /** Counts attempts; whatever belongs to an earlier one is void. */
  private attempt = 0;
  private attemptedAt = 0;
  /** Of the wait for the next attempt, or for the proof that a connection holds. */
  private cancelTimer: Cancel = () => undefined;
  private readonly backoff: Backoff;
  /** What the server asked for when it said that it goes. */
  private goodbyeMs: number | null = null;
  /** The token that came in place of a refused one. */
  private replacement: string | null = null;
  private probing: LiveSocket | null = null;
  private readonly settling: (() => void)[] = [];

  constructor(private readonly deps: ConnectionDeps) {
    this.backoff = new Backoff(deps.random);
    deps.signals.onWake(() => this.wake());
  }

  get state(): ConnectionState {
    return this.current;
  }

  use(user: ConnectionUser): void {
    this.user = user;
  }

  open(): void {
    if (this.wanted) return;
    this.wanted = true;
    this.backoff.reset();
    void this.connect();
  }

  close(): void {
    this.wanted = false;
    this.giveUp();
    this.backoff.reset();
    this.setState('offline');
  }

  retryNow(): void {
    if (this.wanted && this.current.status === 'offline') void this.connect();
  }

  /** Resolves when no connection is being made: it stands and has caught up, or it failed. */
  settled(): Promise<void> {
    if (!this.isSettling) return Promise.resolve();
    return new Promise((resolve) => this.settling.push(resolve));
  }

  async request<E extends AskedEvent>(
    event: E,
    ...payload: PayloadOf<E> extends undefined ? [] : [PayloadOf<E>]
  ): Promise<Answer<AckOf<E>>> {
    const { live } = this;
    if (!live?.connected) return { ok: false, error: noConnection() };
    const answer = await live.ask(event, payload, REQUEST_TIMEOUT_MS);
    if (!answer.ok && this.live === live) this.consider(answer.error.code);
    return answer;
  }

  /** What a failed request says about the connection that it went over. */
  private consider(code: FailureCode): void {
    if (code === 'NO_ANSWER') void this.probe();
    if (code === 'TOKEN_EXPIRED') this.user?.expiring();
  }

  /** Says something that nobody answers and that may get lost. */
  notify(event: 'typing', payload: PayloadOf<'typing'>): void {
    this.live?.say(event, payload);
  }

  /** Hands a newer token to the living socket, which then outlives the old one. */
  async renewToken(accessToken: string): Promise<void> {
    const { live } = this;
    if (!live?.connected) return;
    const answer = await this.request('auth:renew', { accessToken });
    // Of another session than the socket's, as after a guest became a full user: a new socket then.
    if (!answer.ok && answer.error.code === 'UNAUTHENTICATED' && this.live === live) void this.connect();
  }

  /** The server is about to go; when it is gone, come back after so many milliseconds. */
  expectGoodbye(retryAfterMs: number): void {
    this.goodbyeMs = retryAfterMs;
  }

  private async connect(): Promise<void> {
    this.giveUp();
    const { attempt } = this;
    this.attemptedAt = this.deps.clock.now();
    this.setState('connecting');
    try {
      const token = await this.deps.tokens.accessToken();
      // Without a token the session is over, and whoever keeps it has said so.
      if (attempt === this.attempt && token !== null) this.follow(token);
    } catch (error) {
      if (attempt === this.attempt) this.retryLater(retryAfterOf(error));
    }
  }

  private follow(token: string): void {
    const live = new LiveSocket(this.deps.openSocket(this.deps.url, token), this.deps.clock, (event, args) =>
      this.hear(event, args),
    );
    this.live = live;
    live.watch({
      connected: () => void this.catchUp(live),
      refused: (error) => void this.refused(refusalOf(error), token),
      lost: (reason) => this.lose(reason),
    });
  }

  private hear(event: string, args: unknown[]): void {
    if (event === 'auth:expiring') return this.user?.expiring();
    if (event === 'session:ended') return this.user?.ended((args[0] as { reason: SessionEndReason }).reason);
    // Socket.IO can't type a listener for all events; that each carries what the contract says is the server's promise.
    const handlers = this.user?.events as
      Record<string, ((...args: unknown[]) => void) | undefined> | undefined;
    handlers?.[event]?.(...args);
  }

  private async catchUp(live: LiveSocket): Promise<void> {
    this.goodbyeMs = null;
    this.replacement = null;
    this.setState('catching-up');
    this.user?.connected();
    for (let refusals = 0; this.live === live; refusals += 1) {
      const answer = (await this.user?.catchUp()) ?? null;
      if (this.live !== live || !answer) return;
      if (answer.ok) return this.caughtUp();
      const { code, retryAfterMs } = answer.error;
      if (code === 'NO_ANSWER' || code === 'NO_CONNECTION') return this.retryLater(null);
      await live.pause(reconnectDelay(refusals, retryAfterMs, this.deps.random));
    }
  }

  private caughtUp(): void {
    this.backoff.succeed();
    this.setState('online');
    this.user?.online();
    this.cancelTimer = this.deps.clock.after(PROVEN_MS, () => this.backoff.prove());
  }

  private lose(reason: string): void {
    // A pong that is missing is this connection's own trouble: nobody else comes back with it.
    if (reason === 'ping timeout') void this.connect();
    else this.retryLater(this.goodbyeMs);
  }

  private async refused({ code, retryAfterMs }: Partial<ConnectErrorData>, token: string): Promise<void> {
    // A new token that is refused as well is the server's trouble: knocking on without a pause would not help it.
    const aboutToken = code === 'TOKEN_EXPIRED' || code === 'UNAUTHENTICATED' || code === 'BANNED';
    if (!aboutToken || token === this.replacement) return this.retryLater(retryAfterMs ?? null);
    const { attempt } = this;
    try {
      const next = await this.deps.tokens.replace(token);
      if (attempt !== this.attempt || next === null) return;
      this.replacement = next;
      void this.connect();
    } catch (error) {
      if (attempt === this.attempt) this.retryLater(retryAfterOf(error));
    }
  }

  private retryLater(retryAfterMs: number | null): void {
    this.giveUp();
    if (!this.wanted) return;
    this.goodbyeMs = null;
    const wait = this.backoff.fail(retryAfterMs);
    this.setState('offline', this.deps.clock.now() + wait);
    this.cancelTimer = this.deps.clock.after(wait, () => void this.connect());
  }

  /** Leaves the socket, the attempt or the wait that there is. Its timer goes with it. */
  private giveUp(): void {
    const { live } = this;
    this.attempt += 1;
    this.cancelTimer();
    this.live = null;
    if (!live) return;
    live.giveUp();
    this.user?.disconnected();
  }

  /** The surroundings say that the network may have changed under the socket. */
  private wake(): void {
    if (!this.wanted) return;
    const { status } = this.current;
    if (status === 'offline') return this.retryNow();
    if (status !== 'connecting') return void this.probe();
    if (this.deps.clock.now() - this.attemptedAt > STALE_ATTEMPT_MS) void this.connect();
  }

  /** Asks for a sign of life; a socket that gives none is left for a new one at once. */
  private async probe(): Promise<void> {
    const { live } = this;
    if (!live?.connected || this.probing === live || live.silentMs < ALIVE_MS) return;
    this.probing = live;
    const answer = await live.ask('ping', [], PROBE_TIMEOUT_MS);
    this.probing = null;
    if (this.live === live && !answer.ok && answer.error.code === 'NO_ANSWER') void this.connect();
  }

  private setState(status: ConnectionStatus, retryAt: number | null = null): void {
    const { failures } = this.backoff;
    const { current } = this;
    if (current.status === status && current.retryAt === retryAt && current.failures === failures) return;
    this.current = { status, retryAt, failures };
    this.deps.tell({ type: 'connection:changed', connection: this.current });
    if (!this.isSettling) for (const resolve of this.settling.splice(0)) resolve();
  }

  private get isSettling(): boolean {
    return this.current.status === 'connecting' || this.current.status === 'catching-up';
  }
}

function noConnection(): ChatError {
  return new ChatError('NO_CONNECTION', 'There is no connection to the server.');
}

function retryAfterOf(error: unknown): number | null {
  return error instanceof ChatError ? error.retryAfterMs : null;
}

/** Socket.IO puts what the server says about a refused connection in `data`; a network error has none. */
function refusalOf(error: Error & { data?: unknown }): Partial<ConnectErrorData> {
  return typeof error.data === 'object' && error.data !== null ? error.data : {};
}
