import type { MyRoom } from '@parley/contracts';
import { roomTitle } from '../../../core/rooms/rooms.feature';
import { isMuted, muteWords } from '../../../core/rooms/muting';

/** Why nothing can be written in a room, and what to do about it; `null` when it can. */
export function closedWords(room: MyRoom, now: Date): string | null {
  const { mutedUntil } = room.me;
  if (room.blocked === 'byMe')
    return `You blocked ${roomTitle(room)}. To write, unblock them in their profile.`;
  if (room.blocked === 'byThem') return `${roomTitle(room)} takes no messages.`;
  return isMuted(mutedUntil, now) ? `You are muted in this room ${muteWords(mutedUntil, now)}.` : null;
}
