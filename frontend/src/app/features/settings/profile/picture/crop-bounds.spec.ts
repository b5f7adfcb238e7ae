import { coveringScale, MOST_ZOOM, withinBounds, zoomOf } from './crop-bounds';

const FRAME = 300;
const WIDE = { width: 1200, height: 600 };

/** From where to where the picture reaches, across and down. */
function reach([scale, , , , x, y]: readonly number[], { width, height }: typeof WIDE): number[] {
  const side = (at: number, length: number): number[] => {
    const from = (length - scale! * length) / 2 + at;
    return [from, from + scale! * length];
  };
  return [...side(x!, width), ...side(y!, height)].map(Math.round);
}

describe('a picture under the frame', () => {
  it('covers it at least', () => {
    expect(coveringScale(WIDE, FRAME)).toBe(0.5);
    expect(reach(withinBounds([0.1, 0, 0, 0.1, -450, -150], WIDE, FRAME), WIDE)).toEqual([-150, 450, 0, 300]);
  });

  it('is moved no further than its edges', () => {
    expect(reach(withinBounds([0.5, 0, 0, 0.5, 9_999, 9_999], WIDE, FRAME), WIDE)).toEqual([0, 600, 0, 300]);
    expect(reach(withinBounds([0.5, 0, 0, 0.5, -9_999, -9_999], WIDE, FRAME), WIDE)).toEqual([
      -300, 300, 0, 300,
    ]);
    expect(reach(withinBounds([1, 0, 0, 1, 0, -9_999], WIDE, FRAME), WIDE)).toEqual([0, 1200, -300, 300]);
  });

  it('is made no larger than can be made out, and what lies right stays as it is', () => {
    expect(zoomOf(withinBounds([99, 0, 0, 99, 0, 0], WIDE, FRAME), WIDE, FRAME)).toBe(MOST_ZOOM);
    const right = [0.75, 0, 0, 0.75, -450, -100] as const;
    expect(withinBounds(right, WIDE, FRAME)).toEqual(right);
  });
});
