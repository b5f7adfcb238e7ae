import { FAULT_KINDS, type Fault, type FaultKind, type PlannedFault } from './faults/fault.js';
import { Random } from './random.js';

/**
 * When what breaks. The schedule depends on the seed and the options alone.
 *
 * - Kinds are dealt from a shuffled deck, so that each comes once before any comes twice.
 * - Faults overlap now and then, but two of them never need the same thing at the same time: an instance is not frozen
 *   while it is dead.
 * - Nothing that breaks is still broken at the end of its round: what follows is quiet.
 * - A round ends with a fault that loses a fan-out. Nobody writes soon after it began (`writingEndsMs`), so that what
 *   does not heal by itself stays broken.
 */
export interface ScheduleOptions {
  seed: number;
  /** How many rounds of faults, each followed by a quiet phase. */
  rounds: number;
  /** How long each round breaks things. */
  roundMs: number;
  instances: number;
  lines: number;
}

/** From the beginning of one fault to that of the next. */
const GAP_MS = { low: 1_200, high: 4_500 };
/** At least so long before the end of a round everything is whole again, but for the last fault. */
const SETTLE_MS = 1_000;
/** Faults that lose a fan-out for good, if anything is sent meanwhile. */
const LAST: readonly FaultKind[] = ['kill-after-commit', 'restart-redis', 'cut-redis'];

export function makeSchedule(options: ScheduleOptions): PlannedFault[][] {
  const random = Random.fork(options.seed, 'schedule');
  const deck = new Deck(random);
  return Array.from({ length: options.rounds }, () => makeRound(options, random, deck));
}

/** When the people of a round stop writing, in milliseconds since it began. */
export function writingEndsMs(round: readonly PlannedFault[]): number {
  return (round.at(-1)?.atMs ?? 0) + 700;
}

/** What a fault needs for itself; two faults that need the same thing do not overlap. */
export function needs(fault: Fault): string[] {
  switch (fault.kind) {
    case 'kill-instance':
    case 'kill-after-commit':
    case 'freeze-instance':
      return [`instance ${fault.instance}`];
    case 'rolling-restart':
      return ['every instance'];
    case 'restart-redis':
      return ['redis', 'every line to redis'];
    case 'cut-redis':
      return [`line ${fault.instance} to redis`];
    case 'restart-postgres':
      return ['postgres'];
    case 'half-open-lines':
    case 'slow-lines':
      return ['lines'];
    case 'cut-lines':
    case 'rude-sends':
      return [];
  }
}

function makeRound(options: ScheduleOptions, random: Random, deck: Deck): PlannedFault[] {
  const planned: PlannedFault[] = [];
  for (let atMs = random.between(500, 2_000); ; atMs += random.between(GAP_MS.low, GAP_MS.high)) {
    const fault = makeFault(deck.next(), options, random);
    if (atMs + lasts(fault, options) > options.roundMs - SETTLE_MS) {
      deck.putBack(fault.kind);
      break;
    }
    planned.push({ atMs: free(planned, fault, atMs, options), fault });
  }
  const fits = planned.filter((one) => one.atMs + lasts(one.fault, options) <= options.roundMs - SETTLE_MS);
  for (const { fault } of planned.filter((one) => !fits.includes(one))) deck.putBack(fault.kind);

  const last = makeFault(random.pick(LAST) ?? 'kill-after-commit', options, random);
  const lastAt = options.roundMs - Math.min(lasts(last, options), options.roundMs);
  const before = fits.filter((one) => !clash(one, { atMs: lastAt, fault: last }, options));
  return [...before.sort((a, b) => a.atMs - b.atMs), { atMs: lastAt, fault: last }];
}

/** The first moment from `atMs` on at which nothing that the fault needs is in use. */
function free(
  planned: readonly PlannedFault[],
  fault: Fault,
  atMs: number,
  options: ScheduleOptions,
): number {
  const inTheWay = planned.find((other) => clash(other, { atMs, fault }, options));
  return inTheWay
    ? free(planned, fault, inTheWay.atMs + lasts(inTheWay.fault, options) + 500, options)
    : atMs;
}

function clash(one: PlannedFault, other: PlannedFault, options: ScheduleOptions): boolean {
  const apart =
    one.atMs + lasts(one.fault, options) < other.atMs || other.atMs + lasts(other.fault, options) < one.atMs;
  if (apart) return false;
  return needTheSame(one.fault, other.fault);
}

/** Two faults that cannot be at work at the same time. */
export function needTheSame(one: Fault, other: Fault): boolean {
  return needs(one).some((a) => needs(other).some((b) => overlap(a, b)));
}

function overlap(a: string, b: string): boolean {
  const covers = (whole: string, part: string): boolean =>
    (whole === 'every instance' && part.startsWith('instance ')) ||
    (whole === 'every line to redis' && part.endsWith(' to redis'));
  return a === b || covers(a, b) || covers(b, a);
}

/** How long a fault and coming back from it take, roughly. */
export function lasts(fault: Fault, options: Pick<ScheduleOptions, 'instances'>): number {
  const startMs = 4_000;
  if (fault.kind === 'rolling-restart') return (fault.forMs + startMs) * options.instances;
  if (fault.kind === 'kill-instance') return fault.forMs + startMs;
  // It waits for a commit before it strikes.
  if (fault.kind === 'kill-after-commit') return fault.forMs + startMs + 2_000;
  return fault.forMs;
}

function makeFault(kind: FaultKind, options: ScheduleOptions, random: Random): Fault {
  const instance = random.between(0, options.instances - 1);
  const lines = (share: number): number[] =>
    random
      .some([...Array(options.lines).keys()], Math.max(1, Math.round(options.lines * share)))
      .sort((a, b) => a - b);
  switch (kind) {
    case 'kill-instance':
    case 'kill-after-commit':
      return { kind, instance, forMs: random.between(0, 3_000) };
    case 'rolling-restart':
      return { kind, forMs: random.between(0, 500) };
    case 'freeze-instance':
      return { kind, instance, forMs: random.between(1_000, 12_000) };
    case 'restart-redis':
      return { kind, forMs: random.between(200, 8_000) };
    case 'cut-redis':
      return {
        kind,
        instance,
        how: random.pick(['refuse', 'swallow']),
        forMs: random.between(2_000, 12_000),
      };
    case 'restart-postgres':
      return { kind, how: random.pick(['fast', 'immediate']), forMs: random.between(200, 5_000) };
    case 'cut-lines':
      return { kind, lines: lines(random.pick([0.1, 0.5, 1])), forMs: 0 };
    case 'half-open-lines':
      return {
        kind,
        lines: lines(random.pick([0.1, 0.3])),
        direction: random.pick(['both', 'up', 'down', 'down']),
        then: random.pick(['reset', 'reset', 'dead']),
        forMs: random.between(2_000, 12_000),
      };
    case 'slow-lines':
      return {
        kind,
        lines: lines(random.pick([0.1, 0.5])),
        delayMs: random.between(50, 800),
        forMs: random.between(2_000, 10_000),
      };
    case 'rude-sends':
      return { kind, count: random.between(3, 12), forMs: 0 };
  }
}

/** Every kind once in random order, then again. */
class Deck {
  private cards: FaultKind[] = [];

  constructor(private readonly random: Random) {}

  next(): FaultKind {
    if (this.cards.length === 0) this.cards = this.random.shuffle(FAULT_KINDS);
    return this.cards.shift() ?? 'kill-instance';
  }

  putBack(kind: FaultKind): void {
    this.cards.unshift(kind);
  }
}
