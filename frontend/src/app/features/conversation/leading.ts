import { inject } from '@angular/core';
import type { Timeline as ClientTimeline, TimelineWindow } from '@parley/client';
import type { Id, Message } from '@parley/contracts';
import { failureCode, failureWords } from '../../core/parley/failures';
import { PARLEY } from '../../core/parley/parley';
import { Toasts } from '../../ui/toast/toasts';
import type { RoomOpening } from './timeline/room-opening';
import type { Timeline } from './timeline/timeline';

export interface Led {
  timeline: () => ClientTimeline;
  held: () => readonly Message[];
  window: () => TimelineWindow;
  opening: () => RoomOpening;
  view: () => Timeline | undefined;
}

/** Leads to places in a room, loading what lies there where it is not held. Made in an injection context. */
export class Leading {
  private readonly client = inject(PARLEY);
  private readonly toasts = inject(Toasts);

  constructor(private readonly led: Led) {}

  async to({ id, seq }: Message): Promise<void> {
    await this.orSay(async () => {
      const { fromSeq, toSeq } = this.led.window();
      if (seq < fromSeq || seq > toSeq) await this.led.timeline().loadAround(seq);
      this.led.view()?.goToMessage(seq, id);
    });
  }

  /** To a message of which only the id is known. */
  async follow(id: Id): Promise<void> {
    const find = (): Message | undefined => this.led.held().find((message) => message.id === id);
    await this.orSay(async () => {
      const message = find() ?? (await this.client.api.messages.get(this.led.timeline().roomId, id));
      await this.to(message);
    });
  }

  async toFirstUnread(): Promise<void> {
    const opening = this.led.opening();
    const from = opening.unreadFrom();
    if (from === null) return;
    await this.orSay(async () => {
      if (opening.firstUnreadSeq() === null) await this.led.timeline().loadAround(from);
      const seq = opening.firstUnreadSeq();
      if (seq !== null) this.led.view()?.goToUnread(seq);
    });
  }

  private async orSay(lead: () => Promise<void>): Promise<void> {
    try {
      await lead();
    } catch (error) {
      const text = failureCode(error) === 'NOT_FOUND' ? 'That message is gone.' : failureWords(error);
      this.toasts.show({ text, kind: 'warning' });
    }
  }
}
