import { FocusMonitor } from '@angular/cdk/a11y';
import { type ConnectedPosition, Overlay, type OverlayRef } from '@angular/cdk/overlay';
import { ComponentPortal } from '@angular/cdk/portal';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  Directive,
  ElementRef,
  inject,
  input,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';

const OPEN_AFTER_MS = 400;
const GAP_PX = 6;

const PLACES: Record<'below' | 'above' | 'end', ConnectedPosition> = {
  below: { originX: 'center', originY: 'bottom', overlayX: 'center', overlayY: 'top', offsetY: GAP_PX },
  above: { originX: 'center', originY: 'top', overlayX: 'center', overlayY: 'bottom', offsetY: -GAP_PX },
  end: { originX: 'end', originY: 'center', overlayX: 'start', overlayY: 'center', offsetX: GAP_PX },
};

@Component({
  selector: 'pl-tooltip-bubble',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `{{ text() }}`,
  host: { class: 'tooltip', 'aria-hidden': 'true' },
})
class TooltipBubble {
  readonly text = input('');
}

/**
 * Shows the name of a control that has only an icon, to pointers after a while and to the keyboard at once. The name
 * itself is the control's `aria-label`; nothing is said twice.
 */
@Directive({
  selector: '[plTooltip]',
  host: {
    '(pointerenter)': 'openSoon($event)',
    '(pointerleave)': 'close()',
    '(pointerdown)': 'close()',
    '(keydown.escape)': 'close()',
  },
})
export class Tooltip {
  readonly plTooltip = input.required<string>();
  readonly tooltipPlace = input<keyof typeof PLACES>('below');

  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly overlay = inject(Overlay);
  private shown: OverlayRef | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(FocusMonitor)
      .monitor(this.element)
      .pipe(takeUntilDestroyed())
      .subscribe((origin) => (origin === 'keyboard' ? this.open() : this.close()));
    const focus = inject(FocusMonitor);
    inject(DestroyRef).onDestroy(() => {
      focus.stopMonitoring(this.element);
      this.close();
    });
  }

  protected openSoon(event: PointerEvent): void {
    if (event.pointerType === 'mouse') this.timer = setTimeout(() => this.open(), OPEN_AFTER_MS);
  }

  protected close(): void {
    clearTimeout(this.timer);
    this.shown?.dispose();
    this.shown = null;
  }

  private open(): void {
    if (this.shown || !this.plTooltip()) return;
    const first = PLACES[this.tooltipPlace()];
    this.shown = this.overlay.create({
      positionStrategy: this.overlay
        .position()
        .flexibleConnectedTo(this.element)
        .withPositions([first, PLACES.above, PLACES.below])
        .withViewportMargin(8)
        .withPush(true),
      scrollStrategy: this.overlay.scrollStrategies.close(),
    });
    const bubble = this.shown.attach(new ComponentPortal(TooltipBubble));
    bubble.setInput('text', this.plTooltip());
  }
}
