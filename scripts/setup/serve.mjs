/**
 * Runs the built server until it ends, with the terminal as its own.
 *
 * Ctrl-C reaches a whole group of processes, and npm passes it on once more; the server would take the second for
 * impatience. So it runs in a group of its own and gets each wish once. A tether ends it should this process be
 * killed: no server is left behind that nobody sees.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { environment, nodeOfWorkspace, root } from './workspace.mjs';

/** Signals closer together than this are one wish, heard twice. */
const ONE_WISH_MS = 1_000;

const SERVER = path.join(root, 'backend', 'dist', 'main.js');

/** @returns {Promise<number>} the exit code to end with */
export function serve(main = SERVER) {
  const node = nodeOfWorkspace();
  const child = spawn(
    node,
    [
      ...settingsOfFile(),
      '--enable-source-maps',
      '--import',
      new URL('./tether.mjs', import.meta.url).href,
      main,
    ],
    {
      cwd: root,
      env: environment(),
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      detached: process.platform !== 'win32',
    },
  );
  passOnSignals(child);
  endWithNpm(child);

  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)));
  });
}

/** Variables that are set already win over those in the file. */
export function settingsOfFile() {
  const file = path.join(root, '.env');
  return existsSync(file) ? [`--env-file=${file}`] : [];
}

function passOnSignals(child) {
  let last = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (Date.now() - last < ONE_WISH_MS) return;
      last = Date.now();
      child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    });
  }
}

/** npm that was killed cannot say so; this process then belongs to another one. */
function endWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, 1_000).unref();
}
