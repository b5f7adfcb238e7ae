import { Clipboard } from '@angular/cdk/clipboard';
import { ChangeDetectionStrategy, Component, DestroyRef, inject, input, signal } from '@angular/core';
import { Icon } from '../icon/icon';

const SAID_MS = 2_500;

/** Text to take along: it can be read, selected, and copied with one press. */
@Component({
  selector: 'pl-copy-field',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <input
      #field
      class="input"
      readonly
      spellcheck="false"
      [attr.aria-label]="label()"
      [value]="text()"
      (focus)="field.select()"
    />
    <button
      type="button"
      class="button button--outline"
      [attr.aria-label]="copied() ? 'Copied' : 'Copy ' + label().toLowerCase()"
      (click)="copy()"
    >
      <pl-icon [name]="copied() ? 'check' : 'copy'" [size]="16" />{{ copied() ? 'Copied' : 'Copy' }}
    </button>
    <span class="sr-only" role="status">{{ copied() ? 'Copied' : '' }}</span>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
    }

    /* Where both do not fit, the text keeps its width and the button goes below it, as wide. */
    .input {
      min-width: 0;
      flex: 4 1 14rem;
      font-family: var(--font-mono);
      font-size: var(--text-s);
      text-overflow: ellipsis;
    }

    .button {
      min-width: 5.75rem;
      flex: 1 0 auto;
      min-height: var(--control-l);
    }
  `,
})
export class CopyField {
  readonly label = input.required<string>();
  readonly text = input.required<string>();

  private readonly clipboard = inject(Clipboard);
  private timer: ReturnType<typeof setTimeout> | undefined;
  protected readonly copied = signal(false);

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected copy(): void {
    if (!this.clipboard.copy(this.text())) return;
    this.copied.set(true);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.copied.set(false), SAID_MS);
  }
}
