import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { Samples } from '../samples.js';
import { SIZES } from '../sizes.js';
import { scenarioNames } from './goals.js';
import { markdown, type Report } from './markdown.js';
import { picture } from './picture.js';
import { publish } from './publish.js';

const SCENARIO = scenarioNames.idle(SIZES.small);
const titleOf = (subject: string): string => `<${subject}>`;

function samples(): Samples {
  const all = new Samples();
  for (const kilobytesEach of [30, 20, 22]) all.add(SCENARIO, 'parley', { kilobytesEach });
  for (const kilobytesEach of [40, 40, 40]) all.add(SCENARIO, 'socket-io', { kilobytesEach });
  for (const kilobytesEach of [0, 1e-9, 30]) all.add(SCENARIO, 'bare-ws', { kilobytesEach });
  return all;
}

function report(): Report {
  const judgements = [
    { text: 'memory', need: '≤ 1.15', value: 0.55, unit: '×', verdict: 'pass' },
    { text: 'first visit', need: '≤ 200', value: 234.4, unit: 'kB', verdict: 'miss' },
  ];
  const machine = { date: '2026-01-01', size: 'small', cores: 2, processor: 'P', node: '24' };
  const conditions = { isPinned: true, isFirst: false, load: [0.5, 2.04], stolen: 0 } as const;
  const circumstances = { ...machine, ...conditions };
  return { samples: samples(), judgements, sizes: SIZES.small, titleOf, circumstances };
}

test('the report shows medians with their spread, and what was reached', () => {
  const lines = markdown(report(), 'report.svg').split('\n');
  expect(lines).toContain('## What is to be reached: 1 of 2');
  expect(lines).toContain('| memory | × 0.55 | ≤ 1.15 | pass |');
  expect(lines).toContain('| first visit | 234 kB | ≤ 200 | miss |');
  expect(lines.join('\n')).toContain('load average 0.5 before, 2.0 after');
  expect(lines).toContain('| <parley> | 22.0 ± 23 % |');
  expect(lines).toContain('| <socket-io> | 40.0 |');
  expect(lines).toContain('| <bare-ws> | 0.0 |');
});

test('the picture has a bar for each, as long as its share of the longest', () => {
  const svg = picture(
    samples(),
    [{ title: 'Memory', scenario: SCENARIO, figure: 'kilobytesEach', digits: 0 }],
    titleOf,
  );
  const widths = [...svg.matchAll(/width="([\d.]+)" height="17"/g)].map(([, width]) => Number(width));
  expect(widths).toHaveLength(3);
  expect((widths[0] ?? 0) / (widths[1] ?? 1)).toBeCloseTo(22 / 40, 2);
  expect(svg).toContain('&lt;parley>');
});

test('samples survive being written and read', () => {
  expect(Samples.from(JSON.parse(JSON.stringify(samples()))).toJSON()).toEqual(samples().toJSON());
});

test('figures of an earlier run are taken for scenarios that were left out, and for no others', () => {
  const now = new Samples();
  now.add('page', 'parley', { kilobytes: 200 });
  const earlier = samples();
  earlier.add('page', 'parley', { kilobytes: 400 });
  now.addMissing(earlier);
  expect(now.values('page', 'parley', 'kilobytes')).toEqual([200]);
  expect(now.values(SCENARIO, 'parley', 'kilobytesEach')).toEqual([30, 20, 22]);
});

test('it is put into a page in place of the one before, and nothing else of the page is touched', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-report-'));
  const [page, drawn] = [join(folder, 'page.md'), join(folder, 'drawn.svg')];
  writeFileSync(page, 'before\n<!-- bench:goals -->\nold\n<!-- /bench:goals -->\nafter\n');
  writeFileSync(drawn, '<svg/>');
  for (let time = 1; time <= 2; time += 1) publish(report(), drawn, page);
  const text = readFileSync(page, 'utf8');
  expect(text).toMatch(
    /^before\n<!-- bench:goals -->\n\n2026-01-01: 1 of 2\.\n[^]*\n\n<!-- \/bench:goals -->\nafter\n$/,
  );
  expect(text.match(/\| memory \|/g)).toHaveLength(1);
  expect(text).not.toContain('old');
  writeFileSync(page, 'nothing');
  expect(() => publish(report(), drawn, page)).toThrow('has no <!-- bench:report -->');
});
