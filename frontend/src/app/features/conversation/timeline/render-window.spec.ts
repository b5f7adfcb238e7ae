import {
  fit,
  growDown,
  growUp,
  isSparse,
  lastOf,
  sizesFor,
  windowAround,
  windowAtEnd,
  windowForOpening,
  type Extent,
  type RenderWindow,
} from './render-window';

const SIZES = { screen: 30, step: 50, most: 200 };
const held: Extent = { fromSeq: 1, toSeq: 1000 };

describe('the window of what is drawn', () => {
  it('opens at the end and follows it', () => {
    expect(windowAtEnd(held, SIZES)).toEqual({ first: 901, last: null });
    expect(windowAtEnd({ fromSeq: 998, toSeq: 1000 }, SIZES)).toEqual({ first: 998, last: null });
  });

  it('is opened with few, and is full a few steps later', () => {
    const opened = windowForOpening(held, SIZES);
    expect(opened).toEqual({ first: 971, last: null });
    let grown = opened;
    for (let steps = 0; steps < 2; steps += 1) {
      expect(isSparse(grown, held, SIZES)).toBe(true);
      grown = growUp(grown, held, SIZES);
    }
    expect(isSparse(grown, held, SIZES)).toBe(false);
    const short = { fromSeq: 981, toSeq: 1000 };
    expect(isSparse(windowForOpening(short, SIZES), short, SIZES)).toBe(false);
    expect(isSparse({ first: 971, last: 990 }, held, SIZES)).toBe(false);
  });

  it('opens around a place', () => {
    expect(windowAround(500, held, SIZES)).toEqual({ first: 450, last: 550 });
    expect(windowAround(3, held, SIZES)).toEqual({ first: 1, last: 53 });
    expect(windowAround(990, held, SIZES)).toEqual({ first: 940, last: null });
  });

  it('lets go of the far end as it grows', () => {
    expect(growUp({ first: 901, last: null }, held, SIZES)).toEqual({ first: 851, last: null });
    expect(growUp({ first: 801, last: null }, held, SIZES)).toEqual({ first: 751, last: 950 });
    expect(growDown({ first: 751, last: 950 }, held, SIZES)).toEqual({ first: 801, last: null });
    expect(growDown({ first: 100, last: 250 }, held, SIZES)).toEqual({ first: 101, last: 300 });
  });

  it('stays itself where there is nothing to take in', () => {
    const top: RenderWindow = { first: 1, last: 100 };
    const end: RenderWindow = { first: 901, last: null };
    expect(growUp(top, held, SIZES)).toBe(top);
    expect(growDown(end, held, SIZES)).toBe(end);
    expect(fit(end, held, { ...held, toSeq: 1001 }, null, SIZES)).toBe(end);
  });

  it('keeps to the reader when messages arrive', () => {
    const arrived = { fromSeq: 1, toSeq: 1200 };
    expect(fit({ first: 901, last: null }, held, arrived, null, SIZES)).toEqual({ first: 1001, last: null });
    expect(fit({ first: 901, last: null }, held, arrived, 910, SIZES)).toEqual({ first: 901, last: 1100 });
    expect(fit({ first: 901, last: null }, held, arrived, 1050, SIZES)).toEqual({ first: 950, last: 1149 });
  });

  it('takes in at once what a reader at its very top has waited for', () => {
    const older = { fromSeq: 801, toSeq: 1000 };
    const newest = { fromSeq: 901, toSeq: 1000 };
    expect(fit({ first: 901, last: null }, newest, older, 901, SIZES)).toEqual({ first: 851, last: null });
    expect(fit({ first: 901, last: null }, newest, older, null, SIZES)).toEqual({ first: 901, last: null });
    expect(fit({ first: 920, last: null }, newest, older, 930, SIZES)).toEqual({ first: 920, last: null });
  });

  it('follows the stretch where that goes', () => {
    expect(fit({ first: 901, last: null }, held, { fromSeq: 200, toSeq: 299 }, 950, SIZES)).toEqual({
      first: 200,
      last: null,
    });
    expect(fit({ first: 10, last: 60 }, held, { fromSeq: 40, toSeq: 400 }, 50, SIZES)).toEqual({
      first: 40,
      last: 60,
    });
  });

  it('is as large as a tall screen needs', () => {
    expect(sizesFor(800).most).toBe(200);
    expect(sizesFor(3840)).toEqual({ screen: 160, step: 200, most: 800 });
  });

  it('never leaves what is held, and never grows without bound', () => {
    let state = 7;
    const below = (limit: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * limit);
    };
    let extent: Extent = { fromSeq: 900, toSeq: 1000 };
    let window = windowAtEnd(extent, SIZES);
    let before: Extent;
    for (let act = 0; act < 20_000; act += 1) {
      const reader = below(2) === 0 ? null : window.first + below(lastOf(window, extent) - window.first + 1);
      const happened = below(6);
      before = extent;
      switch (happened) {
        case 0:
          window = growUp(window, extent, SIZES);
          break;
        case 1:
          window = growDown(window, extent, SIZES);
          break;
        case 2:
          extent = { ...extent, toSeq: extent.toSeq + below(120) };
          break;
        case 3:
          extent = { ...extent, fromSeq: Math.max(1, extent.fromSeq - below(100)) };
          break;
        case 4:
          extent = { ...extent, fromSeq: Math.min(extent.toSeq, extent.fromSeq + below(80)) };
          break;
        default:
          if (below(50) === 0) {
            const fromSeq = 1 + below(5000);
            extent = { fromSeq, toSeq: fromSeq + below(300) };
          }
      }
      window = fit(window, before, extent, reader, SIZES);
      expect(window.first).toBeGreaterThanOrEqual(extent.fromSeq);
      expect(window.first).toBeLessThanOrEqual(extent.toSeq);
      expect(lastOf(window, extent)).toBeLessThanOrEqual(extent.toSeq);
      expect(lastOf(window, extent)).toBeGreaterThanOrEqual(window.first);
      expect(lastOf(window, extent) - window.first + 1).toBeLessThanOrEqual(SIZES.most + SIZES.step);
      // What arrives takes nothing away from where the reader is.
      if (happened === 2 && reader !== null) expect(lastOf(window, extent)).toBeGreaterThanOrEqual(reader);
    }
  });
});
