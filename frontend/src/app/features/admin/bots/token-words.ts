import type { Timestamp } from '@parley/contracts';
import { fullTime } from '../../../ui/time/moments';

const DAY = 24 * 60 * 60 * 1000;

/** How long a new token may be good for. */
export const TOKEN_LIVES = [
  { label: '30 days', ms: 30 * DAY },
  { label: '90 days', ms: 90 * DAY },
  { label: '1 year', ms: 365 * DAY },
  { label: 'No end', ms: null },
] as const;

/** `No end`, `Until 21 November 2026 at 14:05`. */
export function tokenEndWords(expiresAt: Timestamp | null): string {
  return expiresAt === null ? 'No end' : `Until ${fullTime(new Date(expiresAt))}`;
}
