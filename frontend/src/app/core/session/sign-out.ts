import { inject, Injectable } from '@angular/core';
import { Store } from '@ngrx/store';
import { Dialogs } from '../../ui/dialog/dialogs';
import { selectUnsentCount } from '../outbox/outbox.feature';
import { PARLEY } from '../parley/parley';
import { selectMe } from './session.feature';

/** Signing out, with a question first where something would be lost by it. */
@Injectable({ providedIn: 'root' })
export class SignOut {
  private readonly client = inject(PARLEY);
  private readonly dialogs = inject(Dialogs);
  private readonly store = inject(Store);

  async signOut(): Promise<void> {
    const loss = this.whatWouldBeLost();
    const goOn =
      loss === null ||
      (await this.dialogs.confirm({ heading: 'Sign out?', text: loss, action: 'Sign out', danger: true }));
    if (goOn) await this.client.session.logout();
  }

  private whatWouldBeLost(): string | null {
    const unsent = this.store.selectSignal(selectUnsentCount)();
    const guest = this.store.selectSignal(selectMe)()?.guest ?? false;
    const parts = [
      unsent === 1 ? 'One message has not been sent yet and would be lost.' : '',
      unsent > 1 ? `${unsent} messages have not been sent yet and would be lost.` : '',
      guest ? 'As a guest you could not come back as the same person; an account can.' : '',
    ].filter(Boolean);
    return parts.length > 0 ? parts.join(' ') : null;
  }
}
