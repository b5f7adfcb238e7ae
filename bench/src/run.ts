import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments, USAGE } from './arguments.js';
import { measure } from './measure.js';
import { amount } from './report/markdown.js';
import { writeReport } from './report/report.js';
import { Samples } from './samples.js';
import { SIZES, type Sizes } from './sizes.js';
import { type SubjectName, TITLES } from './subjects.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The exit code: 0 when it was measured, whatever came out; 2 when it could not be. */
async function main(): Promise<number> {
  const task = readArguments(process.argv.slice(2));
  if (task === 'help') {
    say(USAGE);
    return 0;
  }
  const sizes: Sizes = { ...SIZES[task.size], ...(task.rounds !== undefined && { rounds: task.rounds }) };
  const measured = await measure(task, sizes, say);
  // What was not taken this time stands as it was; half a run is kept, and published nowhere.
  if (task.add !== undefined)
    measured.samples.addMissing(Samples.from(JSON.parse(readFileSync(task.add, 'utf8'))));
  const titleOf = (subject: string): string => TITLES[subject as SubjectName] ?? subject;
  const published = measured.failure ? { ...task, publishTo: [] } : task;
  const judgements = writeReport(measured, sizes, published, titleOf);
  for (const { text, need, value, unit, verdict } of judgements) {
    say(`${verdict.padEnd(5)} ${text}: ${amount(value, unit)} (${need})`);
  }
  say(`\n${join(task.out, 'report.md')}`);
  if (measured.failure) throw measured.failure;
  return 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(2);
  },
);
