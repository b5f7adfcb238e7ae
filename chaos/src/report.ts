import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Violation } from './checks/check.js';
import type { Fault } from './faults/fault.js';
import type { HistoryEvent } from './history/events.js';
import { groupBy, History } from './history/history.js';

const HEAD = `| seed | acts | messages | faults | restarts | verdict | duration |
| ---: | ---: | ---: | --- | ---: | --- | ---: |
`;

/** A series of runs as a table in Markdown. Each run is written down as it ends: a series may be broken off. */
export class Report {
  constructor(readonly file: string) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, HEAD);
  }

  /** @param tookMs the whole run, with building up its world and coming to rest */
  add(
    seed: number,
    events: readonly HistoryEvent[],
    violations: readonly Violation[],
    tookMs: number,
    instances: number,
  ): void {
    const history = new History(events);
    const faults = history.faults().map(({ begin }) => begin.fault);
    const restarts = faults.reduce((sum, fault) => sum + restartsOf(fault, instances), 0);
    const messages = history.snapshots.at(-1)?.database.messages.length ?? 0;
    const acts = history.operations.length;
    this.write([seed, acts, messages, counted(faults), restarts, verdictOf(violations), seconds(tookMs)]);
  }

  /** A run that could not be begun, or not be judged. */
  addFailure(seed: number, why: string, tookMs: number): void {
    this.write([seed, '', '', '', '', `not judged: ${why.split('\n')[0] ?? ''}`, seconds(tookMs)]);
  }

  private write(cells: readonly (string | number)[]): void {
    appendFileSync(this.file, `| ${cells.map((cell) => String(cell).replaceAll('|', '/')).join(' | ')} |\n`);
  }
}

/** Of instances, of Redis and of PostgreSQL. */
function restartsOf({ kind }: Fault, instances: number): number {
  if (kind === 'rolling-restart') return instances;
  const one: Fault['kind'][] = ['kill-instance', 'kill-after-commit', 'restart-redis', 'restart-postgres'];
  return one.includes(kind) ? 1 : 0;
}

function counted(faults: readonly Fault[]): string {
  return [...groupBy(faults, ({ kind }) => kind)]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([kind, same]) => `${kind} ${same.length}`)
    .join(', ');
}

function verdictOf(violations: readonly Violation[]): string {
  if (violations.length === 0) return 'no violation';
  const checks = [...groupBy(violations, ({ check }) => check)].map(
    ([check, found]) => `${check} ${found.length}`,
  );
  return `**${violations.length} violations**: ${checks.join(', ')}`;
}

const seconds = (ms: number): string => `${Math.round(ms / 1000)} s`;
