import type { Changes, Message } from '@parley/contracts';
import { type Inbox, LATE } from './inbox.js';

/** One step of a room's timeline. */
export interface MessageChange {
  /** Up to which everything was told: from here one goes on after a lost connection. */
  readonly version: number;
  /** Too much changed since: drop what you have and load the newest messages. There is no message then. */
  readonly reset: boolean;
  readonly message: Message | null;
}

/** That the room is at a version, by a message or without it. */
export interface News {
  readonly version: number;
  readonly message: Message | null;
}

interface Timeline {
  /** What changed after a version, as the database has it. */
  changesSince(version: number): Promise<Changes>;
  /** Resolves when the client has taken what was told. */
  whenTaken(): Promise<unknown>;
}

/** Two instances may be told of in another order than they wrote: a missing version is waited for this long. */
const PATIENCE_MS = 150;

/**
 * The changes of a room after `since`, each once and in the order of `version`. What must stay true:
 * - `at` is the version up to which everything was told; it only grows, and nothing at or below it is told again;
 * - the next one is told as it is heard only when it is `at + 1`. Whatever is ahead of that is held back, and when what
 *   is missing does not come, the database is read from `at` on: it holds everything that anybody was ever told of. So
 *   a lost event, the news of one (`room:head`) and the beginning are all the same: reading until there is no more;
 * - what is heard while the database is read waits, and is compared with `at` afterwards.
 */
export async function* messageFeed(
  inbox: Inbox<News>,
  since: number,
  timeline: Timeline,
): AsyncGenerator<MessageChange, void, void> {
  let at = since;
  let isBehind = true;
  const held = new Map<number, News>();
  let heldSince = 0;

  while (!inbox.hasEnded) {
    while (isBehind) {
      const { items, version, reset } = await timeline.changesSince(at);
      if (reset) {
        at = version;
        yield { version, reset: true, message: null };
      }
      for (const message of items) {
        at = message.version;
        yield { version: at, reset: false, message };
        // Who comes back has much to take, and is not to be cut off for it.
        await timeline.whenTaken();
      }
      isBehind = at < version && items.length > 0;
      // What is not among the items is no change of its own: a message that changed again since.
      if (!isBehind) at = Math.max(at, version);
    }
    for (const version of held.keys()) if (version <= at) held.delete(version);

    const next = await inbox.next(held.size > 0 ? heldSince + PATIENCE_MS - Date.now() : undefined);
    if (next === undefined) return;
    if (next === LATE) {
      isBehind = true;
      continue;
    }
    if (next.version <= at) continue;
    if (!next.message) {
      isBehind = true;
      continue;
    }
    if (held.size === 0) heldSince = Date.now();
    held.set(next.version, next);
    for (let due = held.get(at + 1); due?.message; due = held.get(at + 1)) {
      held.delete(due.version);
      at = due.version;
      yield { version: at, reset: false, message: due.message };
    }
    if (held.size > 0 && Date.now() - heldSince >= PATIENCE_MS) isBehind = true;
  }
}
