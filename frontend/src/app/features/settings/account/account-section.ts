import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Store } from '@ngrx/store';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { selectMe } from '../../../core/session/session.feature';
import { Dialogs } from '../../../ui/dialog/dialogs';
import { Toasts } from '../../../ui/toast/toasts';
import { DeleteAccountDialog } from './delete-account-dialog';
import { ExportPart } from './export-part';
import { UpgradeGuest } from './upgrade-guest';

/** The account as a whole: for guests the way to keep it, for all the ways out of it. */
@Component({
  selector: 'pl-account-section',
  imports: [ExportPart, UpgradeGuest],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './account-section.html',
  styleUrls: ['../section.css', './account-section.css'],
})
export class AccountSection {
  private readonly client = inject(PARLEY);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly me = inject(Store).selectSignal(selectMe);
  protected readonly isGuest = computed(() => this.me()?.guest ?? false);

  protected async signOutEverywhere(): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: 'Sign out everywhere?',
      text: 'Every device is signed out at once, this one too.',
      action: 'Sign out everywhere',
      danger: true,
    });
    if (!sure) return;
    try {
      await this.client.session.logoutEverywhere();
    } catch (error) {
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
    }
  }

  protected delete(): void {
    this.dialogs.open(DeleteAccountDialog);
  }
}
