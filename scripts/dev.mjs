/**
 * `npm run dev`: the server and the page, both anew with every change of their sources, and nothing else to start.
 *
 * - The page is at http://localhost:4200 (`PAGE_PORT`), and hands what is not its own to the server at `PORT` (3000).
 * - contracts and client are compiled as they change; what is built on them follows.
 * - The server is started again whenever its sources compile, never in between: half a build does not run.
 * - Its database is the embedded one in ./data, unless DATABASE_URL names another.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { isCompiled, labelled } from './dev/output.mjs';
import { install } from './setup/install.mjs';
import { prepare } from './setup/prepare.mjs';
import { showing } from './setup/progress.mjs';
import { settingsOfFile } from './setup/serve.mjs';
import { environment, nodeOfWorkspace, root } from './setup/workspace.mjs';

const tool = (...parts) => path.join(root, 'node_modules', ...parts);
const tsc = tool('typescript/bin/tsc');
const settings = { ...settingsIn('.env'), ...process.env };
const port = settings.PORT || '3000';
const pagePort = settings.PAGE_PORT || '4200';

await prepare(async () => {
  await install();
  await showing('Building what the others are built on', {
    command: nodeOfWorkspace(),
    args: [
      tool('nx/dist/bin/nx.js'),
      'run-many',
      '--target=build',
      '--projects=contracts,client',
      '--output-style=static',
    ],
    cwd: root,
    env: environment({ NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true' }),
    remedy: 'Mend what is named there, then run this again.',
  });
});

const children = new Set();
let server = null;
let ending = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(0));

for (const name of ['contracts', 'client']) {
  start('types ', [tsc, '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'], name);
}
start(
  'server',
  [tool('@nestjs/cli/bin/nest.js'), 'build', '--watch', '--preserveWatchOutput'],
  'backend',
  (line) => {
    if (isCompiled(line)) void restart();
  },
);
start(
  'page  ',
  [tool('@angular/cli/bin/ng.js'), 'serve', '--port', pagePort, '--proxy-config', proxyFile()],
  'frontend',
);

/** One at a time: a change while it stops is in what is started then. */
let restarting = null;
function restart() {
  restarting ??= (async () => {
    await stop(server);
    restarting = null;
    if (ending) return;
    const tether = new URL('./setup/tether.mjs', import.meta.url).href;
    const main = path.join(root, 'backend/dist/main.js');
    server = launch('server', [...settingsOfFile(), '--enable-source-maps', '--import', tether, main], root, {
      env: environment({ PORT: port }),
      // In a group of its own: Ctrl-C reaches it once, from here. The tether ends it should this process be killed.
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
  })();
  return restarting;
}

/** PORT is the server's; Angular's own would take it for itself. */
function start(label, args, folder, onLine) {
  const child = launch(
    label,
    args,
    path.join(root, folder),
    { env: environment({ PORT: pagePort }), stdio: ['ignore', 'pipe', 'pipe'] },
    onLine,
  );
  child.once('exit', (code) => {
    if (ending) return;
    console.error(`${label.trim()} ended (code ${code}); everything else ends with it.`);
    void end(1);
  });
}

function launch(label, args, cwd, options, onLine = () => undefined) {
  const child = spawn(nodeOfWorkspace(), args, { cwd, ...options });
  children.add(child);
  child.once('exit', () => children.delete(child));
  for (const stream of [child.stdout, child.stderr]) {
    labelled(stream, label, (line, text) => {
      console.log(text);
      onLine(line);
    });
  }
  return child;
}

async function stop(child) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

async function end(code) {
  if (ending) return;
  ending = true;
  await Promise.all([...children].map(stop));
  process.exit(code);
}

/** Whither the page's own server hands on what is not its own. */
function proxyFile() {
  const file = path.join(root, '.nx', 'dev-proxy.json');
  const target = `http://localhost:${port}`;
  mkdirSync(path.dirname(file), { recursive: true });
  const proxies = {
    '/api': { target },
    '/health': { target },
    '/socket.io': { target, ws: true },
    '/graphql': { target, ws: true },
  };
  writeFileSync(file, JSON.stringify(proxies));
  return file;
}

function settingsIn(name) {
  try {
    return parseEnv(readFileSync(path.join(root, name), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
}
