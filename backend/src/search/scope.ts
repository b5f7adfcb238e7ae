/** A room that is searched: one that the caller is in. */
export interface SearchedRoom {
  readonly id: string;
  /** How many there may be, at most. */
  readonly messages: number;
}

/** Where is searched. */
export interface Scope {
  /** The only rooms that are looked at; `null` where the newest of all rooms are mostly of those that are searched. */
  readonly roomIds: readonly string[] | null;
  /** How many messages there may be, at most. */
  readonly messages: number;
  /** All of them can be looked through one by one. */
  readonly isSmall: boolean;
  /** They are most of all there are: asking the index which are of these rooms costs more than it spares. */
  readonly isMost: boolean;
}

/** Of somebody who is in rooms with so large a part of all messages, most are looked through that are theirs. */
const MOST = 0.3;

/** Whether that was so. It is not where what is said now is said in rooms that they are not in. */
export const isTheirs = ({ own, examined }: { own: number; examined: number }): boolean =>
  own >= examined * MOST;

/**
 * @param total of all messages, about; below 0 if that is not known
 * @param few can be looked through one by one
 */
export function scopeOf(rooms: readonly SearchedRoom[], total: number, few: number): Scope {
  const messages = rooms.reduce((sum, { messages: its }) => sum + its, 0);
  const isSmall = messages <= few;
  const isMost = !isSmall && messages >= total * MOST;
  const isEverywhere = isMost && rooms.length > 1;
  return {
    roomIds: isEverywhere ? null : rooms.map(({ id }) => id),
    messages: isEverywhere ? Math.max(messages, total) : messages,
    isSmall,
    isMost,
  };
}

/** Room by room, for somebody whose rooms have a large part of all messages, and few of the newest. */
export const roomByRoom = (rooms: readonly SearchedRoom[]): Scope => ({
  roomIds: rooms.map(({ id }) => id),
  messages: rooms.reduce((sum, { messages }) => sum + messages, 0),
  isSmall: false,
  isMost: false,
});
