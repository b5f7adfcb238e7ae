import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { form, FormField, required } from '@angular/forms/signals';
import { Store } from '@ngrx/store';
import { FormAlert } from '../../../core/forms/form-alert';
import { sendForm } from '../../../core/forms/send-form';
import { PARLEY } from '../../../core/parley/parley';
import { selectMe } from '../../../core/session/session.feature';
import { DialogFrame } from '../../../ui/dialog/dialog-frame';
import { Control, Field } from '../../../ui/field/field';
import { Reveal } from '../../../ui/field/reveal';

/** The last question. The session ends with the account, and the page with it. */
@Component({
  selector: 'pl-delete-account-dialog',
  imports: [Control, DialogFrame, Field, FormAlert, FormField, Reveal],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form novalidate (submit)="$event.preventDefault(); delete()">
      <pl-dialog heading="Delete your account?">
        <p>
          This can not be taken back. Rooms that you own go to their longest-serving moderator or member;
          rooms that you are alone in are deleted.
        </p>
        @if (!isGuest()) {
          <pl-field label="Password" [field]="form.password">
            <pl-reveal>
              <input
                plControl
                class="input"
                type="password"
                autocomplete="current-password"
                [formField]="form.password"
              />
            </pl-reveal>
          </pl-field>
        }
        <pl-form-alert #alert [form]="form" />
        <ng-container dialogActions>
          <button type="button" class="button" (click)="ref.close()">Cancel</button>
          <button
            type="submit"
            class="button button--danger"
            [attr.aria-busy]="form().submitting()"
            [disabled]="alert.waiting()"
          >
            Delete account
          </button>
        </ng-container>
      </pl-dialog>
    </form>
  `,
  styles: `
    form {
      max-height: inherit;
    }

    p {
      margin-bottom: var(--space-5);
      color: var(--text-muted);
    }

    pl-form-alert {
      margin-top: var(--space-4);
    }
  `,
})
export class DeleteAccountDialog {
  private readonly client = inject(PARLEY);
  private readonly me = inject(Store).selectSignal(selectMe);
  protected readonly ref = inject(DialogRef);
  protected readonly isGuest = computed(() => this.me()?.guest ?? false);
  protected readonly form = form(signal({ password: '' }), (path) => {
    required(path.password, { message: 'Enter your password.', when: () => !this.isGuest() });
  });

  protected async delete(): Promise<void> {
    const done = await sendForm(this.form, ({ password }) =>
      this.client.api.security.deleteAccount(this.isGuest() ? {} : { password }),
    );
    if (!done) return;
    this.ref.close();
    await this.client.session.logout();
  }
}
