import { ChangeDetectionStrategy, Component, DOCUMENT, inject, signal } from '@angular/core';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { Icon } from '../../../ui/icon/icon';

/** How long the browser has for taking the file over. Milliseconds. */
const TAKEN_OVER_MS = 60_000;

/** All of one's data as a file: asked for, gathered by the server, and kept by the browser where it keeps files. */
@Component({
  selector: 'pl-export-part',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="way">
      <div>
        <h3>Your data</h3>
        <p class="lead">
          Everything that this server has of you, as a file: profile, sessions, rooms, what you wrote, and
          where your files are.
        </p>
        <p class="state" role="status">
          @if (state() === 'done') {
            <pl-icon name="check" [size]="16" />Downloaded
          } @else if (state() === 'busy') {
            Gathering it. This may take a minute.
          }
        </p>
        @if (failure(); as words) {
          <p class="alert" role="alert">{{ words }}</p>
        }
      </div>
      <button
        type="button"
        class="button button--outline"
        [attr.aria-busy]="state() === 'busy'"
        (click)="download()"
      >
        <pl-icon name="download" />Download your data
      </button>
    </div>
  `,
  styles: `
    :host {
      display: block;
    }

    .state {
      display: flex;
      align-items: center;
      color: var(--success-text);
      font-size: var(--text-s);
      gap: var(--space-1);
    }

    .state:not(:empty) {
      margin-top: var(--space-2);
    }

    .alert {
      margin-top: var(--space-3);
    }
  `,
  styleUrls: ['../section.css', './account-section.css'],
})
export class ExportPart {
  private readonly client = inject(PARLEY);
  private readonly document = inject(DOCUMENT);
  protected readonly state = signal<'idle' | 'busy' | 'done'>('idle');
  protected readonly failure = signal<string | null>(null);

  protected async download(): Promise<void> {
    if (this.state() === 'busy') return;
    this.state.set('busy');
    this.failure.set(null);
    try {
      this.keep(await this.client.api.users.exportData());
      this.state.set('done');
    } catch (error) {
      this.failure.set(failureWords(error));
      this.state.set('idle');
    }
  }

  private keep(data: Blob): void {
    const url = URL.createObjectURL(data);
    const link = this.document.createElement('a');
    link.href = url;
    link.download = `parley-${new Date().toISOString().slice(0, 10)}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), TAKEN_OVER_MS);
  }
}
