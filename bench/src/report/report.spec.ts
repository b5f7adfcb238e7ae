import { expect, test } from '@jest/globals';
import { Samples } from '../samples.js';
import { SIZES } from '../sizes.js';
import { scenarioNames } from './goals.js';
import { markdown } from './markdown.js';
import { picture } from './picture.js';

const SCENARIO = scenarioNames.idle(SIZES.small);
const titleOf = (subject: string): string => `<${subject}>`;

function samples(): Samples {
  const all = new Samples();
  for (const kilobytesEach of [30, 20, 22]) all.add(SCENARIO, 'parley', { kilobytesEach });
  for (const kilobytesEach of [40, 40, 40]) all.add(SCENARIO, 'socket-io', { kilobytesEach });
  return all;
}

test('the report shows medians with their spread, and what was reached', () => {
  const circumstances = { date: '2026-01-01', size: 'small', cores: 2, processor: 'P', node: '24' };
  const judgements = [{ text: 'memory', need: '≤ 1.15', value: 0.55, verdict: 'pass' }];
  const lines = markdown(samples(), judgements, SIZES.small, titleOf, circumstances).split('\n');
  expect(lines).toContain('## What is to be reached: 1 of 1');
  expect(lines).toContain('| memory | × 0.55 | ≤ 1.15 | pass |');
  expect(lines).toContain('| <parley> | 22.0 ± 23 % |');
  expect(lines).toContain('| <socket-io> | 40.0 |');
});

test('the picture has a bar for each, as long as its share of the longest', () => {
  const svg = picture(
    samples(),
    [{ title: 'Memory', scenario: SCENARIO, figure: 'kilobytesEach', digits: 0 }],
    titleOf,
  );
  const widths = [...svg.matchAll(/width="([\d.]+)" height="17"/g)].map(([, width]) => Number(width));
  expect(widths).toHaveLength(2);
  expect((widths[0] ?? 0) / (widths[1] ?? 1)).toBeCloseTo(22 / 40, 2);
  expect(svg).toContain('&lt;parley>');
});

test('samples survive being written and read', () => {
  expect(Samples.from(JSON.parse(JSON.stringify(samples()))).toJSON()).toEqual(samples().toJSON());
});
