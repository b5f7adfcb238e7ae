/** Pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels from the middle of the stage. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How a picture is looked at: how many times its fitted size, and how far its middle is from that of the stage. */
export interface View extends Point {
  readonly scale: number;
}

export interface Bounds {
  readonly stage: Size;
  /** As the server has it. */
  readonly picture: Size;
}

export const FITTED: View = { scale: 1, x: 0, y: 0 };
/** Beyond its own pixels there is nothing more to see; small pictures are made larger still. */
const LEAST_MAX = 4;

/** The size at which the whole picture is seen; small ones are not made larger. */
export function fitted({ stage, picture }: Bounds): Size {
  const scale = Math.min(1, stage.width / picture.width, stage.height / picture.height);
  return { width: picture.width * scale, height: picture.height * scale };
}

/** Zooms so that what is under the point stays there. */
export function zoomAt(view: View, factor: number, at: Point, bounds: Bounds): View {
  const most = Math.max(LEAST_MAX, (2 * bounds.picture.width) / fitted(bounds).width);
  const scale = Math.min(most, Math.max(1, view.scale * factor));
  const grown = scale / view.scale;
  const moved = { scale, x: at.x - (at.x - view.x) * grown, y: at.y - (at.y - view.y) * grown };
  return within(moved, bounds);
}

export function panBy(view: View, by: Point, bounds: Bounds): View {
  return within({ ...view, x: view.x + by.x, y: view.y + by.y }, bounds);
}

/** No edge of the picture comes further in than it has to: what is smaller than the stage stays in its middle. */
function within({ scale, x, y }: View, bounds: Bounds): View {
  const { width, height } = fitted(bounds);
  return {
    scale,
    x: clamp(x, (width * scale - bounds.stage.width) / 2),
    y: clamp(y, (height * scale - bounds.stage.height) / 2),
  };
}

function clamp(value: number, most: number): number {
  const reach = Math.max(0, most);
  return Math.min(reach, Math.max(-reach, value)) || 0;
}
