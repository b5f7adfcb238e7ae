import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import type { AdminRoom } from '@parley/contracts';
import { failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { Avatar } from '../../../ui/avatar/avatar';
import { Dialogs } from '../../../ui/dialog/dialogs';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { Time } from '../../../ui/time/time';
import { Toasts } from '../../../ui/toast/toasts';
import { Tooltip } from '../../../ui/tooltip/tooltip';
import { countOf } from '../../../ui/words/count-of';
import { PagedList } from '../paged-list';
import { typedText } from '../typed-text';

/** Every room that is not direct: how large and how lively, and nothing of what is said there. */
@Component({
  selector: 'pl-admin-rooms',
  imports: [Avatar, EmptyState, Icon, Time, Tooltip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rooms.page.html',
  styleUrls: ['../admin.css', '../lists.css', './rooms.page.css'],
})
export class RoomsPage {
  private readonly client = inject(PARLEY);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);

  protected readonly typed = typedText();
  private readonly filter = computed<{ query?: string }>(() =>
    this.typed.settled() ? { query: this.typed.settled() } : {},
  );
  protected readonly list = new PagedList(this.filter, (filter, cursor) =>
    this.client.api.administration.rooms({ ...filter, cursor }),
  );
  protected readonly rows = computed(() =>
    this.list.items()?.map((room) => ({
      room,
      members: countOf(room.memberCount, 'member'),
      messages: countOf(room.messages, 'message'),
    })),
  );

  protected async delete(room: AdminRoom): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: `Delete ${room.name}?`,
      text: `Everybody in it (${countOf(room.memberCount, 'member')}) loses it at once, and what was said in it (${countOf(room.messages, 'message')}) is gone for good. This can not be taken back.`,
      action: 'Delete room',
      danger: true,
    });
    if (!sure) return;
    try {
      await this.client.api.administration.deleteRoom(room.id);
      this.list.change(room.id, null);
      this.toasts.show({ kind: 'success', text: `${room.name} is deleted.` });
    } catch (error) {
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
    }
  }
}
