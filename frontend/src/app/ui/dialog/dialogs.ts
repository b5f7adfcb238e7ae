import { Dialog, type DialogRef } from '@angular/cdk/dialog';
import { type ComponentType } from '@angular/cdk/overlay';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { ConfirmDialog, type ConfirmQuestion } from './confirm-dialog';

export interface DialogOptions<Data> {
  data?: Data;
  wide?: boolean;
}

/** Opens dialogs. Their content starts with a `pl-dialog`, whose heading names them. */
/** What a dialog is for comes before its closing: a field, else a button of its body, else the first of its answers. */
const FIRST_FOCUS = 'input, textarea, .dialog-body button, footer button';

@Injectable({ providedIn: 'root' })
export class Dialogs {
  private readonly dialog = inject(Dialog);
  private opened = 0;

  open<Result, Data = unknown>(
    content: ComponentType<unknown>,
    { data, wide = false }: DialogOptions<Data> = {},
  ): DialogRef<Result> {
    const id = `dialog-${++this.opened}`;
    return this.dialog.open<Result, Data>(content, {
      id,
      data,
      ariaLabelledBy: `${id}-heading`,
      ariaModal: true,
      autoFocus: FIRST_FOCUS,
      backdropClass: 'dialog-backdrop',
      panelClass: wide ? ['dialog-pane', 'dialog-pane--wide'] : 'dialog-pane',
    });
  }

  /** Asks; `false` too when it is closed without an answer. */
  async confirm(question: ConfirmQuestion): Promise<boolean> {
    const ref = this.open<boolean, ConfirmQuestion>(ConfirmDialog, { data: question });
    return (await firstValueFrom(ref.closed)) ?? false;
  }
}
