import type { Id, Presence, PresenceChoice } from '@parley/contracts';
import { LIMITS } from '@parley/contracts';
import { ChatError, dataOf, type Answer } from '../api/chat-error.js';
import type { Tell } from '../client-change.js';
import type { ClientPresence } from '../surface/people.js';
import type { Cancel, Clock } from '../ports/clock.js';

/** Scrolling through a list names other people with every step; only where it comes to rest is asked for. */
const SETTLE_MS = 200;

export interface PresenceDeps {
  ask: {
    watch(userIds: Id[]): Promise<Answer<Presence[]>>;
    set(status: PresenceChoice): Promise<Answer<{ status: PresenceChoice }>>;
  };
  clock: Clock;
  tell: Tell;
}

/** Who of those that the page shows is there. */
export class PresenceWatch implements ClientPresence {
  private readonly known = new Map<Id, Presence>();
  private watched: Id[] = [];
  /** What is to be told once there is a connection. */
  private choice: PresenceChoice | null = null;
  private cancelTimer: Cancel | null = null;

  constructor(private readonly deps: PresenceDeps) {}

  watch(userIds: readonly Id[]): void {
    const wanted = [...new Set(userIds)].sort().slice(0, LIMITS.presenceWatchMax);
    if (wanted.length === this.watched.length && wanted.every((id, at) => id === this.watched[at])) return;
    this.watched = wanted;
    this.cancelTimer?.();
    this.cancelTimer = this.deps.clock.after(SETTLE_MS, () => void this.ask());
  }

  get(userId: Id): Presence | null {
    return this.known.get(userId) ?? null;
  }

  async set(status: PresenceChoice): Promise<void> {
    this.choice = status;
    const answer = await this.deps.ask.set(status);
    // Told again when there is a connection.
    const lost = !answer.ok && (answer.error.code === 'NO_CONNECTION' || answer.error.code === 'NO_ANSWER');
    if (lost) return;
    // The server keeps a choice for all devices: told again later, it would undo what another one chose meanwhile. That
    // nobody is at this device is forgotten with its socket.
    if (this.choice === status && status !== 'away') this.choice = null;
    dataOf(answer);
  }

  heard(presence: Presence[]): void {
    for (const one of presence) this.known.set(one.userId, one);
    if (presence.length > 0) this.deps.tell({ type: 'presence:changed', presence });
  }

  /** The server forgets a socket's wishes with the socket. */
  online(): void {
    if (this.watched.length > 0) void this.ask();
    if (this.choice !== null) void this.set(this.choice).catch((error) => this.giveUpChoice(error));
  }

  close(): void {
    this.known.clear();
    this.watched = [];
    this.choice = null;
    this.cancelTimer?.();
  }

  private async ask(): Promise<void> {
    const answer = await this.deps.ask.watch(this.watched);
    if (answer.ok) this.heard(answer.data);
  }

  private giveUpChoice(error: unknown): void {
    if (error instanceof ChatError && error.code === 'VALIDATION') this.choice = null;
  }
}
