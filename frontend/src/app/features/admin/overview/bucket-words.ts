import type { Timestamp } from '@parley/contracts';

const HOUR = new Intl.DateTimeFormat(undefined, { weekday: 'short', hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

/** When an hour or a day began. Hours in the reader's time; days are counted in UTC, and named as they are there. */
export function bucketWords(at: Timestamp, unit: 'hour' | 'day'): string {
  return (unit === 'hour' ? HOUR : DAY).format(new Date(at));
}
