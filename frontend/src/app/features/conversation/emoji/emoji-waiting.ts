import { ChangeDetectionStrategy, Component } from '@angular/core';

/** Stands where the emoji will be, as large as they. */
@Component({
  selector: 'pl-emoji-waiting',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<p class="sr-only" role="status">Loading the emoji</p>',
  styles: `
    :host {
      display: block;
      width: calc(8 * 2.5rem + 2 * var(--space-3));
      height: 25rem;
      max-height: calc(100dvh - 2rem);
      border-radius: var(--radius-l);
      background: var(--surface-raised);
      box-shadow: var(--shadow-2);
    }

    @media (max-width: 40rem) {
      :host {
        width: min(24rem, calc(100vw - 1rem));
        height: 22rem;
      }
    }
  `,
})
export class EmojiWaiting {}
