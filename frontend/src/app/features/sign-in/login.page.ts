import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { form, FormField, required } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { formError, sendForm } from '../../core/forms/send-form';
import { PARLEY } from '../../core/parley/parley';
import { nextUrl } from '../../core/session/next-url';
import { Control, Field } from '../../ui/field/field';
import { Reveal } from '../../ui/field/reveal';
import { Entrance } from './entrance';
import { GuestForm } from './guest-form';

@Component({
  selector: 'pl-login-page',
  imports: [Control, Entrance, Field, FormField, GuestForm, Reveal, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './login.page.html',
  styleUrl: './sign-in.css',
})
export class LoginPage {
  /** Where the person wanted to go; from the address. */
  readonly next = input<string>();

  private readonly client = inject(PARLEY);
  private readonly router = inject(Router);

  protected readonly form = form(signal({ login: '', password: '' }), (path) => {
    required(path.login, { message: 'Enter your email address or username.' });
    required(path.password, { message: 'Enter your password.' });
  });
  protected readonly error = () => formError(this.form);

  protected async signIn(): Promise<void> {
    const done = await sendForm(this.form, ({ login, password }) =>
      this.client.session.login({ login: login.trim(), password }),
    );
    if (done) await this.goOn();
  }

  protected goOn(): Promise<boolean> {
    return this.router.navigateByUrl(nextUrl(this.next() ?? null));
  }
}
