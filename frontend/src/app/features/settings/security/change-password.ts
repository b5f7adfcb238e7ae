import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, FormField, required } from '@angular/forms/signals';
import { passwordRules } from '../../../core/forms/account-rules';
import { FormAlert } from '../../../core/forms/form-alert';
import { sendForm } from '../../../core/forms/send-form';
import { PARLEY } from '../../../core/parley/parley';
import { Control, Field } from '../../../ui/field/field';
import { Reveal } from '../../../ui/field/reveal';
import { Toasts } from '../../../ui/toast/toasts';

@Component({
  selector: 'pl-change-password',
  imports: [Control, Field, FormAlert, FormField, Reveal],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './change-password.html',
  styleUrl: '../section.css',
})
export class ChangePassword {
  private readonly client = inject(PARLEY);
  private readonly toasts = inject(Toasts);

  protected readonly form = form(signal({ current: '', next: '' }), (path) => {
    required(path.current, { message: 'Enter the password that you have now.' });
    passwordRules(path.next, 'Choose a new password.');
  });

  protected async change(): Promise<void> {
    const done = await sendForm(this.form, (passwords) => this.client.api.auth.changePassword(passwords));
    if (!done) return;
    this.form().reset({ current: '', next: '' });
    this.toasts.show({
      kind: 'success',
      text: 'The password is changed. Your other devices were signed out.',
    });
  }
}
