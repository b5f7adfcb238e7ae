import { LIMITS, type Reaction } from '@parley/contracts';
import { ChatError } from '../platform/errors/index.js';
import { invalid } from '../platform/validation/index.js';
import type { MessageRow } from './message.row.js';
import { type Mentions, NOBODY } from './mentions.js';

/**
 * What edits, deletes, reactions and pins make of a message: pure functions from what is stored to what is different
 * afterwards, or to `null` where it is so already and nothing may change, the version included.
 */
export type Revision = Partial<
  Pick<
    MessageRow,
    | 'body'
    | 'mentions'
    | 'mentions_all'
    | 'reactions'
    | 'attachments'
    | 'pinned_by'
    | 'pinned_at'
    | 'edited_at'
    | 'deleted_at'
  >
> | null;

export function edited(message: MessageRow, body: string, called: Mentions, at: Date): Revision {
  requireNotDeleted(message);
  return message.body === body ? null : { body, ...columnsOf(called), edited_at: at };
}

/** What stays is a tombstone: that there was a message, when and whose, and what it replied to. */
export function deleted(message: MessageRow, at: Date): Revision {
  if (message.deleted_at) return null;
  const nothing = {
    body: null,
    ...columnsOf(NOBODY),
    reactions: [],
    attachments: null,
    pinned_by: null,
    pinned_at: null,
  };
  return { ...nothing, deleted_at: at };
}

export function reacted(message: MessageRow, userId: string, emoji: string, on: boolean): Revision {
  if (on) requireNotDeleted(message);
  const present = message.reactions.find((reaction) => reaction.emoji === emoji)?.userIds ?? [];
  if (present.includes(userId) === on) return null;
  const userIds = on ? [...present, userId] : present.filter((id) => id !== userId);
  return { reactions: withReaction(message.reactions, { emoji, userIds }) };
}

export function pinned(message: MessageRow, userId: string, on: boolean, at: Date): Revision {
  if (on) requireNotDeleted(message);
  if ((message.pinned_by !== null) === on) return null;
  return on ? { pinned_by: userId, pinned_at: at } : { pinned_by: null, pinned_at: null };
}

/** Each emoji stays where it was first used; one that nobody uses any more goes. */
function withReaction(reactions: readonly Reaction[], changed: Reaction): Reaction[] {
  if (reactions.some(({ emoji }) => emoji === changed.emoji)) {
    return reactions
      .map((reaction) => (reaction.emoji === changed.emoji ? changed : reaction))
      .filter(({ userIds }) => userIds.length > 0);
  }
  if (reactions.length >= LIMITS.reactionsPerMessage) {
    const message = `a message has at most ${LIMITS.reactionsPerMessage} different emoji: use one that is there`;
    throw invalid([{ path: 'emoji', message }]);
  }
  return [...reactions, changed];
}

function columnsOf({ mentions, mentionsAll }: Mentions): Pick<MessageRow, 'mentions' | 'mentions_all'> {
  return { mentions, mentions_all: mentionsAll };
}

/** @throws ChatError GONE */
export function requireNotDeleted({ deleted_at }: MessageRow): void {
  if (deleted_at) throw new ChatError('GONE', 'This message has been deleted.');
}
