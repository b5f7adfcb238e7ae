import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import type { AdminUser, UserStats } from '@parley/contracts';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { DialogFrame } from '../../../ui/dialog/dialog-frame';
import { sumOf } from '../overview/figures';

/** How much one person did lately: numbers, and nothing of what was said. */
@Component({
  selector: 'pl-activity-dialog',
  imports: [DialogFrame],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pl-dialog [heading]="'Activity of ' + person.displayName">
      <p>The last 30 days, in numbers.</p>
      @if (stats.error()) {
        <p class="alert" role="alert">{{ failure() }}</p>
      } @else {
        <dl>
          @for (line of lines(); track line.label) {
            <div>
              <dt>{{ line.label }}</dt>
              <dd>{{ line.value }}</dd>
            </div>
          }
        </dl>
      }
      <ng-container dialogActions>
        <button type="button" class="button button--outline" (click)="ref.close()">Done</button>
      </ng-container>
    </pl-dialog>
  `,
  styles: `
    p:not(.alert) {
      color: var(--text-muted);
    }

    dl {
      margin: var(--space-4) 0 0;
    }

    div {
      display: flex;
      justify-content: space-between;
      padding: var(--space-2) 0;
      border-top: 1px solid var(--border);
      gap: var(--space-4);
    }

    dd {
      margin: 0;
      font-variant-numeric: tabular-nums;
      font-weight: var(--weight-medium);
    }
  `,
})
export class ActivityDialog {
  protected readonly person = inject<AdminUser>(DIALOG_DATA);
  protected readonly ref = inject(DialogRef);
  private readonly client = inject(PARLEY);
  protected readonly stats = resource({ loader: () => this.client.api.stats.user(this.person.id) });
  protected readonly failure = computed(() => failureWords(this.stats.error()));
  protected readonly lines = computed(() => linesOf(this.stats.hasValue() ? this.stats.value() : null));
}

/** With a dash for each where nothing is known yet, so that the dialog keeps its size. */
function linesOf(stats: UserStats | null): { label: string; value: string }[] {
  const shown = (count: number | undefined): string => (count === undefined ? '–' : count.toLocaleString());
  return [
    { label: 'Messages', value: shown(stats?.messages.user) },
    { label: 'Connections opened', value: shown(stats?.connections.opened) },
    { label: 'Events on sockets', value: shown(stats ? sumOf(stats.events) : undefined) },
    { label: 'Refused', value: shown(stats ? sumOf(stats.errors) : undefined) },
    { label: 'Too often', value: shown(stats ? sumOf(stats.rateLimitHits) : undefined) },
  ];
}
