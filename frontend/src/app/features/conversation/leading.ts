import { inject } from '@angular/core';
import type { Timeline as ClientTimeline, TimelineWindow } from '@parley/client';
import type { Id, Message, MyRoom } from '@parley/contracts';
import { MessageLinks } from '../../core/messages/message-link';
import { failureCode, failureWords } from '../../core/parley/failures';
import { PARLEY } from '../../core/parley/parley';
import { Toasts } from '../../ui/toast/toasts';
import type { RoomOpening } from './timeline/room-opening';
import type { Timeline } from './timeline/timeline';

export interface Led {
  room: () => MyRoom | undefined;
  timeline: () => ClientTimeline;
  held: () => readonly Message[];
  window: () => TimelineWindow;
  opening: () => RoomOpening;
  view: () => Timeline | undefined;
}

/** Leads to places in a room, loading what lies there where it is not held. Made in an injection context. */
export class Leading {
  private readonly client = inject(PARLEY);
  private readonly links = inject(MessageLinks);
  private readonly toasts = inject(Toasts);

  constructor(private readonly led: Led) {}

  async to({ id, seq }: Message): Promise<void> {
    await this.orSay(async () => {
      const { fromSeq, toSeq } = this.led.window();
      if (seq < fromSeq || seq > toSeq) await this.led.timeline().loadAround(seq);
      this.led.view()?.goToMessage(seq, id);
    });
  }

  /** To a message of which only its place in the room is known. */
  async toSeq(seq: number): Promise<void> {
    const room = this.led.room();
    if (!room || seq > room.lastSeq || seq < room.firstSeq) {
      this.toasts.show({ text: 'That message is not there, or not any more.' });
      return;
    }
    await this.orSay(async () => {
      const { fromSeq, toSeq } = this.led.window();
      if (seq < fromSeq || seq > toSeq) await this.led.timeline().loadAround(seq);
      const message = this.led.timeline().messages.find((one) => one.seq === seq);
      if (message) this.led.view()?.goToMessage(seq, message.id, { focus: this.links.takeFocus() });
    });
  }

  /** To a message of which only the id is known, however far up it is. */
  async follow(id: Id): Promise<void> {
    await this.orSay(async () => {
      const held = this.led.held().find((message) => message.id === id);
      const room = this.led.room();
      if (!room) return;
      await this.to(held ?? (await this.client.api.messages.get(room.id, id)));
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
