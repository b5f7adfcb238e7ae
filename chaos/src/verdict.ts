import { CHECKS } from './checker.js';
import type { Violation } from './checks/check.js';
import type { HistoryEvent } from './history/events.js';
import { groupBy, History } from './history/history.js';
import type { RunOptions } from './options.js';

/** Findings of one kind that are written out; the rest is only counted. */
const EXAMPLES = 8;

/** What happened in a run, in lines for people. */
export function describeRun(events: readonly HistoryEvent[], violations: readonly Violation[]): string[] {
  const history = new History(events);
  return [
    `faults      ${counted(history.faults().map(({ begin }) => begin.fault.kind))}`,
    `operations  ${counted(history.operations.map(({ invoked }) => invoked.operation.name))}`,
    `outcomes    ${counted(history.operations.map(({ outcome }) => describeOutcome(outcome)))}`,
    `watched     ${history.of('heard').length} events on ${devicesOf(events).size} devices, ${history.of('attempt').length} sends on the wire`,
    ...history.snapshots.map(
      ({ round, quietAt, onlineAt, settledAt, database }) =>
        `round ${round}     ${database.messages.length} messages; online after ${span(quietAt, onlineAt)}, in agreement ${span(onlineAt, settledAt)} later`,
    ),
    ...verdict(violations),
  ];
}

function verdict(violations: readonly Violation[]): string[] {
  if (violations.length === 0) return [`verdict     no violation in ${CHECKS.length} checks`];
  const byCheck = groupBy(violations, ({ check }) => check);
  return [
    `verdict     ${violations.length} VIOLATIONS`,
    ...[...byCheck].flatMap(([name, found]) => [
      `  ${name}: ${CHECKS.find((check) => check.name === name)?.promise ?? ''}`,
      ...found.slice(0, EXAMPLES).map(({ what, t }) => `    - ${what}${t === undefined ? '' : ` [${t}]`}`),
      ...(found.length > EXAMPLES ? [`    … and ${found.length - EXAMPLES} more`] : []),
    ]),
  ];
}

/** The command that does the same run again. */
export function commandOf({
  seed,
  seconds,
  rounds,
  clients,
  instances,
  rooms,
  tokenSeconds,
}: RunOptions): string {
  return (
    `npm run chaos -- --seed ${seed} --seconds ${seconds} --rounds ${rounds} --clients ${clients} ` +
    `--instances ${instances} --rooms ${rooms} --token-seconds ${tokenSeconds}`
  );
}

function describeOutcome(outcome: History['operations'][number]['outcome']): string {
  if (!outcome) return 'none';
  return outcome.type === 'ok' ? 'acked' : outcome.code;
}

function devicesOf(events: readonly HistoryEvent[]): Set<string> {
  return new Set(events.flatMap((event) => (event.type === 'device' ? [event.device] : [])));
}

/** `a 3, b 1`, the most frequent first. */
function counted(names: readonly string[]): string {
  return [...groupBy(names, (name) => name)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([name, same]) => `${name} ${same.length}`)
    .join(', ');
}

function span(from: number | null, to: number | null): string {
  return from === null || to === null ? 'never' : `${((to - from) / 1000).toFixed(1)} s`;
}
