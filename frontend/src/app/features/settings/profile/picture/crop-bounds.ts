/** How a picture lies under the frame: scaled by the first number about its middle, and moved by the last two. */
export type Matrix = readonly [number, number, number, number, number, number];

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How much larger than it has to be a picture can be made. */
export const MOST_ZOOM = 5;

/** The scale at which the picture just covers the square frame. Sizes in pixels of the page. */
export function coveringScale(picture: Size, frame: number): number {
  return Math.max(frame / picture.width, frame / picture.height);
}

/** How often the picture is as large as it has to be: 1 to `MOST_ZOOM`. */
export function zoomOf([scale]: Matrix, picture: Size, frame: number): number {
  return scale / coveringScale(picture, frame);
}

/** The nearest to this at which the picture covers the whole frame and can still be made out. */
export function withinBounds([scale, , , , x, y]: Matrix, picture: Size, frame: number): Matrix {
  const least = coveringScale(picture, frame);
  const s = Math.min(Math.max(scale, least), least * MOST_ZOOM);
  return [s, 0, 0, s, held(x, s, picture.width, frame), held(y, s, picture.height, frame)];
}

/** Scaled about its middle, the picture reaches from `(length - scale * length) / 2 + at` on. */
function held(at: number, scale: number, length: number, frame: number): number {
  const most = (length * scale - length) / 2;
  const least = frame - (length * scale + length) / 2;
  return Math.min(Math.max(at, least), most);
}
