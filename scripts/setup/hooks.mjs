/**
 * Lets git run the hooks of scripts/hooks before commits here. npm runs this after every install (`postinstall` of the
 * root). It fails nothing: without git, outside of a checkout, in continuous integration and where somebody has hooks of
 * their own already, it does nothing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './workspace.mjs';

const HOOKS = 'scripts/hooks';

/** @returns {boolean} whether git runs them from now on */
export function useHooks(folder = root, env = process.env) {
  if (env.CI || !existsSync(path.join(folder, '.git'))) return false;
  const git = (...args) => spawnSync('git', ['config', ...args], { cwd: folder, encoding: 'utf8', env });
  const known = git('--get', 'core.hooksPath');
  if (known.error || known.stdout.trim() !== '') return known.stdout?.trim() === HOOKS;
  return git('core.hooksPath', HOOKS).status === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) useHooks();
