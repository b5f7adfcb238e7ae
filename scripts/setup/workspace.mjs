/** Where the workspace is, and which Node its tools and the product run under. Node's own modules only. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

/** The oldest Nodes that Angular's compiler runs under, by major version; newer majors are fine. */
const TOOLS_NEED = { 22: 22, 24: 15 };

/** A sentence for the person at the terminal: what is wrong and what to do. Shown without a stack. */
export class SetupError extends Error {}

/** For files that cannot be written. */
export const OTHER_OWNER =
  `Files in ${root} belong to another user; was Parley started here as root before? ` +
  `Make them yours again: sudo chown -R "$(id -un)" "${root}"`;

/** Node as npm installed it into the workspace, or the running one where it is new enough. */
export function nodeOfWorkspace() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const installed = path.join(root, 'node_modules', `node-${system}-${process.arch}`, 'bin', file);
  if (existsSync(installed)) return installed;

  const [major, minor] = process.versions.node.split('.').map(Number);
  const enough = major in TOOLS_NEED ? minor >= TOOLS_NEED[major] : major > 24;
  if (enough) return process.execPath;
  throw new SetupError(
    `Parley cannot bring its own Node to this machine (${process.platform} ${process.arch}), and Node ` +
      `${process.versions.node} is too old to build it: install Node 24.15 or newer, then run this again.`,
  );
}

const binaries = path.join(root, 'node_modules', '.bin');

/** The environment for the tools of the workspace: its own Node and programs come first. */
export function environment(extra = {}) {
  const rest = pathWithoutWorkspace();
  return { ...process.env, PATH: [binaries, rest].join(path.delimiter), ...extra };
}

/** PATH without the workspace's programs: what replaces node_modules must not run from inside it. */
export function pathWithoutWorkspace() {
  const entries = (process.env.PATH ?? '').split(path.delimiter);
  return entries.filter((entry) => path.resolve(entry) !== binaries).join(path.delimiter);
}

/** The file of a name on a PATH, or undefined. */
export function which(name, search = process.env.PATH ?? '') {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  return search
    .split(path.delimiter)
    .flatMap((folder) => endings.map((ending) => path.join(folder, name + ending)))
    .find((file) => existsSync(file));
}
