/**
 * Builds what is stale of the page and the server. Nx knows what is: it compares the sources, and keeps results.
 *
 * Nx puts every result in place anew, also where it is there already. So it is asked only when something differs from
 * the last build: a server that runs from this folder keeps the files that it runs from.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fingerprintOfOutput, fingerprintOfSources } from './fingerprint.mjs';
import { showing } from './progress.mjs';
import { environment, nodeOfWorkspace, root } from './workspace.mjs';

const PACKAGES = ['contracts', 'client', 'backend', 'frontend'];
const SHARED = ['package-lock.json', 'tsconfig.base.json', 'nx.json'];
const sources = [...PACKAGES, ...SHARED].map((name) => path.join(root, name));
const outputs = PACKAGES.map((name) => path.join(root, name, 'dist'));
const stamp = path.join(root, '.nx', 'built');

export async function build() {
  const from = fingerprintOfSources(sources);
  if (isBuilt(from)) return;
  await runNx();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${from} ${fingerprintOfOutput(outputs)}`);
}

function isBuilt(from) {
  const to = fingerprintOfOutput(outputs);
  try {
    return to !== '' && readFileSync(stamp, 'utf8') === `${from} ${to}`;
  } catch {
    return false;
  }
}

function runNx() {
  const require = createRequire(path.join(root, 'package.json'));
  const nx = path.join(path.dirname(require.resolve('nx/package.json')), 'dist/bin/nx.js');
  return showing('Building what has changed', {
    command: nodeOfWorkspace(),
    args: [nx, 'run-many', '--target=build', '--projects=backend,frontend', '--output-style=static'],
    cwd: root,
    env: environment({
      NX_DAEMON: 'false',
      NX_TUI: 'false',
      NX_NO_CLOUD: 'true',
      NX_NATIVE_FILE_CACHE_DIRECTORY: path.join(root, '.nx', 'native'),
    }),
    remedy: 'The sources do not compile as they are: mend what is named there, then run this again.',
  });
}
