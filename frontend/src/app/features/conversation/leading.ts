import { inject } from '@angular/core';
import type { Timeline as ClientTimeline, TimelineWindow } from '@parley/client';
import type { Id, Message } from '@parley/contracts';
import { failureWords } from '../../core/parley/failures';
import { Toasts } from '../../ui/toast/toasts';
import type { RoomOpening } from './timeline/room-opening';
import type { Timeline } from './timeline/timeline';

/** Pages that are loaded in search of a message that another one answers to. */
const FOLLOW_PAGES = 20;

export interface Led {
  timeline: () => ClientTimeline;
  held: () => readonly Message[];
  window: () => TimelineWindow;
  opening: () => RoomOpening;
  view: () => Timeline | undefined;
}

/** Leads to places in a room, loading what lies there where it is not held. Made in an injection context. */
export class Leading {
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
      for (let pages = 0; !find() && this.led.window().hasBefore && pages < FOLLOW_PAGES; pages += 1)
        await this.led.timeline().loadOlder();
      const message = find();
      if (message) await this.to(message);
      else this.toasts.show({ text: 'That message is too far up to be led to. Scroll up to find it.' });
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
      this.toasts.show({ text: failureWords(error), kind: 'warning' });
    }
  }
}
