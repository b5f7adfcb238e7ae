import { Injectable } from '@nestjs/common';
import type { ClientEvent, ErrorCode, MessageKind, RateLimit } from '@parley/contracts';

type Took = `took.${'events' | 'requests'}.${number}`;

/** What is counted for the statistics. Bounded: each name is made of a closed set of the contract, or of a step of time. */
export type Counter =
  | 'connections'
  | `messages.${MessageKind}`
  | `events.${ClientEvent}`
  | `errors.${ErrorCode}`
  | `limits.${RateLimit}`
  | Took;

export type Counts = ReadonlyMap<Counter, number>;

export interface Tally {
  readonly counts: Counts;
  readonly byUser: ReadonlyMap<string, Counts>;
}

/** Each step of time is longer by a fifth than the one before. */
const STEP = Math.log(1.2);
const SHORTEST_MS = 0.01;

/** The step that so many milliseconds fall into. */
export function stepOf(ms: number): number {
  return Math.floor(Math.log(Math.max(ms, SHORTEST_MS)) / STEP);
}

/** The middle of a step, in milliseconds. */
export function middleOf(step: number): number {
  return Math.exp((step + 0.5) * STEP);
}

/**
 * What this instance counted since it was last asked. Counting is adding to a number in memory: who keeps the statistics
 * takes all of it now and then.
 */
@Injectable()
export class Tallies {
  private counts = new Map<Counter, number>();
  private byUser = new Map<string, Map<Counter, number>>();

  /** @param userId of whom it is, where it is somebody's */
  add(counter: Exclude<Counter, Took>, userId?: string, by = 1): void {
    bump(this.counts, counter, by);
    if (userId === undefined) return;
    let ofUser = this.byUser.get(userId);
    if (!ofUser) this.byUser.set(userId, (ofUser = new Map<Counter, number>()));
    bump(ofUser, counter, by);
  }

  took(what: 'events' | 'requests', ms: number): void {
    bump(this.counts, `took.${what}.${stepOf(ms)}`, 1);
  }

  take(): Tally {
    const { counts, byUser } = this;
    this.counts = new Map();
    this.byUser = new Map();
    return { counts, byUser };
  }
}

function bump(counts: Map<Counter, number>, counter: Counter, by: number): void {
  counts.set(counter, (counts.get(counter) ?? 0) + by);
}
