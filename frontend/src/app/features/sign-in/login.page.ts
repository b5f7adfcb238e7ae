import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { form, FormField, required } from '@angular/forms/signals';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import type { LoginBody } from '@parley/contracts';
import { FormAlert } from '../../core/forms/form-alert';
import { sendForm } from '../../core/forms/send-form';
import { PARLEY } from '../../core/parley/parley';
import { selectGuestsWelcome } from '../../core/server/server.feature';
import { PendingInvite } from '../../core/session/pending-invite';
import { asksForCode } from '../../core/session/second-factor';
import { WayOn } from '../../core/session/way-on';
import { Control, Field } from '../../ui/field/field';
import { Reveal } from '../../ui/field/reveal';
import { CodeStep } from './code-step';
import { Entrance } from './entrance';
import { Registration } from './registration';
import { GuestForm } from './guest-form';

@Component({
  selector: 'pl-login-page',
  imports: [CodeStep, Control, Entrance, Field, FormAlert, FormField, GuestForm, Reveal, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './login.page.html',
  styleUrl: './sign-in.css',
})
export class LoginPage {
  /** Where the person wanted to go; from the address. */
  readonly next = input<string>();

  private readonly client = inject(PARLEY);
  private readonly router = inject(Router);
  private readonly way = inject(WayOn);

  protected readonly registration = inject(Registration);
  protected readonly guestsWelcome = inject(Store).selectSignal(selectGuestsWelcome);
  protected readonly asGuest = inject(ActivatedRoute).snapshot.fragment === 'guest';
  protected readonly lead = inject(PendingInvite).read()
    ? 'Sign in to come into the room that you are invited to.'
    : 'Sign in to go on where you left off.';
  protected readonly form = form(signal({ login: '', password: '' }), (path) => {
    required(path.login, { message: 'Enter your email address or username.' });
    required(path.password, { message: 'Enter your password.' });
  });
  /** The right password of an account that has a second factor. */
  protected readonly proven = signal<LoginBody | null>(null);

  protected async signIn(): Promise<void> {
    const done = await sendForm(this.form, async ({ login, password }) => {
      const proof = { login: login.trim(), password };
      try {
        await this.client.session.login(proof);
      } catch (error) {
        if (!asksForCode(error)) throw error;
        this.proven.set(proof);
      }
    });
    if (done && !this.proven()) await this.goOn();
  }

  protected startAgain(): void {
    this.proven.set(null);
    this.form().reset({ login: this.form.login().value(), password: '' });
  }

  protected goOn(): Promise<boolean> {
    return this.router.navigateByUrl(this.way.url(this.next() ?? null));
  }
}
