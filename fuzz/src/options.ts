/** What a run is made of: the same options and the same server give the same cases. */
export interface RunOptions {
  seed: number;
  /** Requests, events and broken frames. A flood of ten thousand packets counts as one. */
  requests: number;
  /** The number of the first case; with `requests: 1` a run is this one case. */
  from: number;
  /** Milliseconds after which an event counts as not answered. The server itself refuses what takes nine seconds. */
  answerWithinMs: number;
  /** Stops at the first finding. */
  stopAtFirst: boolean;
}

export const DEFAULT_OPTIONS: RunOptions = {
  seed: 1,
  requests: 20_000,
  from: 0,
  answerWithinMs: 25_000,
  stopAtFirst: false,
};
