import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, FormField } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { passwordRules } from '../../core/forms/account-rules';
import { FormAlert } from '../../core/forms/form-alert';
import { sendForm } from '../../core/forms/send-form';
import { failureCode } from '../../core/parley/failures';
import { PARLEY } from '../../core/parley/parley';
import { Control, Field } from '../../ui/field/field';
import { Reveal } from '../../ui/field/reveal';
import { Entrance } from './entrance';
import { takeMailedToken } from './mailed-token';

/** Where the link in the mail leads: a new password. */
@Component({
  selector: 'pl-reset-password-page',
  imports: [Control, Entrance, Field, FormAlert, FormField, Reveal, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './reset-password.page.html',
  styleUrl: './sign-in.css',
})
export class ResetPasswordPage {
  private readonly client = inject(PARLEY);
  private readonly token = takeMailedToken();
  protected readonly state = signal<'asking' | 'done' | 'useless'>(
    this.token === null ? 'useless' : 'asking',
  );
  protected readonly form = form(signal({ password: '' }), (path) => {
    passwordRules(path.password, 'Choose a new password.');
  });

  protected async reset(): Promise<void> {
    const { token } = this;
    if (token === null) return;
    const done = await sendForm(this.form, async ({ password }) => {
      try {
        await this.client.api.security.resetPassword({ token, password });
        this.state.set('done');
      } catch (error) {
        const code = failureCode(error);
        if (code !== 'GONE' && code !== 'NOT_FOUND') throw error;
        this.state.set('useless');
      }
    });
    if (done) this.form().reset({ password: '' });
  }
}
