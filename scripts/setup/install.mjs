/** Brings node_modules to what the lock file asks for, where it is not. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { showing } from './progress.mjs';
import { isInstalled, markInstalled } from './stamp.mjs';
import { SetupError, pathWithoutWorkspace, root, which } from './workspace.mjs';

export async function install() {
  if (isInstalled()) return;
  const first = !existsSync(path.join(root, 'node_modules'));
  const search = pathWithoutWorkspace();
  const npm = npmOn(search);
  await showing(
    first
      ? 'Installing packages (the first time only, about a minute)'
      : 'Installing packages (they have changed)',
    {
      command: npm.command,
      // The tools that build are development packages, in production too.
      args: [
        ...npm.args,
        'ci',
        '--include=dev',
        '--prefer-offline',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
      ],
      cwd: root,
      env: { ...process.env, PATH: search },
      remedy: 'Check that this machine reaches its npm registry and that the disk has 2 GB to spare.',
    },
  );
  markInstalled();
}

/** The npm that runs this script, or else the one on the PATH; under a Node that npm will not replace meanwhile. */
function npmOn(search) {
  const running = process.env.npm_execpath;
  const node = which('node', search) ?? process.execPath;
  if (running && /npm-cli\.[cm]?js$/.test(running)) return { command: node, args: [running] };
  const npm = which('npm', search);
  if (npm) return { command: npm, args: [] };
  throw new SetupError('npm is not on the PATH: install Node.js with npm, then run this again.');
}
