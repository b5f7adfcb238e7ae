import type { Samples } from '../samples.js';
import { median } from '../statistics.js';
import type { Conditions } from '../world/machine-watch.js';
import type { Sizes } from '../sizes.js';
import { columnsOf, type Column } from './columns.js';
import type { Judgement } from './goals.js';

export interface Circumstances extends Conditions {
  readonly date: string;
  readonly size: string;
  readonly cores: number;
  readonly processor: string;
  readonly node: string;
}

export interface Report {
  readonly samples: Samples;
  readonly judgements: readonly Judgement[];
  readonly sizes: Sizes;
  readonly titleOf: (subject: string) => string;
  readonly circumstances: Circumstances;
}

/** @param picture where it lies, seen from the report */
export function markdown(report: Report, picture: string): string {
  return `${['# How fast Parley is here', '', ...body(report, picture)].join('\n')}\n`;
}

/** The report without its title: its parts have headings of the second level. */
export function body(
  { samples, judgements, sizes, titleOf, circumstances }: Report,
  picture: string,
): string[] {
  const lines = [
    ...told(samples, sizes, circumstances),
    '',
    `![deliveries and CPU](${picture})`,
    '',
    `## What is to be reached: ${reached(judgements)}`,
    '',
    ...goalsTable(judgements),
  ];
  for (const scenario of samples.scenarios) {
    const columns = columnsOf(scenario, sizes);
    lines.push('', `## ${scenario}`, '');
    lines.push(
      ...table(
        ['', ...columns.map(({ title }) => title)],
        samples
          .subjectsOf(scenario)
          .map((subject) => [
            titleOf(subject),
            ...columns.map((one) => cell(samples, scenario, subject, one)),
          ]),
      ),
    );
  }
  return lines;
}

export function reached(judgements: readonly Judgement[]): string {
  return `${judgements.filter(({ verdict }) => verdict === 'pass').length} of ${judgements.length}`;
}

export function goalsTable(judgements: readonly Judgement[]): string[] {
  return table(
    ['', 'measured', 'needed', ''],
    judgements.map(({ text, need, value, unit, verdict }) => [text, amount(value, unit), need, verdict]),
  );
}

/** `× 1.25`, or `98 points`. */
export function amount(value: number, unit: string): string {
  return unit === '×' ? `× ${value.toFixed(2)}` : `${value.toFixed(0)} ${unit}`;
}

/** How it was measured, and what disturbed. */
function told(samples: Samples, sizes: Sizes, circumstances: Circumstances): string[] {
  const { date, size, cores, processor, node, isPinned, isFirst, load, stolen } = circumstances;
  const others = samples.scenarios.flatMap((scenario) =>
    samples.subjectsOf(scenario).flatMap((subject) => samples.values(scenario, subject, 'othersBusy')),
  );
  const disturbance = median(others.filter((value) => !Number.isNaN(value)));
  return [
    `${date}, size \`${size}\`, ${cores} cores (${processor}), Node ${node}. Medians of ${sizes.rounds}, with the spread ` +
      `(outermost over median); ratios are medians of ratios taken round by round. Nothing under a fifth is a difference.`,
    '',
    `${isPinned ? 'Server, PostgreSQL and Redis on one core, clients on another' : 'Not kept to cores'}; ` +
      `${isFirst ? 'before other processes of the machine' : 'beside other processes of the machine as their equals'}. ` +
      `Other processes took ${disturbance.toFixed(2)} cores (median), the host ${stolen.toFixed(2)}; ` +
      `load average ${load.map((one) => one.toFixed(1)).join(' before, ')} after.`,
  ];
}

function cell(samples: Samples, scenario: string, subject: string, { figure, digits }: Column): string {
  const value = samples.median(scenario, subject, figure);
  if (!Number.isFinite(value)) return '–';
  const spread = samples.spread(scenario, subject, figure);
  const text = value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  // Of what is shown as nothing, the spread is that of what cannot be seen.
  return spread > 0 && Number(text.replaceAll(',', '')) !== 0
    ? `${text} ± ${(spread * 50).toFixed(0)} %`
    : text;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)];
}
