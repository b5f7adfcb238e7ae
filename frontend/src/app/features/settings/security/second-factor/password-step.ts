import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import { form, FormField, required } from '@angular/forms/signals';
import type { SecondFactorSetup } from '@parley/contracts';
import { FormAlert } from '../../../../core/forms/form-alert';
import { sendForm } from '../../../../core/forms/send-form';
import { PARLEY } from '../../../../core/parley/parley';
import { Control, Field } from '../../../../ui/field/field';
import { Reveal } from '../../../../ui/field/reveal';

/** Before anything is changed: is it really you? */
@Component({
  selector: 'pl-password-step',
  imports: [Control, Field, FormAlert, FormField, Reveal],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="lead">
      You need an authenticator app, such as the one of your password manager. First, enter your password.
    </p>
    <form novalidate (submit)="$event.preventDefault(); goOn()">
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
      <pl-form-alert #alert [form]="form" />
      <div class="buttons">
        <button type="button" class="button" (click)="cancelled.emit()">Cancel</button>
        <button
          type="submit"
          class="button button--primary"
          [attr.aria-busy]="form().submitting()"
          [disabled]="alert.waiting()"
        >
          Continue
        </button>
      </div>
    </form>
  `,
  styleUrl: './step.css',
})
export class PasswordStep {
  readonly begun = output<SecondFactorSetup>();
  readonly cancelled = output();

  private readonly client = inject(PARLEY);
  protected readonly form = form(signal({ password: '' }), (path) => {
    required(path.password, { message: 'Enter your password.' });
  });

  protected async goOn(): Promise<void> {
    await sendForm(this.form, async ({ password }) => {
      this.begun.emit(await this.client.api.security.beginSecondFactor({ password }));
    });
  }
}
