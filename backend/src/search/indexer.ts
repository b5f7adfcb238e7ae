/**
 * Keeps what messages are found by in step with the messages, a moment after them. What holds:
 *
 * 1. Storing a message costs nothing of it: what is found is read from the messages table, by version, as a client that
 *    catches up reads it. How far that has come is stored with what it found, in one transaction.
 * 2. Nothing is left out: this instance hears of its own changes, and looks every ten seconds for rooms that are ahead,
 *    whoever changed them, in its own time or before it was there.
 * 3. Of several instances each takes the rooms that no other has at the moment.
 * 4. Under load it waits longer than it works, and so lags behind instead of slowing down what people wait for.
 *
 * What is behind does no harm but that the newest messages are not found yet: what is deleted or left is not shown by
 * a search, because that asks the messages and members themselves.
 */
import { setImmediate } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { MessageChanged } from '../messages/index.js';
import { isUnavailable, Transactions } from '../platform/database/index.js';
import { DomainEvents } from '../platform/events/index.js';
import { findable, tsvectorOf } from './entry.js';
import {
  type ChangedMessage,
  type Entry,
  IndexEntries,
  type RoomBehind,
} from './index-entries.repository.js';

/**
 * In which what changes is gathered. Each turn is nine statements and a commit, whether it finds one message or hundreds:
 * at fifty messages a second, ten turns a second were a third of PostgreSQL's work and most of the longest waits.
 */
const GATHER_MS = 1_000;
const LOOK_AROUND_MS = 10_000;
/** Where more is there than one turn takes, one part in so many of the time is spent on this. */
const SHARE = 3;
const MESSAGES_AT_ONCE = 500;
/** As many as those messages may be of: where each room has one new message, as many go into one turn as where one has all. */
const ROOMS_AT_ONCE = MESSAGES_AT_ONCE;
/** Between them others get their turn. */
const MESSAGES_IN_A_TURN = 25;

/** What was looked at in one transaction. */
interface Step {
  readonly messages: number;
  /** It was as much as one takes: there may be more. */
  readonly isMore: boolean;
}

@Injectable()
export class Indexer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Indexer.name);
  /** Rooms that changed here and were not looked at since. */
  private changed = new Set<string>();
  private lookAroundAt = 0;
  private timer: NodeJS.Timeout | undefined;
  private isStopping = false;
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly entries: IndexEntries,
    private readonly transactions: Transactions,
    private readonly events: DomainEvents,
  ) {}

  onApplicationBootstrap(): void {
    this.events.on(MessageChanged, ({ message }) => this.changed.add(message.roomId));
    this.wake(GATHER_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.timer);
    await this.working;
  }

  /** Until nothing that was stored before is missing; for tests and tools. */
  async catchUp(): Promise<void> {
    await this.entries.beginRooms(null);
    while ((await this.step(null)).messages > 0);
  }

  private wake(afterMs: number): void {
    if (this.isStopping) return;
    this.timer = setTimeout(() => {
      this.working = this.turn().then((pause) => this.wake(pause));
    }, afterMs);
    this.timer.unref();
  }

  /** Never rejects. Answers after how many milliseconds the next one is due. */
  private async turn(): Promise<number> {
    const begun = performance.now();
    try {
      const isAll = Date.now() >= this.lookAroundAt;
      if (!isAll && this.changed.size === 0) return GATHER_MS;
      const before = [...this.changed];
      const some = isAll ? null : before.slice(0, ROOMS_AT_ONCE);
      this.changed = new Set(isAll ? [] : before.slice(ROOMS_AT_ONCE));
      const isLeft = this.changed.size > 0;
      await this.entries.beginRooms(some);
      const { isMore } = await this.step(some);
      // What one turn does not come to is for the next.
      if (isMore) for (const roomId of some ?? []) this.changed.add(roomId);
      if (isAll && !isMore) this.lookAroundAt = Date.now() + LOOK_AROUND_MS;
      return isMore || isLeft ? (performance.now() - begun) * (SHARE - 1) : GATHER_MS;
    } catch (error) {
      // Whatever was forgotten by it, the next look around finds.
      this.lookAroundAt = 0;
      const level = isUnavailable(error) ? 'debug' : 'warn';
      this.logger[level]({ err: error }, 'messages were not made findable; it is tried again');
      return LOOK_AROUND_MS;
    }
  }

  private step(roomIds: readonly string[] | null): Promise<Step> {
    return this.transactions.run(async (tx) => {
      const rooms = await this.entries.lockBehind(tx, roomIds, ROOMS_AT_ONCE);
      if (rooms.length === 0) return { messages: 0, isMore: false };
      const messages = await this.entries.changed(tx, rooms, MESSAGES_AT_ONCE);
      const { entries, gone } = await entriesOf(messages);
      if (entries.length > 0) await this.entries.write(tx, entries);
      if (gone.length > 0) await this.entries.delete(tx, gone);
      await this.entries.setProgress(tx, progressOf(rooms, messages));
      return {
        messages: messages.length,
        // Of rooms that were named none was left out.
        isMore: messages.length >= MESSAGES_AT_ONCE || (roomIds === null && rooms.length >= ROOMS_AT_ONCE),
      };
    });
  }
}

async function entriesOf(messages: readonly ChangedMessage[]): Promise<{ entries: Entry[]; gone: string[] }> {
  const entries: Entry[] = [];
  const gone: string[] = [];
  for (const [index, { id, room_id, author_id, body, attachments, created_at }] of messages.entries()) {
    if (index % MESSAGES_IN_A_TURN === MESSAGES_IN_A_TURN - 1) await setImmediate();
    if (body === null) {
      gone.push(id);
      continue;
    }
    const words = tsvectorOf({ ...findable(body, attachments ?? []), roomId: room_id, authorId: author_id });
    entries.push({ id, room_id, at: created_at.toISOString(), words });
  }
  return { entries, gone };
}

/** How far each room has been read: to its end, unless the messages of all were cut before. */
function progressOf(rooms: readonly RoomBehind[], messages: readonly ChangedMessage[]): Map<string, number> {
  const last = new Map(messages.map(({ room_id, version }) => [room_id, version]));
  const isCut = messages.length >= MESSAGES_AT_ONCE;
  return new Map(
    rooms.map(({ room_id, version, room_version }) => [
      room_id,
      isCut ? (last.get(room_id) ?? version) : room_version,
    ]),
  );
}
