import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { judge } from '../src/checker.js';
import { FAULT_KINDS } from '../src/faults/fault.js';
import { saveHistory } from '../src/history/history-file.js';
import { History } from '../src/history/history.js';
import { runOnce, type RunResult } from '../src/run-once.js';
import { describeRun } from '../src/verdict.js';

/** A seed whose schedule has every kind of fault in this time, and ends with a crash between commit and fan-out. */
const OPTIONS = { seed: 12, seconds: 35, rounds: 1, clients: 16, instances: 2, rooms: 4, tokenSeconds: 900 };
const RESULTS = fileURLToPath(new URL('../results/short-run', import.meta.url));

let run: RunResult;

beforeAll(async () => {
  run = await runOnce(OPTIONS, () => undefined);
}, 200_000);

afterAll(() => run?.close());

test('a short run with every kind of fault breaks no promise', () => {
  const violations = judge(run.events);
  if (violations.length > 0) {
    mkdirSync(RESULTS, { recursive: true });
    saveHistory(join(RESULTS, 'history.jsonl'), run.events);
    run.saveLogs(RESULTS);
    console.log([...describeRun(run.events, violations), `The history is in ${RESULTS}.`].join('\n'));
  }
  expect(violations).toEqual([]);
});

test('and it did what it is for', () => {
  const history = new History(run.events);
  const kinds = new Set(history.faults().map(({ begin }) => begin.fault.kind));
  expect([...FAULT_KINDS].filter((kind) => !kinds.has(kind))).toEqual([]);
  const acked = history.operations.filter(({ outcome }) => outcome?.type === 'ok');
  expect(acked.length).toBeGreaterThan(100);
  expect(history.of('heard').length).toBeGreaterThan(1_000);
});
