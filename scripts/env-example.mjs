/**
 * Writes what lists the variables that the server reads, so that no list can differ from the code: .env.example, and the
 * table in docs/operations.md. Needs the built server (`npm run build`).
 *
 *   npm run env-example            write them
 *   npm run env-example -- --check fail when one is not what the server reads
 */
import { readFileSync, writeFileSync } from 'node:fs';

const { VARIABLES } = await import(new URL('../backend/dist/config/variables.js', import.meta.url));
const { fileVariableOf } = await import(new URL('../backend/dist/config/secret-files.js', import.meta.url));

const HEAD = `# Settings of Parley, as environment variables. Copy this file to .env beside it and take the # off what you change:
# npm start reads it. Every variable is here, with its default; a wrong value stops the start with a sentence.
# What is secret may stand in a file instead, which the variable with _FILE at its end names.
`;
const BEGIN = '<!-- variables: written by npm run env-example -->';
const END = '<!-- /variables -->';

const entries = Object.entries(VARIABLES);

function example() {
  const texts = entries.map(([name, { description, default: value, secret }]) =>
    [
      ...wrap(description),
      `# ${name}=${value ?? ''}`,
      ...(secret ? [`# ${fileVariableOf(name)}=`] : []),
    ].join('\n'),
  );
  return `${HEAD}\n${texts.join('\n\n')}\n`;
}

function manual(current) {
  const rows = entries.map(([name, { description, default: value, expected, secret }]) => {
    const names = [name, ...(secret ? [fileVariableOf(name)] : [])].map((one) => `\`${one}\``).join(' or ');
    return `| ${names} | ${value === null ? '–' : `\`${value}\``} | ${cell(description)} Takes ${cell(expected)}. |`;
  });
  const table = ['| variable | default | what it does |', '| --- | --- | --- |', ...rows].join('\n');
  const [before, rest] = current.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`docs/operations.md has no ${BEGIN} … ${END}`);
  return `${before}${BEGIN}\n\n${table}\n\n${END}${after}`;
}

const targets = [
  ['.env.example', example],
  ['docs/operations.md', manual],
];
const stale = targets.filter(([name, write]) => {
  const file = new URL(`../${name}`, import.meta.url);
  const current = readFileSync(file, 'utf8');
  const text = write(current);
  if (text === current) return false;
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  return true;
});
if (process.argv.includes('--check') && stale.length > 0) {
  const names = stale.map(([name]) => name).join(' and ');
  console.error(`${names}: not what the server reads. Run \`npm run env-example\` and commit.`);
  process.exit(1);
}

function cell(text) {
  return text.replaceAll('|', '\\|');
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
