import type { Timestamp } from '@parley/contracts';

const MINUTE = 60_000;

/** For how long somebody can be muted here. */
export const MUTE_LENGTHS = [
  { label: '15 minutes', ms: 15 * MINUTE },
  { label: '1 hour', ms: 60 * MINUTE },
  { label: '1 day', ms: 24 * 60 * MINUTE },
  { label: 'For good', ms: null },
] as const;

export type MuteLength = (typeof MUTE_LENGTHS)[number];

/** The end of a mute that begins now; `null` for good. */
export function muteEnd({ ms }: MuteLength, now: Date): Timestamp | null {
  return ms === null ? null : new Date(now.getTime() + ms).toISOString();
}
