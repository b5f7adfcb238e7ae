import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { email, form, FormField, required } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { FormAlert } from '../../core/forms/form-alert';
import { sendForm } from '../../core/forms/send-form';
import { PARLEY } from '../../core/parley/parley';
import { Control, Field } from '../../ui/field/field';
import { Entrance } from './entrance';

/** Asks for a mail by which a new password can be set. Whether there is such an account it does not tell. */
@Component({
  selector: 'pl-forgot-password-page',
  imports: [Control, Entrance, Field, FormAlert, FormField, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (sentTo(); as address) {
      <pl-entrance heading="Look into your mail" text="It may take a minute.">
        <p class="note" role="status">
          If there is an account for <strong>{{ address }}</strong>, a link is on its way to it. It is good
          for an hour. Nothing there? Look among the unwanted mail.
        </p>
        <a class="button button--outline button--large button--wide" routerLink="/login">Back to sign in</a>
      </pl-entrance>
    } @else {
      <pl-entrance heading="Forgot your password?" text="We send you a link to choose a new one.">
        <form novalidate (submit)="$event.preventDefault(); send()">
          <pl-field label="Email" [field]="form.email">
            <input plControl class="input" type="email" autocomplete="email" [formField]="form.email" />
          </pl-field>
          <pl-form-alert #alert [form]="form" />
          <button
            type="submit"
            class="button button--primary button--large button--wide"
            [attr.aria-busy]="form().submitting()"
            [disabled]="alert.waiting()"
          >
            Send the link
          </button>
        </form>
        <p class="other"><a routerLink="/login">Back to sign in</a></p>
      </pl-entrance>
    }
  `,
  styleUrl: './sign-in.css',
})
export class ForgotPasswordPage {
  private readonly client = inject(PARLEY);
  protected readonly sentTo = signal<string | null>(null);
  protected readonly form = form(signal({ email: '' }), (path) => {
    required(path.email, { message: 'Enter your email address.' });
    email(path.email, { message: 'This does not look like an email address.' });
  });

  protected async send(): Promise<void> {
    const address = this.form.email().value().trim();
    const done = await sendForm(this.form, () => this.client.api.security.forgotPassword({ email: address }));
    if (done) this.sentTo.set(address);
  }
}
