import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import type { Task } from '../arguments.js';
import type { Samples } from '../samples.js';
import type { Sizes } from '../sizes.js';
import type { Conditions } from '../world/machine-watch.js';
import { goalsOf, judge, scenarioNames, type Judgement } from './goals.js';
import { markdown } from './markdown.js';
import { type Chart, picture } from './picture.js';
import { publish } from './publish.js';

/** Writes report.md, its picture and the figures themselves into the folder, and the report into these files. */
export function writeReport(
  { samples, conditions }: { samples: Samples; conditions: Conditions },
  sizes: Sizes,
  { size, out, publishTo }: Pick<Task, 'size' | 'out' | 'publishTo'>,
  titleOf: (subject: string) => string,
): Judgement[] {
  const cores = availableParallelism();
  const judgements = judge(goalsOf(sizes, cores), samples);
  const circumstances = {
    date: new Date().toISOString().slice(0, 10),
    size,
    cores,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    node: process.versions.node,
    ...conditions,
  };
  const report = { samples, judgements, sizes, titleOf, circumstances };
  mkdirSync(out, { recursive: true });
  const write = (name: string, text: string): void => writeFileSync(join(out, name), text);
  write('report.md', markdown(report, 'report.svg'));
  write('report.svg', picture(samples, chartsOf(samples, sizes), titleOf));
  write('samples.json', JSON.stringify(samples, null, 1));
  for (const file of publishTo) publish(report, join(out, 'report.svg'), file);
  return judgements;
}

function chartsOf(samples: Samples, sizes: Sizes): Chart[] {
  const { saturated, steady, manyRooms } = scenarioNames;
  const charts = [
    ...sizes.members.flatMap((members): Chart[] => [
      {
        title: `Deliveries a second, one room of ${members}, as fast as it goes`,
        scenario: saturated(members),
        figure: 'deliveriesPerSecond',
        digits: 0,
      },
      {
        title: `CPU seconds a million of them (server, database and Redis)`,
        scenario: saturated(members),
        figure: 'cpuPerMillion',
        digits: 1,
      },
    ]),
    {
      title: `CPU seconds a million deliveries, ${steady(sizes)}`,
      scenario: steady(sizes),
      figure: 'cpuPerMillion',
      digits: 1,
    },
    {
      title: `Answered messages a second, ${manyRooms(sizes)}`,
      scenario: manyRooms(sizes),
      figure: 'messagesPerSecond',
      digits: 0,
    },
  ];
  return charts.filter(({ scenario }) => samples.scenarios.includes(scenario));
}
