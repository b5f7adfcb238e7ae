import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { form, FormField, maxLength, required } from '@angular/forms/signals';
import { LIMITS } from '@parley/contracts';
import { FormAlert } from '../../core/forms/form-alert';
import { sendForm } from '../../core/forms/send-form';
import { PARLEY } from '../../core/parley/parley';
import { Control, Field } from '../../ui/field/field';

/** In with nothing but a name. */
@Component({
  selector: 'pl-guest-form',
  imports: [Control, Field, FormAlert, FormField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form novalidate (submit)="$event.preventDefault(); comeIn()">
      <pl-field
        label="Display name"
        hint="Guests stay for 24 hours, and can become an account in that time."
        [field]="form.displayName"
      >
        <input plControl class="input" autocomplete="nickname" dir="auto" [formField]="form.displayName" />
      </pl-field>
      <pl-form-alert #alert [form]="form" />
      <button
        type="submit"
        class="button button--outline button--large button--wide"
        [attr.aria-busy]="form().submitting()"
        [disabled]="alert.waiting()"
      >
        Continue as guest
      </button>
    </form>
  `,
  styleUrl: './sign-in.css',
})
export class GuestForm {
  /** It is what the person came for. */
  readonly wanted = input(false);
  readonly arrived = output();

  private readonly client = inject(PARLEY);

  protected readonly form = form(signal({ displayName: '' }), (path) => {
    required(path.displayName, { message: 'Enter the name that others will see.' });
    maxLength(path.displayName, LIMITS.displayNameMaxLength, {
      message: `At most ${LIMITS.displayNameMaxLength} characters.`,
    });
  });

  constructor() {
    afterNextRender(() => {
      if (this.wanted()) this.form.displayName().formFieldBindings()[0]?.focus();
    });
  }

  protected async comeIn(): Promise<void> {
    const done = await sendForm(this.form, ({ displayName }) =>
      this.client.session.guest({ displayName: displayName.trim() }),
    );
    if (done) this.arrived.emit();
  }
}
