import type { StatsBucket, Timing } from '@parley/contracts';
import { chartsOf, duration, sharesOf } from './figures';

const nothing: Timing = { count: 0, p50: null, p95: null, p99: null };
const bucket = (over: Partial<StatsBucket> = {}): StatsBucket => ({
  at: '2026-11-21T12:00:00.000Z',
  messages: { user: 0, system: 0 },
  events: {},
  errors: {},
  rateLimitHits: {},
  connections: { peak: 0, opened: 0 },
  processing: { events: nothing, requests: nothing },
  ...over,
});
const charts = (...buckets: StatsBucket[]) => new Map(chartsOf(buckets).map((it) => [it.heading, it]));

it('sums up what was said, the highest of what was at once, the last of what was measured', () => {
  const timing = (p50: number): Timing => ({ count: 3, p50, p95: p50 * 3, p99: p50 * 4 });
  const shown = charts(
    bucket({
      messages: { user: 2, system: 5 },
      connections: { peak: 7, opened: 9 },
      errors: { FORBIDDEN: 1, VALIDATION: 2 },
      processing: { events: timing(4), requests: nothing },
    }),
    bucket({ messages: { user: 3, system: 0 }, connections: { peak: 4, opened: 1 } }),
  );
  expect(shown.get('Messages')?.figure).toBe('5');
  expect(shown.get('Connections at once')?.figure).toBe('7 at most');
  expect(shown.get('Refusals and errors')?.figure).toBe('3');
  expect(shown.get('Answers on sockets')?.figure).toBe('4 ms');
  expect(shown.get('Answers on sockets')?.series[0]?.values).toEqual([4, null]);
  expect(shown.get('Answers over REST')?.figure).toBe('–');
});

it('adds up the parts, the largest first', () => {
  const shares = sharesOf(
    [bucket({ errors: { FORBIDDEN: 1 } }), bucket({ errors: { FORBIDDEN: 1, GONE: 4 } })],
    'errors',
  );
  expect(shares).toEqual([
    { label: 'GONE', count: 4, part: 1 },
    { label: 'FORBIDDEN', count: 2, part: 0.5 },
  ]);
});

it.each([
  [0.42, '0.4 ms'],
  [12.4, '12 ms'],
  [1_340, '1.3 s'],
])('%d is %s', (ms, words) => {
  expect(duration(ms)).toBe(words);
});
