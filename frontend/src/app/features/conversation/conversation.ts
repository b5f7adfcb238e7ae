import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';
import type { Timeline as ClientTimeline } from '@parley/client';
import type { Id, Message, MyRoom } from '@parley/contracts';
import { NO_RIGHTS, rightsIn } from '../../core/access/allowed-acts';
import { selectIsOnline } from '../../core/connection/connection.feature';
import { FirstContent } from '../../core/first-content/first-content';
import { Keyboard } from '../../core/keys/keyboard';
import { Finding } from '../../core/layout/finding';
import { Layout } from '../../core/layout/layout';
import { selectMembersByRoom, selectReceipts } from '../../core/members/members.feature';
import { MessageLinks } from '../../core/messages/message-link';
import { NO_MESSAGES } from '../../core/messages/messages.feature';
import { selectMessagesByRoom, timelineOf } from '../../core/messages/messages.selectors';
import { selectOutboxByRoom } from '../../core/outbox/outbox.feature';
import { selectPinsByRoom } from '../../core/messages/pins.feature';
import { failureWords } from '../../core/parley/failures';
import { PARLEY } from '../../core/parley/parley';
import { selectPeopleById } from '../../core/people/people.feature';
import { selectPresenceByUser } from '../../core/presence/presence.feature';
import { isMuted } from '../../core/rooms/muting';
import { roomTitle, selectRoomsById } from '../../core/rooms/rooms.feature';
import { selectMe, selectMyId } from '../../core/session/session.feature';
import { selectTypingByRoom } from '../../core/typing/typing.feature';
import { Icon } from '../../ui/icon/icon';
import { Now } from '../../ui/time/now';
import { Dialogs } from '../../ui/dialog/dialogs';
import { Toasts } from '../../ui/toast/toasts';
import { Attaching } from './composer/attaching';
import { closedWords } from './composer/closed-words';
import { Composer } from './composer/composer';
import { Drafting } from './composer/drafting';
import { FileDrop } from './composer/file-drop';
import { OtherDraft } from './composer/other-draft';
import { ConversationHeader } from './header/conversation-header';
import { Leading } from './leading';
import { FarOriginals } from './message/far-originals';
import { needPeople } from './needed-people';
import { quoteWords } from './message/quote';
import { MessageActs } from './message/message-acts';
import type { PinsQuestion } from './pins/pins-panel';
import { announceMessages } from './timeline/announcer';
import { Places } from './timeline/places';
import { RoomBeginning } from './timeline/room-beginning';
import { RoomOpening } from './timeline/room-opening';
import { Timeline } from './timeline/timeline';
import { TimelineLoader } from './timeline/timeline-loader';
import { TimelineSkeleton } from './timeline/timeline-skeleton';
import { TypingLine } from './typing-line';

/** One room: reads the store, asks the client, and hands both to the pieces. Lives as long as its room is open. */
@Component({
  selector: 'pl-conversation',
  imports: [
    Composer,
    ConversationHeader,
    Icon,
    OtherDraft,
    RoomBeginning,
    Timeline,
    TimelineSkeleton,
    TypingLine,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './conversation.html',
  styleUrl: './conversation.css',
  hostDirectives: [FileDrop],
})
export class Conversation {
  readonly roomId = input.required<Id>();
  /** The `seq` of a message to be led to; another one, while the room is open, leads there. */
  readonly at = input<number | null>(null);

  private readonly client = inject(PARLEY);
  private readonly store = inject(Store);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly dialogs = inject(Dialogs);
  private readonly now = inject(Now);
  protected readonly layout = inject(Layout);
  protected readonly places = inject(Places);
  protected readonly finding = inject(Finding);
  protected readonly first = inject(FirstContent);
  private readonly keyboard = inject(Keyboard);

  private readonly rooms = this.store.selectSignal(selectRoomsById);
  private readonly messagesByRoom = this.store.selectSignal(selectMessagesByRoom);
  private readonly membersByRoom = this.store.selectSignal(selectMembersByRoom);
  private readonly pinsByRoom = this.store.selectSignal(selectPinsByRoom);
  private readonly outboxByRoom = this.store.selectSignal(selectOutboxByRoom);
  private readonly typingByRoom = this.store.selectSignal(selectTypingByRoom);
  private readonly receiptsByRoom = this.store.selectSignal(selectReceipts);
  private readonly presenceByUser = this.store.selectSignal(selectPresenceByUser);
  private readonly me = this.store.selectSignal(selectMe);
  private readonly isOnline = this.store.selectSignal(selectIsOnline);
  protected readonly myId = this.store.selectSignal(selectMyId);
  protected readonly people = this.store.selectSignal(selectPeopleById);

  protected readonly room = computed(() => this.rooms()[this.roomId()]);
  private readonly known = computed(() => this.messagesByRoom()[this.roomId()] ?? NO_MESSAGES);
  private readonly stored = computed(() => timelineOf(this.known()));
  protected readonly held = computed(() => {
    const far = this.far.messages();
    return far.length === 0 ? this.known().held : [...far, ...this.known().held];
  });
  protected readonly timeline = computed(() => ({
    messages: this.acts.messages(),
    window: this.stored().window,
  }));
  protected readonly pins = computed(() => this.pinsByRoom()[this.roomId()] ?? []);
  protected readonly items = computed(() => this.outboxByRoom()[this.roomId()] ?? []);
  protected readonly receipts = computed(() => this.receiptsByRoom()[this.roomId()]);
  protected readonly typing = computed(() =>
    (this.typingByRoom()[this.roomId()] ?? []).map((id) => this.people()[id]?.displayName ?? 'Somebody'),
  );
  protected readonly peerPresence = computed(() => {
    const peer = this.room()?.peer;
    return peer ? (this.presenceByUser()[peer.id]?.status ?? null) : null;
  });
  protected readonly enterSends = computed(() => this.me()?.settings.enterSends ?? true);
  /** Who can be called by name: the members, as far as they are known. */
  protected readonly callable = computed(() =>
    (this.membersByRoom()[this.roomId()]?.members ?? [])
      .filter(({ user }) => user.id !== this.myId())
      .map(({ user }) => user),
  );
  /** Moderators call everybody by `@all`. */
  protected readonly everybody = computed(() => {
    const room = this.room();
    return room && room.kind !== 'direct' && room.me.role !== 'member' ? room.memberCount - 1 : null;
  });
  protected readonly placeholder = computed(() => {
    const room = this.room();
    return room ? `Message ${roomTitle(room)}` : '';
  });
  /** Why nothing can be written here; `null` when it can. */
  protected readonly closed = computed(() => {
    const room = this.room();
    return room ? closedWords(room, this.now.date()) : null;
  });
  protected readonly rights = computed(
    () => {
      const room = this.room();
      if (!room) return NO_RIGHTS;
      const { kind, me, blocked } = room;
      return rightsIn({ kind, role: me.role, muted: isMuted(me.mutedUntil, this.now.date()), blocked });
    },
    { equal: (a, b) => a.speaks === b.speaks && a.moderates === b.moderates && a.pins === b.pins },
  );
  protected readonly drafting = new Drafting(
    () => this.roomId(),
    () => this.composer()?.focus(),
  );

  private readonly far = new FarOriginals({
    roomId: () => this.roomId(),
    messages: () => this.stored().messages,
    held: () => this.known().held,
  });
  private readonly view = viewChild(Timeline);
  private readonly composer = viewChild(Composer);
  protected readonly attaching = new Attaching({
    roomId: this.roomId,
    allowed: () => this.closed() === null,
    taken: () => this.composer()?.focus(),
  });
  protected readonly loader = new TimelineLoader();
  protected readonly acts = new MessageActs(
    () => this.roomId(),
    () => this.stored().messages,
    {
      toComposer: () => this.composer()?.focus(),
      reply: (id) => this.drafting.reply(id),
      follow: (id) => void this.leading.follow(id),
      keepUnread: (seq) => this.opening.keepUnread(seq),
      keepNothing: () => this.opening.keepNothing(),
      giveBack: (text, replyTo) => {
        if (this.drafting.now().body === '') this.drafting.keep(text, replyTo);
      },
    },
  );
  protected readonly replyingTo = computed(() => {
    const id = this.drafting.now().replyTo;
    const message = this.timeline().messages.find((one) => one.id === id);
    if (!message) return null;
    return { name: this.people()[message.authorId]?.displayName ?? 'Somebody', text: quoteWords(message) };
  });
  protected readonly opening = new RoomOpening({
    room: this.room,
    timeline: this.timeline,
    myId: this.myId,
    wanted: () => this.at(),
    loadAround: (seq) => this.ofClient.loadAround(seq),
  });

  protected readonly leading = new Leading({
    room: this.room,
    timeline: () => this.ofClient,
    held: () => this.known().held,
    window: () => this.timeline().window,
    opening: () => this.opening,
    view: this.view,
  });

  constructor() {
    announceMessages({ timeline: this.timeline, people: this.people, myId: this.myId });
    effect((onCleanup) => {
      onCleanup(this.ofClient.open());
    });
    effect((onCleanup) => {
      if (!this.first.isThere()) return;
      onCleanup(this.client.members.open(this.roomId()));
      onCleanup(this.client.pins.open(this.roomId()));
    });
    const { changes } = this.client;
    const deaf = [
      changes.on('messages:upserted', ({ roomId, messages }) => {
        this.far.hear(messages);
        this.readAtOnce(roomId);
      }),
      changes.on('room:upserted', ({ room }) => this.noteMark([room], false)),
      changes.on('rooms:replaced', ({ rooms }) => this.noteMark(rooms, true)),
    ];
    inject(DestroyRef).onDestroy(() => deaf.forEach((stop) => stop()));
    this.followAddress();
    this.keyboard.on('newest', () => this.readToEnd());
    this.keyboard.onTyping(() => this.composer()?.focus());
    needPeople({ roomId: this.roomId, messages: () => this.stored().messages });
    effect(() => {
      if (this.isOnline()) this.loader.tryAgain();
    });
    afterNextRender(() => {
      // A keyboard that comes up by itself would cover the half of a telephone.
      // Who comes for a message may have the keyboard there.
      if (this.layout.size() !== 'phone' && this.at() === null) this.composer()?.focus();
    });
  }

  protected loadOlder(): void {
    void this.loader.load(() => this.ofClient.loadOlder());
  }

  protected loadNewer(): void {
    void this.loader.load(() => this.ofClient.loadNewer());
  }

  protected loadNewest(): void {
    this.ofClient.loadNewest().catch((error: unknown) => {
      this.toasts.show({ text: failureWords(error), kind: 'warning' });
    });
  }

  /** Everything here is read, and what comes next is seen. */
  private readToEnd(): void {
    this.opening.spoke();
    this.client.marks.readAll(this.roomId());
    this.view()?.goToEnd();
    this.composer()?.focus();
  }

  protected markRead(seq: number): void {
    const room = this.room();
    if (room && seq > room.me.readSeq) this.client.marks.read(room.id, seq);
  }

  /**
   * What comes before the reader's eyes is read before the page hears of it: else the list of rooms would draw it as
   * unread, and draw that away again, with every message. What comes by catching up was not before anybody's eyes.
   */
  private readAtOnce(roomId: Id): void {
    if (roomId !== this.roomId() || !this.isOnline() || !this.view()?.isReadingEnd) return;
    const { toSeq, hasAfter } = this.ofClient.window;
    if (!hasAfter) this.markRead(toSeq);
  }

  private noteMark(rooms: readonly MyRoom[], caughtUp: boolean): void {
    const room = rooms.find(({ id }) => id === this.roomId());
    if (room) this.opening.noteMark(room.me.readSeq, caughtUp);
  }

  protected send(text: string): void {
    const roomId = this.roomId();
    const uploadIds = this.attaching.files().map(({ id }) => id);
    const body = text.trim() === '' ? '' : text;
    this.opening.spoke();
    this.view()?.goToEnd();
    const replyTo = this.drafting.now().replyTo ?? undefined;
    this.drafting.keep('', null);
    this.client.outbox.send({ roomId, body, replyTo, uploadIds }).catch((error: unknown) => {
      // Not even kept on this device: back into the field with it.
      if (this.drafting.now().body === '') this.drafting.keep(body, replyTo ?? null);
      this.toasts.show({ text: `Your message was not sent. ${failureWords(error)}`, kind: 'danger' });
    });
  }

  /** The last message of one's own that can still be changed. */
  protected editLast(): void {
    const last = this.timeline().messages.findLast(
      ({ authorId, kind, body }) => authorId === this.myId() && kind === 'user' && body !== null,
    );
    if (!last) return;
    this.view()?.draw(last.seq, last.id);
    this.acts.do({ type: 'edit', id: last.id });
  }

  protected showPins(): void {
    const room = this.room();
    if (!room) return;
    const unpins = room.me.role !== 'member' || room.kind === 'direct';
    const content = import('./pins/pins-panel').then((module) => module.PinsPanel);
    const panel = this.dialogs.open<Message, PinsQuestion>(content, { data: { roomId: room.id, unpins } });
    panel.closed.subscribe((message) => message && void this.leading.to(message));
  }

  /** One page more of the members, for a name that none of those known has. */
  protected loadMembers(): void {
    const known = this.membersByRoom()[this.roomId()];
    if (known && !known.complete) this.client.members.loadMore(this.roomId()).catch(() => undefined);
  }

  protected toRooms(): void {
    void this.router.navigate(['/rooms']);
  }

  /** Leads where the address says, once the room is drawn, and marks what is there. */
  private followAddress(): void {
    const links = inject(MessageLinks);
    const isDrawn = computed(() => this.view() !== undefined);
    effect(() => {
      const seq = this.at();
      links.again();
      if (seq !== null && isDrawn()) untracked(() => void this.leading.toSeq(seq));
    });
  }

  private get ofClient(): ClientTimeline {
    return this.client.timeline(this.roomId());
  }
}
