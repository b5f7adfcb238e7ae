import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, FormField, maxLength } from '@angular/forms/signals';
import { LIMITS } from '@parley/contracts';
import { formError, sendForm } from '../forms/send-form';
import { DialogFrame } from '../../ui/dialog/dialog-frame';
import { Control, Field } from '../../ui/field/field';

export interface BanQuestion {
  heading: string;
  /** What will happen. */
  text: string;
  action: string;
  ban(reason: string | null): Promise<unknown>;
}

/** Asks for the reason of a ban, and bans. Closes with `true` when it is done. */
@Component({
  selector: 'pl-ban-dialog',
  imports: [Control, DialogFrame, Field, FormField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form novalidate (submit)="$event.preventDefault(); ban()">
      <pl-dialog [heading]="question.heading">
        <p>{{ question.text }}</p>
        <pl-field label="Reason" note="optional" hint="Those who moderate can read it." [field]="form.reason">
          <textarea plControl class="input" rows="2" dir="auto" [formField]="form.reason"></textarea>
        </pl-field>
        @if (error(); as words) {
          <p class="alert" role="alert">{{ words }}</p>
        }
        <ng-container dialogActions>
          <button type="button" class="button" (click)="ref.close(false)">Cancel</button>
          <button type="submit" class="button button--danger" [attr.aria-busy]="form().submitting()">
            {{ question.action }}
          </button>
        </ng-container>
      </pl-dialog>
    </form>
  `,
  styles: `
    form {
      max-height: inherit;
    }

    p:not(.alert) {
      margin-bottom: var(--space-5);
      color: var(--text-muted);
      overflow-wrap: anywhere;
    }

    .alert {
      margin-top: var(--space-4);
    }
  `,
})
export class BanDialog {
  protected readonly question = inject<BanQuestion>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<boolean>>(DialogRef);
  protected readonly form = form(signal({ reason: '' }), (path) => {
    maxLength(path.reason, LIMITS.banReasonMaxLength, {
      message: `At most ${LIMITS.banReasonMaxLength} characters.`,
    });
  });
  protected readonly error = () => formError(this.form);

  protected async ban(): Promise<void> {
    const done = await sendForm(this.form, ({ reason }) => this.question.ban(reason.trim() || null));
    if (done) this.ref.close(true);
  }
}
