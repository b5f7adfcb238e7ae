/** What folders hold, as a short text that differs when they do. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const NOT_SOURCES = new Set(['dist', 'node_modules', '.angular', 'test', 'coverage']);

/** By content: for sources, whose times mean nothing after a checkout. */
export function fingerprintOfSources(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((start) => filesOf(start, NOT_SOURCES))) {
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** By times and sizes: for what was built, where any change at all counts. Empty where a folder is missing. */
export function fingerprintOfOutput(folders) {
  const hash = createHash('sha256');
  try {
    for (const file of folders.flatMap((start) => filesOf(start, new Set()))) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file}\0${size}\0${mtimeMs}\0`);
    }
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
  return hash.digest('hex');
}

function filesOf(start, except) {
  if (!statSync(start).isDirectory()) return [start];
  return readdirSync(start, { withFileTypes: true })
    .filter(({ name }) => !except.has(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(start, entry.name);
      return entry.isDirectory() ? filesOf(file, except) : [file];
    });
}
