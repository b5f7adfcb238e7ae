import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { StateBadge } from '../../../ui/badge/state-badge';
import { Toasts } from '../../../ui/toast/toasts';

/** The address that leads back to the account, and whether it is known to be the person's. */
@Component({
  selector: 'pl-email-part',
  imports: [StateBadge],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="line">
      <h3>Email address</h3>
      <pl-state-badge [kind]="confirmed() ? 'good' : 'open'">{{
        confirmed() ? 'Confirmed' : 'Not confirmed'
      }}</pl-state-badge>
    </div>
    <p class="address">{{ email() }}</p>
    @if (!confirmed()) {
      <p class="lead">
        Confirm it by the link in the mail that we sent, so that a forgotten password can be reset.
      </p>
      <button
        type="button"
        class="button button--outline"
        [attr.aria-busy]="sending()"
        [disabled]="sent()"
        (click)="resend()"
      >
        {{ sent() ? 'Mail sent' : 'Send the mail again' }}
      </button>
    }
  `,
  styles: `
    .address {
      margin-top: var(--space-1);
      overflow-wrap: anywhere;
    }

    .button {
      margin-top: var(--space-4);
    }
  `,
  styleUrl: '../section.css',
})
export class EmailPart {
  readonly email = input.required<string | null>();
  readonly confirmed = input.required<boolean>();

  private readonly client = inject(PARLEY);
  private readonly toasts = inject(Toasts);
  protected readonly sending = signal(false);
  protected readonly sent = signal(false);

  protected async resend(): Promise<void> {
    this.sending.set(true);
    try {
      await this.client.api.security.resendConfirmation();
      this.sent.set(true);
      this.toasts.show({ kind: 'success', text: `A mail is on its way to ${this.email()}.` });
    } catch (error) {
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
    } finally {
      this.sending.set(false);
    }
  }
}
