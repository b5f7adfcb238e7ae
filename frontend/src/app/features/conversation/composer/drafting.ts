import { computed, inject } from '@angular/core';
import { Store } from '@ngrx/store';
import type { Id } from '@parley/contracts';
import { NO_DRAFT, selectDraftsByRoom } from '../../../core/drafts/drafts.feature';
import { PARLEY } from '../../../core/parley/parley';
import { Toasts } from '../../../ui/toast/toasts';

/** What is written in a room and not sent, here and on other devices. Made in an injection context. */
export class Drafting {
  private readonly client = inject(PARLEY);
  private readonly toasts = inject(Toasts);
  private readonly byRoom = inject(Store).selectSignal(selectDraftsByRoom);

  readonly now = computed(() => this.byRoom()[this.roomId()] ?? NO_DRAFT);

  constructor(
    private readonly roomId: () => Id,
    private readonly toComposer: () => void,
  ) {}

  write(body: string): void {
    this.keep(body, this.now().replyTo);
    if (body === '') this.client.typing.stop(this.roomId());
    else this.client.typing.touch(this.roomId());
  }

  /** The next message answers to this one, or to none. */
  reply(id: Id | null): void {
    this.keep(this.now().body, id);
  }

  /** It goes out as a message, or comes back because it could not even be kept. */
  keep(body: string, replyTo: Id | null): void {
    this.client.drafts.write(this.roomId(), { body, replyTo });
  }

  /** What the other device wrote takes the place of what is written here, which can come back. */
  takeOther(): void {
    const { body, replyTo } = this.now();
    const roomId = this.roomId();
    this.client.drafts.takeOther(roomId);
    if (body !== '') {
      const run = (): void => this.client.drafts.write(roomId, { body, replyTo });
      this.toasts.show({ text: 'Took the text of your other device.', action: { label: 'Undo', run } });
    }
    this.toComposer();
  }

  keepMine(): void {
    this.client.drafts.keepMine(this.roomId());
    this.toComposer();
  }
}
