import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { SecondFactorSetup } from '@parley/contracts';
import { DialogFrame } from '../../../../ui/dialog/dialog-frame';
import { PasswordStep } from './password-step';
import { RecoveryCodeList } from './recovery-code-list';
import { ScanStep } from './scan-step';

/** Setting up a second factor: who it is, the authenticator, and what stands in for it when the phone is lost. */
@Component({
  selector: 'pl-set-up-dialog',
  imports: [DialogFrame, PasswordStep, RecoveryCodeList, ScanStep],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pl-dialog [heading]="heading()">
      @if (codes(); as list) {
        <pl-recovery-code-list [codes]="list" />
      } @else if (setup(); as it) {
        <pl-scan-step [setup]="it" (confirmed)="codes.set($event)" (cancelled)="ref.close()" />
      } @else {
        <pl-password-step (begun)="setup.set($event)" (cancelled)="ref.close()" />
      }
      @if (codes()) {
        <ng-container dialogActions>
          <button type="button" class="button button--primary" (click)="ref.close()">I have kept them</button>
        </ng-container>
      }
    </pl-dialog>
  `,
})
export class SetUpDialog {
  protected readonly ref = inject(DialogRef);
  protected readonly setup = signal<SecondFactorSetup | null>(null);
  protected readonly codes = signal<string[] | null>(null);
  protected readonly heading = computed(() =>
    this.codes() ? 'Keep these codes' : this.setup() ? 'Add it to your app' : 'Two-step sign-in',
  );
}
