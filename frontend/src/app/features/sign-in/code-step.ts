import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { form, FormField, required } from '@angular/forms/signals';
import type { LoginBody } from '@parley/contracts';
import { FormAlert } from '../../core/forms/form-alert';
import { sendForm } from '../../core/forms/send-form';
import { PARLEY } from '../../core/parley/parley';
import { Control, Field } from '../../ui/field/field';

/** The second step of signing in, for accounts with a second factor. */
@Component({
  selector: 'pl-code-step',
  imports: [Control, Field, FormAlert, FormField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form novalidate (submit)="$event.preventDefault(); signIn()">
      <pl-field
        label="Code"
        hint="Six digits from your authenticator app, or one of your recovery codes."
        [field]="form.code"
      >
        <input
          plControl
          class="input code"
          autocomplete="one-time-code"
          autocapitalize="none"
          spellcheck="false"
          [formField]="form.code"
        />
      </pl-field>
      <pl-form-alert #alert [form]="form" />
      <button
        type="submit"
        class="button button--primary button--large button--wide"
        [attr.aria-busy]="form().submitting()"
        [disabled]="alert.waiting()"
      >
        Sign in
      </button>
    </form>
    <p class="other">
      <button type="button" class="button button--small" (click)="left.emit()">Back</button>
    </p>
  `,
  styles: `
    .code {
      font-family: var(--font-mono);
      font-size: var(--text-xl);
      letter-spacing: 0.12em;
    }
  `,
  styleUrl: './sign-in.css',
})
export class CodeStep {
  /** The right password already. */
  readonly proof = input.required<LoginBody>();
  readonly arrived = output();
  readonly left = output();

  private readonly client = inject(PARLEY);
  protected readonly form = form(signal({ code: '' }), (path) => {
    required(path.code, { message: 'Enter the code.' });
  });

  constructor() {
    afterNextRender(() => this.form.code().formFieldBindings()[0]?.focus());
  }

  protected async signIn(): Promise<void> {
    const done = await sendForm(this.form, ({ code }) =>
      this.client.session.login({ ...this.proof(), code: code.trim() }),
    );
    if (done) this.arrived.emit();
  }
}
