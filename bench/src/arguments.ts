import { parseArgs } from 'node:util';
import { SIZES, type SizeName } from './sizes.js';

export const SCENARIOS = [
  'fan-out',
  'steady',
  'many-rooms',
  'arrivals',
  'idle',
  'history',
  'growth',
  'page',
] as const;
export type ScenarioName = (typeof SCENARIOS)[number];

export interface Task {
  readonly size: SizeName;
  readonly rounds: number | undefined;
  readonly scenarios: readonly ScenarioName[];
  readonly subjects: readonly string[] | undefined;
  readonly loadProcesses: number;
  readonly out: string;
  /** Figures (samples.json) of an earlier run, for the scenarios that this one leaves out. */
  readonly add: string | undefined;
  /** Markdown files that show the report, or what of it was reached. */
  readonly publishTo: readonly string[];
}

export const USAGE = `Measures Parley beside other servers, and says what it reaches of what it means to reach (docs/performance.md).

  npm run bench
  npm run bench -- --size full --scenario fan-out,many-rooms

  --size SIZE      tiny, small, full or huge (ten million messages)             (small)
  --scenario NAMES of ${SCENARIOS.join(', ')}
  --subjects NAMES of parley, bare-ws, socket-io, socket-io-redis, tutorial
  --rounds N       how often each figure is taken                               (3)
  --load N         processes full of clients                                    (1)
  --out FOLDER     where the report is written                                  (bench/results)
  --add FILE       samples.json of an earlier run, for the scenarios that this one leaves out
  --publish FILES  where it is put in as well, between <!-- bench:report --> and <!-- /bench:report -->,
                   or what was reached of what is to be between <!-- bench:goals --> and <!-- /bench:goals -->`;

/** Throws a sentence that says what is wrong. `help` where that is asked for. */
export function readArguments(args: readonly string[]): Task | 'help' {
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      size: { type: 'string', default: 'small' },
      scenario: { type: 'string' },
      subjects: { type: 'string' },
      rounds: { type: 'string' },
      load: { type: 'string', default: '1' },
      out: { type: 'string', default: 'bench/results' },
      add: { type: 'string' },
      publish: { type: 'string' },
    },
  });
  if (values.help) return 'help';
  return {
    size: oneOf('--size', values.size, Object.keys(SIZES) as SizeName[]),
    rounds: values.rounds === undefined ? undefined : whole('--rounds', values.rounds),
    scenarios: values.scenario?.split(',').map((name) => oneOf('--scenario', name, SCENARIOS)) ?? SCENARIOS,
    subjects: values.subjects?.split(','),
    loadProcesses: whole('--load', values.load),
    out: values.out,
    add: values.add,
    publishTo: values.publish?.split(',') ?? [],
  };
}

function oneOf<T extends string>(name: string, text: string, choices: readonly T[]): T {
  const choice = choices.find((one) => one === text);
  if (choice === undefined) throw new Error(`${name} takes ${choices.join(', ')}; not "${text}".`);
  return choice;
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new Error(`${name} takes a whole number from 1 on, not "${text}".`);
}
