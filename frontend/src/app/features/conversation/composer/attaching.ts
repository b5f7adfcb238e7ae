import { computed, inject, type Signal } from '@angular/core';
import { Store } from '@ngrx/store';
import { type Id, LIMITS } from '@parley/contracts';
import { selectUploadsByRoom } from '../../../core/outbox/uploads.feature';
import { PARLEY } from '../../../core/parley/parley';
import { Toasts } from '../../../ui/toast/toasts';
import { countOf } from '../../../ui/words/count-of';
import type { ChosenFiles } from './chosen-files';
import { FileDrop } from './file-drop';

export interface AttachingUser {
  roomId: Signal<Id>;
  /** Whether files are taken now. */
  allowed(): boolean;
  /** Something was dropped. */
  taken(): void;
}

/**
 * The files of the message that is being written in a room: takes what is chosen and dropped, and says what it leaves out.
 * Made in the injection context of an element that has a `FileDrop`.
 */
export class Attaching {
  private readonly client = inject(PARLEY);
  private readonly toasts = inject(Toasts);
  private readonly drop = inject(FileDrop);
  private readonly uploadsByRoom = inject(Store).selectSignal(selectUploadsByRoom);

  readonly files = computed(() => this.uploadsByRoom()[this.user.roomId()] ?? []);
  /** Files are held above the conversation. */
  readonly dropHeld = this.drop.held.asReadonly();

  constructor(private readonly user: AttachingUser) {
    this.drop.allowed = () => user.allowed();
    this.drop.dropped.subscribe((chosen) => {
      this.add(chosen);
      user.taken();
    });
  }

  add({ files, folders }: ChosenFiles): void {
    const { uploads } = this.client;
    const roomId = this.user.roomId();
    const room = LIMITS.attachmentsPerMessage - uploads.items(roomId).length;
    const taken = files.slice(0, room);
    if (taken.length > 0) {
      uploads.add(
        roomId,
        taken.map((content) => ({ content, name: content.name })),
      );
    }
    const words = leftOut(files.length - taken.length, folders);
    if (words !== null) this.toasts.show({ text: words, kind: 'warning' });
  }

  remove(id: Id): void {
    this.client.uploads.remove(id);
  }

  retry(id: Id): void {
    this.client.uploads.retry(id);
  }
}

/** What was not taken, and what to do; `null` where everything was. */
export function leftOut(files: number, folders: number): string | null {
  if (folders > 0) return 'A folder cannot be sent. Pack it into one file, such as a ZIP.';
  if (files <= 0) return null;
  return `A message takes ${LIMITS.attachmentsPerMessage} files. ${countOf(files, 'file')} left out: send them with the next one.`;
}
