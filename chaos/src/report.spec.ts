import { expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Scene } from '../test/scene.js';
import { Report } from './report.js';

test('each run is a row, whatever became of it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-report-'));
  try {
    const report = new Report(join(folder, 'results', 'report.md'));
    const { events: before, snapshot } = new Scene();
    const events = [...before, snapshot];
    report.add(1, events, [], 61_400, 2);
    report.add(
      2,
      events,
      [
        { check: 'marks', what: 'a' },
        { check: 'marks', what: 'b' },
      ],
      1_000,
      2,
    );
    report.addFailure(3, 'no room | here\nat …', 2_000);
    const lines = readFileSync(report.file, 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[2]).toMatch(/^\| 1 \| \d+ \| 7 \| .* \| no violation \| 61 s \|$/);
    expect(lines[3]).toContain('| **2 violations**: marks 2 |');
    expect(lines[4]).toContain('| not judged: no room / here |');
    expect(new Set(lines.map((line) => line.split('|').length)).size).toBe(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
