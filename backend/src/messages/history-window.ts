/** Which stretch of a room's history is asked for, by `seq`; of the three at most one. None: the newest page. */
export interface HistoryRequest {
  readonly before?: number;
  readonly after?: number;
  readonly around?: number;
  readonly limit: number;
}

/** Where the history that is kept begins and ends. */
export interface HistoryBounds {
  readonly firstSeq: number;
  readonly lastSeq: number;
}

/** From `first` to `last`, both included; empty when `first > last`. */
export interface HistoryWindow {
  readonly first: number;
  readonly last: number;
}

/**
 * Turns a request into the places that it means. Because `seq` has no holes, that is arithmetic: no page, however deep,
 * needs another one to be counted or skipped.
 */
export function historyWindow(
  { firstSeq, lastSeq }: HistoryBounds,
  { before, after, around, limit }: HistoryRequest,
): HistoryWindow {
  if (after !== undefined) {
    const first = Math.max(after + 1, firstSeq);
    return { first, last: Math.min(first + limit - 1, lastSeq) };
  }
  if (around !== undefined) {
    // Half before it, as far as there is any; near either end the page is as full as anywhere.
    const latestFirst = Math.max(lastSeq - limit + 1, firstSeq);
    const first = Math.min(Math.max(around - Math.floor(limit / 2), firstSeq), latestFirst);
    return { first, last: Math.min(first + limit - 1, lastSeq) };
  }
  const last = Math.min((before ?? Infinity) - 1, lastSeq);
  return { first: Math.max(last - limit + 1, firstSeq), last };
}
