/** Which files of the repository a build of an image is given, as .dockerignore says. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../setup/workspace.mjs';

const rules = readFileSync(path.join(root, '.dockerignore'), 'utf8')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => ({ lets: line.startsWith('!'), pattern: expression(line.replace(/^!/, '')) }));

/** The last rule that fits a path or a folder above it decides. */
export function isGiven(file) {
  const parts = file.split('/');
  const places = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  return rules.reduce(
    (given, { lets, pattern }) => (places.some((place) => pattern.test(place)) ? lets : given),
    true,
  );
}

function expression(glob) {
  const source = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('**/', '\u0001')
    .replaceAll('*', '[^/]*')
    .replaceAll('\u0001', '(?:.*/)?');
  return new RegExp(`^${source}$`);
}
