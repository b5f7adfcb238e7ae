import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Icon } from '../../../ui/icon/icon';
import type { IconName } from '../../../ui/icon/icons';
import { DELIVERY_WORDS, type Delivery } from './delivery';

const ICON: Record<Delivery, IconName> = {
  waiting: 'clock',
  sending: 'clock',
  failed: 'alert',
  sent: 'check',
  delivered: 'check-check',
  read: 'check-check',
  'read-by-all': 'check-check',
};

/** How far one's message has come: a clock, one tick, two, two in colour. */
@Component({
  selector: 'pl-ticks',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<pl-icon [name]="icon()" [size]="16" /><span class="sr-only">{{ words() }}</span>`,
  styles: `
    :host {
      position: relative;
      display: inline-flex;
      color: var(--text-faint);
    }

    :host(.sending) {
      /* Most are sent before anybody could read that they are not. */
      animation: appear-late 1ms 400ms both;
    }

    :host(.failed) {
      color: var(--danger-text);
    }

    :host(.read),
    :host(.read-by-all) {
      color: var(--accent-text);
    }

    @keyframes appear-late {
      from {
        opacity: 0;
      }
    }
  `,
  host: { '[class]': 'delivery()', '[title]': 'words()' },
})
export class Ticks {
  readonly delivery = input.required<Delivery>();

  protected readonly icon = computed(() => ICON[this.delivery()]);
  protected readonly words = computed(() => DELIVERY_WORDS[this.delivery()]);
}
