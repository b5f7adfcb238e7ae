/** Runs one suite with the terminal as its own, and returns its figures from the runner's report. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { environment, nodeOfWorkspace, root } from '../setup/workspace.mjs';

/**
 * @typedef {{passed: number, failed: number, skipped: number}} Figures
 * A suite that ends badly without a failed test (a file that does not load, a crash) has one failure.
 */

/** What Node needs to run Jest on ES modules. */
export const ES_MODULES = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];

/** @returns {Promise<Figures>} */
export async function jest({ workspace, flags = ES_MODULES, config, env, report }) {
  const args = [
    ...flags,
    path.join(root, 'node_modules/jest/bin/jest.js'),
    ...(config ? ['--config', config] : []),
    '--json',
    `--outputFile=${report}`,
  ];
  const code = await run(args, path.join(root, workspace), env);
  if (!existsSync(report)) return atLeastOneFailure({ passed: 0, failed: 0, skipped: 0 }, code || 1);
  const result = JSON.parse(readFileSync(report, 'utf8'));
  return atLeastOneFailure(
    {
      passed: result.numPassedTests,
      failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
      skipped: result.numPendingTests + result.numTodoTests,
    },
    code,
  );
}

/** @returns {Promise<Figures>} */
export async function nodeTests({ files, env, report }) {
  const reporters = ['--test-reporter=spec', '--test-reporter-destination=stdout'];
  const args = [
    '--test',
    ...reporters,
    '--test-reporter=tap',
    `--test-reporter-destination=${report}`,
    ...files,
  ];
  const code = await run(args, root, env);
  const text = existsSync(report) ? readFileSync(report, 'utf8') : '';
  const figure = (name) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  return atLeastOneFailure(
    { passed: figure('pass'), failed: figure('fail'), skipped: figure('skipped') + figure('todo') },
    code,
  );
}

/** Type checks: each workspace is one test. @returns {Promise<Figures>} */
export async function typeChecks({ projects, env }) {
  const figures = { passed: 0, failed: 0, skipped: 0 };
  for (const project of projects) {
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
    const code = await run([tsc, '--noEmit', '-p', project], root, env);
    console.log(`${code === 0 ? '✔' : '✖'} ${project}`);
    figures[code === 0 ? 'passed' : 'failed']++;
  }
  return figures;
}

function atLeastOneFailure(figures, code) {
  return code !== 0 && figures.failed === 0 ? { ...figures, failed: 1 } : figures;
}

function run(args, cwd, env) {
  const child = spawn(nodeOfWorkspace(), args, { cwd, env: environment(env), stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
