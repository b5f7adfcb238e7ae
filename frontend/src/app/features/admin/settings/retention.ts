import type { ConfirmQuestion } from '../../../ui/dialog/confirm-dialog';
import { countOf } from '../../../ui/words/count-of';

export const RETENTION_MAX_DAYS = 36_500;

/** The days in what somebody typed; `null` where that is no number the server takes. */
export function retentionIn(text: string): number | null {
  if (!/^\d{1,5}$/.test(text.trim())) return null;
  const days = Number(text);
  return days >= 1 && days <= RETENTION_MAX_DAYS ? days : null;
}

/** Whatever removes messages that are there now is asked about first. */
export function questionBeforeSaving(before: number | null, wanted: number | null): ConfirmQuestion | null {
  if (wanted === null || (before !== null && wanted >= before)) return null;
  return {
    heading: `Remove what is older than ${countOf(wanted, 'day')}?`,
    text: 'In every room of this server, direct ones too, older messages and their files are removed for good. This can not be taken back.',
    action: 'Save and remove',
    danger: true,
  };
}
