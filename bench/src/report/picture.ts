import type { Samples } from '../samples.js';

export interface Chart {
  readonly title: string;
  readonly scenario: string;
  readonly figure: string;
  readonly digits: number;
}

const WIDTH = 860;
const LABELS = 270;
const ROW = 22;
const HEAD = 46;
const LONGEST = WIDTH - LABELS - 110;
const OURS = '#2f6fde';
const THEIRS = '#9aa5b1';

/** Bars, one chart below the other. The first subject is ours. */
export function picture(
  samples: Samples,
  charts: readonly Chart[],
  titleOf: (subject: string) => string,
): string {
  let y = 0;
  const parts: string[] = [];
  for (const chart of charts) {
    const bars = samples.subjectsOf(chart.scenario).map((subject) => ({
      subject,
      value: samples.median(chart.scenario, subject, chart.figure),
    }));
    const largest = Math.max(...bars.map(({ value }) => value));
    parts.push(`<text x="16" y="${y + 30}" class="title">${escape(chart.title)}</text>`);
    y += HEAD;
    for (const { subject, value } of bars) {
      const width = Math.max(1, (value / largest) * LONGEST);
      const shown = value.toLocaleString('en', { maximumFractionDigits: chart.digits });
      parts.push(
        `<text x="${LABELS - 8}" y="${y + 13}" text-anchor="end">${escape(titleOf(subject))}</text>`,
        `<rect x="${LABELS}" y="${y}" width="${width.toFixed(1)}" height="${ROW - 5}" rx="3" fill="${subject === 'parley' ? OURS : THEIRS}"/>`,
        `<text x="${(LABELS + width + 6).toFixed(1)}" y="${y + 13}">${shown}</text>`,
      );
      y += ROW;
    }
  }
  const height = y + 16;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img">`,
    '<style>text{font:13px system-ui,sans-serif;fill:#1f2933}.title{font-weight:600;font-size:15px}</style>',
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
