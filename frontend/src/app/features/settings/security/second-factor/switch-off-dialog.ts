import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import type { SecondFactorProofBody } from '@parley/contracts';
import { PARLEY } from '../../../../core/parley/parley';
import { DialogFrame } from '../../../../ui/dialog/dialog-frame';
import { ProofForm } from './proof-form';

/** Closes with `true` when it is off. */
@Component({
  selector: 'pl-switch-off-dialog',
  imports: [DialogFrame, ProofForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pl-dialog heading="Switch off two-step sign-in?">
      <p>Your password alone will be enough to sign in. Remove Parley from your app afterwards.</p>
      <pl-proof-form action="Switch off" [danger]="true" [proven]="switchOff" (cancelled)="ref.close()" />
    </pl-dialog>
  `,
  styles: `
    p {
      color: var(--text-muted);
    }
  `,
})
export class SwitchOffDialog {
  private readonly client = inject(PARLEY);
  protected readonly ref = inject<DialogRef<boolean>>(DialogRef);

  protected readonly switchOff = async (proof: SecondFactorProofBody): Promise<void> => {
    await this.client.api.security.disableSecondFactor(proof);
    this.ref.close(true);
  };
}
