import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { Store } from '@ngrx/store';
import type { Id, MyRoom } from '@parley/contracts';
import { Details } from '../../../core/layout/details';
import { selectMembersByRoom } from '../../../core/members/members.feature';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { selectPresenceByUser } from '../../../core/presence/presence.feature';
import { isMuted } from '../../../core/rooms/muting';
import { selectMyId } from '../../../core/session/session.feature';
import { Avatar } from '../../../ui/avatar/avatar';
import { BotMark } from '../../../ui/bot-mark/bot-mark';
import { Dialogs } from '../../../ui/dialog/dialogs';
import { Icon } from '../../../ui/icon/icon';
import { Now } from '../../../ui/time/now';
import { Toasts } from '../../../ui/toast/toasts';
import { countOf } from '../../../ui/words/count-of';
import { groupMembers, membersCalled } from './member-groups';

/** In fewer than these everybody is seen at a glance. */
const WORTH_SEARCHING = 8;

/** Everybody in the room, by role. */
@Component({
  selector: 'pl-member-list',
  imports: [Avatar, BotMark, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './member-list.html',
  styleUrl: './member-list.css',
})
export class MemberList {
  readonly room = input.required<MyRoom>();
  readonly mayAdd = input(false);

  private readonly store = inject(Store);
  private readonly client = inject(PARLEY);
  private readonly dialogs = inject(Dialogs);
  private readonly details = inject(Details);
  private readonly toasts = inject(Toasts);
  private readonly now = inject(Now);
  private readonly byRoom = this.store.selectSignal(selectMembersByRoom);
  private readonly presence = this.store.selectSignal(selectPresenceByUser);
  private readonly myId = this.store.selectSignal(selectMyId);
  protected readonly loadingMore = signal(false);
  protected readonly query = signal('');

  protected readonly count = computed(() => countOf(this.room().memberCount, 'member'));
  protected readonly searchable = computed(() => this.room().memberCount >= WORTH_SEARCHING);
  protected readonly list = computed(() => this.byRoom()[this.room().id] ?? null);
  protected readonly groups = computed(() =>
    groupMembers(membersCalled(this.query(), this.list()?.members ?? [])).map((group) => ({
      ...group,
      members: group.members.map(({ user, mutedUntil }) => ({
        user,
        isMe: user.id === this.myId(),
        muted: isMuted(mutedUntil, this.now.date()),
        presence: this.presence()[user.id]?.status ?? null,
      })),
    })),
  );

  constructor() {
    // Whoever is looked for may be on a page that is not loaded yet.
    effect(() => {
      const searching = this.query().trim() !== '' && this.list()?.complete === false;
      if (searching && !this.loadingMore()) void this.loadMore();
    });
  }

  protected add(): void {
    const dialog = import('./add-people-dialog').then((module) => module.AddPeopleDialog);
    this.dialogs.open<never, MyRoom>(dialog, { data: this.room() });
  }

  protected showPerson(userId: Id): void {
    this.details.showPerson(userId);
  }

  protected async loadMore(): Promise<void> {
    this.loadingMore.set(true);
    try {
      await this.client.members.loadMore(this.room().id);
    } catch (error) {
      this.query.set('');
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
    } finally {
      this.loadingMore.set(false);
    }
  }
}
