import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { DialogFrame } from './dialog-frame';

export interface ConfirmQuestion {
  heading: string;
  /** What will happen, and whether it can be taken back. */
  text: string;
  /** The act, as a verb: `Delete`. */
  action: string;
  danger?: boolean;
}

@Component({
  selector: 'pl-confirm-dialog',
  imports: [DialogFrame],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pl-dialog [heading]="question.heading">
      <p>{{ question.text }}</p>
      <ng-container dialogActions>
        <button type="button" class="button" (click)="ref.close(false)">Cancel</button>
        <button
          type="button"
          class="button"
          [class]="question.danger ? 'button--danger' : 'button--primary'"
          (click)="ref.close(true)"
        >
          {{ question.action }}
        </button>
      </ng-container>
    </pl-dialog>
  `,
  styles: `
    p {
      color: var(--text-muted);
      overflow-wrap: anywhere;
    }
  `,
})
export class ConfirmDialog {
  protected readonly question = inject<ConfirmQuestion>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<boolean>>(DialogRef);
}
