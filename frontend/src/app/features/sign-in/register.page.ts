import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { form, FormField, maxLength } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { LIMITS } from '@parley/contracts';
import { accountRules } from '../../core/forms/account-rules';
import { FormAlert } from '../../core/forms/form-alert';
import { sendForm } from '../../core/forms/send-form';
import { PARLEY } from '../../core/parley/parley';
import { PendingInvite } from '../../core/session/pending-invite';
import { WayOn } from '../../core/session/way-on';
import { Control, Field } from '../../ui/field/field';
import { Reveal } from '../../ui/field/reveal';
import { Entrance } from './entrance';
import { Registration } from './registration';

@Component({
  selector: 'pl-register-page',
  imports: [Control, Entrance, Field, FormAlert, FormField, Reveal, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './register.page.html',
  styleUrl: './sign-in.css',
})
export class RegisterPage {
  /** Where the person wanted to go; from the address. */
  readonly next = input<string>();

  private readonly client = inject(PARLEY);
  private readonly router = inject(Router);
  private readonly way = inject(WayOn);

  protected readonly registration = inject(Registration);
  protected readonly lead = inject(PendingInvite).read()
    ? 'Then you are in the room that you are invited to.'
    : 'It takes a minute, and the first room even less.';

  protected readonly form = form(
    signal({ email: '', username: '', displayName: '', password: '' }),
    (path) => {
      accountRules(path);
      maxLength(path.displayName, LIMITS.displayNameMaxLength, {
        message: `At most ${LIMITS.displayNameMaxLength} characters.`,
      });
    },
  );

  protected async createAccount(): Promise<void> {
    const done = await sendForm(this.form, ({ email, username, displayName, password }) =>
      this.client.session.register({
        email: email.trim(),
        username: username.toLowerCase(),
        password,
        displayName: displayName.trim() || undefined,
        invite: this.registration.invite(),
      }),
    );
    if (done) await this.router.navigateByUrl(this.way.url(this.next() ?? null));
  }
}
