import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { SecondFactorProofBody } from '@parley/contracts';
import { PARLEY } from '../../../../core/parley/parley';
import { DialogFrame } from '../../../../ui/dialog/dialog-frame';
import { ProofForm } from './proof-form';
import { RecoveryCodeList } from './recovery-code-list';

/** Ten new recovery codes in place of the earlier ones. */
@Component({
  selector: 'pl-renew-codes-dialog',
  imports: [DialogFrame, ProofForm, RecoveryCodeList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pl-dialog heading="New recovery codes">
      @if (codes(); as list) {
        <pl-recovery-code-list [codes]="list" />
      } @else {
        <p>The ones that you have now will no longer work.</p>
        <pl-proof-form action="Make new codes" [proven]="renew" (cancelled)="ref.close()" />
      }
      @if (codes()) {
        <ng-container dialogActions>
          <button type="button" class="button button--primary" (click)="ref.close()">I have kept them</button>
        </ng-container>
      }
    </pl-dialog>
  `,
  styles: `
    p {
      color: var(--text-muted);
    }
  `,
})
export class RenewCodesDialog {
  private readonly client = inject(PARLEY);
  protected readonly ref = inject(DialogRef);
  protected readonly codes = signal<string[] | null>(null);

  protected readonly renew = async (proof: SecondFactorProofBody): Promise<void> => {
    this.codes.set((await this.client.api.security.renewRecoveryCodes(proof)).recoveryCodes);
  };
}
