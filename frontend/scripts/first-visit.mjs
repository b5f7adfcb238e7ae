import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** By component selectors: what has to be there before somebody sees the entrance, or the first message of a room. */
export const SCREENS = {
  entrance: ['pl-login-page'],
  rooms: ['pl-shell', 'pl-conversation'],
};

/** Bytes over the wire, compressed: page, styles, and the code of each screen. What is shown then is not in it. */
export const MOST = { entrance: 170_000, rooms: 185_000 };

/** The built scripts: what is in each, and which others it can't run without. */
export async function readParts(root) {
  const names = (await readdir(root)).filter((name) => /^(?:main|chunk)-.*\.js$/.test(name));
  const parts = new Map();
  for (const name of names) {
    const code = await readFile(join(root, name), 'utf8');
    const needs = [...code.matchAll(/\b(?:from|import)["'`]\.\/([^"'`]+\.js)["'`]/g)].map(
      (match) => match[1],
    );
    parts.set(name, { code, needs });
  }
  return parts;
}

/** The files of a screen that the page does not name itself, in the order in which they are needed. */
export function filesOf(screen, parts, index) {
  const found = new Set(namedIn(index));
  const before = found.size;
  const add = (name) => {
    if (found.has(name)) return;
    found.add(name);
    for (const needed of parts.get(name)?.needs ?? []) add(needed);
  };
  for (const selector of SCREENS[screen]) {
    const itself = new RegExp(`selectors:\\[\\[["'\`]${selector}["'\`]`);
    const holds = [...parts].filter(([, { code }]) => itself.test(code));
    if (holds.length !== 1) throw new Error(`${holds.length} parts of the page hold <${selector}>, not one.`);
    add(holds[0][0]);
  }
  return [...found].slice(before);
}

export function namedIn(index) {
  return [...index.matchAll(/(?:src|href)="([^":]+\.(?:js|css))"/g)].map((match) => match[1]);
}

/** Compressed bytes of the page, of what it names, and of the files of a screen. */
export async function bytesOf(files, root, index) {
  let total = 0;
  for (const name of new Set(['index.html', ...namedIn(index), ...files])) {
    const path = join(root, name);
    total += (await stat(`${path}.br`).catch(() => stat(path))).size;
  }
  return total;
}
