import type { Invite } from '@parley/contracts';
import { comingTime } from '../../../ui/time/moments';
import { countOf } from '../../../ui/words/count-of';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How long a new link may be good for. */
export const INVITE_LIVES = [
  { label: '1 hour', ms: 60 * MINUTE },
  { label: '1 day', ms: DAY },
  { label: '7 days', ms: 7 * DAY },
  { label: 'No end', ms: null },
] as const;

/** How many people a new link may bring. */
export const INVITE_USES = [
  { label: '1 person', uses: 1 },
  { label: '10', uses: 10 },
  { label: '100', uses: 100 },
  { label: 'No limit', uses: null },
] as const;

/** The address to pass on. */
export function inviteLink(origin: string, code: string): string {
  return `${origin}/invite/${code}`;
}

/** Whether somebody could still come in by it. */
export function isOpen({ maxUses, uses, expiresAt }: Invite, now: Date): boolean {
  return (maxUses === null || uses < maxUses) && (expiresAt === null || new Date(expiresAt) > now);
}

/** `3 of 10 used`, `Used 3 times`, `Not used yet`. */
export function usesWords({ maxUses, uses }: Invite): string {
  if (maxUses !== null) return `${uses} of ${maxUses} used`;
  return uses === 0 ? 'Not used yet' : `Used ${countOf(uses, 'time')}`;
}

/** `Until tomorrow at 14:05`, `Expired`, `No end`. */
export function endWords({ expiresAt }: Invite, now: Date): string {
  if (expiresAt === null) return 'No end';
  const end = new Date(expiresAt);
  return end > now ? `Until ${comingTime(end, now)}` : 'Expired';
}
