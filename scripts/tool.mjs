/**
 * `npm run bench`, `npm run chaos`, `npm run fuzz`: installs and builds what is missing, then runs that workspace's program
 * with the arguments that are given.
 *
 *   node scripts/tool.mjs bench --help
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { install } from './setup/install.mjs';
import { prepare } from './setup/prepare.mjs';
import { environment, nodeOfWorkspace, root } from './setup/workspace.mjs';

const [workspace, ...given] = process.argv.slice(2);

await prepare(install);
const nx = path.join(root, 'node_modules/nx/dist/bin/nx.js');
const code =
  (await run([nx, 'build', workspace, '--output-style=static'])) ||
  (await run([path.join(root, workspace, 'dist/run.js'), ...given]));
process.exit(code);

function run(args) {
  const child = spawn(nodeOfWorkspace(), args, { cwd: root, env: environment(), stdio: 'inherit' });
  // What it started is its own to end. Ctrl+C comes to it by itself.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
