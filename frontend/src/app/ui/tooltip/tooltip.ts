import { DestroyRef, Directive, ElementRef, inject, Injector, input } from '@angular/core';

const OPEN_AFTER_MS = 400;

export type TooltipPlace = 'below' | 'above' | 'end';

/**
 * Shows the name of a control that has only an icon, to pointers after a while and to the keyboard at once. The name
 * itself is the control's `aria-label`; nothing is said twice. What draws it is fetched when the first one is shown.
 */
@Directive({
  selector: '[plTooltip]',
  host: {
    '(pointerenter)': 'openSoon($event)',
    '(pointerleave)': 'close()',
    '(pointerdown)': 'close()',
    '(focus)': 'focused()',
    '(blur)': 'close()',
    '(keydown.escape)': 'close()',
  },
})
export class Tooltip {
  readonly plTooltip = input.required<string>();
  readonly tooltipPlace = input<TooltipPlace>('below');

  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  private wanted = false;
  private hide: (() => void) | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.close());
  }

  protected openSoon(event: PointerEvent): void {
    if (event.pointerType === 'mouse') this.timer = setTimeout(() => void this.open(), OPEN_AFTER_MS);
  }

  /** By the keyboard: a click and a script that give back the focus show nothing. */
  protected focused(): void {
    if (this.element.nativeElement.matches(':focus-visible')) void this.open();
  }

  protected close(): void {
    clearTimeout(this.timer);
    this.wanted = false;
    this.hide?.();
    this.hide = null;
  }

  private async open(): Promise<void> {
    if (this.wanted || !this.plTooltip()) return;
    this.wanted = true;
    // A name that can't be fetched is missed by nobody for whom it is read out.
    const bubble = await import('./tooltip-bubble').catch(() => null);
    if (bubble && this.wanted && !this.hide)
      this.hide = bubble.showBubble(this.injector, this.element, this.tooltipPlace(), this.plTooltip());
  }
}
