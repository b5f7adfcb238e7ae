import { ScrollKeeper } from './scroll-keeper';

/** A scroller whose rows have heights, laid out as a browser would; jsdom lays out nothing. */
class Page {
  readonly scroller = document.createElement('div');
  readonly rows = document.createElement('div');
  private readonly heights = new Map<Element, number>();
  private top = 0;
  live = true;
  readonly keeper = new ScrollKeeper(this.scroller, this.rows, () => this.live);

  constructor(readonly view: number) {
    document.body.replaceChildren(this.scroller);
    this.scroller.append(this.rows);
    const get = (name: string, value: () => number): void => {
      Object.defineProperty(this.scroller, name, { get: value, configurable: true });
    };
    get('clientHeight', () => this.view);
    get('scrollHeight', () => Math.max(this.view, this.total));
    Object.defineProperty(this.scroller, 'scrollTop', {
      get: () => (this.top = this.clamped(this.top)),
      set: (top: number) => (this.top = this.clamped(top)),
    });
    this.scroller.scrollBy = ((to: ScrollToOptions) =>
      (this.scroller.scrollTop += to.top ?? 0)) as typeof this.scroller.scrollBy;
    this.scroller.getBoundingClientRect = () => new DOMRect(0, 0, 100, this.view);
  }

  add(key: string, height: number, first = false): void {
    const row = document.createElement('div');
    row.dataset['key'] = key;
    this.heights.set(row, height);
    row.getBoundingClientRect = () => {
      const before = Array.from(this.rows.children).slice(0, Array.from(this.rows.children).indexOf(row));
      const top =
        before.reduce((sum, other) => sum + (this.heights.get(other) ?? 0), 0) - this.scroller.scrollTop;
      return new DOMRect(0, top, 100, this.heights.get(row));
    };
    if (first) this.rows.prepend(row);
    else this.rows.append(row);
  }

  resize(key: string, height: number): void {
    this.heights.set(this.row(key), height);
  }

  remove(key: string): void {
    this.row(key).remove();
  }

  topOf(key: string): number {
    return this.row(key).getBoundingClientRect().top;
  }

  /** As a person does: the event comes after the scrolling. */
  scrollTo(top: number): void {
    this.scroller.scrollTop = top;
    this.keeper.settle();
  }

  get fromEnd(): number {
    return this.scroller.scrollHeight - this.view - this.scroller.scrollTop;
  }

  private row(key: string): HTMLElement {
    return this.rows.querySelector<HTMLElement>(`[data-key="${key}"]`)!;
  }

  private get total(): number {
    return Array.from(this.rows.children).reduce((sum, row) => sum + (this.heights.get(row) ?? 0), 0);
  }

  private clamped(top: number): number {
    return Math.max(0, Math.min(top, this.total - this.view));
  }
}

describe('the reader’s place', () => {
  let page: Page;

  beforeEach(() => {
    globalThis.CSS ??= { escape: (text: string) => text } as typeof CSS;
    page = new Page(100);
    for (let row = 0; row < 20; row += 1) page.add(`r${row}`, 30);
    page.keeper.goToEnd();
  });

  it('is the end, and stays the end when messages arrive', () => {
    expect(page.fromEnd).toBe(0);
    page.keeper.settle();
    page.add('new', 50);
    page.keeper.restore();
    expect(page.fromEnd).toBe(0);
    expect(page.keeper.atEnd).toBe(true);
  });

  it('holds when older messages come in above', () => {
    page.scrollTo(70);
    const before = page.topOf('r3');
    page.keeper.settle();
    for (let row = 0; row < 50; row += 1) page.add(`old${row}`, 41, true);
    page.keeper.restore();
    expect(page.topOf('r3')).toBe(before);
  });

  it('holds when messages arrive below, and when rows far below are taken off', () => {
    page.scrollTo(200);
    const before = page.topOf('r8');
    page.keeper.settle();
    page.add('new', 50);
    page.keeper.restore();
    page.keeper.settle();
    for (let row = 15; row < 20; row += 1) page.remove(`r${row}`);
    page.keeper.restore();
    expect(page.topOf('r8')).toBe(before);
    expect(page.keeper.atEnd).toBe(false);
  });

  it('holds when something above changes its size by itself', () => {
    page.scrollTo(200);
    const before = page.topOf('r8');
    page.resize('r1', 300);
    page.keeper.restore();
    expect(page.topOf('r8')).toBe(before);
  });

  it('holds when the row that held it is gone', () => {
    page.scrollTo(195);
    const before = page.topOf('r7');
    page.keeper.settle();
    page.remove('r6');
    page.keeper.restore();
    expect(page.topOf('r7')).toBe(before);
  });

  it('holds when everything shrinks so much that the browser has to scroll', () => {
    page.scrollTo(300);
    const before = page.topOf('r10');
    for (let row = 0; row < 10; row += 1) page.resize(`r${row}`, 2);
    // The browser has scrolled up and tells so before anything else is known.
    page.keeper.settle();
    expect(page.keeper.atEnd).toBe(false);
    for (let row = 0; row < 10; row += 1) page.resize(`r${row}`, 30);
    page.keeper.settle();
    expect(page.topOf('r10')).toBe(before);
  });

  it('goes with a reader who scrolls while messages arrive', () => {
    page.scroller.scrollTop = 200;
    const before = page.topOf('r8');
    page.add('new', 50);
    page.keeper.restore();
    expect(page.keeper.atEnd).toBe(false);
    expect(page.topOf('r8')).toBe(before);
  });

  it('follows again from the end on, where that is the end of the room', () => {
    page.scrollTo(100);
    expect(page.keeper.atEnd).toBe(false);
    page.live = false;
    page.scrollTo(10_000);
    expect(page.keeper.atEnd).toBe(false);
    page.live = true;
    page.scrollTo(100);
    page.scrollTo(10_000);
    expect(page.keeper.atEnd).toBe(true);
  });

  it('is where somebody was led, and what is visible is known', () => {
    expect(page.keeper.goTo({ key: 'r5', top: 20 })).toBe(true);
    expect(page.topOf('r5')).toBe(20);
    expect(page.keeper.visible.rows.map(({ key }) => key)).toEqual(['r4', 'r5', 'r6', 'r7']);
    expect(page.keeper.visible.read).toBe('r6');
    expect(page.keeper.goTo({ key: 'nowhere', top: 0 })).toBe(false);
  });
});
