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
export async function jest(task) {
  return (await filesOf(task)).figures;
}

/** More files than this do not fail because a machine held its breath. */
const FEW_FILES = 4;

/**
 * For tests with processes, sockets and browsers, on machines that are shared: files in which something failed are run
 * once more, whole and by themselves, so that each begins with a database of its own again. `again` names those that
 * passed only then.
 *
 * @returns {Promise<Figures & {again?: string[]}>}
 */
export async function jestWithSecondTry({ env, report, ...task }) {
  // Both runs are judged as one by `seen-reporter.mjs`.
  const seen = { TEST_SEEN_DIR: `${report}.seen` };
  const first = await filesOf({ ...task, env: { ...env, ...seen }, report });
  if (first.failed.length === 0 || first.failed.length > FEW_FILES) return first.figures;

  const names = first.failed.map((file) => path.relative(root, file));
  console.log(`\nTried again by themselves: ${names.join(', ')}\n`);
  const second = await filesOf({
    ...task,
    env: { ...env, ...seen, TEST_SEEN_ALL: '1' },
    report: `${report}.again`,
    files: first.failed,
  });
  return {
    passed: first.passedInGreenFiles + second.figures.passed,
    failed: second.figures.failed,
    skipped: first.skippedInGreenFiles + second.figures.skipped,
    again: names.filter((_, n) => !second.failed.includes(first.failed[n])),
  };
}

async function filesOf({ workspace, flags = ES_MODULES, config, env, report, files = [] }) {
  const args = [
    ...flags,
    path.join(root, 'node_modules/jest/bin/jest.js'),
    ...(config ? ['--config', config] : []),
    '--json',
    `--outputFile=${report}`,
    ...(files.length > 0 ? ['--runTestsByPath', ...files] : []),
  ];
  const code = await run(args, path.join(root, workspace), env);
  return readReport(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : NO_REPORT, code);
}

/** Jest itself did not come to its end. */
const NO_REPORT = {
  numPassedTests: 0,
  numFailedTests: 0,
  numRuntimeErrorTestSuites: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
};

/** @param {object} result What Jest writes with `--json`. */
export function readReport(result, code) {
  const figures = {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests,
  };
  const inGreenFiles = result.testResults
    .filter(({ status }) => status !== 'failed')
    .flatMap(({ assertionResults }) => assertionResults);
  const passed = inGreenFiles.filter(({ status }) => status === 'passed').length;
  return {
    figures: atLeastOneFailure(figures, code),
    failed: result.testResults.filter(({ status }) => status === 'failed').map(({ name }) => name),
    passedInGreenFiles: passed,
    skippedInGreenFiles: inGreenFiles.length - passed,
  };
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
