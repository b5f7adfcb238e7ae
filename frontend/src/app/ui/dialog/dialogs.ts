import { inject, Injectable, Injector, type Type } from '@angular/core';
import { from, type Observable } from 'rxjs';
import { Toasts } from '../toast/toasts';
import type { ConfirmQuestion } from './confirm-dialog';
import type { DialogOpener } from './dialog-opener';

export interface DialogOptions<Data> {
  data?: Data;
  wide?: boolean;
}

/** A dialog that is open, or on its way. */
export interface OpenedDialog<Result> {
  /** Tells once what it was closed with: nothing where it was closed without an answer, or could not be fetched. */
  readonly closed: Observable<Result | undefined>;
}

/**
 * Opens dialogs. Their content starts with a `pl-dialog`, whose heading names them.
 *
 * Neither dialogs nor what opens them is a part of the first visit. Pass the content as it is imported:
 *
 *     this.dialogs.open(import('./new-room-dialog').then((module) => module.NewRoomDialog));
 */
@Injectable({ providedIn: 'root' })
export class Dialogs {
  private readonly injector = inject(Injector);
  private readonly toasts = inject(Toasts);
  private coming = false;

  /** One that is on its way is not opened twice. */
  open<Result, Data = unknown>(
    content: Type<unknown> | Promise<Type<unknown>>,
    options: DialogOptions<Data> = {},
  ): OpenedDialog<Result> {
    return { closed: from(this.bring<Result, Data>(content, options)) };
  }

  /** Asks; `false` too when it is closed without an answer. */
  async confirm(question: ConfirmQuestion): Promise<boolean> {
    const content = import('./confirm-dialog').then((module) => module.ConfirmDialog);
    return (await this.bring<boolean, ConfirmQuestion>(content, { data: question })) ?? false;
  }

  private async bring<Result, Data>(
    content: Type<unknown> | Promise<Type<unknown>>,
    options: DialogOptions<Data>,
  ): Promise<Result | undefined> {
    const fetched = await this.fetch(content);
    return fetched && this.injector.get(fetched.opener).open<Result, Data>(fetched.content, options);
  }

  private async fetch(
    wanted: Type<unknown> | Promise<Type<unknown>>,
  ): Promise<{ opener: Type<DialogOpener>; content: Type<unknown> } | undefined> {
    if (this.coming) return undefined;
    this.coming = true;
    try {
      const [{ DialogOpener }, content] = await Promise.all([import('./dialog-opener'), wanted]);
      return { opener: DialogOpener, content };
    } catch (error) {
      console.error(error);
      // Browsers do not ask again for code that they once could not fetch.
      this.toasts.show({
        kind: 'danger',
        text: 'This part of the page could not be loaded.',
        action: { label: 'Reload', run: () => location.reload() },
      });
      return undefined;
    } finally {
      this.coming = false;
    }
  }
}
