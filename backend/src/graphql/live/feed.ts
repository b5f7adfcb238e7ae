import type { Id, RemovalReason } from '@parley/contracts';
import { ChatError } from '../../platform/errors/index.js';
import type { Heard } from '../../platform/socket/index.js';
import type { Connection } from './connection.js';
import { Inbox, LATE } from './inbox.js';

/** The events of a subscription. It may be left at any moment, also while it waits for the next one. */
export type Feed<T> = AsyncIterableIterator<T, void, void>;

interface FeedOptions<H, T> {
  readonly connection: Connection;
  /** What of all that the socket is told is for this subscription; `undefined` for the rest. */
  readonly pick: (heard: Heard) => H | undefined;
  /** The room that it is about: it ends with the person's place there. */
  readonly roomId?: Id;
  /** Asked before the first event. @throws ChatError who may not hear them */
  readonly admit?: () => Promise<unknown>;
  /** Makes of what was heard what is told. */
  readonly tell: (inbox: Inbox<H>) => AsyncGenerator<T, void, void>;
  /** Called once, at its end, whatever the reason. */
  readonly left?: () => void;
}

const REMOVED: Readonly<Record<RemovalReason, () => ChatError>> = {
  left: () => new ChatError('NOT_A_MEMBER', 'You have left this room.'),
  kicked: () => new ChatError('NOT_A_MEMBER', 'You were removed from this room.'),
  banned: () => new ChatError('BANNED', 'You were banned from this room.'),
  deleted: () => new ChatError('NOT_FOUND', 'This room was deleted.'),
};

/**
 * Listens first and asks then: who is removed while it is asked hears of it, and of what happens meanwhile nothing is
 * missed.
 */
export async function feedOf<H, T>(options: FeedOptions<H, T>): Promise<Feed<T>> {
  const { connection, roomId, pick, admit, tell, left } = options;
  const inbox = new Inbox<H>();
  const stop = connection.hear((heard) => {
    if (heard.event === 'room:removed' && heard.payload.roomId === roomId) {
      inbox.fail(REMOVED[heard.payload.reason]());
      return;
    }
    const item = pick(heard);
    if (item !== undefined) inbox.push(item);
  });
  let isOver = false;
  const leave = (): void => {
    if (isOver) return;
    isOver = true;
    stop();
    inbox.end();
    left?.();
  };
  try {
    await admit?.();
  } catch (error) {
    leave();
    throw error;
  }
  const events = tell(inbox);
  const feed: Feed<T> = {
    [Symbol.asyncIterator]: () => feed,
    next: async () => {
      try {
        const result = await events.next();
        if (result.done) leave();
        return result;
      } catch (error) {
        leave();
        throw error;
      }
    },
    return: async () => {
      // A generator that waits could not be left before it has what it waits for.
      leave();
      return events.return();
    },
  };
  return feed;
}

/** Tells what was heard as it is. */
export async function* asHeard<T>(inbox: Inbox<T>): AsyncGenerator<T, void, void> {
  for (let item = await inbox.next(); item !== undefined; item = await inbox.next()) {
    if (item !== LATE) yield item;
  }
}
