/**
 * Stores new messages by group commit: while one batch is being committed the next one gathers, so that under load a
 * commit, which is what a message costs, is shared by hundreds. Without load a message waits for nothing.
 *
 * What holds, whatever happens, with any number of writers on one database:
 *
 * 1. A message is acknowledged after the commit that stored it.
 * 2. In a room `seq` and `version` go up by one a message, without holes, and in the order of the commits. The batch
 *    locks its rooms' rows first, in the order of their ids and in a statement of its own; the storing statement
 *    starts after that and so sees everything that was committed while the lock was waited for. What a transaction
 *    numbered is seen by nobody before it has committed, and if it does not, its numbers are given again.
 * 3. An id is stored once, for ever: it is the primary key. Where two batches bring the same id to rooms that do not
 *    lock each other out, one of them fails on that key, is done again, and then finds the other's message.
 * 4. Who was kicked or muted in a transaction that committed before the batch had its locks writes nothing more:
 *    membership is read by the statement that inserts. (Whoever changes members locks the room's row first.)
 * 5. After a lost connection nobody knows whether the batch was stored. It is sent again until there is an answer:
 *    by 3. that does no harm. Messages found to be there already are told again, for the first time may have been lost.
 * 6. A message that the database cannot take fails alone: its batch is halved until it is by itself.
 * 7. The messages of one room are in one batch at a time and come out in the order in which they came in; events are
 *    published in that order.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Message } from '@parley/contracts';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { sqlStateOf } from '../platform/database/index.js';
import { DomainEvents } from '../platform/events/index.js';
import { Tallies, WriterMeters } from '../platform/observability/index.js';
import { isSameMessage, type MessageDraft } from './message-draft.js';
import { MessageWrites, type WriteOutcome } from './message-writes.repository.js';
import { MessageChanged } from './messages.events.js';
import { WaitingRooms } from './waiting-rooms.js';
import { writeFailureOf } from './write-failure.js';
import { refused, shuttingDown, storageAway, tooManyWaiting } from './write-refusal.js';

/** A message that is in the database. */
export interface Written {
  readonly message: Message;
  /** It was there before: this send changed nothing. */
  readonly repeated: boolean;
}

interface Pending {
  readonly roomId: string;
  readonly draft: MessageDraft;
  readonly promise: Promise<Written>;
  readonly resolve: (written: Written) => void;
  readonly reject: (error: unknown) => void;
}

const MAX_BATCH = 500;
/** Batches under way at once, of different rooms. */
const MAX_UNDER_WAY = 4;
/**
 * While a batch is under way another one begins when so many wait: few large ones cost less than many small ones …
 */
const WORTH_ANOTHER = 200;
/** … or when one of those under way takes so long: a room whose lock is held elsewhere does not stop the others. */
const SLOW_AFTER_MS = 25;
/** Messages; more than some seconds' work. At 4,000 characters each they are some 100 MB. */
const MAX_WAITING = 10_000;
/** For how long a batch is tried again while the database is away. Clients are waiting for their acks. */
const GIVE_UP_AFTER_MS = 8_000;
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 500;

@Injectable()
export class MessageWriter implements BeforeApplicationShutdown {
  private readonly logger = new Logger(MessageWriter.name);
  private readonly waiting = new WaitingRooms<Pending>();
  /** Everything that has been taken and not been answered, by id; of drafts that share an id the latest. */
  private readonly pending = new Map<string, Pending>();
  private readonly underWay = new Set<Promise<void>>();
  /** Of those under way, how many have been for long. */
  private slow = 0;
  private turn: NodeJS.Immediate | undefined;
  private stopping = false;

  constructor(
    private readonly writes: MessageWrites,
    private readonly events: DomainEvents,
    private readonly meters: WriterMeters,
    private readonly tallies: Tallies,
  ) {
    meters.watch(() => this.waiting.size);
  }

  /**
   * Stores the message and resolves when it is durable, or finds it stored already. Throws `CONFLICT` where its id
   * stands for something else, `NOT_FOUND`, `NOT_A_MEMBER`, `BANNED` or `MUTED` where its author may not write there,
   * `VALIDATION` where `replyTo` is no message of the room, and `UNAVAILABLE` where the database is away for seconds,
   * too much is waiting, or the process is stopping; after that the same id may be sent again.
   */
  async write(draft: MessageDraft): Promise<Written> {
    let earlier: Pending | undefined;
    while ((earlier = this.pending.get(draft.id))) {
      if (isSameMessage(earlier.draft, draft)) return { ...(await earlier.promise), repeated: true };
      // Whether this one is a conflict shows when that one has been stored, or refused.
      await earlier.promise.catch(() => undefined);
    }
    if (this.stopping) throw shuttingDown();
    if (this.waiting.size >= MAX_WAITING) throw tooManyWaiting();

    const pending: Pending = { roomId: draft.roomId, draft, ...Promise.withResolvers<Written>() };
    this.pending.set(draft.id, pending);
    this.waiting.push(pending);
    // What comes within one turn of the event loop goes together.
    this.turn ??= setImmediate(() => this.startBatches());
    return pending.promise;
  }

  /** Takes nothing more and resolves when all that was taken has been answered. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.startBatches();
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  private startBatches(): void {
    this.turn = undefined;
    while (this.mayStart()) {
      const batch = this.waiting.take(MAX_BATCH);
      if (batch.length === 0) return;
      this.start(batch);
    }
  }

  private mayStart(): boolean {
    const others = this.underWay.size;
    if (others >= MAX_UNDER_WAY) return false;
    return others === this.slow || this.waiting.size >= WORTH_ANOTHER;
  }

  private start(batch: readonly Pending[]): void {
    let isSlow = false;
    const timer = setTimeout(() => {
      isSlow = true;
      this.slow += 1;
      this.startBatches();
    }, SLOW_AFTER_MS);
    const work = this.commit(batch).finally(() => {
      clearTimeout(timer);
      if (isSlow) this.slow -= 1;
      this.underWay.delete(work);
      this.waiting.release(batch);
      this.startBatches();
    });
    this.underWay.add(work);
  }

  /** Never rejects: every message of the batch is answered by itself. */
  private async commit(batch: readonly Pending[]): Promise<void> {
    try {
      const at = performance.now();
      const { outcomes, uncertain } = await this.store(batch);
      this.meters.stored(batch.length, performance.now() - at);
      this.answer(batch, outcomes, uncertain);
    } catch (error) {
      if (writeFailureOf(error) !== 'poison') {
        this.logger.error(`the database is away, ${batch.length} messages are refused: ${nameOf(error)}`);
        // Those who wait behind would only wait as long again for the same answer.
        for (const pending of [...batch, ...this.waiting.clear()]) this.fail(pending, storageAway(error));
      } else if (batch.length === 1) {
        for (const pending of batch) this.fail(pending, unstorable(pending.draft.id, error));
      } else {
        const half = Math.ceil(batch.length / 2);
        await this.commit(batch.slice(0, half));
        await this.commit(batch.slice(half));
      }
    }
  }

  private async store(
    batch: readonly Pending[],
  ): Promise<{ outcomes: Map<string, WriteOutcome>; uncertain: boolean }> {
    const drafts = batch.map(({ draft }) => draft);
    const giveUpAt = Date.now() + GIVE_UP_AFTER_MS;
    let uncertain = false;
    for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
      try {
        return { outcomes: await this.writes.store(drafts), uncertain };
      } catch (error) {
        const failure = writeFailureOf(error);
        if (failure === 'poison' || Date.now() + wait > giveUpAt) throw error;
        if (failure === 'unavailable') uncertain = true;
        await pause(wait * (0.5 + Math.random() / 2));
      }
    }
  }

  private answer(
    batch: readonly Pending[],
    outcomes: ReadonlyMap<string, WriteOutcome>,
    uncertain: boolean,
  ): void {
    const newsOf = (outcome: WriteOutcome | undefined): MessageChanged[] =>
      outcome && outcome.kind !== 'refused' && isNews(outcome, uncertain)
        ? [new MessageChanged(outcome.message)]
        : [];
    // Together, in the order of the batch: the members of a room are gone through once for all of its messages.
    this.events.publishAll(batch.flatMap(({ draft }) => newsOf(outcomes.get(draft.id))));
    for (const pending of batch) {
      const outcome = outcomes.get(pending.draft.id);
      if (!outcome) {
        this.fail(pending, new Error(`nothing is known of message ${pending.draft.id}`));
      } else if (outcome.kind === 'refused') {
        this.fail(pending, refused(outcome.why));
      } else {
        if (outcome.kind === 'stored') this.tallies.add('messages.user', pending.draft.authorId);
        this.fulfil(pending, { message: outcome.message, repeated: !isNews(outcome, uncertain) });
      }
    }
  }

  private forget(pending: Pending): void {
    if (this.pending.get(pending.draft.id) === pending) this.pending.delete(pending.draft.id);
  }

  private fulfil(pending: Pending, written: Written): void {
    this.forget(pending);
    pending.resolve(written);
  }

  private fail(pending: Pending, error: unknown): void {
    this.forget(pending);
    pending.reject(error);
  }
}

/** Of an answer that got lost nobody was told. */
const isNews = ({ kind }: WriteOutcome, uncertain: boolean): boolean => kind === 'stored' || uncertain;

const nameOf = (error: unknown): string =>
  sqlStateOf(error) ?? (error instanceof Error ? error.name : 'unknown');

/** PostgreSQL's own error quotes what it was given, and what people write belongs in no log. */
const unstorable = (id: string, error: unknown): Error =>
  new Error(`message ${id} cannot be stored: ${nameOf(error)}`);
