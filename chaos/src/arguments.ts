import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DEFAULT_OPTIONS, type RunOptions } from './options.js';

/** What the command line asks for. */
export type Task =
  | { kind: 'help' }
  | {
      kind: 'run';
      seeds: number[];
      options: Omit<RunOptions, 'seed'>;
      out: string;
      report: string;
      saveAlways: boolean;
    }
  | { kind: 'replay'; file: string };

export const USAGE = `Breaks a real Parley on purpose, and judges whether it kept its promises (docs/reliability.md).

  npm run chaos -- --seed 1 --seconds 180 --clients 30 --instances 2 --rooms 6
  npm run chaos -- --seeds 1..20      a series, one run after the other
  npm run chaos -- --replay FILE      judges a saved history again, and says how to do its run again

  --seed N           what breaks when, and what people try to do            (${DEFAULT_OPTIONS.seed})
  --seconds N        how long things are broken, over all rounds            (${DEFAULT_OPTIONS.seconds})
  --rounds N         rounds, each followed by a comparison of everything    (one a minute)
  --clients N        devices                                                (${DEFAULT_OPTIONS.clients})
  --instances N      instances of the server                                (${DEFAULT_OPTIONS.instances})
  --rooms N          rooms, besides some direct ones                        (${DEFAULT_OPTIONS.rooms})
  --token-seconds N  life of an access token                                (${DEFAULT_OPTIONS.tokenSeconds})
  --out FOLDER       where the history of a run with a violation is saved   (chaos/results)
  --report FILE      where the runs are listed, as a table in Markdown      (chaos/results/report.md)
  --save             save the history of every run`;

/** Throws a sentence that says what is wrong. */
export function readArguments(args: readonly string[]): Task {
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      seed: { type: 'string' },
      seeds: { type: 'string' },
      seconds: { type: 'string' },
      rounds: { type: 'string' },
      clients: { type: 'string' },
      instances: { type: 'string' },
      rooms: { type: 'string' },
      'token-seconds': { type: 'string' },
      out: { type: 'string' },
      report: { type: 'string' },
      save: { type: 'boolean' },
      replay: { type: 'string' },
    },
  });
  if (values.help) return { kind: 'help' };
  if (values.replay !== undefined) return { kind: 'replay', file: values.replay };
  const number = (
    name: Exclude<keyof typeof values, 'help' | 'save'>,
    fallback: number,
    least = 1,
  ): number => (values[name] === undefined ? fallback : whole(`--${name}`, values[name], least));
  const seconds = number('seconds', DEFAULT_OPTIONS.seconds, 20);
  const seeds = values.seeds === undefined ? [number('seed', DEFAULT_OPTIONS.seed, 0)] : range(values.seeds);
  return {
    kind: 'run',
    seeds,
    options: {
      seconds,
      rounds: number('rounds', Math.max(1, Math.round(seconds / 60))),
      clients: number('clients', DEFAULT_OPTIONS.clients, 2),
      instances: number('instances', DEFAULT_OPTIONS.instances),
      rooms: number('rooms', DEFAULT_OPTIONS.rooms),
      tokenSeconds: number('token-seconds', DEFAULT_OPTIONS.tokenSeconds, 10),
    },
    out: values.out ?? 'chaos/results',
    report: values.report ?? join(values.out ?? 'chaos/results', 'report.md'),
    saveAlways: values.save ?? false,
  };
}

function whole(name: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new Error(`${name} takes a whole number from ${least} on, not "${text}".`);
}

function range(text: string): number[] {
  const [, from, to] = /^(\d+)\.\.(\d+)$/.exec(text) ?? [];
  const first = Number(from);
  const count = Number(to) - first + 1;
  if (count >= 1) return Array.from({ length: count }, (_, index) => first + index);
  throw new Error(`--seeds takes two numbers, as in 1..20, not "${text}".`);
}
