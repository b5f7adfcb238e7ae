import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { failureCode, failureWords } from '../../core/parley/failures';
import { PARLEY } from '../../core/parley/parley';
import { selectMe } from '../../core/session/session.feature';
import { Entrance } from './entrance';
import { takeMailedToken } from './mailed-token';

/** Where the link of the mail after registering leads. */
@Component({
  selector: 'pl-confirm-email-page',
  imports: [Entrance, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './confirm-email.page.html',
  styleUrl: './sign-in.css',
})
export class ConfirmEmailPage {
  private readonly client = inject(PARLEY);
  private readonly token = takeMailedToken();
  private readonly me = inject(Store).selectSignal(selectMe);
  protected readonly isSignedIn = computed(() => this.me() !== null);

  protected readonly confirmation = resource({
    loader: async () => {
      if (this.token === null) return 'useless';
      try {
        await this.client.api.security.confirmEmail({ token: this.token });
        return 'done';
      } catch (error) {
        const code = failureCode(error);
        if (code === 'GONE' || code === 'NOT_FOUND' || code === 'VALIDATION') return 'useless';
        throw error;
      }
    },
  });
  protected readonly failure = computed(() => failureWords(this.confirmation.error()));
}
