import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { form, FormField, required } from '@angular/forms/signals';
import type { SecondFactorSetup } from '@parley/contracts';
import { FormAlert } from '../../../../core/forms/form-alert';
import { sendForm } from '../../../../core/forms/send-form';
import { PARLEY } from '../../../../core/parley/parley';
import { CopyField } from '../../../../ui/copy-field/copy-field';
import { Control, Field } from '../../../../ui/field/field';
import { QrCode } from '../../../../ui/qr-code/qr-code';

/** The secret goes to the app, and the app's first code shows that it arrived. */
@Component({
  selector: 'pl-scan-step',
  imports: [Control, CopyField, Field, FormAlert, FormField, QrCode],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="lead">Scan this with your authenticator app.</p>
    <pl-qr-code class="qr" label="QR code for your authenticator app" [text]="setup().otpauthUrl" />
    <details>
      <summary>No camera? Type the key in</summary>
      <pl-copy-field label="Key" [text]="spaced()" />
    </details>
    <form novalidate (submit)="$event.preventDefault(); confirm()">
      <pl-field label="Code from the app" hint="Six digits; it changes every 30 seconds." [field]="form.code">
        <input
          plControl
          class="input code"
          inputmode="numeric"
          autocomplete="one-time-code"
          [formField]="form.code"
        />
      </pl-field>
      <pl-form-alert #alert [form]="form" />
      <div class="buttons">
        <button type="button" class="button" (click)="cancelled.emit()">Cancel</button>
        <button
          type="submit"
          class="button button--primary"
          [attr.aria-busy]="form().submitting()"
          [disabled]="alert.waiting()"
        >
          Switch on
        </button>
      </div>
    </form>
  `,
  styleUrl: './step.css',
})
export class ScanStep {
  readonly setup = input.required<SecondFactorSetup>();
  /** With the recovery codes. */
  readonly confirmed = output<string[]>();
  readonly cancelled = output();

  private readonly client = inject(PARLEY);
  /** In fours, as one reads and types it. */
  protected readonly spaced = computed(
    () =>
      this.setup()
        .secret.match(/.{1,4}/g)
        ?.join(' ') ?? '',
  );
  protected readonly form = form(signal({ code: '' }), (path) => {
    required(path.code, { message: 'Enter the code that the app shows.' });
  });

  constructor() {
    afterNextRender(() => this.form.code().formFieldBindings()[0]?.focus());
  }

  protected async confirm(): Promise<void> {
    await sendForm(this.form, async ({ code }) => {
      const body = { code: code.replace(/\s/g, '') };
      const { recoveryCodes } = await this.client.api.security.confirmSecondFactor(body);
      this.confirmed.emit(recoveryCodes);
    });
  }
}
