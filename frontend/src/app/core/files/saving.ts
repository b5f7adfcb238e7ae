import { DOCUMENT, inject, Injectable } from '@angular/core';
import type { Attachment } from '@parley/contracts';
import { Toasts } from '../../ui/toast/toasts';
import { failureCode, failureWords } from '../parley/failures';
import { PARLEY } from '../parley/parley';

/** Saving files. The browser asks with a cookie alone, which may have run out: so the client asks first. */
@Injectable({ providedIn: 'root' })
export class Saving {
  private readonly client = inject(PARLEY);
  private readonly document = inject(DOCUMENT);
  private readonly toasts = inject(Toasts);

  /** For the click on a link to it; with a key held the browser has its own way. */
  click(event: MouseEvent, file: Attachment): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void this.save(file);
  }

  async save({ id, name, url }: Attachment): Promise<void> {
    try {
      await this.client.api.attachments.check(id);
    } catch (error) {
      const gone = failureCode(error) === 'NOT_FOUND';
      const text = gone ? 'This file is not there any more.' : `It was not saved. ${failureWords(error)}`;
      this.toasts.show({ text, kind: 'warning' });
      return;
    }
    const link = this.document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
  }
}
