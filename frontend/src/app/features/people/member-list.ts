import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Store } from '@ngrx/store';
import type { MyRoom, User } from '@parley/contracts';
import { selectMembersByRoom } from '../../core/members/members.feature';
import { failureWords } from '../../core/parley/failures';
import { PARLEY } from '../../core/parley/parley';
import { selectPresenceByUser } from '../../core/presence/presence.feature';
import { selectMyId } from '../../core/session/session.feature';
import { Avatar } from '../../ui/avatar/avatar';
import { Dialogs } from '../../ui/dialog/dialogs';
import { Icon } from '../../ui/icon/icon';
import { Toasts } from '../../ui/toast/toasts';
import { AddPeopleDialog } from './add-people-dialog';
import { groupMembers } from './member-groups';
import { ProfileDialog } from './profile-dialog';

/** Everybody in the room, by role. */
@Component({
  selector: 'pl-member-list',
  imports: [Avatar, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './member-list.html',
  styleUrl: './member-list.css',
})
export class MemberList {
  readonly room = input.required<MyRoom>();

  private readonly store = inject(Store);
  private readonly client = inject(PARLEY);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly byRoom = this.store.selectSignal(selectMembersByRoom);
  private readonly presence = this.store.selectSignal(selectPresenceByUser);
  private readonly myId = this.store.selectSignal(selectMyId);
  protected readonly loadingMore = signal(false);

  protected readonly list = computed(() => this.byRoom()[this.room().id] ?? null);
  protected readonly groups = computed(() =>
    groupMembers(this.list()?.members ?? []).map((group) => ({
      ...group,
      members: group.members.map(({ user }) => ({
        user,
        isMe: user.id === this.myId(),
        presence: this.presence()[user.id]?.status ?? null,
      })),
    })),
  );

  protected add(): void {
    this.dialogs.open<never, MyRoom>(AddPeopleDialog, { data: this.room() });
  }

  protected showProfile(user: User): void {
    this.dialogs.open<never, User>(ProfileDialog, { data: user });
  }

  protected async loadMore(): Promise<void> {
    this.loadingMore.set(true);
    try {
      await this.client.members.loadMore(this.room().id);
    } catch (error) {
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
    } finally {
      this.loadingMore.set(false);
    }
  }
}
