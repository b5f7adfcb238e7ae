/**
 * Which of the messages that are held are drawn.
 *
 * A room may hold thousands of messages on the device; the page draws a few hundred of them around the reader. What
 * must stay true, whatever arrives and however one scrolls: the window lies inside what is held, it has no hole, and
 * it holds no more than `most` messages plus one step.
 */

/** Messages drawn, by `seq`, both ends included. `last: null` follows the end: what arrives is drawn. */
export interface RenderWindow {
  readonly first: number;
  readonly last: number | null;
}

/** What is held: a stretch without a hole. Both are 0 while nothing is. */
export interface Extent {
  readonly fromSeq: number;
  readonly toSeq: number;
}

export interface WindowSizes {
  /** Messages that fill a screen, however low they are. */
  readonly screen: number;
  /** Messages that one step of scrolling adds. */
  readonly step: number;
  /** Messages that are drawn at most; what is beyond is taken off at the far end. */
  readonly most: number;
}

/** The lowest that a message can be, in pixels: tells how many of them a screen can need. */
const LOWEST_ROW = 24;

/** Enough for five screens of the shortest messages, and never fewer than is comfortable. */
export function sizesFor(viewportHeight: number): WindowSizes {
  const most = Math.max(200, Math.ceil((viewportHeight * 5) / LOWEST_ROW));
  return { screen: Math.ceil(Math.max(viewportHeight, 480) / LOWEST_ROW), step: Math.ceil(most / 4), most };
}

/** The newest messages, and everything that follows them. */
export function windowAtEnd(extent: Extent, { step }: WindowSizes): RenderWindow {
  return { first: Math.max(extent.fromSeq, extent.toSeq - step * 2 + 1), last: null };
}

/** As few of the newest as fill a screen: what a room is opened with, so that it is there soon. More follow. */
export function windowForOpening(extent: Extent, { screen }: WindowSizes): RenderWindow {
  return { first: Math.max(extent.fromSeq, extent.toSeq - screen + 1), last: null };
}

/** Fewer are drawn at the end than `windowAtEnd` has, though more are held. */
export function isSparse({ first, last }: RenderWindow, extent: Extent, sizes: WindowSizes): boolean {
  return last === null && first > windowAtEnd(extent, sizes).first;
}

/** The messages around a place. */
export function windowAround(seq: number, extent: Extent, { step }: WindowSizes): RenderWindow {
  const first = Math.max(extent.fromSeq, seq - step);
  const last = seq + step;
  return { first, last: last >= extent.toSeq ? null : last };
}

/** Takes in older messages, and lets go of the newest ones where it would grow too large. */
export function growUp(window: RenderWindow, extent: Extent, { step, most }: WindowSizes): RenderWindow {
  const first = Math.max(extent.fromSeq, window.first - step);
  if (first === window.first) return window;
  const last = lastOf(window, extent);
  return last - first + 1 > most ? { first, last: first + most - 1 } : { ...window, first };
}

/** Takes in newer messages, and lets go of the oldest ones where it would grow too large. */
export function growDown(window: RenderWindow, extent: Extent, { step, most }: WindowSizes): RenderWindow {
  if (window.last === null) return window;
  const last = window.last + step;
  const end = Math.min(last, extent.toSeq);
  return {
    first: Math.max(window.first, end - most + 1),
    last: last >= extent.toSeq ? null : last,
  };
}

/**
 * Fits the window to what is held now: after messages arrived, were dropped, or the stretch moved elsewhere. What a reader
 * at its very top has waited for is taken in with the same stroke: the first row would change without it. A reader at
 * the end (`readerSeq` null) lets go of what is far above; around one further up the window stays as it is, and once it
 * is full it does not follow what arrives any more.
 */
export function fit(
  window: RenderWindow,
  before: Extent,
  extent: Extent,
  readerSeq: number | null,
  sizes: WindowSizes,
): RenderWindow {
  const { step, most } = sizes;
  const elsewhere = window.first > extent.toSeq || (window.last !== null && window.last < extent.fromSeq);
  if (elsewhere) return windowAtEnd(extent, sizes);
  if (readerSeq !== null && window.first === before.fromSeq && extent.fromSeq < before.fromSeq)
    return growUp(window, extent, sizes);
  let first = Math.max(window.first, extent.fromSeq);
  let last = window.last !== null && window.last < extent.toSeq ? window.last : null;
  if (lastOf({ first, last }, extent) - first + 1 > most + step) {
    if (readerSeq === null) {
      first = extent.toSeq - most + 1;
    } else {
      first = Math.max(first, readerSeq - Math.floor(most / 2));
      last = first + most - 1 >= extent.toSeq ? null : first + most - 1;
    }
  }
  return first === window.first && last === window.last ? window : { first, last };
}

export function lastOf(window: RenderWindow, extent: Extent): number {
  return window.last ?? extent.toSeq;
}
