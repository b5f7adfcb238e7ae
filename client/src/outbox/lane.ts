import type { Message, SendMessage } from '@parley/contracts';
import type { Answer, ChatError } from '../api/chat-error.js';
import type { Cancel, Clock, Random } from '../ports/clock.js';
import type { OutboxEntry } from './outbox-entry.js';
import { verdictOn } from './verdict.js';

const RETRY_MS = 1_000;
const RETRY_LONGEST_MS = 30_000;
/** A server that fails on one message so often will fail on it always; the ones behind it shall not wait for ever. */
const INTERNAL_MAX = 8;
const SLOW_DOWN_MS = 5_000;

export interface LaneDeps {
  clock: Clock;
  random: Random;
  send(message: SendMessage): Promise<Answer<Message>>;
  /** The first entry that is to go out; `null` while it waits for its files. */
  head(): OutboxEntry | null;
  /** Whether an entry is still wanted. */
  isKept(entry: OutboxEntry): boolean;
  isOnline(): boolean;
  /** Until when nothing may go out, in milliseconds of the clock. */
  pausedUntil(): number;
  pauseUntil(time: number): void;
  /** How an entry stands has changed. */
  changed(entry: OutboxEntry): void;
  stored(entry: OutboxEntry, message: Message): void;
  refused(entry: OutboxEntry, error: ChatError): void;
}

/**
 * Sends the messages of one room, one after the other: the next goes out when the one before is stored or refused, so
 * their order in the room is the order in which they were written.
 */
export class Lane {
  private running = false;
  private notBefore = 0;
  private cancelTimer: Cancel = () => undefined;

  constructor(private readonly deps: LaneDeps) {}

  /** Goes on with what waits, unless its time has not come. */
  async run(): Promise<void> {
    if (this.running || this.deps.clock.now() < this.notBefore) return;
    this.cancelTimer();
    this.running = true;
    try {
      while (await this.sendNext()) continue;
    } finally {
      this.running = false;
    }
  }

  /** What there was to wait for has come. */
  hurry(): void {
    this.notBefore = 0;
    void this.run();
  }

  stop(): void {
    this.cancelTimer();
  }

  /** Gives whether to go on at once. */
  private async sendNext(): Promise<boolean> {
    const { deps } = this;
    const entry = deps.head();
    if (!entry || !deps.isOnline()) return false;
    if (deps.clock.now() < deps.pausedUntil()) return this.waitUntil(entry, deps.pausedUntil(), tooFast);
    this.set(entry, { status: 'sending', error: null, retryAt: null });
    const answer = await deps.send(payloadOf(entry));
    // Discarded, or seen stored by another way, while it was out.
    if (!deps.isKept(entry)) return true;
    if (answer.ok) {
      deps.stored(entry, answer.data);
      return true;
    }
    return this.judge(entry, answer.error);
  }

  private judge(entry: OutboxEntry, error: ChatError): boolean {
    const { clock } = this.deps;
    switch (verdictOn(error.code)) {
      case 'lost':
        return this.retry(entry, error);
      case 'wait':
        if (error.code === 'INTERNAL') entry.broken += 1;
        if (entry.broken >= INTERNAL_MAX) return this.refuse(entry, error);
        return this.retry(entry, error);
      case 'slow-down': {
        this.deps.pauseUntil(clock.now() + (error.retryAfterMs ?? SLOW_DOWN_MS));
        return this.waitUntil(entry, this.deps.pausedUntil(), error);
      }
      case 'refused':
        return this.refuse(entry, error);
    }
  }

  private refuse(entry: OutboxEntry, error: ChatError): true {
    this.deps.refused(entry, error);
    return true;
  }

  private retry(entry: OutboxEntry, error: ChatError): false {
    const longest = Math.min(RETRY_LONGEST_MS, RETRY_MS * 2 ** entry.failures);
    const wait = error.retryAfterMs ?? longest * (0.5 + this.deps.random() / 2);
    entry.failures += 1;
    if (!this.deps.isOnline()) {
      // Being online again is what it waits for.
      this.set(entry, { status: 'queued', error: null, retryAt: null });
      return false;
    }
    return this.waitUntil(entry, this.deps.clock.now() + wait, error);
  }

  private waitUntil(entry: OutboxEntry, time: number, { code, message }: OutboxErrorLike): false {
    this.set(entry, { status: 'queued', error: { code, message }, retryAt: time });
    this.notBefore = time;
    this.cancelTimer();
    // That the timer rings is enough. By the clock it may be too early still: it is another one, and is set back at times.
    this.cancelTimer = this.deps.clock.after(time - this.deps.clock.now(), () => this.hurry());
    return false;
  }

  private set(entry: OutboxEntry, parts: Pick<OutboxEntry, 'status' | 'error' | 'retryAt'>): void {
    Object.assign(entry, parts);
    this.deps.changed(entry);
  }
}

type OutboxErrorLike = Pick<ChatError, 'code' | 'message'>;

const tooFast: OutboxErrorLike = {
  code: 'RATE_LIMITED',
  message: 'Too many messages in a short time. This one goes out by itself.',
};

function payloadOf({ record: { id, roomId, body, replyTo }, uploads }: OutboxEntry): SendMessage {
  const attachmentIds = uploads.flatMap(({ attachment }) => attachment?.id ?? []);
  return {
    id,
    roomId,
    body,
    ...(replyTo !== null && { replyTo }),
    ...(attachmentIds.length > 0 && { attachmentIds }),
  };
}
