import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, FormField } from '@angular/forms/signals';
import { accountRules } from '../../../core/forms/account-rules';
import { FormAlert } from '../../../core/forms/form-alert';
import { sendForm } from '../../../core/forms/send-form';
import { PARLEY } from '../../../core/parley/parley';
import { Control, Field } from '../../../ui/field/field';
import { Reveal } from '../../../ui/field/reveal';
import { Toasts } from '../../../ui/toast/toasts';

/** The guest becomes a full user. */
@Component({
  selector: 'pl-upgrade-guest',
  imports: [Control, Field, FormAlert, FormField, Reveal],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './upgrade-guest.html',
  styleUrl: '../section.css',
})
export class UpgradeGuest {
  private readonly client = inject(PARLEY);
  private readonly toasts = inject(Toasts);

  protected readonly form = form(signal({ email: '', username: '', password: '' }), accountRules);

  protected async keep(): Promise<void> {
    const done = await sendForm(this.form, ({ email, username, password }) =>
      this.client.session.upgrade({ email: email.trim(), username: username.toLowerCase(), password }),
    );
    if (done)
      this.toasts.show({ kind: 'success', text: 'The account is yours. Your rooms and messages stayed.' });
  }
}
