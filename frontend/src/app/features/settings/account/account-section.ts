import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Store } from '@ngrx/store';
import { selectMe } from '../../../core/session/session.feature';
import { ChangePassword } from './change-password';
import { UpgradeGuest } from './upgrade-guest';

/** What one signs in with: for guests, the way to get it. */
@Component({
  selector: 'pl-account-section',
  imports: [ChangePassword, UpgradeGuest],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (isGuest()) {
      <pl-upgrade-guest />
    } @else {
      <pl-change-password />
    }
  `,
})
export class AccountSection {
  private readonly me = inject(Store).selectSignal(selectMe);
  protected readonly isGuest = computed(() => this.me()?.guest ?? false);
}
