import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Icon } from '../icon/icon';

/**
 * Heading, body and buttons of a dialog:
 *
 *     <pl-dialog heading="New room">
 *       … <ng-container dialogActions> <button class="button">Cancel</button> … </ng-container>
 *     </pl-dialog>
 */
@Component({
  selector: 'pl-dialog',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <header>
      <h2 [id]="ref.id + '-heading'">{{ heading() }}</h2>
      <button type="button" class="icon-button icon-button--small" aria-label="Close" (click)="ref.close()">
        <pl-icon name="x" />
      </button>
    </header>
    <div class="dialog-body"><ng-content /></div>
    <footer><ng-content select="[dialogActions]" /></footer>
  `,
  styles: `
    :host {
      display: flex;
      max-height: inherit;
      flex-direction: column;
    }

    header {
      display: flex;
      align-items: center;
      padding: var(--space-5) var(--space-5) var(--space-1) var(--space-6);
      gap: var(--space-4);
    }

    h2 {
      flex: 1;
      font-size: var(--text-xl);
    }

    .dialog-body {
      min-height: 0;
      flex: 1;
      padding: var(--space-3) var(--space-6) var(--space-5);
      overflow-y: auto;
    }

    footer {
      display: flex;
      justify-content: flex-end;
      padding: 0 var(--space-6) var(--space-6);
      gap: var(--space-2);
    }

    footer:empty {
      display: none;
    }
  `,
})
export class DialogFrame {
  readonly heading = input.required<string>();
  protected readonly ref = inject(DialogRef);
}
