import type { Id, MyRoom } from '@parley/contracts';

/** Something in it is for the reader: what is muted only where it calls them. */
export const wantsReading = ({ unread, mentions, me }: MyRoom): boolean =>
  (me.notify === 'none' ? mentions : unread) > 0;

/** The next room of the list from the open one on that is wanted, around its end; `null` where there is no other. */
export function neighbour(
  rooms: readonly MyRoom[],
  openRoomId: Id | null,
  step: 1 | -1,
  wanted: (room: MyRoom) => boolean,
): MyRoom | null {
  const count = rooms.length;
  const open = rooms.findIndex(({ id }) => id === openRoomId);
  // From nowhere, the list begins with its first or its last.
  const from = open < 0 && step < 0 ? count : open;
  for (let n = 1; n <= count; n += 1) {
    const room = rooms[(from + step * n + count * 2) % count];
    if (room && room.id !== openRoomId && wanted(room)) return room;
  }
  return null;
}
