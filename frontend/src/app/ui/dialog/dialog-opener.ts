import { Dialog } from '@angular/cdk/dialog';
import { inject, Injectable, type Type } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { DialogOptions } from './dialogs';

/** What a dialog is for comes before its closing: a field, else a button of its body, else the first of its answers. */
const FIRST_FOCUS = 'input, textarea, .dialog-body button, footer button';

/** What opens dialogs, once it is here: see `Dialogs`. */
@Injectable({ providedIn: 'root' })
export class DialogOpener {
  private readonly dialog = inject(Dialog);
  private opened = 0;

  /** Resolves with what it was closed with. */
  open<Result, Data>(
    content: Type<unknown>,
    { data, wide = false }: DialogOptions<Data>,
  ): Promise<Result | undefined> {
    const id = `dialog-${++this.opened}`;
    const ref = this.dialog.open<Result, Data>(content, {
      id,
      data,
      ariaLabelledBy: `${id}-heading`,
      ariaModal: true,
      autoFocus: FIRST_FOCUS,
      backdropClass: 'dialog-backdrop',
      panelClass: wide ? ['dialog-pane', 'dialog-pane--wide'] : 'dialog-pane',
    });
    return firstValueFrom(ref.closed, { defaultValue: undefined });
  }
}
