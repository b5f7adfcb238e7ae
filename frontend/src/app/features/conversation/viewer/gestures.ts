import { FITTED, panBy, type Bounds, type Point, type View, zoomAt } from './zoom';

/** How far a finger goes sideways for the next picture, in pixels. */
const SWIPE = 60;
const DOUBLE = 2.5;

export interface GesturesUser {
  bounds(): Bounds;
  view(): View;
  look(view: View): void;
  /** To the next picture, or the one before. */
  turn(by: 1 | -1): void;
}

/** What hands do with a picture: wheel, drag, pinch, swipe, double click. Points are seen from the middle of the stage. */
export class Gestures {
  private readonly pointers = new Map<number, Point>();
  private began: Point | null = null;

  constructor(
    private readonly stage: () => HTMLElement,
    private readonly user: GesturesUser,
  ) {}

  wheel(event: WheelEvent): void {
    event.preventDefault();
    // Two fingers on a pad come as a wheel with Ctrl held, in small steps.
    const step = event.ctrlKey ? 0.01 : 0.002;
    this.zoom(Math.exp(-event.deltaY * step), this.pointOf(event));
  }

  double(event: MouseEvent): void {
    const { scale } = this.user.view();
    if (scale > 1) this.user.look(FITTED);
    else this.zoom(DOUBLE, this.pointOf(event));
  }

  down(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.stage().setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, this.pointOf(event));
    this.began = this.pointers.size === 1 ? this.pointOf(event) : null;
  }

  move(event: PointerEvent): void {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const now = this.pointOf(event);
    const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.pointers.set(event.pointerId, now);
    if (other) return this.pinch(before, now, other);
    this.user.look(panBy(this.user.view(), { x: now.x - before.x, y: now.y - before.y }, this.user.bounds()));
  }

  up(event: PointerEvent): void {
    if (!this.pointers.delete(event.pointerId)) return;
    const { began } = this;
    this.began = null;
    if (!began || event.pointerType === 'mouse' || this.user.view().scale > 1) return;
    const now = this.pointOf(event);
    const across = now.x - began.x;
    if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(now.y - began.y)) {
      this.user.turn(across < 0 ? 1 : -1);
    }
  }

  private pinch(before: Point, now: Point, other: Point): void {
    const distance = (from: Point): number => Math.hypot(from.x - other.x, from.y - other.y);
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    this.zoom(distance(now) / Math.max(1, distance(before)), middle);
    const by = { x: (now.x - before.x) / 2, y: (now.y - before.y) / 2 };
    this.user.look(panBy(this.user.view(), by, this.user.bounds()));
  }

  private zoom(factor: number, at: Point): void {
    this.user.look(zoomAt(this.user.view(), factor, at, this.user.bounds()));
  }

  private pointOf({ clientX, clientY }: MouseEvent): Point {
    const { left, top, width, height } = this.stage().getBoundingClientRect();
    return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
  }
}
