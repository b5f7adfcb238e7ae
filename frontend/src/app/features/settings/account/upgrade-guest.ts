import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { form, FormField, required } from '@angular/forms/signals';
import { Store } from '@ngrx/store';
import { accountRules } from '../../../core/forms/account-rules';
import { FormAlert } from '../../../core/forms/form-alert';
import { sendForm } from '../../../core/forms/send-form';
import { PARLEY } from '../../../core/parley/parley';
import { selectRegistration } from '../../../core/server/server.feature';
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

  private readonly registration = inject(Store).selectSignal(selectRegistration);
  protected readonly closed = computed(() => this.registration() === 'closed');
  protected readonly byInvite = computed(() => this.registration() === 'invite');

  protected readonly form = form(signal({ email: '', username: '', password: '', invite: '' }), (path) => {
    accountRules(path);
    required(path.invite, { message: 'Paste the invite link.', when: () => this.byInvite() });
  });

  protected async keep(): Promise<void> {
    const done = await sendForm(this.form, ({ email, username, password, invite }) =>
      this.client.session.upgrade({
        email: email.trim(),
        username: username.toLowerCase(),
        password,
        invite: this.byInvite() ? codeIn(invite) : undefined,
      }),
    );
    if (done)
      this.toasts.show({ kind: 'success', text: 'The account is yours. Your rooms and messages stayed.' });
  }
}

/** The code at the end of an invite link, or what is a code already. */
function codeIn(pasted: string): string {
  return pasted.trim().split('/').at(-1) ?? '';
}
