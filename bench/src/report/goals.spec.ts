import { expect, test } from '@jest/globals';
import { Samples } from '../samples.js';
import { SIZES } from '../sizes.js';
import { goalsOf, judge, scenarioNames } from './goals.js';

const MANY_CORES = 64;

/** Three rounds, on a machine that gets twice as slow each time: the ratios stay what they are. */
function samplesOf(
  scenario: string,
  figure: string,
  ours: number,
  theirs: number,
  reference: string,
): Samples {
  const samples = new Samples();
  for (const slow of [1, 2, 4]) {
    samples.add(scenario, 'parley', { [figure]: ours / slow });
    samples.add(scenario, reference, { [figure]: theirs / slow });
  }
  return samples;
}

const verdicts = (samples: Samples) =>
  judge(goalsOf(SIZES.small, MANY_CORES), samples).map(({ value, verdict }) => [value, verdict]);

test('what has to be many times as much', () => {
  const of = (ours: number) =>
    verdicts(samplesOf(scenarioNames.saturated(200), 'deliveriesPerSecond', ours, 10, 'socket-io-redis'));
  expect(of(100)).toEqual([[10, 'pass']]);
  expect(of(99)).toEqual([[9.9, 'miss']]);
});

test('what must not cost more', () => {
  const of = (ours: number) =>
    verdicts(samplesOf(scenarioNames.idle(SIZES.small), 'kilobytesEach', ours, 100, 'socket-io'));
  expect(of(115)).toEqual([[1.15, 'pass']]);
  expect(of(116)).toEqual([[1.16, 'miss']]);
});

test('what was not measured is not judged', () => {
  expect(verdicts(new Samples())).toEqual([]);
});

test('more instances are judged by their speed only where there are cores for them', () => {
  const samples = new Samples();
  samples.add(scenarioNames.moreInstances, '1 instance', { deliveriesPerSecond: 100, cpuPerMillion: 2 });
  samples.add(scenarioNames.moreInstances, '2 instances', { deliveriesPerSecond: 110, cpuPerMillion: 2.2 });
  const on = (cores: number) => judge(goalsOf(SIZES.small, cores), samples).map(({ verdict }) => verdict);
  expect(on(MANY_CORES)).toEqual(['pass', 'miss']);
  expect(on(2)).toEqual(['pass', 'not judged: 2 cores']);
});
