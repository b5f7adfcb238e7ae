/**
 * How moments are written: pure functions of the moment, of now, and of the reader's language. Days are the reader's own
 * days, not spans of 24 hours.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Whole days from one moment's day to another's; negative where the first is later. */
export function daysBetween(earlier: Date, later: Date): number {
  return Math.round((startOfDay(later) - startOfDay(earlier)) / DAY);
}

function startOfDay(date: Date): number {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}

/** `14:05`. */
export function clockTime(at: Date, locale?: string): string {
  return format(locale, { hour: '2-digit', minute: '2-digit' }).format(at);
}

/** For lists, as short as it can be: `14:05`, `Yesterday`, `Tue`, `12 Mar`, `12/03/2025`. */
export function listTime(at: Date, now: Date, locale?: string): string {
  const days = daysBetween(at, now);
  if (days <= 0) return clockTime(at, locale);
  if (days === 1) return capitalised(relative(locale).format(-1, 'day'), locale);
  if (days < 7) return format(locale, { weekday: 'short' }).format(at);
  if (at.getFullYear() === now.getFullYear())
    return format(locale, { day: 'numeric', month: 'short' }).format(at);
  return format(locale, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(at);
}

/** For the line between two days: `Today`, `Yesterday`, `Tuesday, 12 March`, `Tuesday, 12 March 2025`. */
export function dayLabel(at: Date, now: Date, locale?: string): string {
  const days = daysBetween(at, now);
  if (days === 0 || days === 1) return capitalised(relative(locale).format(-days, 'day'), locale);
  const sameYear = at.getFullYear() === now.getFullYear();
  return format(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at);
}

/** How long ago: `now`, `5 minutes ago`, `yesterday`, `3 weeks ago`. */
export function ago(at: Date, now: Date, locale?: string): string {
  const passed = now.getTime() - at.getTime();
  const words = relative(locale);
  if (passed < MINUTE) return words.format(0, 'second');
  if (passed < HOUR) return words.format(-Math.floor(passed / MINUTE), 'minute');
  const days = daysBetween(at, now);
  if (days === 0) return words.format(-Math.floor(passed / HOUR), 'hour');
  if (days < 14) return words.format(-days, 'day');
  if (days < 60) return words.format(-Math.floor(days / 7), 'week');
  if (days < 730) return words.format(-Math.floor(days / 30.44), 'month');
  return words.format(-Math.floor(days / 365.25), 'year');
}

/** A moment to come, as it stands after `until`: `14:05`, `tomorrow at 14:05`, `12 Mar at 14:05`, `12 Mar 2027 at 14:05`. */
export function comingTime(at: Date, now: Date, locale?: string): string {
  const days = daysBetween(now, at);
  const clock = clockTime(at, locale);
  if (days <= 0) return clock;
  if (days === 1) return `${relative(locale).format(1, 'day')} at ${clock}`;
  const year = at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const };
  return `${format(locale, { day: 'numeric', month: 'short', ...year }).format(at)} at ${clock}`;
}

/** Everything, for a tooltip: `Tuesday, 12 March 2025 at 14:05`. */
export function fullTime(at: Date, locale?: string): string {
  return format(locale, { dateStyle: 'full', timeStyle: 'short' }).format(at);
}

/** Making a formatter costs more than a hundred uses of it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let made = formats.get(key);
  if (!made) formats.set(key, (made = new Intl.DateTimeFormat(locale, options)));
  return made;
}

const relatives = new Map<string | undefined, Intl.RelativeTimeFormat>();

function relative(locale: string | undefined): Intl.RelativeTimeFormat {
  let made = relatives.get(locale);
  if (!made) relatives.set(locale, (made = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })));
  return made;
}

function capitalised(text: string, locale: string | undefined): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
