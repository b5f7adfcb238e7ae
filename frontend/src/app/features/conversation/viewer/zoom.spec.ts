import { type Bounds, fitted, FITTED, panBy, zoomAt } from './zoom';

const MIDDLE = { x: 0, y: 0 };
const large: Bounds = { stage: { width: 1000, height: 500 }, picture: { width: 4000, height: 1000 } };
const small: Bounds = { stage: { width: 1000, height: 500 }, picture: { width: 100, height: 50 } };

it('fits what is large, and leaves what is small as it is', () => {
  expect(fitted(large)).toEqual({ width: 1000, height: 250 });
  expect(fitted(small)).toEqual({ width: 100, height: 50 });
});

it('zooms in to twice its own pixels, small pictures to four times, and never below the whole', () => {
  expect(zoomAt(FITTED, 100, MIDDLE, large).scale).toBe(8);
  expect(zoomAt(FITTED, 100, MIDDLE, small).scale).toBe(4);
  expect(zoomAt({ scale: 2, x: 300, y: 0 }, 0.01, MIDDLE, large)).toEqual(FITTED);
});

it('keeps what is under the pointer there', () => {
  const at = { x: 200, y: 0 };
  const view = zoomAt(FITTED, 2, at, large);
  // 200 pixels from the middle of the picture before, so 400 now.
  expect(view).toEqual({ scale: 2, x: -200, y: 0 });
});

it('pans as far as the edges, and not at all where all of it is seen', () => {
  expect(panBy(FITTED, { x: 50, y: 50 }, large)).toEqual(FITTED);
  expect(panBy({ scale: 4, x: 0, y: 0 }, { x: 9_999, y: -9_999 }, large)).toEqual({
    scale: 4,
    x: 1500,
    y: -250,
  });
});
