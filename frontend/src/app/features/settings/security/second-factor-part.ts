import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import type { AccountSecurity } from '@parley/contracts';
import { firstValueFrom } from 'rxjs';
import { StateBadge } from '../../../ui/badge/state-badge';
import { Dialogs } from '../../../ui/dialog/dialogs';
import { Icon } from '../../../ui/icon/icon';
import { Toasts } from '../../../ui/toast/toasts';
import { RenewCodesDialog } from './second-factor/renew-codes-dialog';
import { SetUpDialog } from './second-factor/set-up-dialog';
import { SwitchOffDialog } from './second-factor/switch-off-dialog';

/** Whether signing in takes a code as well, and the ways to change that. */
@Component({
  selector: 'pl-second-factor-part',
  imports: [Icon, StateBadge],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="line">
      <h3>Two-step sign-in</h3>
      <pl-state-badge [kind]="state().enabled ? 'good' : 'plain'">{{
        state().enabled ? 'On' : 'Off'
      }}</pl-state-badge>
    </div>
    @if (state().enabled) {
      <p class="lead">Signing in asks for a code from your authenticator app.</p>
      <p class="left" [class.few]="state().recoveryCodesLeft < 3">
        <pl-icon name="key" [size]="16" />
        {{ state().recoveryCodesLeft }} of 10 recovery codes left
      </p>
      <div class="buttons">
        <button type="button" class="button button--outline" (click)="renewCodes()">
          New recovery codes
        </button>
        <button type="button" class="button button--quiet-danger" (click)="switchOff()">Switch off</button>
      </div>
    } @else {
      <p class="lead">
        A code from an app on your phone, beside the password. Whoever learns your password still does not get
        in.
      </p>
      <div class="buttons">
        <button type="button" class="button button--outline" (click)="setUp()">
          <pl-icon name="shield" />Set up
        </button>
      </div>
    }
  `,
  styles: `
    .left {
      display: flex;
      align-items: center;
      margin-top: var(--space-3);
      font-size: var(--text-s);
      gap: var(--space-2);
    }

    .left pl-icon {
      color: var(--text-muted);
    }

    .left.few {
      color: var(--warning-text);
    }

    .buttons {
      display: flex;
      flex-wrap: wrap;
      margin-top: var(--space-4);
      gap: var(--space-2);
    }
  `,
  styleUrl: '../section.css',
})
export class SecondFactorPart {
  readonly state = input.required<AccountSecurity['secondFactor']>();
  readonly changed = output();

  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);

  protected async setUp(): Promise<void> {
    await firstValueFrom(this.dialogs.open(SetUpDialog).closed);
    this.changed.emit();
  }

  protected async renewCodes(): Promise<void> {
    await firstValueFrom(this.dialogs.open(RenewCodesDialog).closed);
    this.changed.emit();
  }

  protected async switchOff(): Promise<void> {
    const off = await firstValueFrom(this.dialogs.open<boolean>(SwitchOffDialog).closed);
    if (!off) return;
    this.toasts.show({ kind: 'success', text: 'Two-step sign-in is off.' });
    this.changed.emit();
  }
}
