import type { DialectName } from '../wire/dialects.js';

export interface ClientPlan {
  readonly url: string;
  /** What it enters with. */
  readonly auth: object;
  /** The room that it speaks in, if it speaks at all. */
  readonly speaksIn: string | null;
  /** Whether it takes the time of what it hears; few do, because that costs. */
  readonly isWatch: boolean;
}

/** What the measuring process tells a process of clients, one after the other. */
export type LoadOrder =
  | {
      readonly do: 'connect';
      readonly dialect: DialectName;
      readonly clients: readonly ClientPlan[];
      /** How many are on their way in at once. */
      readonly atOnce: number;
      /** Whether each asks for its state once it is in, and waits for it. */
      readonly sync: boolean;
    }
  /** With `perSecond` so many messages in all, else each speaker has `outstanding` of them under way. */
  | {
      readonly do: 'speak';
      readonly outstanding: number;
      readonly perSecond: number | null;
      readonly bytes: number;
    }
  /** Gives what was counted since the last look. */
  | { readonly do: 'look' }
  | { readonly do: 'be-silent' }
  | { readonly do: 'close' };

export interface Counted {
  readonly seconds: number;
  readonly sent: number;
  readonly answered: number;
  readonly refused: number;
  /** Messages that clients got. */
  readonly heard: number;
  /** Connections that were lost. */
  readonly lost: number;
  /** From sending to the answer, and from sending to hearing it elsewhere. */
  readonly answerMs: readonly number[];
  readonly hearMs: readonly number[];
  /** Of the process of clients itself. */
  readonly cpuSeconds: number;
}

export type LoadAnswer = { readonly counted: Counted } | { readonly error: string };
