import { DestroyRef, Directive, ElementRef, inject, output } from '@angular/core';

const HELD_FOR_MS = 450;
const STILL_WITHIN_PX = 10;

/** A finger that rests on something, where there is no pointer to hover and no key to press. */
@Directive({ selector: '[plLongPress]' })
export class LongPress {
  readonly plLongPress = output();

  private timer: ReturnType<typeof setTimeout> | undefined;
  private from: { x: number; y: number } | null = null;
  private done = false;

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    inject(DestroyRef).onDestroy(() => this.cancel());
    // Not bound in a template: a finger that merely scrolls shall not set change detection to work. Nor all from the
    // start: there are a hundred of these, and most are never touched.
    const wait = (event: PointerEvent): void => {
      if (event.pointerType === 'touch') {
        element.removeEventListener('pointerdown', wait);
        this.listen(element);
      }
      this.begin(event);
    };
    element.addEventListener('pointerdown', wait, { passive: true });
  }

  private listen(element: HTMLElement): void {
    const on = <T extends keyof HTMLElementEventMap>(
      type: T,
      listener: (event: HTMLElementEventMap[T]) => void,
      passive = true,
    ): void => element.addEventListener(type, listener, { passive });

    on('pointerdown', (event) => this.begin(event));
    on('pointermove', (event) => this.move(event));
    on('pointercancel', () => this.cancel());
    on('pointerup', () => this.cancel());
    // The click that a browser makes of the release would close at once what the press has opened.
    on('touchend', (event) => this.done && event.cancelable && event.preventDefault(), false);
    on('contextmenu', (event) => this.from && event.preventDefault(), false);
  }

  private begin(event: PointerEvent): void {
    this.cancel();
    this.done = false;
    if (event.pointerType !== 'touch' || !event.isPrimary) return;
    this.from = { x: event.clientX, y: event.clientY };
    this.timer = setTimeout(() => {
      this.done = true;
      this.plLongPress.emit();
    }, HELD_FOR_MS);
  }

  private move({ clientX, clientY }: PointerEvent): void {
    if (this.from && Math.hypot(clientX - this.from.x, clientY - this.from.y) > STILL_WITHIN_PX)
      this.cancel();
  }

  private cancel(): void {
    clearTimeout(this.timer);
    this.from = null;
  }
}
