import { Clipboard } from '@angular/cdk/clipboard';
import { ChangeDetectionStrategy, Component, DOCUMENT, inject, input, signal } from '@angular/core';
import { Icon } from '../../../../ui/icon/icon';

/** Shown this once: to be copied, kept as a file, or written down. */
@Component({
  selector: 'pl-recovery-code-list',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="lead">
      Each of these stands in for your phone once, should you lose it. They are not shown again: keep them
      where you keep passwords.
    </p>
    <ul role="list" aria-label="Recovery codes">
      @for (code of codes(); track code) {
        <li>{{ code }}</li>
      }
    </ul>
    <div class="buttons">
      <button type="button" class="button button--outline" (click)="copy()">
        <pl-icon [name]="copied() ? 'check' : 'copy'" [size]="16" />{{ copied() ? 'Copied' : 'Copy' }}
      </button>
      <button type="button" class="button button--outline" (click)="download()">
        <pl-icon name="download" [size]="16" />Download
      </button>
    </div>
  `,
  styles: `
    .lead {
      color: var(--text-muted);
    }

    ul {
      display: grid;
      padding: var(--space-4);
      border-radius: var(--radius-l);
      margin-top: var(--space-4);
      background: var(--surface-sunken);
      box-shadow: inset 0 0 0 1px var(--border);
      font-family: var(--font-mono);
      font-size: var(--text-l);
      gap: var(--space-2) var(--space-6);
      grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr));
      text-align: center;
      user-select: all;
    }

    .buttons {
      display: flex;
      margin-top: var(--space-3);
      gap: var(--space-2);
    }
  `,
})
export class RecoveryCodeList {
  readonly codes = input.required<readonly string[]>();

  private readonly clipboard = inject(Clipboard);
  private readonly document = inject(DOCUMENT);
  protected readonly copied = signal(false);

  protected copy(): void {
    this.copied.set(this.clipboard.copy(this.text()));
  }

  protected download(): void {
    const url = URL.createObjectURL(new Blob([this.text()], { type: 'text/plain' }));
    const link = this.document.createElement('a');
    link.href = url;
    link.download = 'parley-recovery-codes.txt';
    link.click();
    URL.revokeObjectURL(url);
  }

  private text(): string {
    return `${this.codes().join('\n')}\n`;
  }
}
