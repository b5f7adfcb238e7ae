import { Clipboard } from '@angular/cdk/clipboard';
import { computed, inject, Injector, signal, type Type } from '@angular/core';
import { Store } from '@ngrx/store';
import type { ParleyClient } from '@parley/client';
import type { Id, Message } from '@parley/contracts';
import { Details } from '../../../core/layout/details';
import { MessageLinks } from '../../../core/messages/message-link';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { selectMyId } from '../../../core/session/session.feature';
import { Dialogs } from '../../../ui/dialog/dialogs';
import { Toasts } from '../../../ui/toast/toasts';
import type { ReceiptsQuestion } from '../receipts/receipts-panel';
import type { MessageAct } from './message-act';
import { PendingChanges } from './pending-changes';
import type { ReactionsQuestion } from './reactions-panel';
import { withReaction } from './reactions';

/** A message being changed in its place. */
export interface Edit {
  readonly id: Id;
  /** What the field begins with. */
  readonly body: string;
  /** Why the last attempt did not work. */
  readonly error: string | null;
}

/** Does what somebody wants done with the messages of a room. Made in an injection context. */
export class MessageActs {
  private readonly client: ParleyClient = inject(PARLEY);
  private readonly dialogs = inject(Dialogs);
  private readonly injector = inject(Injector);
  private readonly toasts = inject(Toasts);
  private readonly details = inject(Details);
  private readonly clipboard = inject(Clipboard);
  private readonly links = inject(MessageLinks);
  private readonly myId = inject(Store).selectSignal(selectMyId);
  private readonly editing = signal<Edit | null>(null);
  private readonly pending = new PendingChanges();

  readonly edit = this.editing.asReadonly();
  /** The room's messages with what was asked for them, answered or not. */
  readonly messages = computed(() => this.pending.applyTo(this.stored()));

  constructor(
    private readonly roomId: () => Id,
    private readonly stored: () => readonly Message[],
    private readonly conversation: {
      toComposer(): void;
      /** The next message answers to this one. */
      reply(id: Id): void;
      follow(id: Id): void;
      keepUnread(seq: number): void;
      keepNothing(): void;
      /** What was written comes back. */
      giveBack(text: string, replyTo: Id | null): void;
    },
  ) {}

  do(act: MessageAct): void {
    switch (act.type) {
      case 'edit':
        this.begin(act.id);
        break;
      case 'cancel-edit':
        this.editing.set(null);
        this.conversation.toComposer();
        break;
      case 'save-edit':
        void this.save(act.id, act.body);
        break;
      case 'delete':
        void this.delete(act.id, act.own);
        break;
      case 'reply':
        this.conversation.reply(act.id);
        this.conversation.toComposer();
        break;
      case 'follow':
        this.conversation.follow(act.id);
        break;
      case 'react':
        void this.react(act.id, act.emoji, act.on);
        break;
      case 'pin':
        void this.pin(act.id, act.on);
        break;
      case 'profile':
        this.details.showPerson(act.userId);
        break;
      case 'unread':
        void this.markUnread(act.seq);
        break;
      case 'receipts':
        this.showReceipts(act.id);
        break;
      case 'reactions':
        this.showReactions(act.id);
        break;
      case 'copy':
        this.copy(act.text, 'Text copied');
        break;
      case 'link':
        this.copy(this.links.addressOf(this.roomId(), act.seq), 'Link copied');
        break;
      case 'retry':
        void this.client.outbox.retry(act.id);
        break;
      case 'discard':
        void this.client.outbox.discard(act.id);
        break;
      case 'cancel-sending':
        this.cancelSending(act.id);
        break;
      case 'remove-file':
        void this.client.outbox.removeFile(act.id, act.uploadId);
        break;
      case 'view':
        void this.view(act.attachmentId);
        break;
    }
  }

  private copy(text: string, done: string): void {
    if (this.clipboard.copy(text)) this.toasts.show({ text: done, kind: 'success' });
    else this.toasts.show({ text: 'This browser did not let it be copied.', kind: 'warning' });
  }

  private begin(id: Id): void {
    const body = this.message(id)?.body ?? null;
    if (body !== null) this.editing.set({ id, body, error: null });
  }

  private async save(id: Id, body: string): Promise<void> {
    this.editing.set(null);
    this.conversation.toComposer();
    const answer = this.client.messages.edit(this.roomId(), id, body);
    try {
      await this.pending.during(id, { body, editedAt: new Date().toISOString() }, answer);
    } catch (error) {
      // Nothing that was written is lost: it stands in the field again, with the reason.
      const words = failureWords(error);
      if (this.editing() === null) this.editing.set({ id, body, error: words });
      else this.toasts.show({ text: `An edit was not saved. ${words}`, kind: 'danger' });
    }
  }

  private async delete(id: Id, own: boolean): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: 'Delete message?',
      text: own
        ? 'It disappears for everybody, and can’t be brought back.'
        : 'It disappears for everybody, and can’t be brought back. The room will see that a message was deleted.',
      action: 'Delete',
      danger: true,
    });
    if (!sure) return;
    const answer = this.client.messages.delete(this.roomId(), id);
    try {
      await this.pending.during(id, { body: null, deletedAt: new Date().toISOString() }, answer);
    } catch (error) {
      this.toasts.show({ text: `The message was not deleted. ${failureWords(error)}`, kind: 'danger' });
    }
  }

  private async react(id: Id, emoji: string, on: boolean): Promise<void> {
    const message = this.message(id);
    const myId = this.myId();
    if (!message || myId === null) return;
    const answer = this.client.messages.react(this.roomId(), id, emoji, on);
    try {
      await this.pending.during(id, { reactions: withReaction(message.reactions, emoji, on, myId) }, answer);
    } catch (error) {
      this.toasts.show({ text: `Your reaction was not kept. ${failureWords(error)}`, kind: 'danger' });
    }
  }

  private async pin(id: Id, on: boolean): Promise<void> {
    const by = this.myId();
    if (by === null) return;
    const answer = this.client.messages.pin(this.roomId(), id, on);
    try {
      const pinned = on ? { by, at: new Date().toISOString() } : null;
      await this.pending.during(id, { pinned }, answer);
    } catch (error) {
      this.toasts.show({ text: `The pin was not changed. ${failureWords(error)}`, kind: 'danger' });
    }
  }

  private async markUnread(seq: number): Promise<void> {
    this.conversation.keepUnread(seq);
    try {
      await this.client.marks.unread(this.roomId(), seq);
    } catch (error) {
      this.conversation.keepNothing();
      this.toasts.show({ text: `The room was not marked unread. ${failureWords(error)}`, kind: 'danger' });
    }
  }

  private cancelSending(id: Id): void {
    const item = this.client.outbox.items(this.roomId()).find((one) => one.id === id);
    if (!item) return;
    void this.client.outbox.discard(id);
    if (item.body !== '') this.conversation.giveBack(item.body, item.replyTo);
    this.conversation.toComposer();
  }

  private async view(attachmentId: Id): Promise<void> {
    try {
      const { openViewer } = await import('../viewer/open-viewer');
      openViewer(this.injector, this.stored(), attachmentId);
    } catch {
      this.toasts.show({ text: 'The picture could not be opened. Try again.', kind: 'warning' });
    }
  }

  private showReceipts(messageId: Id): void {
    const message = this.message(messageId);
    if (!message) return;
    const { roomId, authorId } = message;
    const panel = import('../receipts/receipts-panel').then((module) => module.ReceiptsPanel);
    this.leadOn(panel, { roomId, messageId, authorId });
  }

  private showReactions(messageId: Id): void {
    const panel = import('./reactions-panel').then((module) => module.ReactionsPanel);
    this.leadOn(panel, { roomId: this.roomId(), messageId });
  }

  /** From a list of people to the one that was chosen. The focus is back where the list was opened by then. */
  private leadOn(list: Promise<Type<unknown>>, data: ReceiptsQuestion | ReactionsQuestion): void {
    this.dialogs
      .open<Id>(list, { data })
      .closed.subscribe((userId) => userId && setTimeout(() => this.details.showPerson(userId)));
  }

  private message(id: Id): Message | undefined {
    return this.messages().find((message) => message.id === id);
  }
}
