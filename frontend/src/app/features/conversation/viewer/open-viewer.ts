import { Dialog } from '@angular/cdk/dialog';
import type { Injector } from '@angular/core';
import type { Id, Message } from '@parley/contracts';
import { kindOf } from '../../../core/files/file-kind';
import { type Shown, Viewer } from './viewer';

/** Opens a picture of these messages large; the others are before and after it. */
export function openViewer(injector: Injector, messages: readonly Message[], attachmentId: Id): void {
  const pictures = messages.flatMap(({ attachments }) =>
    attachments.filter((file) => kindOf(file) === 'image'),
  );
  const first = pictures.findIndex(({ id }) => id === attachmentId);
  if (first < 0) return;
  injector.get(Dialog).open<void, Shown>(Viewer, {
    data: { pictures, first },
    ariaLabel: 'Picture',
    ariaModal: true,
    autoFocus: '.stage',
    hasBackdrop: false,
    panelClass: 'viewer-pane',
  });
}
