import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);

/** Writes a generated file; with `--check` fails instead where it is not what it would be. */
export function writeOrCheck(name, text, command) {
  const file = new URL(name, root);
  if (!process.argv.includes('--check')) {
    mkdirSync(new URL('.', file), { recursive: true });
    writeFileSync(file, text);
  } else if (text !== readOr(file, '')) {
    console.error(`${name} is not what its source says: run \`${command}\` and commit it.`);
    process.exitCode = 1;
  }
}

function readOr(file, fallback) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return fallback;
  }
}
