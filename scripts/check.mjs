/**
 * `npm run check`: everything that a pull request is judged by, in the order of how soon it fails. Format, lint, and then
 * what `npm test` runs: types, tests, whether generated files are fresh, container files, and the product in a browser.
 *
 *   npm run check              all of it
 *   npm run check -- --quick   without what needs servers or a browser
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { install } from './setup/install.mjs';
import { prepare } from './setup/prepare.mjs';
import { environment, nodeOfWorkspace, root } from './setup/workspace.mjs';
import { suites } from './testing/suites.mjs';

const quick = suites.filter(({ needs }) => needs.every((need) => need === 'build')).map(({ name }) => name);
const isQuick = process.argv.includes('--quick');
const unknown = process.argv.slice(2).filter((argument) => argument !== '--quick');
if (unknown.length > 0) {
  console.error(`There is no option ${unknown.join(' ')}; there is --quick.`);
  process.exit(1);
}

await prepare(install);

const program = (...parts) => path.join(root, 'node_modules', ...parts);
const steps = [
  [
    'format',
    [program('prettier/bin/prettier.cjs'), '--check', '.', '--log-level=warn'],
    'npm run format mends it.',
  ],
  ['lint', [program('eslint/bin/eslint.js'), '.', '--max-warnings=0'], 'Mend what is named above.'],
  ['tests', [path.join(root, 'scripts/test.mjs'), ...(isQuick ? quick : [])], 'Mend what is named above.'],
];

const failed = [];
for (const [name, args, remedy] of steps) {
  console.log(`\n── ${name}`);
  if ((await run(args)) !== 0) failed.push(`✖ ${name}: ${remedy}`);
}
console.log(
  failed.length > 0 ? `\n${failed.join('\n')}` : '\n✔ format, lint and tests: ready for a pull request',
);
process.exit(failed.length > 0 ? 1 : 0);

function run(args) {
  const child = spawn(nodeOfWorkspace(), args, { cwd: root, env: environment(), stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
