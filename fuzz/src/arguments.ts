import { parseArgs } from 'node:util';
import { DEFAULT_OPTIONS, type RunOptions } from './options.js';

export const USAGE = `Sends a real Parley valid, nearly valid and absurd input, and judges what it answers (docs/security.md).

  npm run fuzz -- --seed 1 --requests 100000
  npm run fuzz -- --seed 1 --only 4711       one case again, as a finding names it

  --seed N      what is sent                                        (${DEFAULT_OPTIONS.seed})
  --requests N  requests, events and broken frames together         (${DEFAULT_OPTIONS.requests})
  --from N      begin with this case                                (0)
  --only N      this case and no other
  --first       stop at the first finding`;

/** `null` where help was asked for. Throws a sentence that says what is wrong. */
export function readArguments(args: readonly string[]): RunOptions | null {
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      seed: { type: 'string' },
      requests: { type: 'string' },
      from: { type: 'string' },
      only: { type: 'string' },
      first: { type: 'boolean' },
    },
  });
  if (values.help) return null;
  const seed = whole('--seed', values.seed, DEFAULT_OPTIONS.seed);
  const stopAtFirst = values.first ?? false;
  if (values.only !== undefined) {
    return { ...DEFAULT_OPTIONS, seed, requests: 1, from: whole('--only', values.only, 0), stopAtFirst };
  }
  return {
    ...DEFAULT_OPTIONS,
    seed,
    requests: whole('--requests', values.requests, DEFAULT_OPTIONS.requests),
    from: whole('--from', values.from, 0),
    stopAtFirst,
  };
}

function whole(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 0 && text.trim() !== '') return value;
  throw new Error(`${name} takes a whole number, not "${text}".`);
}
