import { type Draft, type Id, LIMITS } from '@parley/contracts';
import { ChatError } from '../api/chat-error.js';
import type { DraftsApi } from '../api/drafts.api.js';
import type { Tell } from '../client-change.js';
import type { ClientDrafts, DraftText, RoomDraft } from '../surface/drafts.js';
import type { Cancel, Clock } from '../ports/clock.js';
import type { DraftStore } from '../storage/client-storage.js';
import type { RoomBook } from '../sync/room-book.js';
import { DraftState } from './draft-state.js';

/** What is written is told to the server so often at most. What is given up is told at once. */
const COLLECT_MS = 1_000;
const RETRY_MS = 5_000;
const NONE: RoomDraft = { body: '', replyTo: null, other: null };

export interface DraftsDeps {
  api: DraftsApi;
  store: DraftStore;
  book: RoomBook;
  clock: Clock;
  tell: Tell;
  isOnline(): boolean;
}

/** What is written in rooms and not sent: kept on this device with every letter, and told to the others a moment later. */
export class Drafts implements ClientDrafts {
  private userId: Id | null = null;
  private readonly states = new Map<Id, DraftState>();
  private readonly timers = new Map<Id, Cancel>();
  /** Rooms whose record is being written, and whether it has changed since. */
  private readonly saving = new Map<Id, { again: boolean }>();

  constructor(private readonly deps: DraftsDeps) {
    deps.book.watch({ removed: (roomId) => this.forget(roomId) });
  }

  async open(userId: Id): Promise<void> {
    this.userId = userId;
    const records = await this.deps.store.load(userId).catch(() => []);
    if (this.userId !== userId) return;
    for (const record of records) {
      if (this.states.has(record.roomId)) continue;
      this.states.set(record.roomId, DraftState.from(record));
      this.tell(record.roomId);
    }
  }

  close(): void {
    this.userId = null;
    this.states.clear();
    for (const cancel of this.timers.values()) cancel();
    this.timers.clear();
  }

  of(roomId: Id): RoomDraft {
    return this.states.get(roomId)?.view ?? NONE;
  }

  write(roomId: Id, text: DraftText): void {
    const state = this.stateOf(roomId);
    state.write(text);
    this.changed(state);
    this.sendSoon(state, text.body === '' ? 0 : COLLECT_MS);
  }

  takeOther(roomId: Id): void {
    this.decide(roomId, (state) => state.takeOther());
  }

  keepMine(roomId: Id): void {
    this.decide(roomId, (state) => state.keepMine());
  }

  /** The server told of one, as it now is. */
  heard(draft: Draft): void {
    if (this.userId === null) return;
    const state = this.stateOf(draft.roomId);
    state.receive(draft);
    this.changed(state);
    this.sendSoon(state, COLLECT_MS);
  }

  /** All there are, of every room. */
  readAll(drafts: readonly Draft[]): void {
    const named = new Set(drafts.map(({ roomId }) => roomId));
    for (const state of [...this.states.values()]) {
      if (named.has(state.roomId)) continue;
      state.receiveNothing();
      this.changed(state);
    }
    for (const draft of drafts) this.heard(draft);
  }

  /** There is a connection again. */
  online(): void {
    for (const state of this.states.values()) this.sendSoon(state, 0);
  }

  private decide(roomId: Id, how: (state: DraftState) => void): void {
    const state = this.states.get(roomId);
    if (!state) return;
    how(state);
    this.changed(state);
    this.sendSoon(state, 0);
  }

  private stateOf(roomId: Id): DraftState {
    const state = this.states.get(roomId) ?? new DraftState(roomId);
    this.states.set(roomId, state);
    return state;
  }

  private sendSoon(state: DraftState, waitMs: number): void {
    const { roomId } = state;
    if (!state.isAhead || (waitMs > 0 && this.timers.has(roomId))) return;
    this.timers.get(roomId)?.();
    this.timers.set(
      roomId,
      this.deps.clock.after(waitMs, () => {
        this.timers.delete(roomId);
        void this.send(state);
      }),
    );
  }

  private async send(state: DraftState): Promise<void> {
    // A longer text stays on this device until it is shorter, or sent in pieces.
    if (!this.deps.isOnline() || lengthOf(state.view.body) > LIMITS.draftMaxLength) return;
    const request = state.begin();
    if (!request) return;
    const { api } = this.deps;
    const { roomId } = state;
    const { body, replyTo } = request.text;
    try {
      if (body === '') await api.discard(roomId, request.base);
      const kept =
        body === ''
          ? null
          : await api.keep(roomId, { body, ...(replyTo && { replyTo }), baseVersion: request.base });
      state.taken(kept);
    } catch (error) {
      await this.failed(state, error);
    }
    if (this.states.get(roomId) !== state) return;
    this.changed(state);
    this.sendSoon(state, COLLECT_MS);
  }

  private async failed(state: DraftState, error: unknown): Promise<void> {
    const code = error instanceof ChatError ? error.code : 'INTERNAL';
    switch (code) {
      case 'CONFLICT':
        return this.ask(state);
      case 'NO_ANSWER':
      case 'NO_CONNECTION':
      case 'UNAVAILABLE':
      case 'RATE_LIMITED':
      case 'TOKEN_EXPIRED':
      case 'UNAUTHENTICATED': {
        state.unknown();
        const wait = error instanceof ChatError ? (error.retryAfterMs ?? RETRY_MS) : RETRY_MS;
        this.sendSoon(state, Math.max(wait, COLLECT_MS));
        return;
      }
      default:
        state.refuse();
    }
  }

  /** Another text is kept than the one that this one was made from. */
  private async ask(state: DraftState): Promise<void> {
    try {
      const draft = await this.deps.api.get(state.roomId);
      state.unknown();
      state.receiveAnswer(draft);
    } catch {
      state.unknown();
      this.sendSoon(state, RETRY_MS);
    }
  }

  private forget(roomId: Id): void {
    const state = this.states.get(roomId);
    if (!state) return;
    this.timers.get(roomId)?.();
    this.timers.delete(roomId);
    this.states.delete(roomId);
    this.tell(roomId);
    void this.save(roomId);
  }

  private changed(state: DraftState): void {
    if (this.states.get(state.roomId) !== state) return;
    this.tell(state.roomId);
    void this.save(state.roomId);
  }

  private tell(roomId: Id): void {
    this.deps.tell({ type: 'draft:changed', roomId, draft: this.of(roomId) });
  }

  /** One write after the other, the last one with what is true then. */
  private async save(roomId: Id): Promise<void> {
    const underWay = this.saving.get(roomId);
    if (underWay) {
      underWay.again = true;
      return;
    }
    const work = { again: true };
    this.saving.set(roomId, work);
    const { userId } = this;
    while (work.again && userId !== null && this.userId === userId) {
      work.again = false;
      const record = this.states.get(roomId)?.record ?? null;
      const { store } = this.deps;
      await (record ? store.save(userId, record) : store.remove(userId, roomId)).catch(() => undefined);
    }
    this.saving.delete(roomId);
  }
}

function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}
