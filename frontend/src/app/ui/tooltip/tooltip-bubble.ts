import { type ConnectedPosition, Overlay } from '@angular/cdk/overlay';
import { ComponentPortal } from '@angular/cdk/portal';
import { ChangeDetectionStrategy, Component, type ElementRef, type Injector, input } from '@angular/core';
import type { TooltipPlace } from './tooltip';

const GAP_PX = 6;

const PLACES: Record<TooltipPlace, ConnectedPosition> = {
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

/** Shows a name beside a control; gives back how to take it away. */
export function showBubble(
  injector: Injector,
  beside: ElementRef<HTMLElement>,
  place: TooltipPlace,
  text: string,
): () => void {
  const overlay = injector.get(Overlay);
  const shown = overlay.create({
    positionStrategy: overlay
      .position()
      .flexibleConnectedTo(beside)
      .withPositions([PLACES[place], PLACES.above, PLACES.below])
      .withViewportMargin(8)
      .withPush(true),
    scrollStrategy: overlay.scrollStrategies.close(),
  });
  shown.attach(new ComponentPortal(TooltipBubble)).setInput('text', text);
  return () => shown.dispose();
}
