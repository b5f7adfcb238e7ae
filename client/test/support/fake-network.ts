import type { Ack, Id } from '@parley/contracts';
import type { SocketOpener, SocketPort } from '../../src/connection/socket-opener.js';
import type { Clock } from '../../src/ports/clock.js';
import type { PostForm } from '../../src/ports/post-form.js';
import { type BackendModel, type RestAnswer } from './backend-model.js';

/** What the network does to what it carries; each a chance between 0 and 1, times in milliseconds. */
export interface Weather {
  /** Longest time on the way, each way; every packet takes its own time, so they overtake each other. */
  delayMs: number;
  loseEvents: number;
  doubleEvents: number;
  loseRequests: number;
  loseAnswers: number;
}

export const CALM: Weather = { delayMs: 0, loseEvents: 0, doubleEvents: 0, loseRequests: 0, loseAnswers: 0 };

const STEPS = 4;

type Listener = (...args: never[]) => void;

/** A network between clients and a `BackendModel`, on a clock and with dice of the test's. */
export class FakeNetwork {
  weather: Weather = CALM;
  up = true;
  /** What the next attempts to connect are refused with. */
  readonly refusals: { code: string; retryAfterMs?: number }[] = [];
  /** Times of the clock at which somebody tried to connect. */
  readonly attempts: number[] = [];
  readonly sockets = new Set<FakeSocket>();
  /** Milliseconds that a file takes on its way up. */
  uploadMs = 0;
  /** Files on their way now, and the most that ever were at once. */
  uploading = 0;
  uploadingMost = 0;

  constructor(
    readonly backend: BackendModel,
    readonly clock: Clock,
    readonly random: () => number,
  ) {}

  readonly openSocket: SocketOpener = (_url, accessToken) => new FakeSocket(this, accessToken);

  readonly fetch: typeof globalThis.fetch = (input, init) =>
    new Promise((resolve, reject) => {
      const fail = (): void => reject(new TypeError('fetch failed'));
      init?.signal?.addEventListener('abort', fail);
      this.carry(this.weather.loseRequests, fail, () => {
        const answer = this.backend.rest(requestOf(input as string, init));
        this.carry(this.weather.loseAnswers, fail, () => resolve(responseOf(answer)));
      });
    });

  /** A file gets up in steps, and is lost when the network goes, or its sender no longer wants it. */
  readonly postForm: PostForm = ({ url, headers, form, signal, progress }) =>
    new Promise((resolve, reject) => {
      const file = form.get('file') as File;
      this.uploading += 1;
      this.uploadingMost = Math.max(this.uploadingMost, this.uploading);
      let over = false;
      const end = (act: () => void): void => {
        if (over) return;
        over = true;
        this.uploading -= 1;
        act();
      };
      const fail = (): void => end(() => reject(new TypeError('fetch failed')));
      signal.addEventListener('abort', fail);
      const step = (part: number): void => {
        if (over) return;
        if (!this.up) return fail();
        if (part > 0) progress((file.size * part) / STEPS);
        if (part < STEPS) return void this.clock.after(this.uploadMs / STEPS, () => step(part + 1));
        const answer = this.backend.rest(requestOf(url, { method: 'POST', headers, body: form }));
        this.carry(this.weather.loseAnswers, fail, () => end(() => resolve(responseOf(answer))));
      };
      step(0);
    });

  /** Every socket dies, as when an instance is killed. */
  cut(reason = 'transport close'): void {
    for (const socket of [...this.sockets]) socket.die(reason);
  }

  /** Carries a packet, or loses it. */
  carry(loss: number, lost: () => void, arrive: () => void): void {
    const isLost = !this.up || this.random() < loss;
    this.clock.after(this.random() * this.weather.delayMs, () => (isLost || !this.up ? lost() : arrive()));
  }
}

export class FakeSocket implements SocketPort {
  connected = false;
  private over = false;
  private readonly listeners = new Map<string, Listener[]>();
  private anyListeners: ((event: string, ...args: unknown[]) => void)[] = [];
  private readonly userId: Id | null;
  private stopHearing: () => void = () => undefined;

  constructor(
    private readonly network: FakeNetwork,
    accessToken: string,
  ) {
    network.attempts.push(network.clock.now());
    const caller = network.backend.tokens.check(accessToken);
    this.userId = typeof caller === 'string' ? null : caller.userId;
    const refusal = network.refusals.shift() ?? (typeof caller === 'string' ? { code: caller } : null);
    network.carry(
      0,
      () => this.fail(),
      () => (refusal ? this.fail(refusal) : this.connect()),
    );
  }

  on(event: string, listener: Listener): this {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
    return this;
  }

  onAny(listener: (event: string, ...args: unknown[]) => void): this {
    this.anyListeners.push(listener);
    return this;
  }

  off(): this {
    this.listeners.clear();
    return this;
  }

  offAny(): this {
    this.anyListeners = [];
    return this;
  }

  emit(event: string, ...args: unknown[]): this {
    const ack = args.at(-1);
    const { network, userId } = this;
    if (!this.connected || userId === null) return this;
    const lost = (): void => undefined;
    network.carry(network.weather.loseRequests, lost, () => {
      if (this.over) return;
      const answer = network.backend.socket(userId, event, args[0]);
      network.carry(network.weather.loseAnswers, lost, () => {
        if (!this.over && typeof ack === 'function') (ack as (answer: Ack<unknown>) => void)(answer);
      });
    });
    return this;
  }

  disconnect(): this {
    this.end();
    return this;
  }

  /** The connection is gone, by no wish of the client's. */
  die(reason: string): void {
    if (this.over) return;
    this.end();
    this.say('disconnect', reason);
  }

  /** The server says something to this socket. */
  hear(event: string, payload: unknown): void {
    if (!this.over) for (const listener of this.anyListeners) listener(event, payload);
  }

  private connect(): void {
    if (this.over) return;
    this.connected = true;
    this.network.sockets.add(this);
    const { backend, weather } = this.network;
    const lost = (): void => undefined;
    this.stopHearing = backend.onTold(({ roomId, event, payload }) => {
      if (backend.forbidden.has(roomId)) return;
      const copies = this.network.random() < weather.doubleEvents ? 2 : 1;
      for (let copy = 0; copy < copies; copy += 1) {
        this.network.carry(this.network.weather.loseEvents, lost, () => this.hear(event, payload));
      }
    });
    this.say('connect');
  }

  private fail(data?: unknown): void {
    if (this.over) return;
    this.end();
    this.say('connect_error', Object.assign(new Error('refused'), { data }));
  }

  private end(): void {
    this.over = true;
    this.connected = false;
    this.network.sockets.delete(this);
    this.stopHearing();
  }

  private say(event: string, ...args: unknown[]): void {
    for (const listener of this.listeners.get(event) ?? [])
      (listener as (...args: unknown[]) => void)(...args);
  }
}

function requestOf(input: string, init: RequestInit | undefined): Parameters<BackendModel['rest']>[0] {
  const url = new URL(input);
  const headers = new Headers(init?.headers);
  return {
    method: init?.method ?? 'GET',
    path: url.pathname.replace('/api/v1', ''),
    query: url.searchParams,
    body: typeof init?.body === 'string' ? (JSON.parse(init.body) as Record<string, string>) : undefined,
    ...(init?.body instanceof FormData && { file: init.body.get('file') as File }),
    token: headers.get('Authorization')?.replace('Bearer ', '') ?? null,
  };
}

function responseOf({ status, body }: RestAnswer): Response {
  return body === undefined ? new Response(null, { status }) : Response.json(body, { status });
}
