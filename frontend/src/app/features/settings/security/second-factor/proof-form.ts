import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import { form, FormField, required } from '@angular/forms/signals';
import type { SecondFactorProofBody } from '@parley/contracts';
import { FormAlert } from '../../../../core/forms/form-alert';
import { sendForm } from '../../../../core/forms/send-form';
import { Control, Field } from '../../../../ui/field/field';
import { Reveal } from '../../../../ui/field/reveal';

/** Password and code, before the second factor itself is touched. */
@Component({
  selector: 'pl-proof-form',
  imports: [Control, Field, FormAlert, FormField, Reveal],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form novalidate (submit)="$event.preventDefault(); send()">
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
      <pl-field label="Code" hint="From your authenticator app, or a recovery code." [field]="form.code">
        <input plControl class="input code" autocomplete="one-time-code" [formField]="form.code" />
      </pl-field>
      <pl-form-alert #alert [form]="form" />
      <div class="buttons">
        <button type="button" class="button" (click)="cancelled.emit()">Cancel</button>
        <button
          type="submit"
          class="button"
          [class]="danger() ? 'button--danger' : 'button--primary'"
          [attr.aria-busy]="form().submitting()"
          [disabled]="alert.waiting()"
        >
          {{ action() }}
        </button>
      </div>
    </form>
  `,
  styleUrl: './step.css',
})
export class ProofForm {
  readonly action = input.required<string>();
  readonly danger = input(false);
  readonly proven = input.required<(proof: SecondFactorProofBody) => Promise<unknown>>();
  readonly cancelled = output();

  protected readonly form = form(signal({ password: '', code: '' }), (path) => {
    required(path.password, { message: 'Enter your password.' });
    required(path.code, { message: 'Enter a code.' });
  });

  protected async send(): Promise<void> {
    await sendForm(this.form, ({ password, code }) => this.proven()({ password, code: code.trim() }));
  }
}
