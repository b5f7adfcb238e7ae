/** A moment after every other. */
export const LAST = { at: new Date('9999-12-31T00:00:00Z'), id: 'ffffffff-ffff-7fff-bfff-ffffffffffff' };

export const NEWEST_FIRST = 'ORDER BY at DESC, message_id DESC';

/**
 * The newest of one room, by the index over room and time. Said so that no other can be taken: with `room_id =` it is up to
 * the planner's guess, for it does not know which room comes, how much of all that one has; where it guesses wrong the room is
 * sorted as a whole, or all rooms are gone through, which takes a hundred times as long.
 */
export const newestOf = (room: string, at = '$3', id = '$4', since = '$5'): string => `
  message_search
  WHERE (room_id, at, message_id) < (${room}, ${at}::timestamptz, ${id}::uuid)
    AND (room_id, at) >= (${room}, coalesce(${since}::timestamptz, '-infinity'))
  ORDER BY room_id DESC, at DESC, message_id DESC`;
