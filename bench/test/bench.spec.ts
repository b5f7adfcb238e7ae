import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const RUN = fileURLToPath(new URL('../dist/run.js', import.meta.url));

const run = promisify(execFile);

/** Its processes are started from what was built. */
beforeAll(async () => {
  const nx = dirname(createRequire(import.meta.url).resolve('nx/package.json'));
  const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' };
  await run(process.execPath, [join(nx, 'dist/bin/nx.js'), 'build', 'bench'], { cwd: ROOT, env });
}, 240_000);

/** Whether it runs at all, with real servers: what it measures in half a second means nothing. */
test('a tiny run measures and reports', async () => {
  const out = mkdtempSync(join(tmpdir(), 'parley-bench-test-'));
  try {
    const task = [
      '--size',
      'tiny',
      '--scenario',
      'fan-out,many-rooms,arrivals,history',
      '--subjects',
      'parley,socket-io-redis',
    ];
    const { stdout } = await run(process.execPath, [RUN, ...task, '--out', out]);
    expect(stdout).toMatch(
      /fan-out to 20, saturated: deliveries\/s of Socket.IO with the Redis adapter: × \d/,
    );
    const report = readFileSync(join(out, 'report.md'), 'utf8');
    expect(report).toMatch(/^\| Parley \| [\d,]+/m);
    expect(report).toMatch(/^\| Socket.IO with the Redis adapter \| [\d,]+/m);
    expect(report).toMatch(/^## 20 people log in with a password\n\n.*\n.*\n\| Parley \| \d/m);
    expect(readFileSync(join(out, 'report.svg'), 'utf8')).toContain('one room of 20');
    const samples = JSON.parse(readFileSync(join(out, 'samples.json'), 'utf8')) as {
      subject: string;
      rounds: Record<string, number>[];
    }[];
    const fanOut = samples.filter(({ rounds }) =>
      rounds.some((figures) => 'heard' in figures || 'lost' in figures),
    );
    expect(fanOut.length).toBeGreaterThan(0);
    for (const { rounds } of fanOut) {
      for (const figures of rounds) expect(figures).toMatchObject({ lost: 0, refused: 0 });
    }
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});
