/**
 * Writes .env.example from the variables that the server reads, so that the two cannot differ. Needs the built
 * server (`npm run build`).
 *
 *   npm run env-example            write it
 *   npm run env-example -- --check fail when it is not what the server reads
 */
import { readFileSync, writeFileSync } from 'node:fs';

const target = new URL('../.env.example', import.meta.url);
const { VARIABLES } = await import(new URL('../backend/dist/config/variables.js', import.meta.url));

const HEAD = `# Settings of Parley, as environment variables. Copy this file to .env beside it and take the # off what you change:
# npm start reads it. Every variable is here, with its default; a wrong value stops the start with a sentence.
`;

const entries = Object.entries(VARIABLES).map(([name, { description, default: value }]) =>
  [...wrap(description), `# ${name}=${value ?? ''}`].join('\n'),
);
const text = `${HEAD}\n${entries.join('\n\n')}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
} else if (text !== readFileSync(target, 'utf8')) {
  console.error('.env.example is not what the server reads: run `npm run env-example` and commit it.');
  process.exit(1);
}

function wrap(description) {
  const lines = [''];
  for (const word of description.split(' ')) {
    const line = `${lines.at(-1)} ${word}`;
    if (line.length > 107) lines.push(` ${word}`);
    else lines[lines.length - 1] = line;
  }
  return lines.map((line) => `#${line}`);
}
