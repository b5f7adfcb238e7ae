import { ChangeDetectionStrategy, Component, computed, effect, inject, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import type { MyRoom } from '@parley/contracts';
import { NO_DRAFT, selectDraftsByRoom } from '../../../core/drafts/drafts.feature';
import { Keyboard } from '../../../core/keys/keyboard';
import { Layout } from '../../../core/layout/layout';
import { PARLEY } from '../../../core/parley/parley';
import { selectPeopleById } from '../../../core/people/people.feature';
import { selectPresenceByUser } from '../../../core/presence/presence.feature';
import { messagePreview, plainText } from '../../../core/rooms/message-preview';
import { selectMyRooms, selectOpenRoomId, selectRoomsLoaded } from '../../../core/rooms/rooms.feature';
import { selectMyId } from '../../../core/session/session.feature';
import { selectTypingByRoom } from '../../../core/typing/typing.feature';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Badge } from '../../../ui/badge/badge';
import { Icon } from '../../../ui/icon/icon';
import { Tooltip } from '../../../ui/tooltip/tooltip';
import { NewRooms } from '../new-rooms';
import { MarkAllRead } from './mark-all-read';
import { MeBar } from './me-bar';
import { RoomRow } from './room-row';

/** The left column: every room of the caller, latest activity first. */
@Component({
  selector: 'pl-rooms-nav',
  imports: [Badge, EmptyState, Icon, MeBar, RoomRow, RouterLink, Tooltip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rooms-nav.html',
  styleUrl: './rooms-nav.css',
})
export class RoomsNav {
  /** Somewhere else, by name. */
  readonly switcherWanted = output();
  readonly searchWanted = output();
  readonly mentionsWanted = output();
  readonly keysWanted = output();

  private readonly store = inject(Store);
  private readonly client = inject(PARLEY);
  protected readonly keyboard = inject(Keyboard);
  protected readonly newRooms = inject(NewRooms);
  protected readonly all = inject(MarkAllRead);
  protected readonly layout = inject(Layout);

  private readonly people = this.store.selectSignal(selectPeopleById);
  private readonly presence = this.store.selectSignal(selectPresenceByUser);
  private readonly typing = this.store.selectSignal(selectTypingByRoom);
  private readonly drafts = this.store.selectSignal(selectDraftsByRoom);
  private readonly openRoomId = this.store.selectSignal(selectOpenRoomId);
  private readonly myId = this.store.selectSignal(selectMyId);
  private readonly rooms = this.store.selectSignal(selectMyRooms);
  protected readonly loaded = this.store.selectSignal(selectRoomsLoaded);

  /** Calls that were not read yet, in all rooms. */
  protected readonly mentions = computed(() =>
    this.rooms().reduce((sum, { mentions, kind }) => sum + (kind === 'direct' ? 0 : mentions), 0),
  );

  protected readonly rows = computed(() =>
    this.rooms().map((room) => ({
      room,
      preview: this.previewOf(room),
      draft: this.draftIn(room),
      presence: room.peer ? (this.presence()[room.peer.id]?.status ?? null) : null,
    })),
  );

  constructor() {
    // The previews name people whom the page may not know yet.
    effect(() => {
      const ids = this.rooms().flatMap(({ lastMessage }) => (lastMessage ? [lastMessage.authorId] : []));
      if (ids.length > 0) this.client.people.need([...new Set(ids)]);
    });
  }

  /** Not of the room that is open: there it stands in the field. */
  private draftIn({ id }: MyRoom): string | null {
    if (id === this.openRoomId()) return null;
    const { body, other } = this.drafts()[id] ?? NO_DRAFT;
    return plainText(body || (other?.body ?? '')) || null;
  }

  private previewOf(room: MyRoom): string {
    const nameOf = (id: string): string => this.people()[id]?.displayName ?? 'Somebody';
    const [typist, ...more] = this.typing()[room.id] ?? [];
    if (typist) return more.length > 0 ? 'Several people are typing…' : `${nameOf(typist)} is typing…`;
    if (!room.lastMessage) return room.topic ?? '';
    return messagePreview(room.lastMessage, { myId: this.myId(), direct: room.kind === 'direct', nameOf });
  }
}
