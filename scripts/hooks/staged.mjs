/** Asks Prettier and ESLint about the files of this commit, as they lie in the folder, and about no others. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const tool = (...parts) => path.join(root, 'node_modules', ...parts);
const LINTED = /\.(ts|js|cjs|mjs|html)$/;

const prettier = tool('prettier/bin/prettier.cjs');
const eslint = tool('eslint/bin/eslint.js');
if (!existsSync(prettier) || !existsSync(eslint)) process.exit(0);

const { stdout } = spawnSync('git', ['diff', '--cached', '--name-only', '--diff-filter=ACMR', '-z'], {
  cwd: root,
  encoding: 'utf8',
});
const files = stdout.split('\0').filter((file) => file !== '' && existsSync(path.join(root, file)));
const linted = files.filter((file) => LINTED.test(file));

const isFormatted =
  files.length === 0 || run(prettier, '--check', '--ignore-unknown', '--log-level=warn', ...files);
if (!isFormatted) console.error('\nnpm run format writes them as they should be; then add and commit again.');
const isClean = linted.length === 0 || run(eslint, '--max-warnings=0', '--no-warn-ignored', ...linted);
process.exit(isFormatted && isClean ? 0 : 1);

function run(program, ...args) {
  return spawnSync(process.execPath, [program, ...args], { cwd: root, stdio: 'inherit' }).status === 0;
}
