import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { UploadItem } from '@parley/client';
import type { Id } from '@parley/contracts';
import { countOf } from '../../../../ui/words/count-of';
import { TrayFile } from './tray-file';

/** The files that go with the message being written. */
@Component({
  selector: 'pl-tray',
  imports: [TrayFile],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul aria-label="Files to send">
      @for (file of files(); track file.id) {
        <li>
          <pl-tray-file [file]="file" (removed)="removed.emit(file.id)" (retried)="retried.emit(file.id)" />
        </li>
      }
    </ul>
    <p class="sr-only" role="status">{{ told() }}</p>
  `,
  styles: `
    ul {
      display: flex;
      overflow: auto;
      max-height: 9.5rem;
      flex-wrap: wrap;
      padding: var(--space-2);
      margin: 0;
      gap: var(--space-2);
      list-style: none;
    }

    @media (max-width: 40rem) {
      ul {
        flex-wrap: nowrap;
        overscroll-behavior-x: contain;
      }

      li {
        flex: none;
      }
    }
  `,
})
export class Tray {
  readonly files = input.required<readonly UploadItem[]>();
  readonly removed = output<Id>();
  readonly retried = output<Id>();

  protected readonly told = computed(() => `${countOf(this.files().length, 'file')} to send`);
}
