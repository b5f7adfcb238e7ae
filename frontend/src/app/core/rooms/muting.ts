import { FOREVER, type Timestamp } from '@parley/contracts';
import { comingTime } from '../../ui/time/moments';

/** Whether somebody with this `mutedUntil` cannot write now. */
export function isMuted(until: Timestamp | null, now: Date): until is Timestamp {
  return until !== null && new Date(until) > now;
}

/** Until when, after the word `muted`: `until 14:05`, `for good`. */
export function muteWords(until: Timestamp, now: Date): string {
  return until === FOREVER ? 'for good' : `until ${comingTime(new Date(until), now)}`;
}
