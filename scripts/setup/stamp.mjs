/**
 * Which lock file node_modules was installed from. npm runs this after every install (`postinstall` of the root),
 * so that `npm start` and `npm test` know whether they must install, however it was done last.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './workspace.mjs';

const stamp = path.join(root, 'node_modules', '.parley-installed');

function wanted() {
  const lock = readFileSync(path.join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform} ${process.arch}\n`;
}

/** Whether node_modules is what the lock file asks for. */
export function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted();
}

/** Says that node_modules is now what the lock file asks for. */
export function markInstalled() {
  if (existsSync(path.dirname(stamp))) writeFileSync(stamp, wanted());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) markInstalled();
