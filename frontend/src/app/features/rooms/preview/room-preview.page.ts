import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Layout } from '../../../core/layout/layout';
import { failureCode, failureWords } from '../../../core/parley/failures';
import { PARLEY } from '../../../core/parley/parley';
import { Avatar } from '../../../ui/avatar/avatar';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { Toasts } from '../../../ui/toast/toasts';
import { countOf } from '../../../ui/words/count-of';

/** A room as those see it who are not in it: what it is, and the way in. Or that there is none. */
@Component({
  selector: 'pl-room-preview-page',
  imports: [Avatar, EmptyState, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './room-preview.page.html',
  styleUrl: './room-preview.page.css',
})
export class RoomPreviewPage {
  readonly id = input.required<string>();

  private readonly client = inject(PARLEY);
  private readonly toasts = inject(Toasts);
  protected readonly layout = inject(Layout);
  protected readonly joining = signal(false);
  protected readonly members = (count: number): string => countOf(count, 'member');

  protected readonly room = resource({
    params: () => this.id(),
    loader: ({ params }) => this.client.api.rooms.get(params),
  });
  /** A malformed id is no room either. */
  protected readonly isMissing = computed(() => {
    const code = failureCode(this.room.error());
    return code === 'NOT_FOUND' || code === 'VALIDATION';
  });
  protected readonly failure = computed(() => failureWords(this.room.error()));

  /** The store hears of the room, and the conversation takes this one's place. */
  protected async join(): Promise<void> {
    this.joining.set(true);
    try {
      await this.client.rooms.join(this.id());
    } catch (error) {
      this.toasts.show({ kind: 'danger', text: failureWords(error) });
    } finally {
      this.joining.set(false);
    }
  }
}
