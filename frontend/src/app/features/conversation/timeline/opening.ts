import type { TimelineWindow } from '@parley/client';
import type { Id, Message } from '@parley/contracts';
import type { RoomPlace } from './places';

/** Where a timeline shows itself first. */
export type Start =
  | { at: 'end' }
  /** The line for unread messages, above the message with this `seq`. */
  | { at: 'unread'; seq: number }
  | { at: 'message'; id: Id; seq: number; top: number };

/** The first message that counts as unread after a mark, where it is held; else `null`. */
export function firstUnread(messages: readonly Message[], readSeq: number, myId: Id | null): number | null {
  const first = messages.find(
    ({ seq, kind, authorId, deletedAt }) =>
      seq > readSeq && kind === 'user' && authorId !== myId && deletedAt === null,
  );
  return first?.seq ?? null;
}

/**
 * A `seq` that has to be loaded before the room can be shown where it should be; `null` when everything is there.
 * Whoever left in the middle goes on there; whoever had read to the end begins with what is new.
 */
export function missingFor(
  place: RoomPlace,
  unreadAfter: number | null,
  window: TimelineWindow,
): number | null {
  const wanted = place.at === 'message' ? place.seq : unreadAfter !== null ? unreadAfter + 1 : null;
  if (wanted === null) return null;
  const before = wanted < window.fromSeq && window.hasBefore;
  const after = wanted > window.toSeq && window.hasAfter;
  return before || after ? wanted : null;
}

export function startOf(place: RoomPlace, unreadSeq: number | null, window: TimelineWindow): Start {
  if (place.at === 'message' && place.seq >= window.fromSeq && place.seq <= window.toSeq) return place;
  return unreadSeq === null ? { at: 'end' } : { at: 'unread', seq: unreadSeq };
}
