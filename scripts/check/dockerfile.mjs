/** Reads a Dockerfile as far as ours go: stages, their instructions, and what is copied from where. */
import { readFileSync } from 'node:fs';

/**
 * @typedef {{name: string, args: string, line: number}} Instruction `args` without the line breaks of its source
 * @typedef {{name: string, from: string, instructions: Instruction[]}} Stage
 * @typedef {{arguments: Map<string, string>, stages: Stage[]}} Dockerfile
 */

/** @returns {Dockerfile} */
export function readDockerfile(file) {
  const args = new Map();
  const stages = [];
  for (const { name, args: rest, line } of instructionsOf(readFileSync(file, 'utf8'))) {
    const stage = stages.at(-1);
    if (name === 'ARG' && !stage) {
      const [key, value = ''] = split(rest, '=');
      args.set(key, value);
    } else if (name === 'FROM') {
      const [from, as, label, ...more] = rest.split(/\s+/);
      if (more.length > 0 || (as && as.toUpperCase() !== 'AS')) throw wrong(line, rest);
      const image = from.replace(/\$\{(\w+)\}/g, (_, key) => args.get(key) ?? '');
      stages.push({ name: label ?? String(stages.length), from: image, instructions: [] });
    } else if (stage) {
      stage.instructions.push({ name, args: rest, line });
    } else throw wrong(line, rest);
  }
  return { arguments: args, stages };
}

/** The flags, sources and target of a COPY. */
export function readCopy({ args }) {
  const words = args.split(/\s+/);
  const flags = Object.fromEntries(
    words.filter((word) => word.startsWith('--')).map((word) => split(word.slice(2), '=')),
  );
  const paths = words.filter((word) => !word.startsWith('--'));
  return { flags, sources: paths.slice(0, -1), target: paths.at(-1) };
}

/** The value of `ENV NAME=value …` over all of a stage. */
export function environmentOf(stage) {
  const pairs = stage.instructions
    .filter(({ name }) => name === 'ENV')
    .flatMap(({ args }) => args.split(/\s+/).map((pair) => split(pair, '=')));
  return Object.fromEntries(pairs);
}

/** The last instruction of a name in a stage, or undefined. */
export function lastOf(stage, name) {
  return stage.instructions.findLast((instruction) => instruction.name === name);
}

/** The words of `["a", "b"]`, with whatever stands before it. */
export function execForm({ args }) {
  return JSON.parse(args.slice(args.indexOf('[')));
}

function instructionsOf(text) {
  const found = [];
  let open = null;
  for (const [index, source] of text.split('\n').entries()) {
    const line = source.trim();
    if (line === '' || line.startsWith('#')) continue;
    const goesOn = line.endsWith('\\');
    const content = goesOn ? line.slice(0, -1).trim() : line;
    if (open) open.args += ` ${content}`;
    else {
      const [name, rest = ''] = split(content, ' ');
      if (!/^[A-Z]+$/.test(name)) throw wrong(index + 1, line);
      open = { name, args: rest.trim(), line: index + 1 };
    }
    if (!goesOn) {
      found.push(open);
      open = null;
    }
  }
  return found;
}

function split(text, separator) {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

function wrong(line, text) {
  return new Error(`line ${line} of the Dockerfile is not understood: ${text}`);
}
