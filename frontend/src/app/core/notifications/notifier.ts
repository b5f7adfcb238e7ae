import { DestroyRef, DOCUMENT, inject, Injectable, untracked } from '@angular/core';
import { Store } from '@ngrx/store';
import type { Id, Message, MyRoom } from '@parley/contracts';
import { Toasts } from '../../ui/toast/toasts';
import { MessageLinks } from '../messages/message-link';
import { PARLEY } from '../parley/parley';
import { selectPeopleById } from '../people/people.feature';
import { selectMyChoice } from '../presence/my-choice';
import { plainText } from '../rooms/message-preview';
import { roomTitle, selectRoomsById } from '../rooms/rooms.feature';
import { selectMe } from '../session/session.feature';
import { chime } from './chime';
import { News } from './news';
import { NewsSince } from './news-since';
import { NotifyDevice } from './notify-device';
import { OneTab } from './one-tab';
import { type Hearer, isWanted, means } from './wanted';

/**
 * Milliseconds in which a message may turn out to have been read: by this page, another tab, another device. What is
 * before somebody's eyes anywhere is read by then, and nobody is told of it once more.
 */
const SETTLE_MS = 900;
const OFFER_STAYS_MS = 30_000;

/** Tells of messages beside the page: by the browser's notifications, and a sound for whoever wants one. */
@Injectable({ providedIn: 'root' })
export class Notifier {
  private readonly client = inject(PARLEY);
  private readonly links = inject(MessageLinks);
  private readonly since = inject(NewsSince);
  private readonly toasts = inject(Toasts);
  private readonly device = inject(NotifyDevice);
  private readonly browser = inject(DOCUMENT).defaultView;
  private readonly store = inject(Store);
  private readonly rooms = this.store.selectSignal(selectRoomsById);
  private readonly people = this.store.selectSignal(selectPeopleById);
  private readonly me = this.store.selectSignal(selectMe);
  private readonly choice = this.store.selectSignal(selectMyChoice);
  private readonly news = new News({ now: () => Date.now(), since: () => this.since.at });
  private readonly shown = new Map<Id, Notification>();
  private readonly tab = new OneTab('parley.notifier', this.browser?.navigator.locks);

  constructor() {
    const { changes } = this.client;
    const rooms = Object.values(this.rooms()).filter((room) => room !== undefined);
    for (const message of this.news.all(rooms)) this.hear(message);
    const deaf = [
      changes.on('rooms:replaced', ({ rooms }) => {
        for (const message of this.news.all(rooms)) this.hear(message);
        for (const room of rooms) this.takeBackIn(room);
      }),
      changes.on('room:upserted', ({ room }) => {
        for (const message of this.news.in(room)) this.hear(message);
        this.takeBackIn(room);
      }),
      changes.on('room:removed', ({ roomId }) => this.takeBack(roomId)),
      changes.on('session:ended', () => this.forget()),
    ];
    inject(DestroyRef).onDestroy(() => {
      deaf.forEach((stop) => stop());
      this.tab.leave();
    });
  }

  private get hearer(): Hearer {
    const me = this.me();
    return { myId: me?.id ?? null, settings: me?.settings ?? {}, choice: this.choice() };
  }

  private hear(message: Message): void {
    setTimeout(() => untracked(() => this.tell(message)), SETTLE_MS);
  }

  private tell(message: Message): void {
    const room = this.rooms()[message.roomId];
    if (!room || !this.tab.isMine || !isWanted(message, room, this.hearer)) return;
    if (this.device.state() === 'on') {
      this.show(message, room);
      if (this.me()?.settings.sound) void chime();
    } else if (means(message, room, this.hearer.myId) && this.device.takeOffer()) {
      this.offer();
    }
  }

  private show(message: Message, room: MyRoom): void {
    const author = this.people()[message.authorId]?.displayName ?? 'Somebody';
    const title = room.kind === 'direct' ? author : `${author} in ${roomTitle(room)}`;
    const file = message.attachments[0]?.name ?? 'A file';
    const body = this.device.showsText() ? plainText(message.body ?? '') || file : 'New message';
    // The sound is the page's own; one notification for each room, however many messages.
    const options = { body, tag: room.id, silent: true, renotify: true };
    try {
      const notification = new Notification(title, options);
      notification.onclick = (): void => {
        this.browser?.focus();
        notification.close();
        void this.links.follow(message);
      };
      this.shown.set(room.id, notification);
    } catch {
      // On telephones only the worker of the page may show any; a click on it opens the address.
      void this.showByWorker(title, { ...options, silent: false }, message);
    }
  }

  private async showByWorker(title: string, options: NotificationOptions, to: Message): Promise<void> {
    const worker = await this.browser?.navigator.serviceWorker?.getRegistration().catch(() => undefined);
    const url = this.links.addressOf(to.roomId, to.seq);
    const open = { operation: 'navigateLastFocusedOrOpen', url };
    await worker?.showNotification(title, { ...options, data: { onActionClick: { default: open } } });
  }

  /** What was read is nothing to be told of any more. */
  private takeBackIn(room: MyRoom): void {
    if (room.unread === 0) this.takeBack(room.id);
  }

  private takeBack(roomId: Id): void {
    this.shown.get(roomId)?.close();
    this.shown.delete(roomId);
  }

  private forget(): void {
    this.news.forget();
    for (const roomId of [...this.shown.keys()]) this.takeBack(roomId);
  }

  private offer(): void {
    this.toasts.show({
      text: 'Do you want to be told of mentions and direct messages when you look elsewhere?',
      staysMs: OFFER_STAYS_MS,
      action: { label: 'Turn on', run: () => void this.device.switchOn() },
    });
  }
}
