import {
  type Activity,
  type ClientEvent,
  ERROR_CODES,
  type Processing,
  type RateLimit,
  type StatsBucket,
  type Timing,
} from '@parley/contracts';
import { type Counts, middleOf } from '../platform/observability/index.js';
import { PEAK } from './stats.repository.js';

/** All of them: one that is missing does not compile. */
const EVENTS: Readonly<Record<ClientEvent, true>> = {
  sync: true,
  'message:send': true,
  'message:edit': true,
  'message:delete': true,
  'message:react': true,
  'message:pin': true,
  'room:read': true,
  'room:delivered': true,
  'room:unread': true,
  typing: true,
  'presence:set': true,
  'presence:watch': true,
  'auth:renew': true,
  ping: true,
};
const LIMITS: Readonly<Record<RateLimit, true>> = {
  messages: true,
  typing: true,
  pings: true,
  logins: true,
  registrations: true,
  passwords: true,
  mails: true,
  sockets: true,
  rooms: true,
  connections: true,
  syncs: true,
  uploads: true,
  searches: true,
  drafts: true,
  previews: true,
  packets: true,
};

const namesOf = <T extends string>(names: Readonly<Record<T, true>>): T[] => Object.keys(names) as T[];

export function activityView(counts: Counts): Activity {
  return {
    messages: { user: counts.get('messages.user') ?? 0, system: counts.get('messages.system') ?? 0 },
    events: named(namesOf(EVENTS), (event) => counts.get(`events.${event}`)),
    errors: named(ERROR_CODES, (code) => counts.get(`errors.${code}`)),
    rateLimitHits: named(namesOf(LIMITS), (limit) => counts.get(`limits.${limit}`)),
  };
}

export function bucketView(at: number, counts: Counts): StatsBucket {
  return {
    at: new Date(at).toISOString(),
    connections: { peak: peakOf(counts), opened: counts.get('connections') ?? 0 },
    ...activityView(counts),
    processing: processingView([counts]),
  };
}

/** Of all these together. */
export function processingView(all: readonly Counts[]): Processing {
  return { events: timingOf(all, 'took.events.'), requests: timingOf(all, 'took.requests.') };
}

function peakOf(counts: ReadonlyMap<string, number>): number {
  return counts.get(PEAK) ?? 0;
}

function timingOf(all: readonly Counts[], prefix: string): Timing {
  const steps = all
    .flatMap((counts) => [...counts])
    .filter(([counter]) => counter.startsWith(prefix))
    .map(([counter, count]) => ({ step: Number(counter.slice(prefix.length)), count }))
    .sort((one, other) => one.step - other.step);
  const count = steps.reduce((sum, one) => sum + one.count, 0);
  const below = (share: number): number | null => {
    let left = share * count;
    for (const one of steps) {
      left -= one.count;
      if (left <= 0) return Number(middleOf(one.step).toPrecision(2));
    }
    return null;
  };
  return { count, p50: below(0.5), p95: below(0.95), p99: below(0.99) };
}

function named<T extends string>(
  names: readonly T[],
  countOf: (name: T) => number | undefined,
): Partial<Record<T, number>> {
  const counts: Partial<Record<T, number>> = {};
  for (const name of names) {
    const count = countOf(name);
    if (count) counts[name] = count;
  }
  return counts;
}
