/**
 * `npm run seed`: fills the database that the settings lead to, the embedded one without any, with a community and months
 * of its conversations. Installs and builds what is missing first.
 *
 *   npm run seed                           a few thousand messages
 *   npm run seed -- --messages 1000000     at least so many
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from './setup/build.mjs';
import { install } from './setup/install.mjs';
import { prepare } from './setup/prepare.mjs';
import { settingsOfFile } from './setup/serve.mjs';
import { environment, nodeOfWorkspace, root } from './setup/workspace.mjs';

await prepare(async () => {
  await install();
  await build();
});
const program = path.join(root, 'backend', 'dist', 'seed.js');
const args = [...settingsOfFile(), '--enable-source-maps', program, ...process.argv.slice(2)];
const { status } = spawnSync(nodeOfWorkspace(), args, { cwd: root, env: environment(), stdio: 'inherit' });
process.exit(status ?? 1);
