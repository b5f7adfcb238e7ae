import type { RateLimit, Stats, StatsBucket, Timing } from '@parley/contracts';
import type { ChartSeries } from '../../../ui/chart/chart';
import { countOf } from '../../../ui/words/count-of';

/** What is counted, made into what is shown. */

export interface ChartFacts {
  heading: string;
  figure: string;
  /** What the figure is; without it, that of all the time shown. */
  note?: string;
  series: readonly ChartSeries[];
  format?: (value: number) => string;
}

/** One of several things that make up a number, largest first. */
export interface Share {
  label: string;
  count: number;
  /** Of the largest, 0 to 1. */
  part: number;
}

export function sumOf(counts: Readonly<Record<string, number | undefined>>): number {
  return Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

const whole = new Intl.NumberFormat();
const shown = (count: number): string => whole.format(count);

/** `0.4 ms`, `12 ms`, `1.3 s`. */
export function duration(ms: number): string {
  if (ms >= 1_000) return `${(ms / 1_000).toFixed(1)} s`;
  return `${ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms)} ms`;
}

export function chartsOf(buckets: readonly StatsBucket[]): ChartFacts[] {
  const each = (pick: (bucket: StatsBucket) => number): number[] => buckets.map(pick);
  const total = (pick: (bucket: StatsBucket) => number): number =>
    each(pick).reduce((sum, it) => sum + it, 0);
  return [
    {
      heading: 'Messages',
      figure: shown(total(({ messages }) => messages.user)),
      series: [
        { name: 'By people', look: 'bar', tone: 'accent', values: each(({ messages }) => messages.user) },
        { name: 'Notices', look: 'bar', tone: 'muted', values: each(({ messages }) => messages.system) },
      ],
    },
    {
      heading: 'Connections at once',
      figure: `${shown(Math.max(0, ...each(({ connections }) => connections.peak)))} at most`,
      series: [
        {
          name: 'At once',
          look: 'line',
          tone: 'accent',
          values: each(({ connections }) => connections.peak),
        },
        {
          name: 'Opened',
          look: 'dashed',
          tone: 'muted',
          values: each(({ connections }) => connections.opened),
        },
      ],
    },
    timesOf('Answers on sockets', buckets, ({ processing }) => processing.events),
    timesOf('Answers over REST', buckets, ({ processing }) => processing.requests),
    {
      heading: 'Refusals and errors',
      figure: shown(total(({ errors }) => sumOf(errors))),
      series: [{ name: 'Refused', look: 'bar', tone: 'danger', values: each(({ errors }) => sumOf(errors)) }],
    },
    {
      heading: 'Held up by a limit',
      figure: shown(total(({ rateLimitHits }) => sumOf(rateLimitHits))),
      series: [
        {
          name: 'Times',
          look: 'bar',
          tone: 'warning',
          values: each(({ rateLimitHits }) => sumOf(rateLimitHits)),
        },
      ],
    },
  ];
}

function timesOf(
  heading: string,
  buckets: readonly StatsBucket[],
  pick: (bucket: StatsBucket) => Timing,
): ChartFacts {
  const last = buckets.map(pick).findLast(({ count }) => count > 0);
  return {
    heading,
    figure: last && last.p50 !== null ? duration(last.p50) : '–',
    note: 'for half of them, most recently',
    format: duration,
    series: [
      { name: 'Half', look: 'line', tone: 'accent', values: buckets.map((bucket) => pick(bucket).p50) },
      { name: '95 of 100', look: 'dashed', tone: 'muted', values: buckets.map((bucket) => pick(bucket).p95) },
    ],
  };
}

/** What a limit counts. Codes and events keep the names by which they are found in logs and in the protocol. */
const LIMIT_WORDS: Readonly<Record<RateLimit, string>> = {
  messages: 'Messages',
  typing: 'Typing',
  pings: 'Pings',
  logins: 'Failed sign-ins',
  registrations: 'Registrations',
  passwords: 'Passwords',
  mails: 'Mails',
  sockets: 'Sockets of one person',
  rooms: 'Rooms of one person',
  connections: 'New connections',
  syncs: 'Catching up',
  packets: 'Packets',
  uploads: 'Uploads',
  searches: 'Searches',
  drafts: 'Drafts',
  previews: 'Link previews',
};

export function limitWords(limit: string): string {
  return LIMIT_WORDS[limit as RateLimit] ?? limit;
}

type Counted = 'errors' | 'rateLimitHits' | 'events';

/** What made up the errors, the hits or the events of all that time. */
export function sharesOf(buckets: readonly StatsBucket[], counted: Counted): Share[] {
  const counts = new Map<string, number>();
  for (const bucket of buckets) {
    for (const [label, count] of Object.entries(bucket[counted]))
      counts.set(label, (counts.get(label) ?? 0) + count);
  }
  const shares = [...counts].filter(([, count]) => count > 0).sort(([, a], [, b]) => b - a);
  const most = shares[0]?.[1] ?? 1;
  return shares.map(([label, count]) => ({ label, count, part: count / most }));
}

export interface Tile {
  label: string;
  value: string;
  note: string;
}

/** How things stand now. */
export function tilesOf(stats: Stats, when: (at: string) => string): Tile[] {
  const { connections, people, rooms, messages, processing, instances } = stats;
  const { p95 } = processing.events;
  return [
    {
      label: 'Connected now',
      value: shown(connections.now),
      note: `Most: ${shown(connections.peak)}${connections.peakAt ? `, ${when(connections.peakAt)}` : ''}`,
    },
    {
      label: 'Accounts',
      value: shown(people.accounts),
      note: `${shown(people.guests)} guests, ${shown(people.banned)} banned`,
    },
    {
      label: 'Rooms',
      value: shown(rooms.public + rooms.private),
      note: `${shown(rooms.private)} private; ${shown(rooms.direct)} direct`,
    },
    {
      label: 'Messages',
      value: shown(messages.user),
      note: `Counted since ${when(stats.since)}`,
    },
    {
      label: 'Answer time',
      value: p95 === null ? '–' : duration(p95),
      note: '95 of 100, last hour',
    },
    {
      label: 'Instances',
      value: shown(instances),
      note: `${countOf(connections.total, 'connection')} so far`,
    },
  ];
}
