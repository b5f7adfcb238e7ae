/** Pixels from the end that still count as being there; browsers round. */
const AT_END = 3;

interface Anchor {
  /** The row. */
  readonly element: HTMLElement;
  /** Pixels from the upper edge of the scroller. */
  readonly top: number;
}

/** Where a reader stands: a row, and how far below the upper edge it begins. */
export interface Place {
  readonly key: string;
  readonly top: number;
}

/** What is on the screen. */
export interface Visible {
  /** From top to bottom. */
  readonly rows: readonly Place[];
  /** Key of the last row that is there to its end, or fills half of the screen. */
  readonly read: string | null;
}

/**
 * Keeps what a reader looks at where it is, whatever changes above, below or within.
 *
 * Browsers differ in how they anchor scrolling, and Safari does not at all, so theirs is switched off and done here. What
 * must stay true: `settle` runs before the rows change and after each scroll, `restore` after the rows changed and after
 * anything changed its size, before the browser paints. A reader at the end stays there; for any other, the first visible
 * row that is still drawn keeps its distance from the upper edge. A row keeps its element for as long as it is drawn.
 */
export class ScrollKeeper {
  private anchors: readonly Anchor[] = [];
  private seen: Visible = { rows: [], read: null };
  /** `scrollTop` when it was last looked at: where it differs, the reader has scrolled since. */
  private lookedAt = 0;
  private following = true;

  constructor(
    private readonly scroller: HTMLElement,
    /** Its children are the rows, from top to bottom, each with its key in `data-key`. */
    private readonly rows: HTMLElement,
    /** What is drawn ends where the room ends. */
    private readonly isLive: () => boolean,
  ) {}

  /** The reader is at the end, and goes with it. */
  get atEnd(): boolean {
    return this.following;
  }

  /** As of the last look. */
  get visible(): Visible {
    return this.seen;
  }

  /** Pixels that are drawn above and below what is visible. */
  get spare(): { above: number; below: number } {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    return { above: scrollTop, below: Math.max(0, scrollHeight - clientHeight - scrollTop) };
  }

  /** The reader turned upwards: known before the first pixel has moved, so that nothing pulls them back to the end. */
  turnedUp(): void {
    if (this.spare.above > 0) this.following = false;
  }

  /** Time to look: where nobody scrolled, what moved meanwhile is put back; then everything is remembered. */
  settle(): void {
    if (!this.readerScrolled) this.restore();
    this.capture();
  }

  /** Puts what was remembered back to where it was. Harmless where nothing moved; nothing is taken back from a reader. */
  restore(): void {
    if (this.readerScrolled) this.capture();
    if (this.following) this.scroller.scrollTop = this.scroller.scrollHeight;
    else this.realign();
    this.lookedAt = this.scroller.scrollTop;
  }

  goToEnd(): void {
    this.following = true;
    this.lookedAt = this.scroller.scrollTop;
    this.restore();
    this.capture();
  }

  /** Puts a row at a distance from the upper edge, as far as there is enough to scroll. */
  goTo({ key, top }: Place): boolean {
    const element = this.find(key);
    if (!element) return false;
    this.following = false;
    this.anchors = [{ element, top }];
    this.lookedAt = this.scroller.scrollTop;
    this.restore();
    this.capture();
    return true;
  }

  find(key: string): HTMLElement | null {
    return this.rows.querySelector<HTMLElement>(`:scope > [data-key="${CSS.escape(key)}"]`);
  }

  /** What is drawn became so short that the browser had to scroll up: no reader moves up and stands at the end. */
  private get wasCutOff(): boolean {
    return this.scroller.scrollTop < this.lookedAt && this.spare.below <= AT_END;
  }

  /** Since it was last looked at. */
  private get readerScrolled(): boolean {
    return this.scroller.scrollTop !== this.lookedAt && !this.wasCutOff;
  }

  /**
   * Only a reader who moved up leaves the end: where more stands below without that, something grew, and the end is to be
   * followed there.
   */
  private noticeScrolling(): void {
    if (this.wasCutOff) return;
    const { scrollTop } = this.scroller;
    if (this.spare.below <= AT_END) this.following = this.isLive();
    else if (scrollTop < this.lookedAt - 1) this.following = false;
    this.lookedAt = scrollTop;
  }

  private realign(): void {
    const anchor = this.anchors.find(({ element }) => element.isConnected);
    if (!anchor) return;
    const top = topOf(anchor.element) - this.scroller.getBoundingClientRect().top;
    // Relative, so that a scroll under way goes on from where it is instead of being overwritten.
    if (Math.abs(top - anchor.top) >= 0.5)
      this.scroller.scrollBy({ top: top - anchor.top, behavior: 'instant' });
  }

  /** Remembers what is visible, after the reader may have scrolled. */
  private capture(): void {
    this.noticeScrolling();
    const view = this.scroller.getBoundingClientRect();
    const anchors: Anchor[] = [];
    let read: string | null = null;
    for (let index = this.firstBelow(view.top + 1); index < this.rows.children.length; index += 1) {
      const element = this.rows.children[index] as HTMLElement;
      const box = element.getBoundingClientRect();
      if (box.top >= view.bottom) break;
      anchors.push({ element, top: topOf(element) - view.top });
      if (box.bottom <= view.bottom + AT_END || box.top < view.top + view.height / 2) read = keyOf(element);
    }
    if (anchors.length === 0) return;
    this.anchors = anchors;
    this.seen = { rows: anchors.map(({ element, top }) => ({ key: keyOf(element), top })), read };
  }

  /** Index of the first row that reaches below a line, by halving: the rows lie in order. */
  private firstBelow(line: number): number {
    let low = 0;
    let high = this.rows.children.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.rows.children[middle]!.getBoundingClientRect().bottom <= line) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Where the text of a row begins: the name above it may go when older messages of the same author come in. */
function topOf(row: HTMLElement): number {
  return (row.querySelector('[data-anchor]') ?? row).getBoundingClientRect().top;
}

function keyOf(element: HTMLElement): string {
  return element.dataset['key'] ?? '';
}
