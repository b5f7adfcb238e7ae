import type { Samples } from '../samples.js';
import type { Sizes } from '../sizes.js';
import { columnsOf, type Column } from './columns.js';
import type { Judgement } from './goals.js';

export interface Circumstances {
  readonly date: string;
  readonly size: string;
  readonly cores: number;
  readonly processor: string;
  readonly node: string;
}

export function markdown(
  samples: Samples,
  judgements: readonly Judgement[],
  sizes: Sizes,
  titleOf: (subject: string) => string,
  { date, size, cores, processor, node }: Circumstances,
): string {
  const reached = judgements.filter(({ verdict }) => verdict === 'pass').length;
  const lines = [
    '# How fast Parley is here',
    '',
    `${date}, size \`${size}\`, ${cores} cores (${processor}), Node ${node}. Medians of ${sizes.rounds}, with the spread ` +
      `(outermost over median); ratios are medians of ratios taken round by round. Nothing under a fifth is a difference.`,
    '',
    '![deliveries and CPU](report.svg)',
    '',
    `## What is to be reached: ${reached} of ${judgements.length}`,
    '',
    ...table(
      ['', 'measured', 'needed', ''],
      judgements.map(({ text, need, value, verdict }) => [text, `× ${value.toFixed(2)}`, need, verdict]),
    ),
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
  return `${lines.join('\n')}\n`;
}

function cell(samples: Samples, scenario: string, subject: string, { figure, digits }: Column): string {
  const value = samples.median(scenario, subject, figure);
  if (!Number.isFinite(value)) return '–';
  const spread = samples.spread(scenario, subject, figure);
  const text = value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return spread > 0 ? `${text} ± ${(spread * 50).toFixed(0)} %` : text;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)];
}
