import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readArguments, USAGE, type Task } from './arguments.js';
import { judge } from './checker.js';
import { loadHistory, saveHistory } from './history/history-file.js';
import type { RunOptions } from './options.js';
import { Report } from './report.js';
import { runOnce } from './run-once.js';
import { commandOf, describeRun } from './verdict.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The exit code: 0 when nothing was violated, 1 when something was, 2 when there was nothing to judge. */
async function main(args: readonly string[]): Promise<number> {
  let task: Task;
  try {
    task = readArguments(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
    return 2;
  }
  if (task.kind === 'help') {
    say(USAGE);
    return 0;
  }
  if (task.kind === 'replay') return replay(task.file);
  const failed: number[] = [];
  const report = new Report(resolve(task.report));
  for (const seed of task.seeds) {
    if (!(await runSeed({ seed, ...task.options }, task, report))) failed.push(seed);
  }
  say(`\nreport      ${report.file}`);
  if (task.seeds.length > 1) {
    say(
      `\n${task.seeds.length} seeds, ${failed.length} with violations${failed.length > 0 ? `: ${failed.join(', ')}` : ''}`,
    );
  }
  return failed.length > 0 ? 1 : 0;
}

async function runSeed(
  options: RunOptions,
  { out, saveAlways }: Extract<Task, { kind: 'run' }>,
  report: Report,
): Promise<boolean> {
  const began = Date.now();
  say(
    `\nseed        ${options.seed}: ${options.seconds} s of faults, ${options.clients} clients, ${options.instances} instances`,
  );
  const run = await runOnce(options, say).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    say(`the run could not be begun: ${why}`);
    report.addFailure(options.seed, why, Date.now() - began);
    return null;
  });
  if (!run) return false;
  try {
    const violations = judge(run.events);
    report.add(options.seed, run.events, violations, Date.now() - began, options.instances);
    for (const line of describeRun(run.events, violations)) say(line);
    if (violations.length === 0 && !saveAlways) return true;
    const folder = resolve(out, `seed-${options.seed}-${Date.now()}`);
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'history.jsonl');
    saveHistory(file, run.events);
    run.saveLogs(folder);
    say(`saved       ${folder}`);
    say(`judge again npm run chaos -- --replay ${file}`);
    say(`run again   ${commandOf(options)}`);
    return violations.length === 0;
  } finally {
    await run.close();
  }
}

function replay(file: string): number {
  const events = loadHistory(resolve(file));
  const violations = judge(events);
  for (const line of describeRun(events, violations)) say(line);
  const run = events.find(({ type }) => type === 'run');
  if (run?.type === 'run') say(`run again   ${commandOf(run.options)}`);
  return violations.length > 0 ? 1 : 0;
}

// npm runs this in the workspace's folder or in the root; files are named from where the person stands.
if (process.env['INIT_CWD'] !== undefined) process.chdir(process.env['INIT_CWD']);
process.exit(await main(process.argv.slice(2)));
