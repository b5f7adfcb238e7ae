import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, DestroyRef, inject, signal, viewChild } from '@angular/core';
import { failureWords } from '../../../../core/parley/failures';
import { PARLEY } from '../../../../core/parley/parley';
import { DialogFrame } from '../../../../ui/dialog/dialog-frame';
import { CropStage } from './crop-stage';

/** Which part of a picture is shown as one's face. Closes with `true` when it is. */
@Component({
  selector: 'pl-picture-dialog',
  imports: [CropStage, DialogFrame],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pl-dialog heading="Your picture">
      @if (unreadable()) {
        <p class="alert" role="alert">
          This file can not be shown as a picture. Choose a PNG, JPEG, WebP or GIF.
        </p>
      } @else {
        <p class="lead">Drag it to where it should be.</p>
        <pl-crop-stage [src]="url" (failed)="unreadable.set(true)" />
        @if (failure(); as words) {
          <p class="alert" role="alert">{{ words }}</p>
        }
      }
      <ng-container dialogActions>
        <button type="button" class="button" (click)="ref.close(false)">Cancel</button>
        @if (!unreadable()) {
          <button type="button" class="button button--primary" [attr.aria-busy]="saving()" (click)="save()">
            Use picture
          </button>
        }
      </ng-container>
    </pl-dialog>
  `,
  styles: `
    .lead {
      margin-bottom: var(--space-4);
      color: var(--text-muted);
    }

    .alert {
      margin-top: var(--space-4);
    }
  `,
})
export class PictureDialog {
  private readonly client = inject(PARLEY);
  protected readonly ref = inject<DialogRef<boolean>>(DialogRef);
  protected readonly url = URL.createObjectURL(inject<Blob>(DIALOG_DATA));
  private readonly stage = viewChild(CropStage);
  protected readonly unreadable = signal(false);
  protected readonly saving = signal(false);
  protected readonly failure = signal<string | null>(null);

  constructor() {
    inject(DestroyRef).onDestroy(() => URL.revokeObjectURL(this.url));
  }

  /** What was chosen stays where it is when it could not be sent. */
  protected async save(): Promise<void> {
    const stage = this.stage();
    if (!stage || this.saving()) return;
    this.saving.set(true);
    this.failure.set(null);
    try {
      await this.client.session.setAvatar(await stage.cut());
      this.ref.close(true);
    } catch (error) {
      this.failure.set(failureWords(error));
    } finally {
      this.saving.set(false);
    }
  }
}
