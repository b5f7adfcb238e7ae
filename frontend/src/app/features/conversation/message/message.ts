import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { Id, Message as StoredMessage, User } from '@parley/contracts';
import { Keyboard } from '../../../core/keys/keyboard';
import { Avatar } from '../../../ui/avatar/avatar';
import { BotMark } from '../../../ui/bot-mark/bot-mark';
import { Icon } from '../../../ui/icon/icon';
import { Time } from '../../../ui/time/time';
import type { Mentioned } from '../markdown/mentions';
import { LinkPreview } from '../preview/link-preview';
import { previewedLink } from '../preview/previewed-link';
import { PreviewChoice } from '../../../core/previews/preview-choice';
import type { MessageRow } from '../timeline/rows';
import type { Delivery } from './delivery';
import { EditMessage } from './edit-message';
import { MessageFiles } from './files/message-files';
import { filesFailure } from './files/upload-words';
import { LongPress } from './long-press';
import type { Edit } from './message-acts';
import type { Abilities } from './abilities';
import type { MessageAct } from './message-act';
import { type MessageKey, messageKeyOf } from './message-keys';
import { MessageTools } from './message-tools';
import type { OpeningTool } from './message-tools';
import { Prose } from './prose';
import { Quote } from './quote';
import { Reactions } from './reactions';
import { Ticks } from './ticks';

/**
 * One message: who, what, when, how far it came, and what can be done with it.
 *
 * Its accessible name is author, text, time, in this order. The tools appear for a pointer above it, for the focus in it
 * and for a tap on it; a finger that rests on it opens the menu.
 */
@Component({
  selector: 'pl-message',
  imports: [
    LinkPreview,
    Quote,
    Reactions,
    Avatar,
    BotMark,
    EditMessage,
    Icon,
    LongPress,
    MessageFiles,
    MessageTools,
    Prose,
    Ticks,
    Time,
  ],
  hostDirectives: [LongPress],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './message.html',
  styleUrl: './message.css',
  host: {
    role: 'article',
    '[attr.aria-labelledby]': 'labelledBy()',
    '[class.first]': 'row().startsGroup',
    '[class.own]': 'own()',
    '[class.active]': 'active()',
    '[class.led]': 'led()',
    '[class.mine]': 'callsMe()',
    '[class.editing]': 'edit() !== null',
    '(pointerenter)': 'point($event)',
    '(pointerleave)': 'pointed.set(false)',
    '(focusin)': 'focused.set(true)',
    '(focusout)': 'leave()',
    '(keydown)': 'press($event)',
    '(click)': 'tap($event)',
  },
})
export class Message {
  readonly row = input.required<MessageRow>();
  /** `undefined` while it is not known. */
  readonly author = input<User>();
  readonly own = input(false);
  readonly myId = input.required<Id | null>();
  readonly people = input.required<Readonly<Record<Id, User | undefined>>>();
  /** What it answers to; `null` where that is not held. */
  readonly original = input<StoredMessage | null>(null);
  /** Somebody was led here. */
  readonly led = input(false);
  readonly mentioned = input.required<Mentioned>();
  /** Of one's own messages only. */
  readonly delivery = input<Delivery | null>(null);
  readonly abilities = input.required<Abilities>();
  /** Set while it is being changed. */
  readonly edit = input<Edit | null>(null);
  readonly enterSends = input(true);
  readonly act = output<MessageAct>();

  private readonly previewChoice = inject(PreviewChoice);
  private readonly origin = inject(DOCUMENT).location.origin;
  /** What points at it now; not every browser tells so with the click. */
  private byFinger = false;
  private readonly keyboard = inject(Keyboard);
  protected readonly pointed = signal(false);
  protected readonly focused = signal(false);
  protected readonly tapped = signal(false);
  protected readonly toolsOpen = signal(false);
  protected readonly active = computed(
    () => this.pointed() || this.focused() || this.tapped() || this.toolsOpen(),
  );
  /** There is something to do with it: it is stored, and not deleted. */
  protected readonly hasTools = computed(() => this.row().message !== null && this.row().body !== null);
  protected readonly name = computed(() => this.author()?.displayName ?? '…');
  protected readonly replyTo = computed(
    () => this.row().message?.replyTo ?? this.row().item?.replyTo ?? null,
  );
  protected readonly originalName = computed(() => {
    const original = this.original();
    return original ? (this.people()[original.authorId]?.displayName ?? null) : null;
  });
  /** What is looked at before it is sent would be looked at again for each of its letters. */
  protected readonly link = computed(() => {
    const body = this.row().message?.body;
    if (!body || !this.previewChoice.shows()) return null;
    return previewedLink(body, this.mentioned(), this.origin);
  });
  protected readonly pinnedBy = computed(() => {
    const pin = this.row().message?.pinned;
    if (!pin) return null;
    return pin.by === this.myId() ? 'you' : (this.people()[pin.by]?.displayName ?? 'somebody');
  });
  /** Somebody else means the reader in particular. */
  protected readonly callsMe = computed(() => !this.own() && [...this.mentioned().values()].includes(true));
  protected readonly labelledBy = computed(() => {
    const { key, body } = this.row();
    const parts = ['author', body === '' ? null : 'body', this.hasFiles() ? 'files' : null, 'time', 'state'];
    return parts.flatMap((part) => (part === null ? [] : `${key}-${part}`)).join(' ');
  });
  protected readonly hasFiles = computed(() => {
    const { body, message, item } = this.row();
    return body !== null && (message?.attachments ?? item?.files ?? []).length > 0;
  });
  protected readonly failure = computed(() => {
    const item = this.row().item;
    if (item?.status === 'failed') return filesFailure(item) ?? (item.error ? wordsOf(item.error) : '');
    return null;
  });
  /** What failed says so itself, and what is deleted or being changed comes no further. */
  protected readonly shownDelivery = computed(() => {
    const delivery = this.delivery();
    return delivery === 'failed' || this.row().body === null || this.edit() ? null : delivery;
  });
  /** Why it waits, where that is more than the connection, which the page tells already. */
  protected readonly delay = computed(() => {
    const item = this.row().item;
    return item?.status === 'queued' && item.error?.code === 'RATE_LIMITED'
      ? 'You wrote a lot at once. This one goes out in a moment.'
      : null;
  });

  /** What was asked for before the tools were there. */
  protected readonly toolWanted = signal<OpeningTool | null>(null);
  private readonly tools = viewChild<MessageTools>('tools');

  constructor() {
    inject(LongPress).plLongPress.subscribe(() => this.openMenu());
  }

  protected point(event: PointerEvent): void {
    this.byFinger = event.pointerType === 'touch';
    if (event.pointerType === 'mouse') this.pointed.set(true);
  }

  /** A tap anywhere but on what acts by itself shows the time and the tools, and hides them again. */
  protected tap(event: MouseEvent): void {
    if (!this.byFinger) return;
    if (!(event.target as Element).closest('a, button, textarea, pre, audio, video'))
      this.tapped.update((tapped) => !tapped);
  }

  protected press(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget) return;
    const key = messageKeyOf(event, this.keyboard.onMac);
    if (key === null) return;
    if (key === 'open') this.openMenu();
    else if (!this.hasTools() || this.edit() || !this.do(key)) return;
    event.preventDefault();
  }

  /** `false` where the reader may not. */
  private do(key: Exclude<MessageKey, 'open'>): boolean {
    const { key: id, message, body } = this.row();
    const { speak, edit, pin, delete: deletes } = this.abilities();
    if (!message) return false;
    switch (key) {
      case 'reply':
        return speak && this.emit({ type: 'reply', id });
      case 'react':
        if (speak) this.openPicker();
        return speak;
      case 'edit':
        return edit && this.emit({ type: 'edit', id });
      case 'copy':
        return this.emit({ type: 'copy', text: body ?? '' });
      case 'link':
        return this.emit({ type: 'link', seq: message.seq });
      case 'pin':
        return pin && this.emit({ type: 'pin', id, on: message.pinned === null });
      case 'unread':
        return this.emit({ type: 'unread', seq: message.seq });
      case 'delete':
        return deletes && this.emit({ type: 'delete', id, own: this.own() });
    }
  }

  protected showAuthor(): void {
    this.act.emit({ type: 'profile', userId: this.row().authorId });
  }

  /** Of those whom the message names, the one with this username. */
  protected showNamed(username: string): void {
    const userId = this.row().message?.mentions.find((id) => this.people()[id]?.username === username);
    if (userId !== undefined) this.act.emit({ type: 'profile', userId });
  }

  private emit(act: MessageAct): true {
    this.act.emit(act);
    return true;
  }

  protected leave(): void {
    this.focused.set(false);
    // The tools go with the focus. What was asked of them by key is not to open when they come back some day.
    if (this.toolWanted() === 'picker') this.toolWanted.set(null);
  }

  protected toolsChanged(isOpen: boolean): void {
    this.toolsOpen.set(isOpen);
    if (isOpen) this.toolWanted.set(null);
  }

  private openPicker(): void {
    const tools = this.tools();
    if (tools) tools.openPicker();
    else this.toolWanted.set('picker');
  }

  protected openMenu(): void {
    if (!this.hasTools() || this.edit()) return;
    const tools = this.tools();
    if (tools) return tools.openMenu();
    this.toolWanted.set('menu');
    this.tapped.set(true);
  }

  protected leaveTools(): void {
    this.tapped.set(false);
  }
}

/** Why a message was refused, and what helps. */
function wordsOf({ code, message }: { code: string; message: string }): string {
  switch (code) {
    case 'MUTED':
      return 'You are muted in this room.';
    case 'NOT_A_MEMBER':
    case 'NOT_FOUND':
    case 'BANNED':
      return 'You are not in this room any more.';
    case 'TOO_LARGE':
      return 'It is too large. Discard it, and send it as two messages.';
    case 'INTERNAL':
      return 'The server made a mistake.';
    default:
      return message;
  }
}
