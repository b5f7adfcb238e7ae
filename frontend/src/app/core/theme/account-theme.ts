import { inject, Injectable } from '@angular/core';
import { Store } from '@ngrx/store';
import { failureWords } from '../parley/failures';
import { PARLEY } from '../parley/parley';
import { selectMe } from '../session/session.feature';
import { Toasts } from '../../ui/toast/toasts';
import { Theme, type ThemeChoice } from './theme';

/** Choosing a theme: at once on this device, then for the account. */
@Injectable({ providedIn: 'root' })
export class AccountTheme {
  private readonly client = inject(PARLEY);
  private readonly me = inject(Store).selectSignal(selectMe);
  private readonly theme = inject(Theme);
  private readonly toasts = inject(Toasts);

  async choose(theme: ThemeChoice): Promise<void> {
    this.theme.choose(theme);
    const settings = this.me()?.settings;
    if (!settings || settings.theme === theme) return;
    try {
      await this.client.session.updateProfile({ settings: { ...settings, theme } });
    } catch (error) {
      this.toasts.show({
        kind: 'warning',
        text: `The theme holds on this device only. ${failureWords(error)}`,
      });
    }
  }
}
