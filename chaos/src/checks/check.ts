import type { History } from '../history/history.js';

/** A promise that was not kept, in a sentence that says where. */
export interface Violation {
  check: string;
  what: string;
  /** When, where that is a moment; milliseconds of `Date.now()`. */
  t?: number;
}

/** One promise of docs/protocol.md §5, and how a history is judged by it. */
export interface Check {
  name: string;
  /** The promise, for people. */
  promise: string;
  judge(history: History): Finding[];
}

export type Finding = Omit<Violation, 'check'>;
