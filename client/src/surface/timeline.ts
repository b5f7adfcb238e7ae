import type { Id, Message } from '@parley/contracts';

/** What the window of a timeline holds: a stretch of messages without a hole, as `seq` numbers. */
export interface TimelineWindow {
  /** `seq` of its first and last message; both 0 while it is empty. */
  fromSeq: number;
  toSeq: number;
  /** There are messages before and after it that are not held here. */
  hasBefore: boolean;
  hasAfter: boolean;
  loading: 'newest' | 'older' | 'newer' | 'around' | null;
  /** Something was loaded at least once, so that an empty window is an empty room. */
  loaded: boolean;
}

/**
 * A room's timeline: one window that never has a hole in it, over everything held of the room. New messages join the
 * window only where it reaches the end.
 */
export interface Timeline {
  readonly roomId: Id;
  readonly window: TimelineWindow;
  /** The window's messages, ascending by `seq`. */
  readonly messages: readonly Message[];
  /** A message that is held, in the window or not. */
  find(messageId: Id): Message | null;
  /** Marks the room as looked at: its newest page is loaded, and again after a reset. Gives back how to close it. */
  open(): () => void;
  /** Moves the window to the end of the room. */
  loadNewest(): Promise<void>;
  /** Widens the window towards the past; does nothing when `hasBefore` is false. */
  loadOlder(): Promise<void>;
  /** Widens the window towards the end; does nothing when `hasAfter` is false. */
  loadNewer(): Promise<void>;
  /** Moves the window to a place in the room. */
  loadAround(seq: number): Promise<void>;
}
