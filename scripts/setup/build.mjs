/** Builds what is stale of the page and the server. Nx knows what is: it compares the sources, and keeps results. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { showing } from './progress.mjs';
import { environment, nodeOfWorkspace, root } from './workspace.mjs';

export async function build() {
  const require = createRequire(path.join(root, 'package.json'));
  const nx = path.join(path.dirname(require.resolve('nx/package.json')), 'dist/bin/nx.js');
  await showing('Building what has changed', {
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
